"""What an article treats as names: runs of capitalised words, and how often each word stands with a capital.

A capital at the beginning of a sentence says nothing, nor does one in a title or a line of capitals; elsewhere, in a
language that does not capitalise its nouns, it makes a name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.document import Document
from newslint.patterns import compiled
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
_OPENING = compiled(r"[.!?:…][ \u00a0]?[“‘\"«]?\Z|[“‘\"«(\[]\Z")
"""What stands before a word that opens a sentence or a quotation."""
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
    if "-" not in word:
        return False
    article, _, rest = word.partition("-")
    return article in _ARTICLES and rest[:1].isupper()


def names(document: Document) -> Names:
    """The names of a document. Ask for it through `document.fact(names)`, so that it is computed once."""
    runs = tuple(_runs(document))
    inside: list[str] = []
    titles = [block.span for block in document.blocks if block.scope is Scope.TITLE]
    for name in runs:
        if not (titles and any(start <= name.span[0] < end for start, end in titles)):
            inside += name.words[1:] if name.opens_sentence else name.words
    return Names(runs, Counter([word for word in inside if not word.isupper()]))


def _runs(document: Document) -> Iterator[Name]:
    text, words, sentences = document.text, document.words, document.sentences
    texts, starts = words.texts, words.starts
    sentence_starts = [start for start, _ in sentences]
    end = 0
    for number in [
        number for number, word in enumerate(texts) if word[0].isupper() or ("-" in word and is_named(word))
    ]:
        if number < end:
            continue
        start = starts[number]
        at = bisect_right(sentence_starts, start) - 1
        limit = sentences[at][1] if at >= 0 else len(text)
        end = _end_of_run(document, number, min(limit, len(text)))
        last = bare(texts[end - 1])
        opens = number == _first_word(starts, sentence_starts, at) or _is_opened(text, start)
        yield Name((*texts[number : end - 1], last), (start, starts[end - 1] + len(last)), opens)


def _is_opened(text: str, start: int) -> bool:
    """Whether what stands before a word opens a sentence or a quotation."""
    if text[start - 1] == " " and text[start - 2].isalnum():
        return False  # most words stand after another
    return start > 0 and _OPENING.search(text, max(0, start - 3), start) is not None


def _first_word(starts: Sequence[int], sentence_starts: Sequence[int], sentence: int) -> int:
    """The number of the first word that begins in or after a sentence; -1 before the first."""
    return bisect_left(starts, sentence_starts[sentence]) if sentence >= 0 else -1


def _end_of_run(document: Document, start: int, limit: int) -> int:
    words, text = document.words, document.text
    texts, starts, ends = words.texts, words.starts, words.ends
    end = ahead = start + 1
    while ahead < len(texts) and starts[ahead] < limit:
        if text[ends[ahead - 1] : starts[ahead]] not in _GAPS or texts[ahead - 1].endswith(_POSSESSIVES):
            break
        word = texts[ahead]
        if is_named(word):
            end = ahead = ahead + 1
        elif word in _PARTICLES and ahead - end < 2:
            ahead += 1
        else:
            break
    return end
