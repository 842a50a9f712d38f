from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lists import entries
from newslint.manner import manner
from newslint.patterns import compiled, compiled_re, regex
from newslint.rule import Hit, Need, Pattern, Rule

from ._numbers import figures, first_letters, following, word_before, words
from ._often import once

_HOUR, _MINUTE = r"(?P<hour>[01]?\d|2[0-4])", r"(?P<minute>[0-5]\d)"
WITH_H = Pattern(rf"(?<![\w:.,$€£/-]){_HOUR}[ \u00a0\u202f]?(?:h|H|hs|u)[ \u00a0\u202f]?{_MINUTE}(?!\w)")
FULL_H = Pattern(rf"(?<![\w:.,$€£/-]){_HOUR}[ \u00a0\u202f]?h(?![\w/-])")
DOTTED = Pattern(r"(?<![\w:.,$€£/-])(?P<hour>1[3-9]|2[0-3]|0\d)\.(?P<minute>[0-5]\d)(?![\d%]|[.,]\d)")
ASIAN = Pattern(
    r"(?P<half>午前|午後|上午|下午|晚上|凌晨|早上|오전|오후|새벽)?[ ]?(?P<hour>[01]?\d|2[0-9])[時时点點시]"
    r"(?:[ ]?(?P<minute>[0-5]?\d)[分분]|(?P<thirty>半|반))?"
)
LATE = Pattern(r"(?<![\w:.,])(?P<hour>2[4-9]):(?P<minute>[0-5]\d)(?![\d:])")
DOTTED_FIGURE, LATE_FIGURE = compiled_re(r"(?:1[3-9]|2[0-3]|0\d)\.[0-5]\d(?!\d)"), compiled_re(r"2[4-9]:[0-5]\d")
"""What these have, quick to find."""

NUMBER = Pattern(rf"(?<![\w:.,$€£/-]){_HOUR}(?:[.:h]{_MINUTE})?(?![\d%\w]|[.,:]\d)")
WORD_AFTER = Pattern(r"[ \u00a0](\p{L}+\.?)")
WORDS_BEFORE = Pattern(r"(?r)(?:(\p{L}+\.?)[ \u00a0])?(\p{L}+\.?)[ \u00a0]")


@cache
def _words(where: str) -> frozenset[str]:
    return frozenset(word for of, word in entries("locale", "clock_words.tsv") if of == where)


@cache
def _near(where: str) -> frozenset[str]:
    """The words for the hour that touch the digits."""
    return first_letters(phrase.split(" ")[-1 if where == "before" else 0] for phrase in _words(where))


_GOES_ON = Pattern(r" (?!on |every |local|and |to |in |for |with |when |after |because |the |daily)\w")
_SCORE = Pattern(r"\d[.:]\d\d to $")
_H = frozenset({"h", "H", "hs", "u"})


@cache
def _lasts() -> regex.Pattern[str]:
    return compiled(r"[ \u00a0-]\L<words>\b", words=list(words("lasts")))


@cache
def _priced() -> regex.Pattern[str]:
    """What tells that a number with a point is a price or a measure, and no time."""
    return compiled(r"\b\L<words>\b|[%€$£]", words=list(words("priced")))


def _marked(text: str, start: int, end: int, exact: bool) -> tuple[int, int] | None:
    """The span of a time of day with the foreign word that stands before or after it; None where there is none."""
    if (after := WORD_AFTER.match(text, end)) and (
        after[1] in _words("after") or after[1].rstrip(".") in _words("after")
    ):
        end = after.end(1) - (after[1] not in _words("after"))
    elif (before := WORDS_BEFORE.match(text, 0, start)) is None:
        return None
    elif before[1] and f"{before[1]} {before[2]}" in _words("before"):
        return before.start(1), end
    elif exact and before[2] in _words("before"):
        return before.start(2), end
    else:
        return None
    return start, end


