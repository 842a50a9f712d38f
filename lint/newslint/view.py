"""The prose inside a file, and the way back from it to the file's own characters.

A reader takes a file apart into prose and the rest (tags, link targets, front matter, syntax) and leaves the rest
out. Rules see only the prose; every span goes back through the map that is kept here. Nothing is ever searched for
again: two equal words are two places.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from newslint.patterns import compiled_re
from newslint.source import Span

_SURROGATE = compiled_re("[\ud800-\udfff]")
_LOST = "\ufffd"
GAP = "\n\n"
"""What stands between the blocks of prose that a reader takes out of markup; no file holds it there."""

Escape = Callable[[str], str | None]
"""Writes prose as the file does; None where the file cannot hold it at this place."""


class Scope(StrEnum):
    """The role that a block of prose plays in its article."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"


class Block(NamedTuple):
    """A stretch of prose with one role. Its span is of the view's text and holds no line end at its edges."""

    scope: Scope
    span: Span
    outer: Span | None = None
    """What goes from the file when the block goes, where that is more than its lines: an element with its tags."""
    by_line: bool = True
    """Whether the lines of the file go with what is on them: not in the cell of a table, or a string of JSON."""


class Piece(NamedTuple):
    """A run of prose and the run of the file that it came from, in code points.

    An *exact* piece has the same characters in both. Any other is a *unit* (an entity, an escape) that can only be
    replaced whole. A piece that is empty in the file is a separator, which no edit may touch.
    """

    start: int
    source_start: int
    source_end: int
    length: int
    exact: bool
    escape: Escape = str


class View:
    """The prose of one article, as a rule sees it, with its way back to the file.

    In `text` a byte that is no UTF-8 is U+FFFD, so that no library that a rule asks stumbles over it; in `raw` it is
    a lone surrogate. Both have the same length.
    """

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.raw = text
        self.text = _SURROGATE.sub(_LOST, text)
        self.pieces = pieces
        self._starts = [piece.start for piece in pieces]

    @classmethod
    def whole(cls, text: str) -> View:
        """A view in which all of the file is prose."""
        return cls(text, (Piece(0, 0, len(text), len(text), True),))

    @classmethod
    def build(cls, parts: Iterable[tuple[str, int, int]], source: str, escape: Escape = str) -> View:
        """A view from `(prose, source_start, source_end)` in order; `escape` writes prose as the file does."""
        pieces: list[Piece] = []
        texts: list[str] = []
        at = 0
        for prose, start, end in parts:
            if prose:
                pieces.append(Piece(at, start, end, len(prose), source[start:end] == prose, escape))
                texts.append(prose)
                at += len(prose)
        return cls("".join(texts), pieces)

    @classmethod
    def joined(cls, views: Iterable[View]) -> View:
        """Views of one file, in order, as one; `GAP` stands between them."""
        pieces: list[Piece] = []
        texts: list[str] = []
        at = 0
        for view in views:
            if pieces and view.pieces:
                place = pieces[-1].source_end
                pieces.append(Piece(at, place, place, len(GAP), False))
                texts.append(GAP)
                at += len(GAP)
            pieces += [piece._replace(start=piece.start + at) for piece in view.pieces]
            texts.append(view.raw)
            at += len(view.raw)
        return cls("".join(texts), pieces)

    def through(self, outer: View) -> View:
        """The same prose as a view of the file that `outer` is a view of, where this one is a view of its prose."""
        return View(self.raw, [new for piece in self.pieces for new in _through(piece, outer)])

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def source_span(self, span: Span) -> Span:
        """The smallest span of the file that holds every character of `span`."""
        if not self.pieces:
            return (0, 0)
        start, end = span
        first = self.pieces[self._index(start)]
        last = self.pieces[self._index(max(start, end - 1))]
        begin = first.source_start + (start - first.start) if first.exact else first.source_start
        if start == end:
            return (begin, begin)
        return (begin, last.source_start + (end - last.start) if last.exact else last.source_end)

    def prose_offset(self, offset: int) -> int:
        """The place in the prose of what stands at `offset` in the file; the nearest before it where it is no prose."""
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.source_start) - 1
        if at < 0:
            return 0
        piece = self.pieces[at]
        return piece.start + (min(offset - piece.source_start, piece.length) if piece.exact else 0)

    def prose_span(self, span: Span) -> Span:
        """The stretch of prose that stands within a span of the file; empty, at the nearest place, where none does."""
        start, end = span
        first = bisect_right(self.pieces, start, key=lambda piece: piece.source_end)
        last = bisect_left(self.pieces, end, key=lambda piece: piece.source_start) - 1
        if start == end or last < first:
            return (self.prose_offset(start),) * 2
        head, tail = self.pieces[first], self.pieces[last]
        begin = head.start + (max(0, start - head.source_start) if head.exact else 0)
        return (begin, tail.start + (min(tail.length, end - tail.source_start) if tail.exact else tail.length))

    def source_edit(self, span: Span, new: str) -> tuple[Span, str] | None:
        """The same edit in the file, or None where markup stands in the way, or a byte would be lost."""
        if _LOST in new:
            return None
        start, end = span
        first, last = self._index(start), self._index(max(start, end - 1))
        touched = self.pieces[first : last + 1]
        if not touched or any(piece.source_start == piece.source_end for piece in touched):
            return None
        if any(left.source_end != right.source_start for left, right in pairwise(touched)):
            return None
        if start == end and not touched[0].exact:
            return None
        # A unit that is replaced in part is written anew with what stays of it.
        head = "" if touched[0].exact else self.text[touched[0].start : start]
        tail = "" if touched[-1].exact or start == end else self.text[end : touched[-1].start + touched[-1].length]
        written = touched[0].escape(head + new + tail)
        return None if written is None else (self.source_span(span), written)


