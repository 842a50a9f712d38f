"""Where the marks of an article stand, and what stands beside each: read once, asked by every rule of punctuation.

A rule about “a comma with a blank before it” takes the few places of that kind and looks closer there; searching the
article anew in every rule would cost twenty times as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regex import Match

from newslint.document import Document
from newslint.patterns import compiled_re
from newslint.rule import Pattern

SMALL, OTHER, DIGIT, BLANK, EDGE = "a", "A", "0", " ", "\n"
"""Kinds of neighbours: a small letter, another letter, a digit, a blank, the edge of a line. A mark is its own kind."""
LETTER = SMALL + OTHER
_BLANKS = frozenset(" \u00a0\u202f\u2009\t")


class Spots:
    """The marks of a text, by themselves and their neighbours."""

    def __init__(self, text: str) -> None:
        self._by_key: dict[tuple[str, str, str], list[int]] = {}
        by_key = self._by_key
        padded = f"\n{text}\n"  # so that each mark has neighbours
        for found in _marks().finditer(text):
            at = found.start()
            key = (_kind(padded[at]), found[0], _kind(padded[at + 2]))
            if key in by_key:
                by_key[key].append(at)
            else:
                by_key[key] = [at]

    def of(self, marks: str, before: str = "", after: str = "") -> list[int]:
        """The places, in order, of any of `marks` with any of these kinds before and after it (empty: whatever)."""
        found: list[int] = []
        for (left, mark, right), places in self._by_key.items():
            if mark in marks and (not before or left in before) and (not after or right in after):
                found += places
        found.sort()
        return found


def spots(document: Document) -> Spots:
    """The marks of a document. Ask for it through `document.fact(spots)`."""
    return Spots(document.text)


@cache
def _marks() -> re.Pattern[str]:
    return compiled_re(r"[^\w\s]|_")


@cache
def _kind(character: str) -> str:
    if character.isalpha():
        return SMALL if character.islower() else OTHER
    if character.isdigit():
        return DIGIT
    if character in _BLANKS:
        return BLANK
    return EDGE if character.isspace() else character


def matches(
    document: Document, pattern: Pattern, marks: str, before: str = "", after: str = "", back: int = 0
) -> Iterator[Match[str]]:
    """What a pattern finds at the places of marks, or `back` characters before them."""
    for at in document.fact(spots).of(marks, before, after):
        found = pattern.match(document.text, at - back) if at >= back else None
        if found:
            yield found
