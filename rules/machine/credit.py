from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import IGNORECASE

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lists import entries
from newslint.patterns import compiled, regex
from newslint.rule import Grain, Hit, Rule

_LONGEST = 240


@cache
def _credits() -> regex.Pattern[str]:
    found = [f"(?:{pattern})" for _, pattern in entries("machine", "credits.tsv")]
    return compiled(rf"[\W_]*(?:{'|'.join(found)})[\W_]*", IGNORECASE)


class Credit(Rule):
    """A line that credits a translation program: “Translated with DeepL.com (free version)”.

    Programs and sites add it to their output. Keep it where the reader is to know.

    Fix safety: the line goes, and a publisher may want to say that a machine translated.
    """

    code = "MTR010"
    name = "machine-credit"
    summary = "a line that credits a translation program"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    grain = Grain.PASSAGE
    covers = True
    anchored = True
    bad = {
        "The ferry left.\n\n⟦Translated with www.DeepL.com/Translator (free version)⟧": "The ferry left.",
        "The ferry left at noon.\n\n⟦(This article was automatically translated from Norwegian.)⟧": (
            "The ferry left at noon."
        ),
        "The ferry left at noon.\n\n⟦Traduction automatique⟧": "The ferry left at noon.",
    }
    good = (
        "The book was translated by Google’s first employee, who speaks Norwegian.",
        "Translated by Anna Berg",
        "Machine translation has made great strides, the study says.",
        "She translated from the original.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for block in document.blocks:
            start, end = block.span
            if end - start <= _LONGEST and _credits().fullmatch(document.text, start, end):
                yield Hit(block.span, "a line that credits a translation program", "", removes=True)
