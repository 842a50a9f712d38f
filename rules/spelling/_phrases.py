"""Closed phrases: runs of words one of which is a slip for another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newslint.document import Document
from newslint.source import Span

from ._lists import Phrase
from ._words import listed, occurrences

_SMALL = frozenset("ave bee ben fo form forth fro ha hae hat heath off on ot thru where wit wold".split())
"""Words that are names, too, when they have a capital."""


class Found(NamedTuple):
    """A phrase in a document."""

    span: Span
    text: str
    context: str
    meant: str


def slips(document: Document) -> Iterator[Found]:
    """The phrases that stand in a document, none on top of another."""
    found = document.fact(occurrences)
    phrases = {word: entry.phrases for word, entry in document.fact(listed).items() if entry.phrases}
    if not phrases:
        return
    low = document.lower.replace("\u00a0", " ").replace("\n", " ").replace("’", "'")
    taken: set[int] = set()
    for key in sorted(phrases):
        for phrase in phrases[key]:
            for place in found[key]:
                at = place - phrase.key
                if at < 0 or not low.startswith(phrase.text, at):
                    continue
                span = (at + phrase.start, at + phrase.end)
                if (
                    _whole(low, at, at + len(phrase.text))
                    and span[0] not in taken
                    and _capitals_fit(document, at, phrase)
                ):
                    taken.add(span[0])
                    text = document.text[slice(*span)]
                    yield Found(span, text, document.text[at : at + len(phrase.text)], _cased(text, phrase.meant))


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or (before and before in "-'.") or (after and after in "-'"))


def _capitals_fit(document: Document, at: int, phrase: Phrase) -> bool:
    """Whether the wrong word is no name: small, or in capitals as its neighbours are, or first in its sentence."""
    start, end = at + phrase.start, at + phrase.end
    if not document.text[start].isupper() or (phrase.start == 0 and phrase.end == len(phrase.text)):
        return True
    if phrase.text[phrase.start : phrase.end] in _SMALL:
        return False
    beside = (document.text[at:start] + document.text[end : at + len(phrase.text)]).split()
    return all(word[0].isupper() for word in beside if len(word) > 2) or document.sentence_at(start)[0] == start


def _cased(text: str, meant: str) -> str:
    if text.isupper() and len(text) > 3:
        return meant.upper()
    return meant[0].upper() + meant[1:] if text[0].isupper() else meant
