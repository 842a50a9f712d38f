"""Plain text: all of the file is prose, a block is a line, or a paragraph where lines are wrapped to a width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newslint.source import Source, Span
from newslint.view import Article, Block, Scope, View

_LINE = re.compile(r"[^\r\n]+")
_LEAST_WIDTH, _LARGEST_WIDTH = 40, 100
_TITLE_WORDS = 25


def read(source: Source) -> list[Article]:
    """The one article that a plain text file is."""
    return [Article(View.whole(source.text), tuple(blocks_of(source.text)))]


def blocks_of(text: str) -> Iterator[Block]:
    """Its blocks: the first line is the title when it is short and has no stop at its end."""
    for number, (start, end) in enumerate(_paragraphs(text)):
        yield Block(_scope(text[start:end], first=number == 0), (start, end))


def _paragraphs(text: str) -> Iterator[Span]:
    group: list[Span] = []
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if not stripped:
            continue
        start = line.start() + line[0].index(stripped)
        span = (start, start + len(stripped))
        if group and text.count("\n", group[-1][1], start) > 1:
            yield from _joined(text, group)
            group = []
        group.append(span)
    yield from _joined(text, group)


def _joined(text: str, lines: list[Span]) -> list[Span]:
    """Lines between two blank lines are one paragraph if a width explains where each of them ends."""
    if len(lines) < 2:
        return lines
    width = max(end - start for start, end in lines)
    if not _LEAST_WIDTH <= width <= _LARGEST_WIDTH:
        return lines
    for (start, end), (after, after_end) in pairwise(lines):
        next_word = text[after:after_end].split(None, 1)[0]
        if end - start + 1 + len(next_word) <= width:
            return lines
    if len(lines) == 2 and not text[lines[1][0]].islower():
        return lines
    return [(lines[0][0], lines[-1][1])]


def _scope(line: str, *, first: bool) -> Scope:
    if first and not line.endswith((".", "!", "?", "…", "”", '"')) and len(line.split()) <= _TITLE_WORDS:
        return Scope.TITLE
    return Scope.PARAGRAPH
