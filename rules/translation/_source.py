"""Which language an article was probably translated from, told by all that it has left of it."""

from __future__ import annotations

import math
from typing import NamedTuple

from newslint.document import Document
from newslint.language import NAMES, identify
from newslint.lists import entries

from ._brackets import BRACKET, leftover
from ._leftover import VETOES, scored
from ._listed import listed
from ._passage import passages
from ._script import STRETCH
from ._words import latin_languages, related

_PASSAGE, _INSERTION, _MARK, _STRETCH = 2.0, 1.5, 1.0, 0.7
_SAID = 10.0
"""Votes of a user who says it."""
_LEAST = 1.0
"""Votes that a language needs."""
_LEAD = 2.0
"""How many times the votes of the next unrelated language."""
_NEAR = 0.7
"""A word votes for its best language, and half for those in which it is nearly as usual."""
_FLOOR = -1.0
"""The score from which a word may vote."""


class Source(NamedTuple):
    """A language, how much speaks for it (one is a certain word), and what does: a few words as they stand."""

    language: str
    votes: float
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its English name."""
        return NAMES.get(self.language, self.language)


def source_language(document: Document) -> Source | None:
    """The likely source language of an article, through `document.fact`; None where too little tells.

    Other rules may take it as evidence for a doubtful finding, never as the only one. What the user says goes first.
    """
    if document.source_language:
        return Source(document.source_language, _SAID, ())
    votes: dict[str, float] = {}
    words: dict[str, list[str]] = {}

    def vote(language: str, weight: float, word: str) -> None:
        votes[language] = votes.get(language, 0.0) + weight
        if word not in words.setdefault(language, []):
            words[language].append(word)

    for passage in document.fact(passages):
        if passage.language in latin_languages():
            vote(passage.language, _PASSAGE, document.text[slice(*passage.span)].split()[0])
    stretches = [] if document.has_plain_letters else [found[0] for found in STRETCH.finditer(document.text)]
    strange = [stretch for stretch in stretches if len(stretch) > 1]
    if strange:  # all together: one word of Cyrillic may be of many languages
        language = identify(" ".join(strange)).language
        for stretch in strange:
            vote(language, min(_PASSAGE, _STRETCH * len(stretch.split())), stretch.split()[0])
    if "[" in document.characters:
        for found in BRACKET.finditer(document.text):
            judged = leftover(document, found.span(1))
            if judged and judged[0]:
                vote(judged[0], _INSERTION, found[0])
    present = document.fact(listed)
    for mark, language in entries("translation", "source_marks.txt"):
        if mark in present:
            vote(language, _MARK, mark)
    for candidate, score in document.fact(scored):
        told = candidate.features
        if score < _FLOOR or not candidate.language or "capital" in told or not VETOES.isdisjoint(told):
            continue
        weight = 1 / (1 + math.exp(-score))
        for language, zipf in candidate.used.by_language:
            if zipf >= candidate.used.best - _NEAR:
                vote(language, weight if language == candidate.language else weight / 2, candidate.text)
    votes.pop("und", None)
    if not votes:
        return None
    language, most = max(sorted(votes.items()), key=lambda pair: pair[1])
    others = [count for code, count in votes.items() if related(code) != related(language)]
    if most < _LEAST or most < _LEAD * max(others, default=0.0):
        return None
    return Source(language, most, tuple(words[language][:3]))
