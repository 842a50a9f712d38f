"""Credits, teasers and captions of agencies, found in whole lines, at the end of paragraphs and in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from newslint.document import Document
from newslint.patterns import compiled
from newslint.source import Span

_EDGE = r"[\s\ufffc*_|·•–—>«“\"(\[-]*"
_REST = r"[\s*_|·•–—<»”\")\].:-]*"
_LONGEST = 160
_OPENING = compiled(r"[(\[（【/]")
_OTHER_SCRIPT = compiled(r"[\p{Cyrillic}\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Arabic}]")
_FIRST = 60
"""Letters of a dateline, in which a credit in brackets may stand."""


class Credits(NamedTuple):
    """Patterns for whole lines, and for what ends a paragraph."""

    line: regex.Pattern[str]
    end: regex.Pattern[str]


def credits_of(lines: Sequence[str], ends: Sequence[str]) -> Credits:
    """The patterns of a list."""
    return Credits(
        compiled(rf"{_EDGE}(?:{'|'.join(f'(?:{p})' for p in lines)}){_REST}", regex.IGNORECASE),
        compiled(rf"(?P<credit>{'|'.join(f'(?:{p})' for p in ends)})", regex.IGNORECASE),
    )


def found(document: Document, wanted: Credits) -> Iterator[tuple[Span, bool]]:
    """Credits in an article: the span, and whether it is a whole line."""
    text = document.text
    no_brackets = document.characters.isdisjoint("([（【/")
    for block in document.blocks:
        start, end = block.span
        if end - start <= _LONGEST and wanted.line.fullmatch(text, start, end):
            yield block.span, True
            continue
        if no_brackets:
            continue
        if text[end - 1] in ".”’\"'!?":  # no credit ends it: only a dateline may hold one
            if not _OPENING.search(text, start, min(end, start + _FIRST)):
                continue
            matches = wanted.end.finditer(text, start, min(end, start + _FIRST))
        else:
            matches = wanted.end.finditer(text, max(start, end - _LONGEST), end)
        for match in matches:
            if _OTHER_SCRIPT.search(text, max(start, match.start() - 4), match.start()):
                continue  # part of a passage in its language
            if match.end() == end or match.end() - start <= _FIRST:
                yield match.span(), match.span() == block.span
