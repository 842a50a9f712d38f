"""The words of an article as duplicates are looked for: folded, and apart at hyphens."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from newslint.document import Document, starts_of
from newslint.patterns import compiled
from newslint.source import Span

_PLAIN_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
"""The same where no character but usual ones stands, in half the time."""
_TOKEN = compiled(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+(?:'[\p{L}\p{M}\p{N}]++)*+")


class Tokens(NamedTuple):
    """The words of a document in order: what they are in small letters with straight apostrophes, and where."""

    texts: list[str]
    starts: list[int]
    ends: list[int]

    def within(self, span: Span) -> tuple[int, int]:
        """The numbers of the words that begin inside `span`: first, and first after it."""
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])


def tokens(document: Document) -> Tokens:
    """The words of a document. Ask for it through `document.fact(tokens)`.

    “cross-border border” says “border” twice: words are apart at hyphens here.
    """
    text = document.lower.replace("’", "'")
    pattern = _PLAIN_TOKEN if document.has_plain_letters else _TOKEN
    texts = pattern.findall(text)
    starts = starts_of(texts, text)
    return Tokens(texts, starts, [start + len(word) for start, word in zip(starts, texts, strict=True)])
