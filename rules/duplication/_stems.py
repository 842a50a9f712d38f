"""What a word is when sentences are compared: its stem, how much it says, and which words may stand for it."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from newslint import lexicon
from newslint.kept import table
from newslint.lists import entries

_FAMILY = "duplication"
_PLURALS = (("ies", "y"), ("ied", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", ""))
_ENDINGS = ("ations", "ation", "ments", "ment", "ingly", "edly", "ing", "ers", "ed", "er", "ly", "ness", "ion")
_COMMON = 6.2
"""Zipf frequency from which a word says nothing of what a sentence is about: “the”, “which”, “said”."""
_MOST, _LEAST, _FIGURE = 4.0, 0.3, 3.0
_UNLISTED = 3.2
"""Taken for the frequency of words in languages that have no list."""


class Sense(NamedTuple):
    """A word as it is compared: its stem, and how much it says (0: nothing)."""

    stem: str
    weight: float


@lru_cache(maxsize=1 << 16)
def sense(word: str, language: str) -> Sense:
    """What a word (in small letters, straight apostrophes) is worth in a comparison."""
    bare = word.removesuffix("'s")
    if bare[0].isdigit():
        return Sense(bare, _FIGURE)
    frequency = lexicon.words(language).zipf(bare) if language in lexicon.languages() else _UNLISTED
    if frequency == _UNLISTED:
        weight = 0.0 if len(bare) < 4 else 7.2 - _UNLISTED
    else:
        weight = 0.0 if frequency >= _COMMON else min(_MOST, max(_LEAST, 7.2 - frequency))
    return Sense(_english(bare) if language == "en" else _short(bare), weight)


def _short(word: str) -> str:
    """A stem in a language whose endings are not known: most endings have one to three letters."""
    return word[: max(4, len(word) - 2 - (len(word) > 8))]


def _english(word: str) -> str:
    irregular = _irregular()
    word = word.replace("'", "")
    if word in irregular:
        return irregular[word]
    if len(word) > 3 and not word.endswith(("ss", "us", "is")):
        for ending, new in _PLURALS:
            if word.endswith(ending):
                word = word[: -len(ending)] + new
                break
    if word in irregular:
        return irregular[word]
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
