"""Holes: what stands inside prose and is none of it, in whatever markup: tags of template languages, shortcodes, JSX.

They are found before a parser reads the file, which is given letters in their place, so that what is in them is no
markup to it. Offsets stay. Where nothing else stands in their lines it is given blanks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_FILLER = "x"
_STOPS = frozenset(".,;:!?…)”’»")


class Hole(NamedTuple):
    """A stretch of the file that is no prose."""

    start: int
    end: int
    stands_in: bool
    """Whether something is shown in its place, as the value of a variable is."""
    comment: str | None = None
    """What it says, where it is a comment."""


def masked(text: str, holes: Sequence[Hole]) -> str:
    """The text as a parser is to read it: as long as it was, with letters or blanks in the place of holes."""
    out: list[str] = []
    at = 0
    for row in _rows(text, holes):
        filler = " " if _alone(text, row) else _FILLER
        for hole in row:
            out += (text[at : hole.start], filler * (hole.end - hole.start))
            at = hole.end
    out.append(text[at:])
    return "".join(out)


def _rows(text: str, holes: Sequence[Hole]) -> Iterator[Sequence[Hole]]:
    """Holes that stand in the same row."""
    first = 0
    for number in range(1, len(holes) + 1):
        if number == len(holes) or text.find("\n", holes[number - 1].end, holes[number].start) >= 0:
            yield holes[first:number]
            first = number


def _alone(text: str, row: Sequence[Hole]) -> bool:
    begin = text.rfind("\n", 0, row[0].start) + 1
    end = text.find("\n", row[-1].end)
    between = [text[left.end : right.start] for left, right in pairwise(row)]
    around = (text[begin : row[0].start], text[row[-1].end : end if end >= 0 else len(text)])
    return not "".join((*around, *between)).strip()


def merged(*several: Iterable[Hole]) -> list[Hole]:
    """Holes of several kinds in order; one that begins in another is part of it."""
    found: list[Hole] = []
    for hole in sorted((hole for holes in several for hole in holes), key=lambda hole: (hole.start, -hole.end)):
        if not found or hole.start >= found[-1].end:
            found.append(hole)
    return found


def shown(text: str, start: int, end: int) -> bool:
    """Whether a tag stands where a word does: something is shown in its place, or looks as if."""
    after = text[end : end + 1] or " "
    return (start == 0 or text[start - 1].isspace()) and (after.isspace() or after in _STOPS)
