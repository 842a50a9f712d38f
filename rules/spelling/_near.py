"""The usual words that a misspelt one may have been meant to be, and how far each is in slips of hand and mind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from newslint.kept import shelf, table
from newslint.lexicon import near_words, words
from newslint.lists import wordset
from newslint.patterns import compiled

_VOWELS = frozenset("aeiouy")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_USUAL = 2.9
"""Zipf frequency from which a word that the dictionary lacks may have been meant."""


class Near(NamedTuple):
    """A usual word near another one."""

    word: str
    cost: float
    zipf: float

    @property
    def score(self) -> float:
        """How likely it was meant: frequency against distance, both on logarithmic scales."""
        return self.zipf - COST_WEIGHT * self.cost


COST_WEIGHT = 2.1
"""How much frequency one plain slip outweighs, in Zipf."""


@table
def _neighbours() -> frozenset[tuple[str, str]]:
    """Pairs of letters whose keys touch, on QWERTY."""
    place = {letter: (row, column + row / 2) for row, keys in enumerate(_KEYS) for column, letter in enumerate(keys)}
    return frozenset(
        (one, other)
        for one, (row, column) in place.items()
        for other, (row2, column2) in place.items()
        if one != other and abs(row - row2) <= 1 and abs(column - column2) <= 1
    )


@table
def _buckets(letter: str) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for word in sorted(word for word in _usual() if word[0] == letter):
        found.setdefault(len(word), []).append(word)
    return {length: tuple(listed) for length, listed in found.items()}


def _candidates(word: str) -> Iterator[str]:
    """Usual words one slip away, or two where the word is long enough to bear it."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    most = 1 if len(word) < 6 else 2 if len(word) < 11 else 3
    buckets = _buckets(word[0])
    for length in range(len(word) - most, len(word) + most + 1):
        for found, _, _ in extract(word, buckets.get(length, ()), scorer=OSA.distance, score_cutoff=most, limit=None):
            yield found
    # The first letter itself is wrong, missing, too much or swapped.
    rest = word[1:]
    others = [rest, word[1] + word[0] + word[2:]]
    others += [letter + rest for letter in _LETTERS if letter != word[0]]
    others += [letter + word for letter in _LETTERS]
    yield from _usual().among(other for other in others if other[:1] != word[0])


@shelf
def _usual() -> dict[str, None]:
    english = words("en")
    newer = (word for word in wordset("spelling", "words.txt") if english.zipf(word) >= _USUAL)
    return dict.fromkeys([*chain.from_iterable(map(near_words, _LETTERS)), *newer])


def _slip(word: str, at: int, kind: str, other: str, to: int) -> float:
    """The cost of one slip; `word` was typed, `other` meant."""
    if kind == "replace":
        one, two = word[at], other[to]
        if one in _VOWELS and two in _VOWELS:
            cost = 0.85
        elif (one, two) in _neighbours():
            cost = 0.9
        elif {one, two} in (
            {"c", "s"},
            {"c", "k"},
            {"s", "z"},
            {"t", "d"},
            {"m", "n"},
            {"g", "j"},
            {"f", "v"},
            {"b", "p"},
        ):
            cost = 1.0
        else:
            cost = 1.2
    elif kind == "delete":  # a letter too many
        if word[at - 1 : at + 2] == word[at] * 3 or word[at - 2 : at + 1] == word[at] * 3:
            return 0.4  # "passs"
        double = (at and word[at - 1] == word[at]) or word[at + 1 : at + 2] == word[at]
        near = any((word[at], beside) in _neighbours() for beside in word[max(0, at - 1) : at] + word[at + 1 : at + 2])
        cost = 0.75 if double else 0.9 if near else 0.95
    else:  # a letter missing
        double = (to and other[to - 1] == other[to]) or other[to + 1 : to + 2] == other[to]
        cost = 0.7 if double else 0.9
    if at == 0 and not (kind == "insert" and to):
        cost += 0.45
    elif at >= len(word) - (kind != "insert"):
        cost += 0.3 if kind != "replace" else 0.45
        if (kind == "delete" and word[at] == "s") or (kind == "insert" and other[to] == "s"):
            cost += 0.95  # a plural is no slip
    return cost


@lru_cache(maxsize=1 << 14)
def cost(word: str, other: str) -> float:
    """How far `word` as typed is from `other` as meant: about one for a plain slip, less for the commonest ones."""
    from rapidfuzz.distance import Levenshtein

    swapped = float("inf")
    same = next((at for at, pair in enumerate(zip(word, other, strict=False)) if pair[0] != pair[1]), len(word))
    if len(word[same : same + 2]) == 2 and word[same : same + 2][::-1] == other[same : same + 2]:
        rest, meant = word[same + 2 :], other[same + 2 :]
        swapped = (0.7 if same else 1.0) + (cost("\0" + rest, "\0" + meant) if rest != meant else 0)
    total, last = 0.0, -9
    for operation in Levenshtein.editops(word, other):
        kind, at, to = operation.tag, operation.src_pos, operation.dest_pos
        if kind == "insert" and to == last + 1:
            total += 0.6  # a syllable was dropped: one slip of several letters
        else:
            total += _slip(word, at, kind, other, to)
        last = to if kind == "insert" else -9
    ending = _ENDING.search(word)
    if ending and not other.endswith(ending[0]):
        total += 0.2  # endings are seldom mistyped: "greated" is "greeted" before it is "greater"
    return min(total, swapped)


_ENDING = compiled("(?:ed|ing|ly|tion|ment|ness)$")


@lru_cache(maxsize=1 << 14)
def near(word: str) -> tuple[Near, ...]:
    """The usual words near a word (lower case, three letters and more), the likeliest first."""
    english = words("en")
    found = {other: Near(other, cost(word, other), english.zipf(other)) for other in set(_candidates(word)) - {word}}
    return tuple(sorted(found.values(), key=lambda other: (-other.score, other.word)))
