"""Plain text: all of the file is prose, a block is a line, or a paragraph where lines are wrapped to a width."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.patterns import compiled_re
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source, Span
from newslint.view import Article, Block, Scope, View
from newslint.zones import is_byline

_LINE = compiled_re(r"[^\r\n]+")
_LEAST_WIDTH, _LARGEST_WIDTH = 40, 100
_TITLE_WORDS, _LEAST_TITLE_WORDS, _LEAST_TITLE = 25, 4, 25
_STOPS = (".", "!", "?", "…", "”", '"')
_REACH = 8
"""A title stands among so many lines at the head."""


def read(source: Source, options: Options = DEFAULTS) -> list[Article]:
    """The one article that a plain text file is."""
    return [Article(View.whole(source.text), tuple(blocks_of(source.text)))]


def blocks_of(text: str) -> Iterator[Block]:
    """Its blocks: one of the first lines is the title when it is short and has no stop at its end."""
    spans = list(_paragraphs(text))
    title = _title(["" if is_byline(text, span) else text[slice(*span)] for span in spans[:_REACH]])
    for number, span in enumerate(spans):
        yield Block(Scope.TITLE if number == title else Scope.PARAGRAPH, span)


def _title(lines: list[str]) -> int:
    """The number of the title among the first lines, bylines empty; -1 where none looks like one.

    A page leaves a word or two before it ("LIVE", "Menu", "15.2 C") or the way to it ("Home » Europe").
    """
    for number, line in enumerate(lines):
        words = len(line.split())
        if words > _TITLE_WORDS or line.endswith(_STOPS):
            break
        if (words >= _LEAST_TITLE_WORDS or len(line) >= _LEAST_TITLE) and not any(mark in line for mark in "»›|"):
            return number
    return 0 if lines and lines[0] and len(lines[0].split()) <= _TITLE_WORDS and not lines[0].endswith(_STOPS) else -1


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
    widths = [end - text.rfind("\n", 0, start) - 1 for start, end in lines]  # with the blanks before an item's lines
    if not _LEAST_WIDTH <= max(widths) <= _LARGEST_WIDTH:
        return lines
    for width, (after, after_end) in zip(widths, lines[1:], strict=False):
        next_word = text[after:after_end].split(None, 1)[0]
        if width + 1 + len(next_word) <= max(widths):
            return lines
    if len(lines) == 2 and not text[lines[1][0]].islower():
        return lines
    return [(lines[0][0], lines[-1][1])]
