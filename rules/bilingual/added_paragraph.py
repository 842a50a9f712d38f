"""BIL006: a paragraph that is not in the original."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Grain, Hit, Need, Rule

from ._gaps import gaps


class AddedParagraph(Rule):
    """A paragraph of the translation has no counterpart in the original.

    It came from elsewhere: from another article, from a page, or from an engine that went on by itself. Context that
    an editor added for other readers is right.
    """

    code = "BIL006"
    name = "added-paragraph"
    summary = "a paragraph that is not in the original"
    severity = Severity.INFO
    confidence = 0.8
    grain = Grain.PASSAGE
    anchored = True
    need = Need(original=True)
    bad = {
        "Le bac est revenu lundi dans le port de l'île, après trois semaines de réparations au chantier.\n\n"
        "Martine Lambert, la maire, a fait la queue dès 6 heures pour acheter les 2 premiers billets.\n⇒\n"
        "The ferry returned to the island's harbor on Monday after three weeks of repairs at the yard.\n\n"
        "⟦Ferries have crossed the strait since the nineteenth century, when fishermen carried the post and the "
        "mail.⟧\n\n"
        "Martine Lambert, the mayor, had queued since 6 a.m. to buy the first two tickets.": None,
        "Die Fähre kehrte am Montag nach drei Wochen in der Werft in den Hafen der Insel zurück.\n\n"
        "Die Bewohner standen seit dem Morgengrauen am Schalter an, um Karten zu kaufen.\n\n"
        "Bürgermeisterin Petra Weber kündigte für 2027 ein zweites Schiff an, auch für den Winter.\n⇒\n"
        "The ferry returned to the island's harbor on Monday after three weeks in the yard.\n\n"
        "Islanders had been queuing at the counter since dawn to buy tickets.\n\n"
        "Mayor Petra Weber announced a second ship for 2027, which is to sail in winter.\n\n"
        "⟦The weather will stay calm until the end of the week, with light winds and a little rain on Friday "
        "night.⟧": None,
    }
    good = (
        "Le bac est revenu lundi dans le port.\n\nLes habitants ont fait la queue dès l'aube.\n⇒\n"
        "The ferry returned to the harbor on Monday.\n\nIslanders queued from dawn.",
        "Le bac est revenu lundi dans le port de l'île après trois semaines. Les habitants ont fait la queue dès "
        "l'aube "
        "pour acheter leurs billets.\n⇒\nThe ferry returned to the island's harbor on Monday after three weeks.\n\n"
        "Islanders queued from dawn to buy their tickets.",
        "Le bac est revenu.\n⇒\nThe ferry is back.\n\nBy Jane Doe",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        if not document.aligned:
            for gap in document.fact(gaps):
                if gap.target is not None and not gap.again:
                    yield Hit(gap.target, "is not in the original")
