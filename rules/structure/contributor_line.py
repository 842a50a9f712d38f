"""STR005: a line about who reported, wrote and edited."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Grain, Hit, Need, Pattern, Rule
from newslint.view import Scope

_PLACE = r"(?: in [\p{L} .,’'-]+| at [\p{L} .,’'-]+)?"
_REPORTED = Pattern(
    rf"(?:\p{{Lu}}[\p{{L}}.’'-]+ (?:and \p{{Lu}}[\p{{L}}.’'-]+ )?reported from \p{{Lu}}[^.]+\..{{0,400}}"
    rf"|.{{0,400}}\bcontributed(?: reporting)?{_PLACE}(?: to this (?:report|story|article))?\.?"
    r"|\(?(?:Additional )?[Rr]eporting by \p{Lu}.{0,300})"
)
_MOST_LINES = 6
_WIRE = frozenset({"nitf", "newsml", "ninjs"})
"""Kinds of file that have a place of their own for a byline."""


class ContributorLine(Rule):
    """A byline, or a line about who reported, wrote and edited, stands in the text.

    It belongs into the article's data, not among its sentences. A hint only: many houses print it.
    """

    code = "STR005"
    name = "contributor-line"
    summary = "a line about who reported, wrote or edited"
    severity = Severity.INFO
    confidence = 0.9
    grain = Grain.PASSAGE
    languages = ("en",)
    need = Need(words=("contributed", "reported from", "reporting by", "by "))
    anchored = True
    bad = {
        "It rained.\n\n⟦Doe reported from Oslo. Jan Pohl in Rome contributed.⟧": None,
        "⟦By Jane Doe⟧\n\nIt rained.": None,
        "It rained.\n\n⟦Ana Ruiz in Lima contributed to this report.⟧": None,
    }
    good = (
        "Three companies contributed to the fund, the report said, and two of them gave the most.",
        "By Monday it rained.",
        "It rained.\n\nThe storm was reported from Oslo first.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text, blocks = document.text, document.blocks
        if document.kind not in _WIRE:
            for block in blocks[:_MOST_LINES]:
                if block.scope is Scope.BYLINE:
                    yield Hit(block.span, "a byline in the text")
        if not ("contributed" in text or "reported from" in text or "eporting by" in text):
            return
        for block in blocks[-_MOST_LINES:]:
            start, end = block.span
            if block.scope is not Scope.BYLINE and end - start < 600 and _REPORTED.fullmatch(text, start, end):
                yield Hit(block.span, "a line about who reported, wrote or edited")
