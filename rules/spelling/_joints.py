"""Words that ran together, and words that fell apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newslint.document import Document
from newslint.lexicon import by_language, in_dictionary, words
from newslint.patterns import compiled_re
from newslint.source import Span

from ._lists import LONE
from ._words import listed, occurrences, places, times, unknown

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
    doubtful = {word: parts for word in document.fact(unknown) if (parts := _parts(word)) and times(document, word) < 3}
    if doubtful:
        for place in places(document, doubtful):
            if place.text.islower() or (place.opens and place.text[1:].islower()):
                left, right = doubtful[place.word]
                yield Joint(place.span, f"{place.text[: len(left)]} {right}")


@lru_cache(maxsize=1 << 15)
def _parts(word: str) -> tuple[str, str] | None:
    """The two words that a word is made of, where it is no word itself."""
    english = words("en")
    if len(word) < 5 or len(word) > 24 or english.zipf(word) > 2.6:
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


_LINE_BREAK = compiled_re(r"(?<![\w-])([^\W\d_]{2,})[-‐] ([^\W\d_]{2,})(?![\w-])")
_JOINED = frozenset("-’'")
_LABELS = frozenset("vitamin hepatitis plan type class grade group section letter option point item note".split())


def split(document: Document) -> Iterator[Joint]:
    """One word in pieces."""
    text, found = document.text, document.fact(occurrences)
    for letter in found.keys() & LONE:
        for at in found[letter]:
            if joint := _lone_letter(text, at):
                yield joint
    hyphen = text.find("- ")
    while hyphen >= 0:
        hangs = text[hyphen - 1 : hyphen].isalnum()
        broken = _LINE_BREAK.search(text, max(0, hyphen - 25), hyphen + 27) if hangs else None
        if broken and broken.end(1) == hyphen and broken[2].islower():
            joined = (broken[1] + broken[2]).lower()
            pieces = in_dictionary(broken[1]) and in_dictionary(broken[2])
            if words("en").zipf(joined) >= 3 and in_dictionary(joined) and not pieces:
                yield Joint(broken.span(), broken[1] + broken[2])
        hyphen = text.find("- ", hyphen + 1)
    yield from _listed(document)


def _lone_letter(text: str, at: int) -> Joint | None:
    """A letter by itself that makes a usual word with what stands before or after it."""
    if text[at - 1 : at] not in {"", " ", "\n"} or (text[at].isupper() and text[at] not in "TWBHSF"):
        return None
    after = _REST.match(text, at + 1)
    labelled = not _LABELS.isdisjoint(text[max(0, at - 20) : at].split()[-1:])
    if after and not labelled and _one_word(text[at], after[1], after[1]):
        return Joint((at, after.end(1)), text[at] + after[1])
    before = _BEGINNING.search(text, max(0, at - 30), at)
    if before and text[at].islower() and _ENDS.match(text, at + 1) and _one_word(before[1], text[at], before[1]):
        return Joint((before.start(1), at + 1), before[1] + text[at])
    return None


_REST = compiled_re(r" ([a-z]{2,})(?![\w’'&/-])")
_BEGINNING = compiled_re(r"(?<![\w’'.&/-])([A-Za-z][a-z]+) $")
_ENDS = compiled_re(r"(?![\w’'&/-]|\.\w)")


def _one_word(first: str, second: str, piece: str) -> bool:
    """Whether two pieces make a usual word, and the longer one is none or far rarer."""
    english = words("en")
    joined, piece = (first + second).lower(), piece.lower()
    usual = english.zipf(joined)
    if usual < 4.5 or not in_dictionary(joined):
        return False
    return usual >= english.zipf(piece) + 1.5 or (usual > 5 and not in_dictionary(piece))


def _listed(document: Document) -> Iterator[Joint]:
    low, found = document.lower, document.fact(occurrences)
    for last, entry in document.fact(listed).items():
        for wrong, right in entry.split_words:
            for place in found[last]:
                end = place + len(last)
                at = end - len(wrong)
                if at < 0 or not low.startswith(wrong, at):
                    continue
                before, after = low[at - 1 : at], low[end : end + 1]
                if before.isalnum() or after.isalnum() or before in _JOINED or after in _JOINED:
                    continue
                text = document.text[at:end]
                yield Joint((at, end), right.capitalize() if text[0].isupper() else right)
