"""Where the marks of an article stand, and what stands beside each: read once, asked by every rule of punctuation.

A rule about “a comma with a blank before it” takes the few places of that kind and looks closer there; searching the
article anew in every rule would cost twenty times as much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from newslint.document import Document
from newslint.patterns import compiled_re, regex
from newslint.rule import Pattern

SMALL, OTHER, DIGIT, BLANK, EDGE = "a", "A", "0", " ", "\n"
"""Kinds of neighbours: a small letter, another letter, a digit, a blank, the edge of a line. A mark is its own kind."""
LETTER = SMALL + OTHER
_BLANKS = frozenset(" \u00a0\u202f\u2009\t")


class Spots:
    """The marks of a text, by themselves and their neighbours."""

    def __init__(self, text: str, *, plain: bool) -> None:
        """`plain`: no character but Latin letters, digits and usual marks stands in the text."""
        self._text = f"\n{text}\n"  # so that each mark has neighbours
        self._marks = _PLAIN_MARK if plain else _MARK
        self._sort(_known)

    def _sort(self, kinds: _Kinds) -> None:
        self._kinds = kinds
        self._places: defaultdict[int, list[int]] = defaultdict(list)
        text, places = self._text, self._places
        for found in self._marks.finditer(text, 1, len(text) - 1):
            at = found.start()
            for number in kinds[_kind[text[at - 1]], text[at], _kind[text[at + 1]]]:
                places[number].append(at - 1)

    def of(self, marks: str, before: str = "", after: str = "") -> list[int]:
        """The places, in order, of any of `marks` with any of these kinds before and after it (empty: whatever)."""
        wanted = (before, marks, after)
        if wanted not in self._kinds.numbers:
            self._sort(_with(wanted))
        return self._places.get(self._kinds.numbers[wanted], [])


_Spot = tuple[str, str, str]
"""A mark between the kinds of its neighbours; or marks that a rule asks for, and the kinds that it wants there."""


class _Kind(dict[str, str]):
    """What kind of a neighbour a character is."""

    def __missing__(self, character: str) -> str:
        kind = character
        if character.isalpha():
            kind = SMALL if character.islower() else OTHER
        elif character.isdigit():
            kind = DIGIT
        elif character in _BLANKS:
            kind = BLANK
        elif character.isspace():
            kind = EDGE
        self[character] = kind
        return kind


_kind = _Kind()


class _Kinds(dict[_Spot, tuple[int, ...]]):
    """Which of the spots that rules ask for a mark with its neighbours is, by their numbers."""

    def __init__(self, asked: Iterable[_Spot]) -> None:
        self.numbers = {spot: number for number, spot in enumerate(asked)}

    def __missing__(self, spot: _Spot) -> tuple[int, ...]:
        left, mark, right = spot
        self[spot] = found = tuple(
            number
            for (before, marks, after), number in self.numbers.items()
            if mark in marks and (not before or left in before) and (not after or right in after)
        )
        return found


_known = _Kinds(())


def _with(spot: _Spot) -> _Kinds:
    """All that rules ever asked for, with one more."""
    global _known
    known = _known
    if spot not in known.numbers:
        _known = known = _Kinds((*known.numbers, spot))
    return known


def spots(document: Document) -> Spots:
    """The marks of a document. Ask for it through `document.fact(spots)`."""
    return Spots(document.text, plain=document.has_plain_letters)


_MARK = compiled_re(r"[^\w\s]|_")
_PLAIN_MARK = compiled_re(r"[\0-\x08\x0e-\x1b!-/:-@\[-`{-\x84\x86-\x9f¡-©«-±´¶-¸»¿×÷‐-‟…‹›€™]")
"""The same in a sixth of the time, where no character but those of a plain text stands."""


def matches(
    document: Document, pattern: Pattern, marks: str, before: str = "", after: str = "", back: int = 0
) -> Iterator[regex.Match[str]]:
    """What a pattern finds at the places of marks, or `back` characters before them."""
    for at in document.fact(spots).of(marks, before, after):
        found = pattern.match(document.text, at - back) if at >= back else None
        if found:
            yield found
