"""Text that was written in one encoding and read in another. ftfy repairs it; here is decided where it may.

Only what it says about encodings is used, never its care for typography. A line is looked at only if two characters
stand side by side that damage makes neighbours (Ã©, â€, Р°, √©), so that clean articles cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint.document import Document
from newslint.finding import Edit
from newslint.patterns import compiled_re
from newslint.rule import Pattern
from newslint.source import Span

_SIGNS = (
    "\x80-\x9f¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶·¸¹º¼½¾¿€‚ƒ„†‡ˆ‰Š‹ŒœŸ˜™›\u02c0-\u02df√∂∑∏π∫Ω≈∆◊≤≥∞⁄ﬁﬂ‡Ł\ufffd"
    "ЂЃЉЊЌЋЏђѓљњќћџЅѕЈјЄєІіЇїҐґЎў\u2320-\u2321\u2500-\u25a0⌐"
)
_NEIGHBOURS = Pattern(
    rf"[{_SIGNS}][^\x00-\x7f]|[^\x00-\x7f][{_SIGNS}]|[ÂÃÄÅÎÏÐÑØÙ×ĂĹĻ][^\x00-\x7f]"
    r"|(?<=\p{L})[ÃÂ] |[ÃÂ] ?['’\p{Ll}]|Г[ \u00a0]|[\x80-\x9f]|â[^\x00-\x7f ]"
)
_CANDIDATE = compiled_re(r"[^\x00-\x7f]{2}|[ÃÂ][ '’a-z]|Г[ \u00a0]|[\x80-\x9f]")
"""Where `_NEIGHBOURS` may match: quick to find."""
_LEADS = frozenset("ĂĹĻ√ÿ∆≈┬├╨╤ƒ◊\ufffd") | frozenset(map(chr, (*range(0x80, 0xA0), *range(0xC2, 0xF5))))
"""What the first byte of a damaged letter becomes."""
_CYRILLIC_DAMAGE = ("Р°", "Рµ", "Рѕ", "РЅ", "С‚", "СЃ", "вЂ", "Г©", "п¬")
_CYRILLIC = frozenset(map(chr, range(0x400, 0x450)))
_ALPHABET = 20
"""So many letters make it a text in Cyrillic, where a Г before a blank is a Г; elsewhere it is an à."""
_LINE_END = Pattern(r"[\r\n]")
_LEFT, _RIGHT = 400, 1600
"""Code points before and after a damaged place that are looked at together: ftfy needs the company."""
_NOT_TEXT = Pattern(r"[\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\x80-\x9f]")
_LEAST_BADNESS = 2
_NO_BREAK_AFTER_CAPITALS = Pattern(r"\p{Lu}{2,}Â\u00a0\p{Lu}")
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_CEDILLAS = str.maketrans("şţŞŢ", "șțȘȚ")


class Damage(NamedTuple):
    """A damaged word or run of words: its place, what it was, and whether the repair is beyond doubt."""

    span: Span
    old: str
    new: str | None
    certain: bool


def repair(damage: Damage) -> Edit:
    """The edit that mends a damage, of what differs alone: what stands beside it may be an escape in its file."""
    old, new = damage.old, damage.new or ""
    left = next(
        (at for at, (was, is_) in enumerate(zip(old, new, strict=False)) if was != is_), min(len(old), len(new))
    )
    rest = min(len(old), len(new)) - left
    pairs = zip(reversed(old), reversed(new), strict=False)
    right = next((at for at, (was, is_) in enumerate(pairs) if was != is_ or at == rest), rest)
    start, end = damage.span
    return Edit((start + left, end - right), new[left : len(new) - right])


def damages(document: Document) -> tuple[Damage, ...]:
    """All damaged places of an article. Ask through `document.fact`."""
    if document.characters.isdisjoint(_LEADS) and not _is_damaged_cyrillic(document):
        return ()
    return tuple(_damages(document))


def _is_damaged_cyrillic(document: Document) -> bool:
    letters = document.characters & _CYRILLIC
    if not letters:
        return False
    text = document.text
    return any(pair in text for pair in _CYRILLIC_DAMAGE) or (len(letters) < _ALPHABET and "Г" in letters)


def _damages(document: Document) -> Iterator[Damage]:
    text = document.text
    at = done = 0
    while found := _CANDIDATE.search(text, at):
        at = found.end() - 1 if found.end() - found.start() > 1 else found.end()
        if not _NEIGHBOURS.match(text, found.start()):
            continue
        start, end = _stretch(text, done, found.start())
        yield from _of_line(document, start, text[start:end])
        at = done = max(end, found.end())


def _stretch(text: str, first: int, at: int) -> Span:
    """A line with the place `at` in it, or what is near in a long one: from a blank to a blank, not before `first`."""
    start = max(text.rfind("\n", first, at), text.rfind("\r", first, at), first - 1) + 1
    if at - start > _LEFT:
        start = max(start, text.rfind(" ", start, at - _LEFT) + 1)
    line_end = _LINE_END.search(text, at, at + _RIGHT)
    if line_end:
        return (start, line_end.start())
    if at + _RIGHT >= len(text):
        return (start, len(text))
    blank = text.rfind(" ", at + 1, at + _RIGHT)
    return (start, at + _RIGHT if blank < 0 else blank)


def _of_line(document: Document, start: int, line: str) -> Iterator[Damage]:
    from ftfy import fix_encoding
    from ftfy.badness import BADNESS_RE, badness

    if any("\ud800" <= character <= "\udfff" for character in line):
        return
    fixed = fix_encoding(line)
    if fixed != line:
        for (left, right), new in _changes(line, fixed):
            old = line[left:right]
            if old.translate(_WINDOWS) == new:
                continue  # control characters alone: ENC004 knows more of them
            if not _NO_BREAK_AFTER_CAPITALS.search(line, max(0, left - 2), right + 2):
                yield _repaired(document, (start + left, start + right), old, new)
        return
    if badness(line) < _LEAST_BADNESS:
        for found in _inside_words().finditer(line):
            mended = _by_table(found[0])
            if mended is not None:
                yield _repaired(document, (start + found.start(), start + found.end()), found[0], mended)
        return
    for span in _words_around(line, [match.span() for match in BADNESS_RE.finditer(line)]):
        old = line[slice(*span)]
        new = fix_encoding(old)
        place = (start + span[0], start + span[1])
        yield Damage(place, old, None, False) if new == old else _repaired(document, place, old, new)


def _repaired(document: Document, span: Span, old: str, new: str) -> Damage:
    if _NOT_TEXT.search(new):
        return Damage(span, old, None, False)
    modern = new.translate(_CEDILLAS)
    if modern != new and document.text.count(modern):
        return Damage(span, old, modern, False)
    return Damage(span, old, new, _by_table(old) == new)


def _changes(old: str, new: str) -> Iterator[tuple[Span, str]]:
    """Where a line differs from what it was, word by word."""
    from rapidfuzz.distance import Levenshtein

    merged: list[tuple[int, int, int, int]] = []
    for code in Levenshtein.opcodes(old, new):
        if code.tag == "equal":
            continue
        left, right, new_left, new_right = code.src_start, code.src_end, code.dest_start, code.dest_end
        while left and new_left and not old[left - 1].isspace() and old[left - 1] == new[new_left - 1]:
            left, new_left = left - 1, new_left - 1
        while right < len(old) and new_right < len(new) and not old[right].isspace() and old[right] == new[new_right]:
            right, new_right = right + 1, new_right + 1
        if merged and left <= merged[-1][1]:
            before = merged.pop()
            left, new_left = before[0], before[2]
            right, new_right = max(before[1], right), max(before[3], new_right)
        merged.append((left, right, new_left, new_right))
    for left, right, new_left, new_right in merged:
        yield (left, right), new[new_left:new_right]


def _words_around(line: str, spans: list[Span]) -> list[Span]:
    """The words that hold the spans, each once."""
    words: list[Span] = []
    for left, right in spans:
        while left and not line[left - 1].isspace():
            left -= 1
        while right < len(line) and not line[right].isspace():
            right += 1
        if words and left <= words[-1][1]:
            words[-1] = (words[-1][0], max(right, words[-1][1]))
        else:
            words.append((left, right))
    return words


@cache
def _table() -> dict[str, str]:
    """What Windows-1252 and Latin-1 make of the UTF-8 of Latin letters and of the marks of articles."""
    characters = [chr(code) for code in range(0xA0, 0x180) if chr(code).isalpha() or chr(code) in "°§©®£€«»·¿¡½¼¾²³"]
    characters += "ȘșȚț‘’“”„–—…•€™‹›′″\u2009\u202f"
    table: dict[str, str] = {}
    for character in characters:
        raw = character.encode()
        table[raw.decode("latin-1")] = character
        table["".join(bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in raw)] = (
            character
        )
    return table


@cache
def _table_pattern() -> Pattern:
    return Pattern(r"\L<damaged>|[^\x00-\x7f]", damaged=list(_table()))


@cache
def _inside_words() -> Pattern:
    """A damaged letter between small ones, which ftfy leaves alone where a line holds one only: “BraÅŸov”."""
    damaged = [sequence for sequence, letter in _table().items() if letter.islower() and sequence[0] in "ÃÄÅÈ"]
    return Pattern(r"\p{L}*(?<=\p{Ll})\L<damaged>(?=\p{Ll})\p{L}*", damaged=damaged)


def _by_table(text: str) -> str | None:
    """A damaged text mended with the table alone; None where it holds anything else than ASCII."""
    table = _table()
    out: list[str] = []
    at = 0
    for found in _table_pattern().finditer(text):
        if found[0] not in table:
            return None
        out += (text[at : found.start()], table[found[0]])
        at = found.end()
    return "".join(out) + text[at:]
