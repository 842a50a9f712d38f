"""Closed phrases: runs of words one of which is a slip for another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newslint.document import Document, Word
from newslint.lists import entries
from newslint.source import Span

_SMALL = frozenset("ave bee ben fo form forth fro ha hae hat heath off on ot thru where wit wold".split())
"""Words that are names, too, when they have a capital."""
_GAPS = (" ", "\u00a0", "-", "\n")


class Phrase(NamedTuple):
    """A run of words, and what stands in the place of those from `first` to before `last`."""

    words: tuple[str, ...]
    first: int
    last: int
    meant: str


class Found(NamedTuple):
    """A phrase in a document."""

    span: Span
    text: str
    context: str
    meant: str


@cache
def _phrases() -> dict[tuple[str, str], tuple[Phrase, ...]]:
    """All phrases, by their first two words."""
    found: dict[tuple[str, str], list[Phrase]] = {}
    for wrong, meant, before, after in entries("spelling", "confusions.txt"):
        for context in before.split():
            if context != "-":
                words = (*context.split("_"), wrong)
                found.setdefault((words[0], words[1]), []).append(Phrase(words, len(words) - 1, len(words), meant))
        for context in after.split():
            if context != "-":
                words = (wrong, *context.split("_"))
                found.setdefault((words[0], words[1]), []).append(Phrase(words, 0, 1, meant))
    for wrong, meant in entries("spelling", "phrases.txt"):
        words = tuple(wrong.split())
        found.setdefault((words[0], words[1]), []).append(Phrase(words, 0, len(words), meant))
    return {key: tuple(phrases) for key, phrases in found.items()}


def phrases(document: Document) -> Iterator[Found]:
    """The phrases that stand in a document, in order, none twice."""
    table = _phrases()
    words = document.words
    small = [word.text.lower().replace("’", "'") for word in words]
    end = 0
    for at, pair in enumerate(pairwise(small)):
        if pair not in table or words[at].span[0] < end:
            continue
        for phrase in table[pair]:
            run = words[at : at + len(phrase.words)]
            if tuple(small[at : at + len(phrase.words)]) == phrase.words and _one_run(document, run):
                wrong = run[phrase.first : phrase.last]
                if len(wrong) == 1 and not _capitals_fit(document, run, wrong[0]):
                    continue
                span = (wrong[0].span[0], wrong[-1].span[1])
                end = span[1]
                text = document.text[slice(*span)]
                yield Found(span, text, document.text[run[0].span[0] : run[-1].span[1]], _cased(text, phrase.meant))
                break


def _one_run(document: Document, run: tuple[Word, ...]) -> bool:
    """Whether nothing but blanks stands between the words."""
    gaps = (document.text[one.span[1] : two.span[0]] for one, two in pairwise(run))
    return all(gap in _GAPS for gap in gaps)


def _capitals_fit(document: Document, run: tuple[Word, ...], wrong: Word) -> bool:
    """Whether the wrong word is no name: small, or in capitals as its neighbour is, or first in its sentence."""
    if not wrong.text[0].isupper():
        return True
    if wrong.text.lower() in _SMALL:
        return False
    beside = [word for word in run if word is not wrong and len(word.text) > 2]
    return all(word.text[0].isupper() for word in beside) or document.sentence_at(wrong.span[0])[0] == wrong.span[0]


def _cased(text: str, meant: str) -> str:
    if text.isupper() and len(text) > 3:
        return meant.upper()
    return meant[0].upper() + meant[1:] if text[0].isupper() else meant
