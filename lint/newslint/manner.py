"""How an article itself writes what can be written in several right ways: dates, clock times, money, “Mr.”.

What replaces a foreign form has to look like the rest of the article. Where the article shows no habit, the style of
American news agencies holds ("Jan. 1", "3:30 p.m.", "35 euros", "Mr."), or the British one where its spelling is
British.
"""

from __future__ import annotations

import re
from functools import cached_property

from newslint.document import Document
from newslint.lists import wordset
from newslint.patterns import compiled

MONTHS = tuple("January February March April May June July August September October November December".split())
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
SHORT = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
"""Months as American agencies write them before the day."""

_MONTH = "|".join(MONTHS)
_DAY_FIRST = compiled(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})\b")
_MONTH_FIRST = compiled(rf"\b(?:{_MONTH}|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) \d{{1,2}}\b(?!:)")
_LONG_MONTH = compiled(r"\b(?:January|February|August|September|October|November|December) \d{1,2}\b")
_SHORT_MONTH = compiled(r"\b(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\. \d{1,2}\b")
_CLOCK = compiled(r"\b\d{1,2}(?:([:.])\d\d)?( ?)(a\.m\.|p\.m\.|am|pm)(?!\w)")
_LONG_CLOCK = compiled(r"(?<![\d:.])(?:[01]\d|2[0-3]):[0-5]\d(?![\d:])(?! ?[ap]\.?m)")


class Manner:
    """The habits of one article. Ask for it through `document.fact(manner)`."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._words = document.word_counts

    @cached_property
    def british(self) -> bool:
        """Whether its spelling is British."""
        british = sum(self._words[word] for word in wordset("locale", "british.txt") if word in self._words)
        american = sum(self._words[word] for word in wordset("locale", "american.txt") if word in self._words)
        return british > american

    @cached_property
    def day_first(self) -> bool:
        """Whether it writes “12 February” and not “February 12”."""
        first, second = len(_DAY_FIRST.findall(self._text)), len(_MONTH_FIRST.findall(self._text))
        return first > second or (first == second and self.british)

    @cached_property
    def dotted(self) -> bool:
        """Whether it writes “Mr.” and not “Mr”."""
        with_dot = len(re.findall(r"\b(?:Mr|Mrs|Ms|Dr)\. ", self._text))
        without = len(re.findall(r"\b(?:Mr|Mrs|Ms|Dr) ", self._text))
        return with_dot > without or (with_dot == without and not self.british)

    def titled(self, title: str) -> str:
        """A title before a name as the article would write it: “Mr.” or “Mr”."""
        return title if self.dotted else title.replace(".", "")

    def date(self, day: int, month: int, year: int | None = None) -> str:
        """A date; the month is counted from 1."""
        if self.day_first:
            return f"{day} {MONTHS[month - 1]}" + (f" {year}" if year else "")
        long = len(_LONG_MONTH.findall(self._text)) > len(_SHORT_MONTH.findall(self._text))
        name = MONTHS[month - 1] if long else SHORT[month - 1]
        return f"{name} {day}" + (f", {year}" if year else "")

    def clock(self, hour: int, minute: int = 0) -> str:
        """A time of day, given on the clock of 24 hours."""
        found = _CLOCK.search(self._text)
        if not found and len(_LONG_CLOCK.findall(self._text)) >= 2:
            return f"{hour:02d}:{minute:02d}"
        hour %= 24
        if minute == 0 and hour in (0, 12) and (not found or "." in found[3]):
            return "noon" if hour else "midnight"
        mark, gap = (found[1] or ":", found[2]) if found else (":", " ")
        half = "am" if hour < 12 else "pm"
        if not found or "." in found[3]:
            half = f"{half[0]}.m."
        minutes = f"{mark}{minute:02d}" if minute else ""
        return f"{hour % 12 or 12}{minutes}{gap}{half}"

    def money(self, amount: str, sign: str, name: str) -> str:
        """An amount (“3.5 million”) of a currency that has a sign, or of which the name is said."""
        signed = len(re.findall(rf"{re.escape(sign)}\d", self._text))
        named = len(re.findall(rf"\d (?:\w+illion )?{name}\b", self._text))
        if sign in "$£" or signed > named or (signed == named and self.british):
            return f"{sign}{amount}"
        return f"{amount} {name}"


def manner(document: Document) -> Manner:
    """The habits of a document."""
    return Manner(document)
