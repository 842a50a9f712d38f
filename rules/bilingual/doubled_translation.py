"""BIL007: what the original says once, translated twice; or one translation for two different sentences."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Related
from newslint.rule import Grain, Hit, Need, Rule

from ._gaps import doubled
from ._text import plain, shown

_LEAST_WORDS = 4
_ALIKE = 60.0


class DoubledTranslation(Rule):
    """A paragraph was translated twice, or two different segments have one translation.

    Two drafts of one paragraph stayed, or a translation was pasted into the next segment. Segments whose originals say
    much the same may share a translation.
    """

    code = "BIL007"
    name = "doubled-translation"
    summary = "a translation that stands twice"
    confidence = 0.85
    grain = Grain.PASSAGE
    anchored = True
    need = Need(original=True)
    bad = {
        "Le bac est parti à midi. | Les billets sont chers. ⇒ "
        "The ferry left at noon. | ⟦The ferry left at noon.⟧": None,
        "Le bac est revenu lundi dans le port de Sauzon, après trois semaines de réparations au chantier de "
        "Lorient.\n\n"
        "Les habitants ont fait la queue dès l'aube pour acheter leurs billets au guichet.\n⇒\n"
        "The ferry returned to Sauzon harbor on Monday after three weeks of repairs at the Lorient shipyard.\n\n"
        "⟦On Monday, the ferry came back to Sauzon harbor following three weeks of repairs at the Lorient "
        "shipyard.⟧\n\n"
        "Islanders queued from dawn to buy their tickets at the counter.": None,
    }
    good = (
        "Le bac est parti à midi. | Le bac est parti à midi ! ⇒ The ferry left at noon. | The ferry left at noon.",
        "Lire la suite | En savoir plus ⇒ Read more | Read more",
        "Le bac est revenu lundi.\n\nLes habitants ont fait la queue.\n⇒\nThe ferry is back.\n\nIslanders queued.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        original = document.original
        if original is None:
            return
        if document.aligned:
            yield from self._segments(document, original)
            return
        for span, first in document.fact(doubled):
            yield Hit(span, "the original says this once", related=(Related(first, "translated here too"),))

    def _segments(self, document: Document, original: Document) -> Iterator[Hit]:
        from rapidfuzz.fuzz import ratio

        seen: dict[str, tuple[int, str]] = {}
        for number, (block, source) in enumerate(zip(document.blocks, original.blocks, strict=True)):
            said = plain(document.text[slice(*block.span)])
            meant = original.text[slice(*source.span)]
            if len(said.split()) < _LEAST_WORDS:
                continue
            first, other = seen.setdefault(said, (number, plain(meant)))
            if first != number and ratio(other, plain(meant)) < _ALIKE:
                related = Related(document.blocks[first].span, "the same translation")
                yield Hit(block.span, f"the original is another here: “{shown(meant)}”", related=(related,))
