"""Where quotations begin and end, paragraph by paragraph.

A quotation that runs over several paragraphs opens in each of them and closes in the last: that is right, in English
and in most other languages. An opening mark inside an open quotation of the same kind is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from newslint.source import Span

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‹": "›", '"': '"', "‘": "’", "‚": "‘’", "「": "」", "『": "』", "《": "》"}
_MARK = regex.compile(r"[“”„«»‹›\"‘’‚「」『』《》]")
_INCHES = regex.compile(r"[0-9½¼¾]\Z")


class Quotation(NamedTuple):
    """A quotation with its marks. `closed` tells whether its closing mark stands in the text."""

    span: Span
    mark: str
    closed: bool
    continued: bool
    """Whether it goes on in the next paragraph, which then opens with the same mark."""


def quotations(text: str, blocks: Sequence[Span]) -> Iterator[Quotation]:
    """The quotations of each block (spans of `text`), in order of their opening marks; nested ones too."""
    for number, (start, end) in enumerate(blocks):
        following = text[blocks[number + 1][0]] if number + 1 < len(blocks) else ""
        found = sorted(_of_block(text, start, end, following))
        yield from found


def _of_block(text: str, start: int, end: int, following: str) -> Iterator[Quotation]:
    open_: list[tuple[int, str]] = []
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        closes = next((i for i in range(len(open_) - 1, -1, -1) if mark in _CLOSERS[open_[i][1]]), None)
        if mark == "’" and (before.isalnum() and after.isalnum()):
            continue  # an apostrophe
        if mark == '"' and closes is None and _INCHES.search(before):
            continue
        if mark == '"' and closes is not None and before.isspace() and after.isalnum():
            closes = None  # opens again
        if closes is not None:
            opened, kind = open_[closes]
            for left, left_mark in open_[closes + 1 :]:
                if left_mark not in "‘‚":  # a lone ‘ is an apostrophe more often than a quotation
                    yield Quotation((left, at), left_mark, closed=False, continued=False)
            del open_[closes:]
            yield Quotation((opened, at + 1), kind, closed=True, continued=False)
        elif mark in _CLOSERS and (mark not in "‘‚" or not before.isalnum()):
            repeated = next((i for i, (_, kind) in enumerate(open_) if kind == mark), None)
            if repeated is not None:
                for left, left_mark in open_[repeated:]:
                    if left_mark not in "‘‚":
                        yield Quotation((left, at), left_mark, closed=False, continued=False)
                del open_[repeated:]
            open_.append((at, mark))
    for left, mark in open_:
        if mark not in "‘‚":
            yield Quotation((left, end), mark, closed=False, continued=following == mark)
