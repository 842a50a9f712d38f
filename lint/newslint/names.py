"""What an article treats as names: runs of capitalised words, and how often each word stands with a capital.

A capital at the beginning of a sentence says nothing, nor does one in a title or a line of capitals; elsewhere, in a
language that does not capitalise its nouns, it makes a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.document import Document, Word
from newslint.source import Span
from newslint.view import Scope

_PARTICLES = frozenset(
    "al ap ben bin bint da dal de del della den der des di do dos du e el i ibn la le los of ten ter und van von y".split()
)
"""Small words that stand inside names."""


class Name(NamedTuple):
    """A run of capitalised words, with the particles inside it."""

    words: tuple[str, ...]
    span: Span
    opens_sentence: bool
    """Whether it begins its sentence: its first word may then be an ordinary one."""


class Names(NamedTuple):
    """The names of an article."""

    runs: tuple[Name, ...]
    inside: Counter[str]
    """How often each word stands with a capital inside a sentence of running text."""


def names(document: Document) -> Names:
    """The names of a document. Ask for it through `document.fact(names)`, so that it is computed once."""
    runs = tuple(_runs(document))
    inside: Counter[str] = Counter()
    for name in runs:
        if document.block_at(name.span[0]).scope is not Scope.TITLE:
            inside.update(word for word in name.words[name.opens_sentence :] if not word.isupper())
    return Names(runs, inside)


def _runs(document: Document) -> Iterator[Name]:
    for sentence in document.sentences:
        words = document.words_in(sentence)
        number = 0
        while number < len(words):
            if not words[number].text[0].isupper():
                number += 1
                continue
            end = _end_of_run(document, words, number)
            run = words[number:end]
            yield Name(tuple(word.text for word in run), (run[0].span[0], run[-1].span[1]), number == 0)
            number = end


def _end_of_run(document: Document, words: Sequence[Word], start: int) -> int:
    end = start + 1
    ahead = end
    while ahead < len(words) and _joined(document.text[words[ahead - 1].span[1] : words[ahead].span[0]]):
        text = words[ahead].text
        if text[0].isupper():
            end = ahead = ahead + 1
        elif text in _PARTICLES and ahead - end < 2:
            ahead += 1
        else:
            break
    return end


def _joined(gap: str) -> bool:
    return gap in {" ", "\u00a0", ". ", "-"} or not gap.strip(" -–")
