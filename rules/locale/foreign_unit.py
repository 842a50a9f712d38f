from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lists import entries
from newslint.manner import manner
from newslint.patterns import compiled, regex
from newslint.rule import Hit, Need, Rule

from ._numbers import first_letters, following
from ._often import once


@cache
def _units() -> dict[str, tuple[str, str]]:
    return {word: (american, british) for word, american, british in entries("locale", "units.tsv")}


@cache
def _first_words() -> frozenset[str]:
    return first_letters(_units())


@cache
def _pattern() -> regex.Pattern[str]:
    return compiled(r"(?<=\d[ \u00a0\u202f])\L<units>(?![\p{L}/])", units=list(_units()))


class ForeignUnit(Rule):
    """A unit of measure in another language after a number: “45 qm”, “30 Grad”, “12 тонн”.

    The number was kept, and its unit with it.

    Fix safety: a word changes.
    """

    code = "LOC012"
    name = "foreign-unit"
    summary = "a unit of measure in another language"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    before = ("TRL006", "TRL004")
    need = Need(characters="0123456789")
    bad = {
        "A flat of 45 ⟦qm⟧ is small.": "A flat of 45 square meters is small.",
        "It was 30 ⟦Grad⟧ in the harbour.": "It was 30 degrees in the harbour.",
        "It carried 12 ⟦тонн⟧ of fuel.": "It carried 12 tons of fuel.",
    }
    good = ("The 30 Grads cheered.", "A flat of 45 square meters is small.", "It is 45 m wide.")

    def check(self, document: Document) -> Iterator[Hit]:
        yield from once(self._hits(document), "units of another language")

    def _hits(self, document: Document) -> Iterator[Hit]:
        if _first_words().isdisjoint(document.fact(following)):
            return
        british = document.fact(manner).british
        for found in _pattern().finditer(document.text):
            yield Hit(found.span(), f"“{found[0]}” is a unit of another language", _units()[found[0]][british])
