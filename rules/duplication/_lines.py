"""The sentences and lines of an article as copies are looked for: their words, what they say, and what they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.document import Document
from newslint.patterns import compiled
from newslint.source import Span
from newslint.tokens import Tokens, tokens
from newslint.view import Scope

from ._stems import Sense, senses

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


_GAP = compiled(r"(?<=[\p{Ll}\p{N}][.!?…])[ \u00a0]+(?=\p{Lu}[\p{Ll}’' ])")
"""Between two sentences."""


class Line:
    """A sentence, or a block as a whole. What only a few are asked for is worked out when they are."""

    __slots__ = ("_text", "_tokens", "block", "end", "first", "span", "whole")

    def __init__(self, text: str, found: Tokens, span: Span, block: int, whole: bool) -> None:
        self._text = text
        self._tokens = found
        self.span = span
        self.block = block
        self.first, self.end = found.within(span)
        """The number of its first word among the tokens, and of the first one after it."""
        self.whole = whole
        """Whether it is all of its block."""

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        start, end = self.span
        last = self._text[end - 1]
        return last in _STOPS or (last in _CLOSING and self._text[start:end].rstrip(_CLOSING)[-1:] in _STOPS)

    @property
    def quotation(self) -> bool:
        """Whether it is one quotation and nothing else."""
        start, end = self.span
        if not self.whole or self._text[start] not in _OPENING or self._text[end - 1] not in _CLOSING:
            return False
        return sum(map(self._text[start:end].count, _QUOTES)) <= 2

    @property
    def row(self) -> bool:
        """Whether it is a row of figures, or the signature of a quoted post: those come again."""
        said = self._text[slice(*self.span)]
        figures = sum(word[0].isdigit() for word in self._tokens.texts[self.first : self.end])
        return 3 * figures > self.end - self.first or (said[0] in _DASHES and "(@" in said)


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
    blocks = [
        Line(text, found, block.span, number, True)
        for number, block in enumerate(document.blocks)
        if block.scope is not Scope.TABLE_CELL
    ]
    sentences: list[Line] = []
    for span in _sentences(document):
        number = document.block_index(span[0])
        block = document.blocks[number]
        if block.scope is not Scope.TABLE_CELL:
            sentences.append(Line(text, found, span, number, span == block.span))
    body = next((line.block for line in blocks if line.end - line.first >= LONG and line.stopped), len(blocks))
    return Lines(sentences, blocks, found, list(map(senses(document.language).__getitem__, found.texts)), body)


def _sentences(document: Document) -> Iterator[Span]:
    """The sentences, and those inside a quotation, which the splitter takes for one."""
    text = document.text
    starts, ends = document.quoted
    for start, end in document.sentences:
        quotation = bisect_left(starts, end) - 1
        if quotation >= 0 and ends[quotation] > start:
            for gap in _GAP.finditer(text, start, end):
                if document.is_quoted(gap.start()):
                    yield (start, gap.start())
                    start = gap.end()
        yield (start, end)
