"""CHR010: a page's date, reading time or credit left in the text."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Hit

from ._lines import Line
from ._rule import LineRule, between


class PageDateLine(LineRule):
    """A line with the time of publishing or reading, or who wrote and edited, was left in the article.

    Clock times that stand alone are the stamps of a live blog. A date that stands alone is only reported beside other
    furniture: in a chronicle it is a heading.
    """

    code = "CHR010"
    name = "page-date-line"
    summary = "a page's date, reading time or credit left in the text"
    about = ("meta",)
    what = "a page's date, reading time or credit"
    bad = between(
        "5 min read",
        "Last updated 3 minutes ago",
        "Updated at 14.52 CET",
        "14.19 CET",
        "Temps de lecture : 4 min",
    )
    good = (
        "It left at noon.\n\nSeptember 29, 2023\n\nIt came back at six.",
        "The page was last updated in the spring, and says so.",
        "It left at noon.\n\nTwo hours ago\n\nIt came back at six.",
        "By Monday the boat was back.",
    )

    def hits(self, document: Document, line: Line) -> Iterator[Hit]:
        """The finding; a hint only where an English article keeps a credit in another language, a leftover first."""
        for hit in super().hits(document, line):
            foreign = line.phrase is not None and "en" not in line.phrase.languages
            yield msgspec.structs.replace(hit, severity=Severity.INFO) if foreign and document.language == "en" else hit
