"""The words of an article as they are compared: in small letters with straight apostrophes, and apart at hyphens."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import compress, count, pairwise
from operator import ne, not_
from typing import NamedTuple

from newslint.document import Document, lowered, starts_of
from newslint.patterns import compiled, compiled_re
from newslint.source import Span

_TOKEN = compiled(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+(?:'[\p{L}\p{M}\p{N}]++)*+")
_HYPHEN = compiled_re("[‐‑-]")
_BETWEEN_HYPHENS = compiled_re("[^‐‑-]+")
_MOST = 1 << 17
"""Words that are remembered."""
FARTHEST = 60
"""Words from one place to another where the same two words come again."""


class Tokens(NamedTuple):
    """The words of a document in order: what they are in small letters with straight apostrophes, and where."""

    texts: list[str]
    starts: list[int]
    ends: list[int]

    def within(self, span: Span) -> tuple[int, int]:
        """The numbers of the words that begin inside `span`: first, and first after it."""
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])


class _Folded(dict[str, str]):
    """What words are when they are compared; nothing for one with a hyphen inside it."""

    def __missing__(self, word: str) -> str:
        folded = "" if _HYPHEN.search(word) else lowered(word).replace("’", "'")
        self[word] = folded
        return folded


_folded = _Folded()


def tokens(document: Document) -> Tokens:
    """The words of a document. Ask for it through `document.fact(tokens)`.

    “cross-border border” says “border” twice: words are apart at hyphens here.
    """
    if not document.has_plain_letters and any(map(_is_odd, document.characters)):
        text = document.lower.replace("’", "'")
        texts = _TOKEN.findall(text)
        starts = starts_of(texts, text)
        return Tokens(texts, starts, [start + len(word) for start, word in zip(starts, texts, strict=True)])
    return _of_words(document)


def _is_odd(character: str) -> bool:
    """Whether words with a character are no tokens: it belongs to none alone, or is small as its neighbours want."""
    return character == "Σ" or unicodedata.category(character)[0] == "M"


def _of_words(document: Document) -> Tokens:
    """The document's words as tokens: most of them are."""
    words = document.words
    if len(_folded) > _MOST:
        _folded.clear()
    folded = list(map(_folded.__getitem__, words.texts))
    if "" not in folded:
        return Tokens(folded, words.starts, words.ends)
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for number in compress(count(), map(not_, folded)):
        at = words.starts[number]
        parts = _parts(words.texts[number])
        texts += folded[done:number]
        texts += [text for text, _, _ in parts]
        starts += words.starts[done:number]
        starts += [at + start for _, start, _ in parts]
        ends += words.ends[done:number]
        ends += [at + end for _, _, end in parts]
        done = number + 1
    return Tokens(texts + folded[done:], starts + words.starts[done:], ends + words.ends[done:])


@lru_cache(maxsize=_MOST)
def _parts(word: str) -> tuple[tuple[str, int, int], ...]:
    """What stands between the hyphens of a word, and from where to where in it."""
    return tuple((_folded[part.group()], *part.span()) for part in _BETWEEN_HYPHENS.finditer(word))


def recurrences(document: Document) -> list[tuple[int, int]]:
    """Where two words in a row stand in a row again: the numbers of the first word there, and where they stood last.

    In order. A fact: ask for it through `document.fact(recurrences)`.
    """
    words = document.fact(tokens).texts
    known: dict[tuple[str, str], int] = {}
    firsts = list(map(known.setdefault, pairwise(words), count()))
    if len(known) == len(firsts):
        return []
    last: dict[int, int] = {}
    found: list[tuple[int, int]] = []
    for at in compress(count(), map(ne, firsts, count())):
        first = firsts[at]
        before = last.get(first, first)
        last[first] = at
        if at - before <= FARTHEST:
            found.append((at, before))
    return found
