"""BIL008: a translation that is much shorter or longer than what it translates."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.rule import Grain, Hit, Need, Rule

from ._pairs import length, pairs, ratio
from ._text import STAND_IN

_LEAST, _LEAST_SEGMENT = 120, 80
"""Code points of the original from which lengths tell something."""
_SHORT, _LONG = 0.45, 2.3


class LengthFarOff(Rule):
    """A paragraph is less than half as long, or more than twice as long, as its original lets expect.

    Sentences were left out or added, or an engine broke off or went on by itself. What is usual between the two
    languages is taken from the article itself.
    """

    code = "BIL008"
    name = "length-far-off"
    summary = "much shorter or longer than the original"
    confidence = 0.85
    grain = Grain.PASSAGE
    anchored = True
    need = Need(original=True)
    bad = {
        "Le bac est revenu lundi dans le port de l'île, après trois semaines de réparations au chantier, et son "
        "propriétaire a promis que les horaires d'été seraient tenus jusqu'à la fin du mois. ⇒ ⟦The ferry is back in "
        "port.⟧": None,
        "Die Fähre kehrte am Montag nach drei Wochen in der Werft in den Hafen der Insel zurück, und die Bewohner "
        "standen "
        "seit dem Morgengrauen am Schalter an. ⇒ "
        "⟦The ferry returned on Monday, and then it returned to the island, and the islanders stood there, and they "
        "went "
        "on standing there, and they stood at the counter, and the counter stood there, and the ferry returned "
        "again, and "
        "they stood and stood, and the ferry went on and on returning to the island and to the harbor of the island, "
        "and "
        "so it went on and on.⟧": None,
    }
    good = (
        "Le bac est revenu lundi dans le port de l'île. ⇒ It is back.",
        "Le bac est revenu lundi dans le port de l'île, après trois semaines de réparations au chantier, et son "
        "propriétaire a promis que les horaires d'été seraient tenus. ⇒ The ferry came back to port on Monday after "
        "three "
        "weeks of repairs, and its owner promised to keep the summer schedule.",
        "船は三週間の修理を終えて月曜日に島の港に戻り、所有者は夏の時刻表を守ると約束した。 ⇒ The ferry came back to "
        "port on Monday "
        "after three weeks of repairs, and its owner promised to keep the summer schedule until the end of the month.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        original = document.original
        if original is None:
            return
        usual = document.fact(ratio)
        least = _LEAST_SEGMENT if document.aligned else _LEAST
        for pair in document.fact(pairs):
            if pair.target is None or pair.original is None or pair.blocks != (1, 1):
                continue
            expected = length(pair.original) * usual
            if length(pair.original) < least or document.text[slice(*pair.target)] == STAND_IN:
                continue
            share = length(pair.target) / expected
            if share < _SHORT or share > _LONG:
                much = "shorter" if share < 1 else "longer"
                yield Hit(pair.target, f"much {much} than the original: {share:.0%} of the length to be expected")
