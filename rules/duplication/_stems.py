"""What a word is when sentences are compared: its stem, how much it says, and which words may stand for it."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from newslint import lexicon
from newslint.kept import table
from newslint.lists import entries

_FAMILY = "duplication"
_PLURALS = (("ies", "y"), ("ied", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", ""))
_ENDINGS = ("ations", "ation", "ments", "ment", "ingly", "edly", "ing", "ers", "ed", "er", "ly", "ness", "ion")
_STEP = 25
"""Weights are whole numbers, so that sums of them do not depend on their order: so many to a step of the Zipf scale."""
_RARE, _COMMON = 180, 155
"""A word that is so common says nothing of what a sentence is about: “the”, “which”, “said”."""
MOST, _FIGURE = 100, 75
_UNLISTED = 80
"""Taken for the frequency of words in languages that have no list."""
_KEPT = 1 << 17
"""Words that are remembered, of each language."""


class Sense:
    """A word as it is compared: its stem, and how much it says (0: nothing). Two that are equal are one."""

    __slots__ = ("stem", "weight")

    def __init__(self, stem: str, weight: int) -> None:
        self.stem = stem
        self.weight = weight


class Senses(dict[str, Sense]):
    """What words (in small letters, straight apostrophes) of a language are worth in a comparison."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._stem = _english if language == "en" else _short
        self._zipf = lexicon.words(language).zipf if language in lexicon.languages() else None
        self._one: dict[tuple[str, int], Sense] = {}

    def __missing__(self, word: str) -> Sense:
        bare = word.removesuffix("'s")
        stem, weight = (bare, _FIGURE) if bare[0].isdigit() else (self._stem(bare), self._weight(bare))
        found = self[word] = self._one.setdefault((stem, weight), Sense(stem, weight))
        return found

    def _weight(self, word: str) -> int:
        frequency = round(_STEP * self._zipf(word)) if self._zipf else _UNLISTED
        if frequency == _UNLISTED and len(word) < 4:
            return 0
        return 0 if frequency >= _COMMON else min(MOST, _RARE - frequency)


_senses: dict[str, Senses] = {}


def senses(language: str) -> Senses:
    """The words of a language, those of earlier articles among them."""
    known = _senses.get(language)
    if known is None or len(known) > _KEPT:
        known = _senses[language] = Senses(language)
    return known


def _short(word: str) -> str:
    """A stem in a language whose endings are not known: most endings have one to three letters."""
    return word[: max(4, len(word) - 2 - (len(word) > 8))]


def _english(word: str) -> str:
    irregular = _irregular()
    word = word.replace("'", "")
    if word in irregular:
        return irregular[word]
    if len(word) > 3 and word[-1] in "sd" and not word.endswith(("ss", "us", "is")):
        for ending, new in _PLURALS:
            if word.endswith(ending):
                word = word[: -len(ending)] + new
                break
    if word in irregular:
        return irregular[word]
    if word.endswith(_ENDINGS):
        for ending in _ENDINGS:
            rest = word[: -len(ending)]
            if word.endswith(ending) and len(rest) >= 3 and not set(rest).isdisjoint("aeiouy"):
                word = rest[:-1] if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
                break
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("i"):
        word = word[:-1] + "y"
    return irregular.get(word, word)


@cache
def _irregular() -> dict[str, str]:
    return {entry[0]: entry[1] for entry in entries(_FAMILY, "irregular.txt")}


@table
def groups() -> dict[str, frozenset[int]]:
    """The numbers of the groups of synonyms that each English stem stands in."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(entries(_FAMILY, "synonyms.txt")):
        for word in group:
            found[_english(word)].add(number)
    return {stem: frozenset(numbers) for stem, numbers in found.items()}
