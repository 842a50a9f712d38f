"""Paragraphs without a counterpart, once it is sure that no neighbour holds what they say."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from newslint.document import Document
from newslint.source import Span

from ._names import key
from ._numbers import numbers
from ._pairs import length, pairs, ratio

_LEAST_WORDS = 9
_ROOM = 0.55
"""The share of a paragraph's length that its neighbours must lack (or have too much) before it is missed."""
_LEAST_SHARE = 0.6
_LEAST_CONTENT = 5
_TWICE = 1.4


class Gap(NamedTuple):
    """A paragraph of one side alone. `before`: what stands before it in the translation. `again`: the paragraph of
    the translation that says the same."""

    target: Span | None
    original: Span | None
    before: Span | None
    again: Span | None = None


def gaps(document: Document) -> tuple[Gap, ...]:
    """The gaps between an article and its original, through `document.fact`."""
    original = document.original
    found: list[Gap] = []
    all_pairs = document.fact(pairs)
    if original is None or sum(pair.both for pair in all_pairs) * 2 < len(all_pairs):
        return ()  # another article, or one that was written anew
    scale = document.fact(ratio)
    for number, pair in enumerate(all_pairs):
        if pair.both:
            continue
        whole, span = (original, pair.original) if pair.target is None else (document, pair.target)
        if span is None or len(whole.words_in(span)) < _LEAST_WORDS:
            continue
        near = [other for other in all_pairs[max(0, number - 1) : number + 2] if other.both]
        expected = sum(length(other.original) for other in near) * scale
        surplus = sum(length(other.target) for other in near) - expected
        before = next((other.target for other in reversed(all_pairs[:number]) if other.target), None)
        if pair.target is None:
            if surplus < _ROOM * length(pair.original) * scale:
                found.append(Gap(None, pair.original, before))
        elif -surplus < _ROOM * length(pair.target):
            near_by = (other.target for other in near if other.target)
            again = next((other for other in near_by if _says_again(document, pair.target, other)), None)
            found.append(Gap(pair.target, None, before, again))
    return tuple(found)


def doubled(document: Document) -> tuple[tuple[Span, Span], ...]:
    """Paragraphs of an article that say again what one before them says, and the original once; through
    `document.fact`."""
    again = [(gap.target, gap.again) for gap in document.fact(gaps) if gap.target and gap.again]
    found = [(max(two), min(two)) for two in again]
    original = document.original
    for pair in document.fact(pairs):
        if original is None or pair.target is None or pair.original is None or pair.blocks[0] < 2:
            continue
        start, end = pair.target
        blocks = [block.span for block in document.blocks if start <= block.span[0] < end]
        for one, two in pairwise(blocks):
            long = length(pair.target) > _TWICE * length(pair.original) * document.fact(ratio)
            if long and len(document.words_in(two)) >= _LEAST_WORDS and _says_again(document, two, one):
                found.append((two, one))
    return tuple(found)


def _says_again(document: Document, span: Span, other: Span) -> bool:
    """Whether a paragraph has most of the names, numbers and words of another."""
    one, two = _content(document, span), _content(document, other)
    least = min(len(one), len(two))
    return least >= _LEAST_CONTENT and len(one & two) >= _LEAST_SHARE * least


def _content(document: Document, span: Span) -> set[str]:
    figures = {
        str(max(number.values)) for number in document.fact(numbers).figures if span[0] <= number.span[0] < span[1]
    }
    return figures | {key(word.text) for word in document.words_in(span) if len(word.text) > 4}
