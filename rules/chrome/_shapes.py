"""Lines that pages leave and that no list can hold: dates, clock times, temperatures, tickers, breadcrumbs."""

from __future__ import annotations

from functools import cache

from newslint.lists import entries
from newslint.rule import Pattern

_WORD = Pattern(r"[\p{L}\p{M}]+")
_YEAR_OR_DAY = Pattern(r"\b(?:(?:19|20)\d\d|[0-3]?\d)\b")
_NUMERIC_DATE = Pattern(r"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})\b")
_CLOCK = Pattern(
    r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?:[:.][0-5]\d)?|h[0-5]\d)?\s*"
    r"(?:(?:[ap]\.?m\.?|uhr|hrs?|h)\s*)?\(?(?:[A-Z]{2,4}T|UTC|GMT|IST|WIB|MSK)?(?:[+-]\d{1,2})?\)?",
)
_TIMED = Pattern(r"\d[:.]\d\d|\d\s*[ap]\.?m|\d\s*uhr|\dh\d\d")
_TEMPERATURE = Pattern(r"[-–−+]?\d{1,3}(?:[.,]\d)?\s?(?:°\s?[CF]?|º\s?[CF]?|[CF])")
_END_MARK = Pattern(
    r"[(\[](?:END|ENDS|MORE|OVER|FIN|ENDE|FINE|FIM|完|了|终|終|끝|انتهى)[)\]]|[-–—]\s?(?:30|0|END|ENDS|FIN|ENDE)\s?[-–—]"
    r"|#{3,}|(?:#\s){2,}#|ENDS?|\*\s?ENDS?\s?\*"
)
_ADDRESS = Pattern(r"@\w{2,30}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:#[\p{L}\p{N}_]{2,40}[,;|]?\s*){2,}")
_MOVES = Pattern(r"[▲▼△▽↑↓⬆⬇]|[+−–-]?\d+[.,]\d+\s?%")
_ARROW = Pattern(r"[▲▼△▽⬆⬇]")
_ARROWS = frozenset("»›→⟩>/|")
_STEP = Pattern(r"\s*[»›→⟩]\s*")
_PLAIN_STEP = Pattern(r"\s+[>/|]\s+")
_MOST_DATE_WORDS = 9
_MOST_CRUMB_WORDS, _MOST_STEP_WORDS = 30, 5


@cache
def _calendar() -> dict[str, str]:
    return {word: kind for word, kind, _ in entries("chrome", "calendar.txt")}


@cache
def homes() -> frozenset[str]:
    """What pages call their first page, in lower case."""
    return frozenset(word for word, _ in entries("chrome", "homes.txt"))


def is_date(text: str) -> bool:
    """Whether the line is a date, with or without a time, and nothing else."""
    if len(text) > 60 or not any(character.isdigit() for character in text):
        return False
    words = _WORD.compiled.findall(text.casefold())
    if len(words) > _MOST_DATE_WORDS:
        return False
    kinds = [_calendar().get(word) for word in words]
    if None in kinds:
        return False
    if "month" in kinds:
        return _YEAR_OR_DAY.search(text) is not None
    return _NUMERIC_DATE.search(text) is not None


def has_date(text: str) -> bool:
    """Whether a date or a clock time stands in the line."""
    if not any(character.isdigit() for character in text):
        return False
    if _TIMED.search(text) or _NUMERIC_DATE.search(text):
        return True
    return any(_calendar().get(word) == "month" for word in _WORD.compiled.findall(text.casefold()))


def is_clock(text: str) -> bool:
    """Whether the line is a clock time and nothing else: `14.19 CET`."""
    return len(text) <= 20 and _TIMED.search(text.casefold()) is not None and _CLOCK.fullmatch(text) is not None


def is_end_mark(text: str) -> bool:
    """Whether the line is what wires put below a story: `(END)`, `-30-`, `###`."""
    return len(text) <= 9 and _END_MARK.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Whether the line is an account, a mail address, or a run of hashtags, and nothing else."""
    return len(text) <= 200 and ("@" in text or "#" in text) and _ADDRESS.fullmatch(text) is not None


def is_temperature(text: str) -> bool:
    """Whether the line is a temperature and nothing else: `15.2 C`."""
    return len(text) <= 10 and _TEMPERATURE.fullmatch(text) is not None


def is_ticker(text: str) -> bool:
    """Whether the line is a run of prices and how they moved."""
    if text.count("%") < 2 and (text.isascii() or not _ARROW.search(text)):
        return False
    digits = sum(character.isdigit() for character in text)
    return digits > len(text) / 5 and len(list(_MOVES.finditer(text))) >= 2


def is_trail(text: str) -> bool:
    """Whether the line is a breadcrumb with its separators: `Home » World » Greece`."""
    if _ARROWS.isdisjoint(text) or "«" in text or len(text.split()) > _MOST_CRUMB_WORDS:
        return False
    steps = [step for step in _STEP.compiled.split(text) if step]
    if len(steps) < 2:
        steps = [step for step in _PLAIN_STEP.compiled.split(text) if step]
        return len(steps) >= 2 and steps[0].casefold() in homes()
    short = all(len(step.split()) <= _MOST_STEP_WORDS for step in steps[:-1])
    return short and (steps[0].casefold() in homes() or len(steps) >= 3)


def glued_home(text: str) -> str:
    """The word for the first page to which the line's next word is glued (`HomeTravelNorth Korea's…`), or nothing."""
    if not text[:1].isupper() or (text.endswith((".", "!", "?")) and not text.endswith("...")):
        return ""
    for at in range(3, min(len(text) - 2, 16)):
        if text[at].isupper() and text[at - 1].islower():
            return text[:at] if text[:at].casefold() in homes() else ""
    return ""
