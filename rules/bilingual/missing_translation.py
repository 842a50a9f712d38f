"""BIL002: a segment of a translation file that has no translation."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Grain, Hit, Need, Rule

from ._text import STAND_IN, shown


class MissingTranslation(Rule):
    """A segment of a translation file (PO, XLIFF, TMX) has no translation, though others have.

    It was passed over, or came in after the others were done. A file without any translation is not reported.
    """

    code = "BIL002"
    name = "missing-translation"
    summary = "a segment without translation"
    severity = Severity.ERROR
    confidence = 0.95
    grain = Grain.PASSAGE
    need = Need(characters=STAND_IN, original=True)
    kinds = ("po", "xliff", "tmx")
    bad = {
        "Le bac est parti à midi. | Rien de neuf. ⇒ The ferry left at noon. | ⟦￼⟧": None,
        "Rien de neuf. | Le bac est parti à midi. ⇒ ⟦￼⟧ | The ferry left at noon.": None,
    }
    good = (
        "Le bac est parti à midi. | Rien de neuf. ⇒ The ferry left at noon. | No news.",
        "Le bac ￼ est parti. ⇒ The ferry ￼ has left.",
        "Le bac est parti. ⇒ The ferry has left.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        original = document.original
        if original is None or not document.aligned:
            return
        for block, source in zip(document.blocks, original.blocks, strict=True):
            if document.text[slice(*block.span)] == STAND_IN:
                yield Hit(block.span, f"no translation of “{shown(original.text[slice(*source.span)])}”")
