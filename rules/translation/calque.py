from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import IGNORECASE

from newslint.document import Document
from newslint.finding import Severity
from newslint.language import NAMES
from newslint.lists import Entry, entries
from newslint.patterns import compiled, regex
from newslint.rule import Hit, Need, Rule

from ._source import source_language


@cache
def _pattern(pattern: str) -> regex.Pattern[str]:
    return compiled(pattern, IGNORECASE)


def _letters() -> tuple[str, ...]:
    return tuple(some for *_, letters in entries("translation", "calques.tsv") for some in letters.split("|"))


@cache
def _by_letters() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries("translation", "calques.tsv"):
        for some in entry[-1].split("|"):
            found.setdefault(some, []).append(entry)
    return found


class Calque(Rule):
    """A phrase of another language in English words: “head of diplomacy”, “on the territory of”, “press agency”.

    Each is English in some sentence: a hint, no fault. Many of them in one article tell of a translation that stays
    close to its source.
    """

    code = "TRL016"
    name = "calque"
    summary = "a phrase of another language in English words"
    severity = Severity.INFO
    confidence = 0.6
    need = Need(words=_letters())
    languages = ("en",)
    bad = dict.fromkeys(
        (
            "The ⟦head of Russian diplomacy⟧ left on Monday.",
            "A North Korean ⟦press agency⟧ said so.",
            "⟦It came to clashes⟧ in the harbor.",
        )
    )
    good = (
        "Diplomacy came to a head on Monday.",
        "A news agency said so.",
        "When it came to boats, he knew them all.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        present = dict.fromkeys(entry for letters in self.need.found(document) for entry in _by_letters()[letters])
        for languages, pattern, better, _ in present:
            for found in _pattern(pattern).finditer(document.text):
                language = NAMES[_likeliest(document, languages.split(","))]
                said = f"“{found[0].strip()}” sounds translated from {language}; English: {better}"
                yield Hit((found.start(), found.start() + len(found[0].rstrip())), said)


def _likeliest(document: Document, languages: list[str]) -> str:
    """The one of some languages that the article has more of, else the first."""
    source = document.fact(source_language)
    return source.language if source and source.language in languages else languages[0]
