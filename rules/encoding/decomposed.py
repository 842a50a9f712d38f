import unicodedata
from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Pattern, Rule

from ._together import together

WORD = Pattern(r"[\p{L}\p{M}]{0,40}[\p{Latin}\p{Cyrillic}\p{Greek}][\u0300-\u036f][\p{L}\p{M}]{0,40}")


class Decomposed(Rule):
    """A letter and its accent as two characters, where there is one for both (not NFC).

    File systems and PDF files give such text; it looks the same and is found by no search. An article with many is
    reported once, with the count.
    """

    code = "ENC011"
    name = "decomposed-letter"
    summary = "letter and accent as two characters"
    severity = Severity.INFO
    safety = Safety.SAFE
    confidence = 1.0
    bad = {
        "The ⟦cafe\u0301⟧ closed.": "The café closed.",
        "In ⟦Ma\u0301laga⟧ and ⟦Krako\u0301w⟧ it rained.": "In Málaga and Kraków it rained.",
    }
    good = ("The café closed.", "За́мок и замо́к.", "हिन्दी, עִבְרִית")

    def check(self, document: Document) -> Iterator[Hit]:
        if document.has_plain_letters:
            return
        if not any("\u0300" <= character <= "\u036f" for character in document.characters):
            return
        yield from together(_words(document), "letter and accent apart")


def _words(document: Document) -> Iterator[Hit]:
    for match in WORD.finditer(document.text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            yield Hit(match.span(), f"letter and accent apart in “{composed}”", composed)
