from collections.abc import Iterator
from itertools import chain

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import LETTER, SMALL, matches
from ._text import apostrophe, together

BETWEEN_LETTERS = Pattern(r"(?<=\p{L})[`´′](?=\p{L})")
ENDING = Pattern(r"(?<=\p{L})‘(?=(?:s|t|re|ve|ll|d|m)(?!\p{L}))")
ELISION = Pattern(r"(?<=\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu))\"(?=[aeiouyhàâäéèêëîïôöûü]\p{L})")
"""French: d"écran."""


class WrongApostrophe(Rule):
    """A backtick, an acute accent, a prime or a quotation mark in the place of an apostrophe: “Putin`s”.

    Keyboards of other languages have those where English ones have the apostrophe; a program that makes marks curly or
    straight turns one into the other. Letters of other alphabets that look alike (Hawaiʻi) are right.
    """

    code = "PUN015"
    name = "wrong-apostrophe"
    summary = "another mark in the place of an apostrophe"
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(characters='`´′‘"')
    bad = {
        "The mayor⟦`⟧s boat sank, and it didn’t float.": "The mayor’s boat sank, and it didn’t float.",
        "It wasn⟦´⟧t his. It was the town⟦‘⟧s, isn't it, it's.": "It wasn't his. It was the town's, isn't it, it's.",
    }
    good = (
        "The mayor’s boat sank.",
        "It is 5′ wide and 6″ long.",
        "Kealiʻiahonui of Hawai‘i saw the Ka‘ba with Sa‘id.",
        "Use `code` for code.",
        "She said ‘so’ and ‘the end.’",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from together(document, _places(document), 2, "another mark in the place of an apostrophe")


def _places(document: Document) -> Iterator[Hit]:
    mark = document.fact(apostrophe)
    for found in chain(
        matches(document, BETWEEN_LETTERS, "`´′", LETTER, LETTER), matches(document, ENDING, "‘", LETTER, LETTER)
    ):
        yield Hit(found.span(), f"{found[0]} in the place of an apostrophe", mark)
    if document.language in ("fr", "it", "ca"):
        for found in matches(document, ELISION, '"', LETTER, SMALL):
            message = '" in the place of an apostrophe'
            yield Hit(found.span(), message, mark, severity=Severity.INFO, safety=Safety.UNSAFE)
