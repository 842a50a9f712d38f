"""BIL012: a sign-off of the original at the end of the translation."""

from __future__ import annotations

from collections.abc import Iterator
from re import IGNORECASE

from newslint.document import Document
from newslint.finding import Safety
from newslint.rule import Grain, Hit, Need, Pattern, Rule

from ._text import plain

_LINES = 3
_MOST_WORDS = 10
_DESK = Pattern(r"[\W_]*(?:\p{L}{1,5}[/\-–·. ]+){0,5}\p{L}{2,5}/\p{L}{1,5}(?:/\p{L}{1,5})*(?:[ ,/]+\p{L}{2,5})?[\W_]*")

_CREDIT = Pattern(
    r"[\W_]*(?:mit (?:material|informationen|dpa|afp|agentur)|quellen?\b|redaktion|autor|text:|von unser|übersetz"
    r"|avec (?:l['’]|afp|reuters|les? )|source\b|rédaction|propos recueillis|traduit|de notre|con (?:información|datos)"
    r"|fuente|redacción|por nuestro|traducid|по (?:материалам|сообщени|данным)|при участии|источник|редак|автор|перевод"
    r"|con informazioni|fonte\b|redazione|met medewerking|bron\b)",
    IGNORECASE,
)
"""How a line of credits begins in other languages."""


class KeptSignOff(Rule):
    """The line with which the original's desk signs off stands, as it was, at the end of the translation.

    “cgo/jm (dpa)” or “Mit Material der Agenturen” means nothing to other readers.

    Fix safety: some houses keep the initials of the desk.
    """

    code = "BIL012"
    name = "kept-sign-off"
    summary = "a sign-off of the original at the end"
    safety = Safety.UNSAFE
    confidence = 0.9
    grain = Grain.PASSAGE
    anchored = True
    need = Need(original=True)
    bad = {
        "Le bac est revenu lundi dans le port.\n\ncgo/jm/ab\n⇒\nThe ferry came back to port on Monday.\n\n⟦cgo/jm/ab⟧":
            "The ferry came back to port on Monday.",
        "Die Fähre ist am Montag zurückgekehrt.\n\nMit Material der Agenturen\n⇒\nThe ferry returned on Monday.\n\n"
        "⟦Mit Material der Agenturen⟧": "The ferry returned on Monday.",
    }  # fmt: skip
    good = (
        "Le bac est revenu lundi.\n\n(AFP)\n⇒\nThe ferry came back on Monday.\n\n(AFP)",
        "Die Fähre ist zurück.\n\nMit Material der Agenturen\n⇒\nThe ferry is back.\n\nWith material from agencies",
        "Le bac est revenu.\n\nJeanne Lefebvre\n⇒\nThe ferry came back.\n\nJeanne Lefebvre",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        original = document.original
        if original is None or document.aligned or len(document.blocks) < 2:
            return
        last = {plain(original.text[slice(*block.span)]) for block in original.blocks[-_LINES:]}
        for block in document.blocks[1:][-_LINES:]:
            text = document.text[slice(*block.span)]
            words = text.split()
            if len(words) > _MOST_WORDS or plain(text) not in last or document.language == original.language:
                continue
            if _DESK.fullmatch(text) or (_CREDIT.match(text) and not text.endswith(("!", "?"))):
                yield Hit(block.span, "the sign-off of the original", "", removes=True)
