"""Words that ran together, and words that fell apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from newslint.document import Document
from newslint.lexicon import by_language, in_dictionary, words
from newslint.lists import entries, wordset
from newslint.rule import Pattern
from newslint.source import Span

from ._words import lower_counts, places

_GRAMMAR = frozenset(
    "and are because but could from had has have his into not of should than that the their then "
    "there these they this those was were when where which while who will with would".split()
)
"""Words of grammar that hardly end or begin other words."""
_SHORT = frozenset("an as at be by for he in is it on or to".split())
"""Words of grammar that other words end or begin with: the other part has to be one of grammar, or quite usual."""


class Joint(NamedTuple):
    """Where words have to be put together or taken apart, and what was meant."""

    span: Span
    meant: str


def glued(document: Document) -> Iterator[Joint]:
    """Two words without a space."""
    counts = document.fact(lower_counts)
    doubtful = {word: parts for word, times in counts.items() if times < 3 and (parts := _parts(word))}
    if doubtful:
        for place in places(document, doubtful):
            if place.text.islower() or (place.opens and place.text[1:].islower()):
                left, right = doubtful[place.word]
                yield Joint(place.span, f"{place.text[: len(left)]} {right}")


@lru_cache(maxsize=1 << 15)
def _parts(word: str) -> tuple[str, str] | None:
    """The two words that a word is made of, where it is no word itself."""
    english = words("en")
    if len(word) < 5 or len(word) > 24 or not word.isascii() or english.zipf(word) > 2.6:
        return None
    if in_dictionary(word) or word in wordset("spelling", "words.txt"):
        return None
    best: tuple[float, tuple[str, str]] | None = None
    for at in range(2, len(word) - 1):
        left, right = word[:at], word[at:]
        value = _value(left, right, english.zipf(word))
        if value and (best is None or value > best[0]):
            best = (value, (left, right))
    if best is None or any(zipf > 2.8 for _, zipf in by_language(word)):
        return None
    return best[1]


def _value(left: str, right: str, whole: float) -> float:
    """How well two words explain the whole; 0 where they do not."""
    english = words("en")
    one, two = english.zipf(left), english.zipf(right)
    if left in _GRAMMAR | _SHORT and right in _GRAMMAR | _SHORT:
        enough = len(left) + len(right) > 4
    elif left in _GRAMMAR:
        enough = len(right) > 3 and two >= 4.0 and in_dictionary(right)
    elif right in _GRAMMAR:
        enough = len(left) > 3 and one >= 4.0 and in_dictionary(left)
    elif right in _SHORT:
        enough = not whole and len(left) > 4 and one >= 3.5 and in_dictionary(left) and right in {"to", "of", "for"}
    else:
        enough = False
    return one + two if enough else 0.0


_LONE_LETTER = Pattern(
    r"(?<![\p{L}\p{N}'’.&/-])(?:(?P<before>[\p{L}--[aioAIOeExX]]) (?P<rest>\p{Ll}{2,})"
    r"|(?P<begin>\p{L}\p{Ll}+) (?P<after>[\p{Ll}--[aiox]]))(?![\p{L}\p{N}'’&/-]|\.\p{L})",
    0x100,  # regex.V1: sets
)
_LINE_BREAK = Pattern(r"(?<![\p{L}\p{N}-])(\p{L}{2,})[-‐] (\p{Ll}{2,})(?![\p{L}\p{N}-])")
_LABELS = frozenset("vitamin hepatitis plan type class grade group section letter option point item note".split())


def split(document: Document) -> Iterator[Joint]:
    """One word in pieces."""
    english = words("en")
    text = document.text
    for found in _LONE_LETTER.finditer(text):
        first, second = found["before"] or found["begin"], found["rest"] or found["after"]
        joined = (first + second).lower()
        piece = (found["rest"] or found["begin"]).lower()
        usual = english.zipf(joined)
        before = text[max(0, found.start() - 20) : found.start()].split()[-1:]
        if usual < 4.5 or not in_dictionary(joined) or (before and before[0].lower() in _LABELS):
            continue
        if usual >= english.zipf(piece) + 1.5 or (not in_dictionary(piece) and usual > 5):
            yield Joint(found.span(), first + second)
    if "- " in text or "‐ " in text:
        for found in _LINE_BREAK.finditer(text):
            joined = (found[1] + found[2]).lower()
            pieces = in_dictionary(found[1]) and in_dictionary(found[2])
            if english.zipf(joined) >= 3 and in_dictionary(joined) and not pieces:
                yield Joint(found.span(), found[1] + found[2])
    yield from _listed(document)


@cache
def _split_list() -> dict[str, tuple[tuple[str, str], ...]]:
    """The closed list, by the second word."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for wrong, right in entries("spelling", "split.txt"):
        last = wrong.split()[-1]
        found[last] = (*found.get(last, ()), (wrong, right))
    return found


def _listed(document: Document) -> Iterator[Joint]:
    low = document.lower
    for last in document.fact(lower_counts).keys() & _split_list().keys():
        for wrong, right in _split_list()[last]:
            at = low.find(wrong)
            while at >= 0:
                end = at + len(wrong)
                alone = not low[at - 1 : at].isalnum() and not low[end : end + 1].isalnum()
                if alone and low[end : end + 1] not in {"-", "’", "'"} and low[at - 1 : at] not in {"-", "’", "'"}:
                    text = document.text[at:end]
                    yield Joint((at, end), right.capitalize() if text[0].isupper() else right)
                at = low.find(wrong, end)
