"""Puts prose together, part by part, with the place that each came from; shared by the readers of markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from newslint.readers._holes import Hole
from newslint.source import Source, Span
from newslint.view import GAP, Article, Block, Escape, Piece, Scope, View

STAND_IN = "\ufffc"
"""What stands in the prose for what is no prose but has a place in a sentence: code, an image, an address."""
_BLANK = re.compile(r"\s+")
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")


class Bytes:
    """The text of a source as the bytes that a parser reads, and where each of them stands in code points."""

    def __init__(self, source: Source, text: str | None = None) -> None:
        """`text` is what to read in the place of the source's own."""
        self._errors = "surrogateescape" if source.encoding == "utf-8" else "surrogatepass"
        self.text = source.text if text is None else text
        self.data = self.text.encode("utf-8", self._errors)
        self._runs: list[Span] = []
        self._surplus: list[int] = [0]
        for run in _NOT_ASCII.finditer(self.data):
            self._runs.append(run.span())
            self._surplus.append(self._surplus[-1] + len(run[0]) - len(run[0].decode("utf-8", self._errors)))

    def offset(self, byte: int) -> int:
        """The code point that begins at a byte."""
        run = bisect_right(self._runs, byte, key=lambda span: span[0]) - 1
        if run < 0 or byte >= self._runs[run][1]:
            return byte - self._surplus[run + 1]
        inside = self.data[self._runs[run][0] : byte].decode("utf-8", self._errors)
        return self._runs[run][0] - self._surplus[run] + len(inside)

    def blank(self, spans: Iterable[Span]) -> None:
        """Put blanks in the place of bytes that are markup within prose; they are ASCII, so that offsets stay."""
        data = bytearray(self.data)
        for start, end in spans:
            data[start:end] = b" " * (end - start)
        self.data = bytes(data)
        self.text = self.data.decode("utf-8", self._errors)


class Parts:
    """The prose of one article as it grows. Offsets are of the source's text, in code points.

    `text` is that text with blanks in the place of markup inside prose, and anything in the place of holes.
    """

    def __init__(self, source: Source, text: str, holes: Sequence[Hole] = ()) -> None:
        self._source = source.text
        self._text = text
        self._holes = holes
        self._comments: list[tuple[str, Span]] = []
        self._parts: list[tuple[str, int, int]] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._begin = 0
        self._has_words = False
        for hole in holes:
            if hole.comment is not None:
                self.comment(hole.start, hole.end, hole.comment)

    def _add(self, prose: str, start: int, end: int) -> None:
        self._parts.append((prose, start, end))
        self._length += len(prose)
        self._has_words = self._has_words or any(character.isalnum() for character in prose)

    def _after_blank(self) -> bool:
        return self._length == self._begin or self._parts[-1][0][-1].isspace()

    def text(self, start: int, end: int) -> None:
        """Prose that stands in the file as it is, but for holes. A line end is one blank, with the blanks around it."""
        while self._holes and (number := self._next_hole(start, end)) is not None:
            hole = self._holes[number]
            if start < hole.start:
                self._text_between(start, hole.start)
            if hole.stands_in and hole.start >= start:
                self.stand_in(hole.start, hole.end)
            start = hole.end
        if start < end:
            self._text_between(start, end)

    def _text_between(self, start: int, end: int) -> None:
        at = start
        for blank in _BLANK.finditer(self._text, start, end):
            if "\n" in blank[0] or "\r" in blank[0] or (blank.start() == start and self._after_blank()):
                self._exact(at, blank.start())
                self.blank(*blank.span())
                at = blank.end()
        self._exact(at, end)

    def _exact(self, start: int, end: int) -> None:
        if start < end:
            self._add(self._text[start:end], start, end)

    def blank(self, start: int, end: int) -> None:
        """A blank between words, whatever stands for it in the file; none at the beginning and none after another."""
        if not self._after_blank():
            self._add(" ", start, end)

    def unit(self, prose: str, start: int, end: int) -> None:
        """Prose that the file writes otherwise: an entity, an escape. One with a hole in it is none."""
        if self._holes and self._next_hole(start, end) is not None:
            self.text(start, end)
        else:
            self._add(prose, start, end)

    def _next_hole(self, start: int, end: int) -> int | None:
        """The number of the first hole that stands in this stretch."""
        number = bisect_right(self._holes, start, key=lambda hole: hole.end)
        return number if number < len(self._holes) and self._holes[number].start < end else None

    def stand_in(self, start: int, end: int) -> None:
        """Something that is no prose but has its place in a sentence."""
        self._add(STAND_IN, start, end)

    def comment(self, start: int, end: int, said: str | None = None) -> None:
        """A comment of the file, `<!-- … -->` or what `said` is said in: no prose, but suppressions stand in them."""
        if said is None:
            said = self._source[start:end].removeprefix("<!--").removesuffix("-->")
        self._comments.append((said.strip(), (start, end)))

    @property
    def count(self) -> int:
        """How many blocks have ended."""
        return len(self._blocks)

    def end_block(self, scope: Scope, outer: Span | None = None) -> None:
        """What came since the last block is a block; it is forgotten where it holds no word.

        `outer` is the element that it fills, with its tags.
        """
        while self._length > self._begin and self._parts[-1][0].isspace():
            self._length -= len(self._parts.pop()[0])
        if self._has_words:
            prose, start, end = self._parts[-1]
            if (bare := prose.rstrip()) != prose and self._text[start:end] == prose:
                self._parts[-1] = (bare, start, start + len(bare))
                self._length -= len(prose) - len(bare)
            self._blocks.append(Block(scope, (self._begin, self._length), outer))
            self._parts.append((GAP, self._parts[-1][2], self._parts[-1][2]))
            self._length += len(GAP)
        else:
            while self._length > self._begin:
                self._length -= len(self._parts.pop()[0])
        self._begin = self._length
        self._has_words = False

    def article(
        self, kind: str, language: str | None, escape: Escape, otherwise: Sequence[tuple[Span, Escape]] = ()
    ) -> Article:
        """All blocks so far as an article of a kind of file, in a language if the file says so.

        `escape` writes prose as the file does, but in the stretches of it for which `otherwise`, in order, has another.
        """
        view = View.build(self._parts, self._source, escape)
        if otherwise:
            view = View(view.raw, [piece._replace(escape=_in_force(piece, otherwise)) for piece in view.pieces])
        return Article(
            view,
            tuple(self._blocks),
            kind,
            language,
            comments=tuple(sorted(self._comments, key=lambda comment: comment[1])),
        )


def _in_force(piece: Piece, otherwise: Sequence[tuple[Span, Escape]]) -> Escape:
    at = bisect_right(otherwise, piece.source_start, key=lambda other: other[0][0]) - 1
    return otherwise[at][1] if at >= 0 and piece.source_start < otherwise[at][0][1] else piece.escape