class ForeignTime(Rule):
    """A time of day in the form of another language: “3h30”, “14 Uhr”, “05.30 uur”, “午後7時30分”.

    Such forms count 24 hours. The fix writes the time as the article writes its other times.

    Fix safety: “3h30” may be how long something takes.
    """

    code = "LOC006"
    name = "foreign-time"
    summary = "a time of day in the form of another language"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    before = ("TRL006", "TRL004", "TRL007")
    need = Need(characters="0123456789")
    bad = {
        "The talks ended at ⟦3h30⟧ on Monday.": "The talks ended at 3:30 a.m. on Monday.",
        "They began at ⟦14 Uhr⟧ on Wednesday.": "They began at 2 p.m. on Wednesday.",
        "Trains stood still until ⟦05.30 uur⟧ in the north.": "Trains stood still until 5:30 a.m. in the north.",
        "It left at ⟦午後7時30分⟧ with 140 people.": "It left at 7:30 p.m. with 140 people.",
        "The concert begins at ⟦15.30⟧ on Sunday.": "The concert begins at 3:30 p.m. on Sunday.",
        "It ended at 6pm and began at ⟦14 Uhr⟧.": "It ended at 6pm and began at 2pm.",
    }
    good = (
        "It left at 3:30 p.m. from pier 14.",
        "Shares closed at 14.20 on Monday.",
        "It was a 3h30 flight.",
        "She ran the race in 25:40.",
        "It is a 24h race.",
        "The N2 runs from kilometer 13.20 to 15.30.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from once(self._hits(document), "times of day are in a foreign form")

    def _hits(self, document: Document) -> Iterator[Hit]:
        text = document.text
        habits = document.fact(manner)
        message = "a time of day in a foreign form"
        after = document.fact(following)
        if not _H.isdisjoint(after):
            for found in WITH_H.finditer(text):
                before = word_before(text, found.start())
                clocked = (
                    before.lower() in words("before clock")
                    or before in words("weekday")
                    or before in _words("before")
                    or not before
                )
                if clocked and not _lasts().match(text, found.end()):
                    yield Hit(found.span(), message, habits.clock(int(found["hour"]), int(found["minute"])))
            for found in FULL_H.finditer(text):
                before = word_before(text, found.start())
                if before.lower() in words("before clock") or before in _words("before"):
                    yield Hit(found.span(), message, habits.clock(int(found["hour"])))
        if not _near("after").isdisjoint(after) or not document.words_by_text.keys().isdisjoint(_near("before")):
            for found in NUMBER.finditer(text):
                span = _marked(text, *found.span(), exact=found["minute"] is not None)
                if span and "h" not in found[0]:
                    yield Hit(span, message, habits.clock(int(found["hour"]), int(found["minute"] or 0)))
        numbers = document.fact(figures)
        for found in DOTTED.finditer(text) if DOTTED_FIGURE.search(numbers) else ():
            if word_before(text, found.start()).lower() in words("before clock") and not self._measured(
                document, *found.span()
            ):
                yield Hit(found.span(), message, habits.clock(int(found["hour"]), int(found["minute"])))
        if not document.characters.isdisjoint("時时点點시"):
            for found in ASIAN.finditer(text):
                yield Hit(found.span(), message, habits.clock(*_of_asia(found.groupdict())))
        if LATE_FIGURE.search(numbers) and "japan" in document.lower:
            for found in LATE.finditer(text):
                if word_before(text, found.start()).lower() in words("before clock"):
                    yield Hit(found.span(), message, habits.clock(int(found["hour"]), int(found["minute"])))

    def _measured(self, document: Document, start: int, end: int) -> bool:
        first, last = document.block_at(start).span
        around = document.lower[max(first, start - 120) : min(last, end + 60)]
        if _priced().search(around) or _GOES_ON.match(document.lower[end : end + 12]):
            return True
        return word_before(document.text, start) == "to" and not _SCORE.search(document.text[:start])


def _of_asia(parts: dict[str, str | None]) -> tuple[int, int]:
    hour = int(parts["hour"] or 0)
    if parts["half"] in ("午後", "下午", "晚上", "오후") and hour < 12:
        hour += 12
    return hour, 30 if parts["thirty"] else int(parts["minute"] or 0)
