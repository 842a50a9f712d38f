"""The closed lists of this family, by the run of letters (lower case) that an article must have for them to matter."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from newslint.kept import shelf
from newslint.lexicon import words
from newslint.lists import entries
from newslint.patterns import compiled_re

LETTERS = compiled_re(r"[^\W\d_]+")
"""A run of letters, as which all words are read here."""
LONE = frozenset("bcdefghjklmnpqrstuvwyz")
"""Letters that are no word, nor a usual sign, by themselves."""


class Phrase(NamedTuple):
    """A run of words in lower case, and what should stand for the part of it that is wrong."""

    text: str
    start: int
    end: int
    meant: str
    key: int
    """Where its rarest word begins."""


@shelf
def misspellings() -> dict[str, str]:
    """Misspelt words, and their corrections."""
    return {entry[0]: entry[1] for entry in entries("spelling", "misspellings.txt")}


@shelf
def names() -> dict[str, tuple[str, str]]:
    """Names of one word: as misspelt, and right."""
    return {wrong.lower(): (wrong, right) for wrong, right in entries("spelling", "names.txt") if wrong.isalpha()}


@shelf
def longer_names() -> dict[str, tuple[tuple[str, str], ...]]:
    """Names of several words, by the first."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for wrong, right in entries("spelling", "names.txt"):
        if not wrong.isalpha():
            first = wrong.replace("-", " ").split()[0].lower()
            found[first] = (*found.get(first, ()), (wrong, right))
    return found


@shelf
def phrases() -> dict[str, list[tuple[str, int, int, str, int]]]:
    """Phrases (see `Phrase`) one word of which is a slip for another, by the rarest of their words."""
    found: dict[str, list[tuple[str, int, int, str, int]]] = {}

    def add(text: str, start: int, end: int, meant: str) -> None:
        rarest = min(LETTERS.finditer(text), key=lambda run: words("en").zipf(run[0]))
        found.setdefault(rarest[0], []).append((text, start, end, meant, rarest.start()))

    for wrong, meant, before, after in entries("spelling", "confusions.txt"):
        for context in before.split():
            if context != "-":
                text = f"{context.replace('_', ' ')} {wrong}"
                add(text, len(text) - len(wrong), len(text), meant)
        for context in after.split():
            if context != "-":
                add(f"{wrong} {context.replace('_', ' ')}", 0, len(wrong), meant)
    for wrong, meant in entries("spelling", "phrases.txt"):
        add(wrong, 0, len(wrong), meant)
    return found


@shelf
def split_words() -> dict[str, tuple[tuple[str, str], ...]]:
    """Words in two pieces and in one, by the second piece."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for wrong, right in entries("spelling", "split.txt"):
        last = wrong.split()[-1]
        found[last] = (*found.get(last, ()), (wrong, right))
    return found


@shelf
def named() -> dict[str, None]:
    """The runs of letters that any of these lists is about."""
    return dict.fromkeys([*misspellings(), *names(), *longer_names(), *phrases(), *split_words()])


class Entry(NamedTuple):
    """What the lists have of a word."""

    misspelling: str | None
    """Its correction."""
    name: tuple[str, str] | None
    """The name that it is: as misspelt, and right."""
    longer_names: tuple[tuple[str, str], ...]
    """The names that it begins, likewise."""
    phrases: tuple[Phrase, ...]
    """Those of which it is the rarest word."""
    split_words: tuple[tuple[str, str], ...]
    """The words in two pieces and in one of which it is the second piece."""


@lru_cache(maxsize=1 << 14)
def entry(word: str) -> Entry | None:
    """What the lists have of a word (lower case), if anything: most articles ask for the same ones."""
    if word not in named():
        return None
    return Entry(
        misspellings().get(word),
        names().get(word),
        longer_names().get(word, ()),
        tuple(map(Phrase._make, phrases().get(word, ()))),
        split_words().get(word, ()),
    )
