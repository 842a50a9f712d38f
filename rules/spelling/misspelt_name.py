from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Rule
from newslint.source import Span

from ._words import listed, occurrences, places


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
        found, entries = document.fact(occurrences), document.fact(listed)
        misspelt = {word: entry.name for word, entry in entries.items() if entry.name}
        for place in places(document, misspelt):
            wrong, right = misspelt[place.word]
            if place.text == wrong:
                yield _hit(document, place.span, right)
            elif place.text.isupper():
                yield _hit(document, place.span, right.upper())
        for first, entry in entries.items():
            for wrong, right in entry.longer_names:
                for at in found[first]:
                    span = (at, at + len(wrong))
                    if not document.text.startswith(wrong, at) or not _whole(document.text, span):
                        continue
                    if len(right) <= len(wrong) or not document.text.startswith(right, at):
                        yield _hit(document, span, right)


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
