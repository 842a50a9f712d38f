"""BIL010: one sentence of the original in two translations."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Related, Severity
from newslint.rule import Grain, Hit, Need, Rule

from ._text import STAND_IN, plain, shown

_LEAST_WORDS = 2


class InconsistentTranslation(Rule):
    """Two segments with the same original have different translations.

    Readers take them for two things. Both are right where the context is another. In PO each message stands once, but
    for its plural forms and where the context differs: there is nothing to compare.
    """

    code = "BIL010"
    name = "inconsistent-translation"
    summary = "one original, two translations"
    severity = Severity.INFO
    confidence = 0.8
    grain = Grain.PASSAGE
    need = Need(original=True)
    kinds = ("xliff",)
    bad = {
        "Le bac est parti. | Rien. | Le bac est parti. ⇒ The ferry left. | No news. | ⟦The ship is gone.⟧": None,
        "Tarif réduit | Tarif réduit ⇒ Reduced fare | ⟦Lower price⟧": None,
    }
    good = (
        "Le bac est parti. | Le bac est parti. ⇒ The ferry left. | The ferry left.",
        "Le bac est parti. | Le bac est parti ! ⇒ The ferry left. | The ferry left!",
        "Bac | Bac ⇒ Ferry | The ferry",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        original = document.original
        if original is None or not document.aligned:
            return
        seen: dict[str, tuple[int, str]] = {}
        for number, (block, source) in enumerate(zip(document.blocks, original.blocks, strict=True)):
            meant = plain(original.text[slice(*source.span)])
            said = document.text[slice(*block.span)]
            if len(meant.split()) < _LEAST_WORDS or said == STAND_IN:
                continue
            first, other = seen.setdefault(meant, (number, said))
            if plain(other) != plain(said):
                related = Related(document.blocks[first].span, "the other translation")
                yield Hit(block.span, f"the same original is “{shown(other)}” elsewhere", related=(related,))
