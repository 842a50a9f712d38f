"""Translations, segment by segment: the targets are the article, the sources its original."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newslint.readers._parts import STAND_IN
from newslint.source import Span
from newslint.view import GAP, Article, Block, Piece, Scope, View


class Segment(NamedTuple):
    """A piece of text and its translation."""

    source: str
    target: View
    place: Span
    """Where the translation stands, or would stand, in the file."""


def article(
    segments: Iterable[Segment], kind: str, language: str | None = None, source_language: str | None = None
) -> Article | None:
    """The translation that segments make; None where nothing has been translated yet.

    A segment without translation is a block with a stand-in for its only character.
    """
    segments = [segment for segment in segments if any(map(str.isalnum, segment.source))]
    if not any(segment.target.text.strip() for segment in segments):
        return None
    blocks: list[Block] = []
    views: list[View] = []
    originals: list[Block] = []
    at = start = 0
    for segment in segments:
        view = segment.target
        if not (text := view.text.strip()):
            view, text = View(STAND_IN, [Piece(0, *segment.place, 1, False)]), STAND_IN
        begin = at + view.text.index(text)
        blocks.append(Block(Scope.PARAGRAPH, (begin, begin + len(text)), by_line=False))
        originals.append(Block(Scope.PARAGRAPH, (start, start + len(segment.source))))
        views.append(view)
        at += len(view.text) + len(GAP)
        start += len(segment.source) + len(GAP)
    sources = View.whole(GAP.join(segment.source for segment in segments))
    original = Article(sources, tuple(originals), kind, source_language)
    return Article(View.joined(views), tuple(blocks), kind, language, original=original, aligned=True)
