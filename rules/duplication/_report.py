"""How a copy is reported: the copy, and the other place as related."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Related
from newslint.rule import PROSE, Hit, Rule
from newslint.source import Span
from newslint.view import Scope

from ._copies import copies
from ._copy import Copy, Kind

_BLANKS = (" ", "\u00a0")


class CopyRule(Rule):
    """A rule that reports copies of one kind."""

    scopes = PROSE - {Scope.TABLE_CELL, Scope.BYLINE, Scope.DATELINE}
    kind: Kind
    first = "the first time"
    """What the other place is."""

    def check(self, document: Document) -> Iterator[Hit]:
        for copy in document.fact(copies):
            if copy.kind is self.kind:
                yield self.hit(document, copy)

    def hit(self, document: Document, copy: Copy) -> Hit:
        """The report. Whole lines go with their line ends; a sentence goes with the blank before it."""
        gone = _elements(document, copy) if copy.whole else (_with_blank(document, copy.span),)
        return Hit(
            copy.span,
            self.message(copy),
            edits=tuple(Edit(span, "") for span in gone) if self.safety is not None else (),
            removes=copy.whole,
            evidence=self.evidence(copy),
            related=(Related(copy.other, self.first),),
        )

    def message(self, copy: Copy) -> str:
        """What is wrong."""
        return self.summary

    def evidence(self, copy: Copy) -> tuple[str, ...]:
        """What shows it."""
        return ()


def _elements(document: Document, copy: Copy) -> tuple[Span, ...]:
    """Whole blocks: in one piece where lines go, one by one where each is an element of its own."""
    if document.kind != "html":
        return (copy.span,)
    start, end = copy.span
    return tuple(block.span for block in document.blocks if start <= block.span[0] < end)


def _with_blank(document: Document, span: Span) -> Span:
    """A sentence with the blank before it, or after it where it opens its block."""
    text = document.text
    start, end = span
    if text[start - 1 : start] in _BLANKS:
        return (start - 1, end)
    return (start, end + 1) if text[end : end + 1] in _BLANKS else span
