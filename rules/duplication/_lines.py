"""The sentences and lines of an article as copies are looked for: their words, what they say, and what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from newslint.document import Document
from newslint.source import Span
from newslint.view import Scope

from ._stems import Sense, sense
from ._tokens import Tokens, tokens

_STOPS = ".!?…。"
_CLOSING = "”»\"’')]“ \u00a0"
_OPENING = '“„«"‘'
_DASHES = "—–-"
_QUOTES = '“”„«»"'
_TOP = 2
"""Blocks that may be title and standfirst however long they are."""
_FAR = 6
"""Blocks between a standfirst and the paragraph that it is taken from; nearer by, a copy is a mistake."""
LONG = 25
"""Words from which a block is a paragraph of the body, and no title, crosshead or caption."""


_DIGIT = regex.compile(r"\d")
_GAP = regex.compile(r"(?<=[\p{Ll}\p{N}][.!?…])[ \u00a0]+(?=\p{Lu}[\p{Ll}’' ])")
"""Between two sentences."""


class Line(NamedTuple):
    """A sentence, or a block as a whole."""

    span: Span
    block: int
    first: int
    """The number of its first word among the tokens."""
    end: int
    whole: bool
    """Whether it is all of its block."""
    stopped: bool
    """Whether it ends as a sentence does."""
    quotation: bool
    """Whether it is one quotation and nothing else."""
    row: bool
    """Whether it is a row of figures, or the signature of a quoted post: those come again."""


class Lines(NamedTuple):
    """The sentences and blocks of a document, in order."""

    sentences: Sequence[Line]
    blocks: Sequence[Line]
    tokens: Tokens
    senses: Sequence[Sense]
    body: int
    """The number of the first block that is a paragraph of the body."""

    def above_body(self, one: int, two: int) -> bool:
        """Whether one of two blocks stands above the body as a standfirst does, and the other far below in it."""
        first, last = min(one, two), max(one, two)
        return first < max(self.body, _TOP) and last >= self.body and last - first > _FAR

    def words(self, line: Line) -> tuple[str, ...]:
        """Its words, folded."""
        return tuple(self.tokens.texts[line.first : line.end])


def lines(document: Document) -> Lines:
    """The sentences and blocks of a document. Ask for it through `document.fact(lines)`."""
    found = document.fact(tokens)
    text = document.text
    language = document.language
    blocks = [
        _line(text, found, block.span, number, whole=True)
        for number, block in enumerate(document.blocks)
        if block.scope is not Scope.TABLE_CELL
    ]
    sentences: list[Line] = []
    for sentence in document.sentences:
        number = document.block_index(sentence[0])
        block = document.blocks[number]
        if block.scope is not Scope.TABLE_CELL:
            parts = _apart(document, sentence)
            sentences += [_line(text, found, span, number, whole=span == block.span) for span in parts]
    body = next((line.block for line in blocks if line.stopped and line.end - line.first >= LONG), len(blocks))
    return Lines(sentences, blocks, found, [sense(word, language) for word in found.texts], body)


def _apart(document: Document, sentence: Span) -> Iterator[Span]:
    """The sentences inside a quotation, which the splitter takes for one."""
    start, end = sentence
    for gap in _GAP.finditer(document.text, start, end):
        if document.is_quoted(gap.start()):
            yield (start, gap.start())
            start = gap.end()
    yield (start, end)


def _line(text: str, found: Tokens, span: Span, block: int, *, whole: bool) -> Line:
    first, end = found.within(span)
    bare = text[slice(*span)].rstrip(_CLOSING)
    stopped = bare[-1:] in _STOPS or text[span[1] - 1 : span[1]] in _STOPS
    said = text[slice(*span)]
    quotation = whole and said[:1] in _OPENING and said[-1:] in _CLOSING and sum(map(said.count, _QUOTES)) <= 2
    figures = sum(word[0].isdigit() for word in found.texts[first:end]) if _DIGIT.search(said) else 0
    row = 3 * figures > end - first or (said[0] in _DASHES and "(@" in said)
    return Line(span, block, first, end, whole, stopped, quotation, row)
