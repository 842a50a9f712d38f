"""Lines that say the title again: alone, with a site's name or a breadcrumb, cut off, or as the first sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.document import Document
from newslint.source import Span
from newslint.view import Scope

from ._copy import Copy, Kind, Told
from ._lines import Line, Lines

_TOP = 6
"""Blocks among which the title stands, with what a page puts before it."""
_LEAST_WORDS, _MOST_WORDS, _LEAST_LETTERS = 4, 40, 18
_CUT = ("...", "…")


def titles(document: Document, found: Lines, told: Told) -> Iterator[Copy]:
    """Every line that is the title again; the line that has no more than the title is the title."""
    head = list(_head(document, found))
    title = next((line for line in head if _is_repeated(document, found, line, head)), next(iter(head), None))
    if title is None:
        return
    for line in found.blocks:
        in_body = line.stopped and line.block > found.body  # a title may quote a sentence of the body
        if line is not title and not in_body and _says(document, found, line, title):
            told.blocks.update((line.block, title.block))
            yield Copy(Kind.TITLE, line.span, title.span, whole=True)
    words = found.words(title)
    for sentence in found.sentences:
        if sentence.block > found.body:
            return
        opens = sentence.block != title.block and sentence.span[0] == document.blocks[sentence.block].span[0]
        if opens and not sentence.whole and not title.quotation and found.words(sentence) == words:
            told.sentences.add(sentence.first)
            yield Copy(Kind.TITLE, sentence.span, title.span, whole=False)
            return


def _is_repeated(document: Document, found: Lines, title: Line, head: Sequence[Line]) -> bool:
    """Whether another line at the top is this one again, and this is no other with more (“Home » The title”)."""
    others = [line for line in head if line is not title]
    own = _squeezed(found, title)
    return any(_says(document, found, line, title) for line in others) and not any(
        _squeezed(found, line) != own and _says(document, found, title, line) for line in others
    )


def _head(document: Document, found: Lines) -> Iterator[Line]:
    """The lines that may be the title, up to the first sentence."""
    for line in found.blocks[:_TOP]:
        if not _is_heading(document, line):
            return
        if _is_long_enough(found, line):
            yield line


def _is_heading(document: Document, line: Line) -> bool:
    scope = document.blocks[line.block].scope
    return scope in (Scope.TITLE, Scope.HEADING) or not line.stopped or _is_cut(document, line.span)


def _is_cut(document: Document, span: Span) -> bool:
    return document.text[slice(*span)].endswith(_CUT)


def _is_long_enough(found: Lines, line: Line) -> bool:
    return _LEAST_WORDS <= line.end - line.first <= _MOST_WORDS and len(_squeezed(found, line)) >= _LEAST_LETTERS


def _squeezed(found: Lines, line: Line) -> str:
    """The letters and figures of a line without anything between: “HomeNewsThe title” holds the title so."""
    return "".join(found.words(line)).replace("'", "")


def _says(document: Document, found: Lines, line: Line, title: Line) -> bool:
    """Whether a line is the title, or the title and little more."""
    if line.end - line.first > _MOST_WORDS:
        return False
    own, wanted = _squeezed(found, line), _squeezed(found, title)
    if own == wanted:
        return True
    if _is_cut(document, line.span):
        return _overlap(own, wanted) >= max(_LEAST_LETTERS, 0.6 * len(wanted))
    if wanted not in own or len(own) > 1.6 * len(wanted) + 25:
        return False
    # A sentence may begin with the words of the title; where it has them in its middle, it names the title.
    return not line.stopped or _folded(document, line).find(_folded(document, title)) > 0


def _folded(document: Document, line: Line) -> str:
    return document.text[slice(*line.span)].replace("’", "'")


def _overlap(own: str, wanted: str) -> int:
    """How many letters of the beginning of `wanted` stand at the end of `own`."""
    return next((size for size in range(min(len(own), len(wanted)), 0, -1) if own.endswith(wanted[:size])), 0)
