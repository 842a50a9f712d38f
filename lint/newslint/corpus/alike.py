"""Whether passages that have keys in common are nearly the same. Pure: candidates in, pairs out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

_ALIKE = 85.0
"""Of 100, how alike two passages are that count as one with small changes (characters, without marks; numbers count
as equal)."""
_SAME_QUOTATION = 60.0
"""Of 100, how alike (word by word, in order) two versions of a sentence of a quotation are."""


class Candidate(NamedTuple):
    """Two passages that may be alike, by their hashes, and their texts as `words.comparable` gives them."""

    first: int
    other: int
    quotation: bool
    said: str
    other_said: str


class Pair(NamedTuple):
    """Two passages that are alike."""

    first: int
    other: int
    quotation: bool


def alike(candidates: Iterable[Candidate]) -> Iterator[Pair]:
    """Those of the candidates that are alike."""
    from rapidfuzz.fuzz import ratio

    for first, other, quotation, one, two in candidates:
        if quotation:
            same = ratio(one.split(), two.split(), score_cutoff=_SAME_QUOTATION) and not _part(one, two)
        else:
            same = ratio(one, two, score_cutoff=_ALIKE)
        if same:
            yield Pair(first, other, quotation)


def _part(one: str, other: str) -> bool:
    """Whether one is the other cut short, which quotations may be."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) != len(longer) and f" {shorter} " in f" {longer} "
