"""Whether passages that have keys in common are nearly the same. Pure: candidates in, pairs out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from newslint.corpus.passages import masked, words_of

_ALIKE = 85.0
"""Of 100, how alike two passages are that count as one with small changes (characters, without marks; numbers count
as equal)."""
_SAME_QUOTATION = 60.0
"""Of 100, how alike (word by word, in order) two versions of a sentence of a quotation are."""


class Candidate(NamedTuple):
    """Two passages that may be alike, by their hashes, and their texts."""

    first: int
    other: int
    quotation: bool
    text: str
    other_text: str


class Pair(NamedTuple):
    """Two passages that are alike."""

    first: int
    other: int
    quotation: bool


def alike(candidates: Iterable[Candidate]) -> Iterator[Pair]:
    """Those of the candidates that are alike."""
    from rapidfuzz.fuzz import ratio

    for found in candidates:
        one, other = _words(found.text), _words(found.other_text)
        if found.quotation:
            same = ratio(one, other, score_cutoff=_SAME_QUOTATION) and not _part(one, other)
        else:
            same = ratio(" ".join(one), " ".join(other), score_cutoff=_ALIKE)
        if same:
            yield Pair(found.first, found.other, found.quotation)


@lru_cache(maxsize=10_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(words_of(masked(text)))


def _part(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one is the other cut short, which quotations may be."""
    shorter, longer = (f" {' '.join(words)} " for words in sorted((one, other), key=len))
    return len(one) != len(other) and shorter in longer
