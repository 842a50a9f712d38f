"""What an article treats as names: runs of capitalised words, and how often each word stands with a capital.

A capital at the beginning of a sentence says nothing, nor does one in a title or a line of capitals; elsewhere, in a
language that does not capitalise its nouns, it makes a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.document import Document
from newslint.source import Span
from newslint.view import Scope

_PARTICLES = frozenset(
    "al ap ben bin bint da dal de del della den der des di do dos du e el i ibn la le los of ten ter und van von"
    " y".split()
)
"""Small words that stand inside names."""
_ARTICLES = _PARTICLES | frozenset("ad an ar as ash at az ud ul ur".split())
"""What Arabic names carry before a hyphen: al-Majali."""
_GAPS = frozenset({" ", "\u00a0", ". ", "-", "–", ""})
_OPENING = regex.compile(r"(?:[.!?:…]|[—–] ?)[ \u00a0]?[“‘\"«]?\Z|[“‘\"«(\[]\Z")
"""What stands before a word that opens a sentence, a quotation, or what follows a dateline."""
_POSSESSIVES = ("’s", "'s", "’S", "'S")


class Name(NamedTuple):
    """A run of capitalised words, with the particles inside it. A possessive ends it and is no part of its words."""

    words: tuple[str, ...]
    span: Span
    opens_sentence: bool
    """Whether it begins a sentence or a quotation: its first word may then be an ordinary one."""


class Names(NamedTuple):
    """The names of an article."""

    runs: tuple[Name, ...]
    inside: Counter[str]
    """How often each word stands with a capital inside a sentence of running text."""


def bare(word: str) -> str:
    """A word without a possessive “’s”."""
    return word[:-2] if word.endswith(_POSSESSIVES) else word


def is_named(word: str) -> bool:
    """Whether a word is written as one of a name: with a capital, after an Arabic article or not."""
    if word[0].isupper():
        return True
    article, hyphen, rest = word.partition("-")
    return bool(hyphen) and article in _ARTICLES and rest[:1].isupper()


def names(document: Document) -> Names:
    """The names of a document. Ask for it through `document.fact(names)`, so that it is computed once."""
    runs = tuple(_runs(document))
    inside: Counter[str] = Counter()
    titles = [block.span for block in document.blocks if block.scope is Scope.TITLE]
    for name in runs:
        if not any(start <= name.span[0] < end for start, end in titles):
            inside.update(word for word in name.words[name.opens_sentence :] if not word.isupper())
    return Names(runs, inside)


def _runs(document: Document) -> Iterator[Name]:
    text = document.text
    words = document.words
    openings = iter(document.sentences)
    sentence = next(openings, (len(text), len(text)))
    opened = -1
    """The first word of the last sentence that begins before the word looked at."""
    number = 0
    while number < len(words):
        start = words[number].span[0]
        while start >= sentence[0]:
            opened = number if start < sentence[1] or opened < 0 else opened
            end_of_sentence = sentence[1]
            sentence = next(openings, (len(text) + 1, len(text) + 1))
        if not is_named(words[number].text):
            number += 1
            continue
        end = _end_of_run(document, number, min(end_of_sentence, len(text)))
        run = words[number:end]
        last = bare(run[-1].text)
        span = (run[0].span[0], run[-1].span[0] + len(last))
        opens = number == opened or bool(_OPENING.search(text, max(0, span[0] - 3), span[0]))
        yield Name((*(word.text for word in run[:-1]), last), span, opens)
        number = end


def _end_of_run(document: Document, start: int, limit: int) -> int:
    words, text = document.words, document.text
    end = ahead = start + 1
    while ahead < len(words) and words[ahead].span[0] < limit:
        before = words[ahead - 1]
        if text[before.span[1] : words[ahead].span[0]] not in _GAPS or before.text.endswith(_POSSESSIVES):
            break
        word = words[ahead].text
        if is_named(word):
            end = ahead = ahead + 1
        elif word in _PARTICLES and ahead - end < 2:
            ahead += 1
        else:
            break
    return end
