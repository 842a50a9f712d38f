"""What all rules on whole lines of furniture have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import PROSE, Grain, Hit, Rule
from newslint.view import Scope

from ._lines import Level, Line, page

_LONGEST_SHOWN = 50
_BEFORE, _AFTER = "It left at noon.\n\n", "It came back at six."


def between(*lines: str) -> dict[str, str | None]:
    """Examples for a rule: each of these lines, found between two sentences and taken out."""
    return {f"{_BEFORE}⟦{line}⟧\n\n{_AFTER}": _BEFORE + _AFTER for line in lines}


class LineRule(Rule):
    """Reports the lines of some kinds."""

    about: ClassVar[tuple[str, ...]]
    """The kinds of line that it reports: names of lists."""
    what: ClassVar[str]
    """What such a line is: “a page's advertising marker”."""
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 0.95
    grain = Grain.PASSAGE
    covers = True
    scopes = PROSE - {Scope.TABLE_CELL, Scope.BYLINE, Scope.DATELINE}
    """Cells of a table are as short as a page's lines: “306 of 309”, “Sport”."""

    def check(self, document: Document) -> Iterator[Hit]:
        """A hit for each line of these kinds."""
        for line in document.fact(page).lines:
            if line.level and line.kind in self.about:
                yield from self.hits(document, line)

    def hits(self, document: Document, line: Line) -> Iterator[Hit]:
        """The finding: the line goes; safely where it can be nothing else."""
        shown = line.text if len(line.text) <= _LONGEST_SHOWN else line.text[: _LONGEST_SHOWN - 1] + "…"
        sure = line.level is Level.SURE
        yield Hit(
            line.span,
            f"“{shown}” is {self.what}, no part of the article",
            "",
            removes=True,
            evidence=(line.evidence,) if line.evidence else (),
            severity=None if sure else Severity.WARNING,
            safety=None if sure else Safety.UNSAFE,
            confidence=None if sure else 0.9,
        )
