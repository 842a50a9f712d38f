"""BIL005: a paragraph of the original that nothing translates."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.rule import Grain, Hit, Need, Rule

from ._gaps import gaps
from ._text import last_word, shown


class MissingParagraph(Rule):
    """A paragraph of the original has no counterpart in the translation.

    Paragraphs are paired by their order, lengths, names and numbers; one that was joined with its neighbour is no
    omission. Short lines (credits, sign-offs) are not missed. A translation that was shortened on purpose is right.
    """

    code = "BIL005"
    name = "missing-paragraph"
    summary = "a paragraph of the original is not translated"
    confidence = 0.85
    grain = Grain.PASSAGE
    anchored = True
    need = Need(original=True)
    bad = {
        "Le bac est revenu lundi dans le port de l'île, après trois semaines de réparations au chantier.\n\n"
        "Son propriétaire, Martine Lambert, avait promis en avril un remplaçant de 300 places qui n'est jamais "
        "venu.\n\n"
        "Les habitants ont fait la queue dès l'aube pour acheter leurs billets au guichet.\n⇒\n"
        "The ferry returned to the island's harbor on Monday after three weeks of repairs at the ⟦yard⟧.\n\n"
        "Islanders queued from dawn to buy their tickets at the counter.": None,
        "Die Fähre kehrte am Montag nach drei Wochen in der Werft in den Hafen der Insel zurück.\n\n"
        "Die Bewohner standen seit dem Morgengrauen am Schalter an, um Karten zu kaufen.\n\n"
        "Bürgermeisterin Weber kündigte für das nächste Jahr ein zweites Schiff an, das im Winter fahren soll.\n⇒\n"
        "The ferry returned to the island's harbor on Monday after three weeks in the yard.\n\n"
        "Islanders had been queuing at the counter since dawn to buy ⟦tickets⟧.": None,
    }
    good = (
        "Le bac est revenu lundi dans le port.\n\nLes habitants ont fait la queue dès l'aube.\n⇒\n"
        "The ferry returned to the harbor on Monday.\n\nIslanders queued from dawn.",
        "Le bac est revenu lundi dans le port de l'île, après trois semaines de réparations.\n\n"
        "Les habitants ont fait la queue dès l'aube pour acheter leurs billets.\n⇒\n"
        "The ferry returned to the island's harbor on Monday after three weeks of repairs. Islanders queued from "
        "dawn to "
        "buy their tickets.",
        "Le bac est revenu lundi dans le port.\n\n(avec AFP)\n⇒\nThe ferry returned to the harbor on Monday.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        original = document.original
        if original is None or document.aligned:
            return
        for gap in document.fact(gaps):
            if gap.original is not None and gap.before is not None:
                said = shown(original.text[slice(*gap.original)])
                yield Hit(last_word(document, gap.before), f"what follows in the original is missing: “{said}”")
