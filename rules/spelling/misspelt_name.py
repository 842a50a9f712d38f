from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lists import entries
from newslint.rule import Hit, Rule
from newslint.source import Span

from ._words import occurrences, places


@cache
def _single() -> dict[str, tuple[str, str]]:
    """Names of one word, by what they are in lower case: as misspelt, and right."""
    return {wrong.lower(): (wrong, right) for wrong, right in entries("spelling", "names.txt") if wrong.isalpha()}


@cache
def _several() -> dict[str, tuple[tuple[str, str], ...]]:
    """Names of several words, by the first in lower case."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for wrong, right in entries("spelling", "names.txt"):
        if not wrong.isalpha():
            first = wrong.replace("-", " ").split()[0].lower()
            found[first] = (*found.get(first, ()), (wrong, right))
    return found


class MisspeltName(Rule):
    """A well-known name is misspelt.

    "Netenyahu", "Ghandi", "Phillipines", "Kim Jung Un": editors know these and readers write in about them. Only
    closed forms are reported; accepted transliterations and the forms of other languages are not. Ignore it where
    somebody else really bears the name.

    Fix safety: a private person or a firm may spell the name that way.
    """

    code = "SPL007"
    name = "misspelt-name"
    summary = "misspelt well-known name"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    bad = {
        "The statue of ⟦Ghandi⟧ was moved.": "The statue of Gandhi was moved.",
        "⟦Netenyahu⟧’s cabinet met in the ⟦Phillipines⟧.": "Netanyahu’s cabinet met in the Philippines.",
        "The ⟦Noble Peace Prize⟧ went to a doctor.": "The Nobel Peace Prize went to a doctor.",
        "He flew to ⟦Toyko⟧ on Monday.": "He flew to Tokyo on Monday.",
    }
    good = (
        "Gandhi and Netanyahu are names; the Philippines are islands.",
        "It was a noble prize for a peace doctor.",
        "Zelensky, Zelenskyy and Zelenskiy are transliterations; Tokio is German.",
        "See www.toyko.example and @ghandi.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        single = _single()
        if found := document.fact(occurrences).keys() & single.keys():
            for place in places(document, found):
                wrong, right = single[place.word]
                if place.text == wrong:
                    yield _hit(document, place.span, right)
                elif place.text.isupper():
                    yield _hit(document, place.span, right.upper())
        for first in document.fact(occurrences).keys() & _several().keys():
            for wrong, right in _several()[first]:
                at = document.text.find(wrong)
                while at >= 0:
                    span = (at, at + len(wrong))
                    longer = len(right) > len(wrong) and document.text.startswith(right, at)
                    if _whole(document.text, span) and not longer:
                        yield _hit(document, span, right)
                    at = document.text.find(wrong, at + 1)


def _whole(text: str, span: Span) -> bool:
    start, end = span
    return not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()


def _hit(document: Document, span: Span, right: str) -> Hit:
    return Hit(
        span,
        f"“{document.text[slice(*span)]}” is a misspelling of “{right}”",
        right,
        safety=Safety.SUGGESTION if document.is_quoted(span[0]) else None,
    )
