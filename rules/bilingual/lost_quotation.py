"""BIL009: direct speech of the original that is none in the translation, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.rule import Grain, Hit, Need, Rule
from newslint.source import Span

from ._pairs import pairs
from ._text import last_word

_LEAST_WORDS = 7


class LostQuotation(Rule):
    """What somebody says in quotation marks in the original stands without any in the translation, or the reverse.

    The marks were lost, and the paper now says what somebody else said; or words were put into somebody's mouth. Short
    quotations, titles and names in marks are left alone: languages differ there.
    """

    code = "BIL009"
    name = "lost-quotation"
    summary = "quoted in the original, and not here, or the reverse"
    confidence = 0.85
    grain = Grain.PASSAGE
    anchored = True
    need = Need(original=True)
    bad = {
        "« Nous avons attendu ce bateau pendant trois longues semaines », a dit la maire. ⇒ "
        "We have waited for this ship for three long weeks, the mayor ⟦said⟧.": None,
        "Die Bürgermeisterin sagte, man habe drei lange Wochen auf dieses Schiff gewartet. ⇒ "
        "⟦“We have waited for this ship for three long weeks,”⟧ the mayor said.": None,
    }
    good = (
        "« Nous avons attendu ce bateau pendant trois longues semaines », a dit la maire. ⇒ "
        "“We have waited for this ship for three long weeks,” the mayor said.",
        "Das „Hamburger Abendblatt“ berichtete von der „Königin der Inseln“. ⇒ "
        "The Hamburger Abendblatt reported on the Queen of the Islands.",
        "— Мы ждали этот паром целых три недели, — сказала мэр. ⇒ "
        "“We have been waiting for this ferry for three whole weeks,” the mayor said.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        original = document.original
        if original is None:
            return
        for number, pair in enumerate(document.fact(pairs)):
            if pair.target is None or pair.original is None:
                continue
            here, there = _quoted(document, pair.target), _quoted(original, pair.original)
            lost = there >= _LEAST_WORDS and not here and not _speech_by_dash(document, pair.target)
            made = here >= _LEAST_WORDS and not there and not _speech_by_dash(original, pair.original)
            if not (lost or made) or _moved(document, original, number, here=lost):
                continue
            if lost:
                yield Hit(last_word(document, pair.target), "the original quotes somebody here")
            else:
                yield Hit(_first(document, pair.target), "the original quotes nobody here")


def _quoted(document: Document, span: Span) -> int:
    """How many words of a stretch stand in quotation marks."""
    if not document.quotations:
        return 0
    return sum(document.is_quoted(word.span[0]) for word in document.words_in(span))


def _moved(document: Document, original: Document, number: int, *, here: bool) -> bool:
    """Whether a neighbour has more quoted words than its original (or fewer): the quotation may have gone there."""
    if document.aligned:
        return False
    around = document.fact(pairs)
    for pair in (*around[max(0, number - 1) : number], *around[number + 1 : number + 2]):
        one = _quoted(document, pair.target) if pair.target else 0
        two = _quoted(original, pair.original) if pair.original else 0
        if (one > two) if here else (two > one):
            return True
    return False


def _speech_by_dash(document: Document, span: Span) -> bool:
    """Whether a stretch may hold direct speech that a dash opens."""
    text = document.text[slice(*span)]
    return text.lstrip()[:1] in "—–-" or any(f"{mark} {dash}" in text for mark in ",.!?:" for dash in "—–-")


def _first(document: Document, span: Span) -> Span:
    quotations = [quotation.span for quotation in document.quotations if span[0] <= quotation.span[0] < span[1]]
    return max(quotations, key=lambda quotation: quotation[1] - quotation[0], default=span)
