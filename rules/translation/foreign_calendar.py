from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import IGNORECASE
from typing import NamedTuple

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.kept import table
from newslint.language import NAMES
from newslint.lexicon import words
from newslint.lists import entries
from newslint.manner import MONTHS, WEEKDAYS, manner
from newslint.patterns import compiled, regex
from newslint.rule import Hit, Pattern, Rule

from ._exonyms import context
from ._listed import listed
from ._source import source_language
from ._words import related

_KNOWN = 2.2
"""From this Zipf frequency on a word is English enough to be one ("mars", "mart", "Montag")."""


class Day(NamedTuple):
    """What a word of another language says: a month or a weekday."""

    kind: str
    number: int
    languages: tuple[str, ...]

    @property
    def english(self) -> str:
        """Its English name."""
        return (MONTHS if self.kind == "month" else WEEKDAYS)[self.number - 1]


@table
def _calendar() -> dict[str, tuple[str, int, tuple[str, ...]]]:
    """The words of the calendar (see `Day`)."""
    found: dict[str, tuple[str, int, tuple[str, ...]]] = {}
    for word, kind, number, languages in (
        *entries("translation", "calendar.tsv"),
        *entries("translation", "calendar_forms.tsv"),
    ):
        if word not in found:
            found[word] = kind, int(number), tuple(languages.split())
    return found


@cache
def _cased() -> frozenset[str]:
    """All words of the calendar, in small letters and with a capital."""
    return frozenset(form for word in _calendar() for form in (word, word[0].upper() + word[1:]))


@cache
def _months() -> regex.Pattern[str]:
    names = [word for word, day in _calendar().items() if day[0] == "month"]
    day = r"(?:er|re|º|°|ª|\.|-го|-е|th|st|nd|rd)?[ \u00a0](?:de |of |d['’]|di |del )?"
    return compiled(
        rf"(?<![\w.,/:-])(?P<day>3[01]|[12]\d|0?[1-9]){day}(?P<month>\L<names>)(?![\p{{L}}-])"
        rf"(?:,?[ \u00a0](?:de |del )?(?P<year>(?:19|20)\d\d)(?:[ \u00a0]?(?:г\.|року|р\.|года))?(?!\d))?",
        IGNORECASE,
        names=names,
    )


_BEFORE = Pattern(r"(?r)(\p{L}+)[ \u00a0]")
_LATIN = Pattern(r"\p{Latin}")
_DIGIT = Pattern(r"\d")
_RANGE = compiled(r"(?:du|vom|dal|del|van|od|от|с|z|fra|från) $", IGNORECASE)


class ForeignCalendar(Rule):
    """A month or a weekday of another language: “12 mars”, “1º de janeiro”, “on mercredi”, “12 лютого”.

    The fix writes the date as the article writes its other dates.

    Fix safety: a word changes.
    """

    code = "TRL007"
    name = "foreign-calendar-word"
    summary = "a month or a weekday of another language"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    before = ("TRL006", "TRL004", "SPL001")
    bad = {
        "A forecast published on ⟦12 mars⟧ puts it higher.": "A forecast published on March 12 puts it higher.",
        "It has recorded 40 cases since ⟦1º de janeiro⟧.": "It has recorded 40 cases since Jan. 1.",
        "The harbour centre opened on ⟦12 лютого⟧.": "The harbour centre opened on 12 February.",
        "The vote is due on ⟦mercredi⟧ morning.": "The vote is due on Wednesday morning.",
        "He was born on ⟦3 septembre 1980⟧ in Lyon.": "He was born on Sept. 3, 1980 in Lyon.",
    }
    good = (
        "The rover landed on Mars, and 12 Mars bars were eaten.",
        "It closed 15 marts in the city.",
        "Heidi Montag was there.",
        "On March 12 it rained.",
        "The ship Domenica sailed.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        dates: list[tuple[int, int]] = []
        present = _cased().intersection(document.fact(listed))
        if not present:
            return
        candidates = [document.words[number] for number in document.numbers_of(present)]
        habits = document.fact(manner)
        for found in _months().finditer(text):
            month = found["month"]
            if words("en").zipf(month.lower()) >= _KNOWN and not found["year"]:
                before = _BEFORE.search(text, 0, found.start())
                dated = before and before.end() == found.start() and before[1].lower() in context("before date")
                if not dated or month[0].isupper():
                    continue  # “12 Mars bars”, “15 marts”
            if not month[0].isascii() and _goes_on(text, *found.span()):
                continue  # inside a passage of another script
            dates.append(found.span())
            day = Day(*_calendar()[month.lower()])
            new = habits.date(int(found["day"]), day.number, int(found["year"]) if found["year"] else None)
            language = NAMES.get(day.languages[0], day.languages[0])
            bare = _RANGE.search(text[max(0, found.start() - 6) : found.start()])
            yield Hit(found.span(), f"“{month}” is {day.english} in {language}", None if bare else new)
        for word in candidates:
            if any(start <= word.span[0] < end for start, end in dates):
                continue
            day = Day(*_calendar()[word.text.lower()])
            if self._sure(document, word.text, word.span[0], day):
                language = NAMES.get(day.languages[0], day.languages[0])
                yield Hit(word.span, f"“{word.text}” is {day.english} in {language}", day.english)

    def _sure(self, document: Document, word: str, start: int, day: Day) -> bool:
        text = document.text
        end = start + len(word)
        if not word.isascii() and not _LATIN.match(word) and _goes_on(text, start, end):
            return False
        before = _BEFORE.search(text, 0, start)
        previous = before[1] if before and before.end() == start else ""
        usual = words("en").zipf(word.lower())
        if word[0].isupper():
            following = text[end : end + 2].strip()[:1]
            return previous in context("before date") and not following.isupper() and usual < _KNOWN + 0.6
        if len(word) >= 5 and usual < _KNOWN:
            return previous in context("before date") or not _calendar_neighbour(text, start)
        source = document.fact(source_language)
        return (
            source is not None
            and any(related(code) == related(source.language) for code in day.languages)
            and (previous in context("before date") or usual < _KNOWN)
        )


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether other letters that are not Latin stand right beside a place."""
    around = text[max(0, start - 3) : start] + text[end : end + 3]
    return any(character.isalpha() and not _LATIN.match(character) for character in around)


def _calendar_neighbour(text: str, start: int) -> bool:
    """Whether a number stands before the word: a date of a form that is not known, left to others."""
    return bool(_DIGIT.search(text, max(0, start - 3), start))
