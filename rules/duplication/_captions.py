"""Captions that stand twice, once or both times with the credit of the picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from re import IGNORECASE

from newslint.document import Document
from newslint.lists import entries
from newslint.patterns import compiled, regex
from newslint.view import Scope

from ._copy import Copy, Kind, Told
from ._lines import Line, Lines

_LEAST, _MOST = 5, 60
"""Words of a caption."""


_LONGEST_CREDIT = 140
"""Code points; no pattern of credits.txt takes more."""


def captions(document: Document, found: Lines, told: Told) -> Iterator[Copy]:
    """Every caption that is another one again. The fuller one stays: it has the credit."""
    seen: dict[tuple[str, ...], tuple[Line, bool]] = {}
    lines = [
        line for line in found.blocks if _LEAST <= line.end - line.first <= _MOST and line.block not in told.blocks
    ]
    openings = [_opening(found, line) for line in lines]
    times = Counter(openings)
    for line in [line for line, opening in zip(lines, openings, strict=True) if times[opening] > 1]:
        if line.block in told.blocks:
            continue
        end, credited = _end_of_caption(document, found, line)
        is_caption = credited or document.blocks[line.block].scope is Scope.CAPTION
        words = tuple(found.tokens.texts[line.first : end])
        other, other_is_caption = seen.setdefault(words, (line, is_caption))
        if other is line or len(words) < _LEAST or not (is_caption or other_is_caption):
            continue
        fuller, poorer = (line, other) if line.end - line.first > other.end - other.first else (other, line)
        seen[words] = (fuller, True)
        told.blocks.update((poorer.block, fuller.block))
        yield Copy(Kind.CAPTION, poorer.span, fuller.span, whole=True)


def _opening(found: Lines, line: Line) -> tuple[str, ...]:
    """The words with which all copies of a caption begin."""
    return tuple(found.tokens.texts[line.first : line.first + _LEAST])


def _end_of_caption(document: Document, found: Lines, line: Line) -> tuple[int, bool]:
    """The number of the first word that is credit and not caption, and whether there is a credit."""
    start, end = line.span
    credit = _credit().search(document.text, max(start, end - _LONGEST_CREDIT), end)
    if credit is None:
        return line.end, False
    return found.tokens.within((line.span[0], credit.start()))[1], True


@cache
def _credit() -> regex.Pattern[str]:
    patterns = "|".join(pattern for (pattern,) in entries("duplication", "credits.txt"))
    return compiled(rf"\s*(?:{patterns})\Z", IGNORECASE)
