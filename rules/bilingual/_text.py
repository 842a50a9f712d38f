"""What the rules of the family share about texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.source import Span

STAND_IN = "\ufffc"
"""What stands for a translation that is missing, and for codes within segments."""
_LONGEST = 60
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{[^{}]*\}")
_WORD = re.compile(r"[^\W\d_]+")


def shown(text: str) -> str:
    """The beginning of a text, for messages."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def plain(text: str) -> str:
    """A text as it is compared: small letters, words and figures alone."""
    return " ".join(re.findall(r"\w+", text.lower()))


def small_words(text: str) -> int:
    """How many words a text has that begin with a small letter and are no particles, nor names of placeholders."""
    return sum(len(word) > 2 and word[0].islower() for word in _WORD.findall(_PLACEHOLDER.sub(" ", text)))


def translated(document: Document) -> bool:
    """Whether the article is in another language than its original, as far as can be told."""
    return document.original is not None and document.language != document.original.language


def last_word(document: Document, span: Span) -> Span:
    """The last word of a stretch: where something is missing after it."""
    words = document.words_in(span)
    return words[-1].span if words else span


def sentences(document: Document) -> Iterator[tuple[str, Span]]:
    """Blocks and sentences of a document, as they are compared, each once."""
    seen: set[Span] = set()
    for span in (*(block.span for block in document.blocks), *document.sentences):
        if span not in seen:
            seen.add(span)
            yield plain(document.text[slice(*span)]), span