def _through(piece: Piece, outer: View) -> Iterator[Piece]:
    """A piece of what is a view's prose as pieces of that view's file."""
    span = (piece.source_start, piece.source_end)
    first, last = outer._index(span[0]), outer._index(max(span[0], span[1] - 1))
    touched = outer.pieces[first : last + 1]
    if not touched:
        return
    if not piece.exact:
        start, end = outer.source_span(span)
        if any(left.source_end != right.source_start for left, right in pairwise(touched)):
            end = start  # markup of the file stands inside it: no edit may touch it
        yield Piece(piece.start, start, end, piece.length, False, _both(piece.escape, touched[0].escape))
        return
    for part in touched:
        begin, stop = max(part.start, span[0]), min(part.start + part.length, span[1])
        shift = begin - part.start
        places = (part.source_start + shift, part.source_start + shift + stop - begin)
        if not part.exact:
            places = (part.source_start, part.source_end)
        escape = _both(piece.escape, part.escape)
        yield Piece(piece.start + begin - span[0], *places, stop - begin, part.exact, escape)


def _both(inner: Escape, outer: Escape) -> Escape:
    if inner is str:
        return outer

    def escape(prose: str) -> str | None:
        written = inner(prose)
        return None if written is None else outer(written)

    return escape


class Article(NamedTuple):
    """What a reader finds in a file: the prose of one article, its blocks, and what the file says about it."""

    view: View
    blocks: tuple[Block, ...]
    kind: str = "text"
    """The kind of file: the name of its reader."""
    language: str | None = None
    """The language that the file says it is in."""
    date: date | None = None
    """The day that the file says it is of."""
    comments: tuple[tuple[str, Span], ...] = ()
    """Comments of the file: their text, and where they stand in the file."""
    unread: str | None = None
    """What of the file could not be read instead of an article, with its place and how to mend it."""
    original: Article | None = None
    """What it was translated from, where that is at hand."""
    aligned: bool = False
    """Whether each block of `original` is what the block of the same number was translated from."""
