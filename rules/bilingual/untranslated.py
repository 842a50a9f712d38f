"""BIL001: a segment, paragraph or sentence that was left as it is in the original."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.language import identify
from newslint.rule import Grain, Hit, Need, Rule

from ._text import sentences, small_words, translated

_LEAST_SMALL = 3


class Untranslated(Rule):
    """A sentence stands in the translation just as in the original.

    It was passed over. What is the same in both languages (names, titles, a line of credits) is left alone, and so is
    what the original itself says in the language of the translation.
    """

    code = "BIL001"
    name = "untranslated"
    summary = "a sentence stands as it is in the original"
    severity = Severity.ERROR
    confidence = 0.95
    grain = Grain.PASSAGE
    covers = True
    anchored = True
    need = Need(original=True)
    bad = {
        "Le bac est parti à midi. La mairie a refusé de commenter la décision. ⇒ "
        "The ferry left at noon. ⟦La mairie a refusé de commenter la décision.⟧": None,
        "Die Fähre fährt wieder. Am Montag kamen die ersten Gäste auf die Insel. ⇒ "
        "⟦Die Fähre fährt wieder. Am Montag kamen die ersten Gäste auf die Insel.⟧": None,
        "Паром вернулся на остров. Мэр города отказался говорить с журналистами. ⇒ "
        "The ferry is back on the island. ⟦Мэр города отказался говорить с журналистами.⟧": None,
    }
    good = (
        "Le bac est parti à midi. ⇒ The ferry left at noon.",
        "Photo : Jeanne Lefebvre / Ouest-France ⇒ Photo: Jeanne Lefebvre / Ouest-France",
        "Sie sagte: „The show must go on, whatever the weather says tonight.“ ⇒ "
        "She said: “The show must go on, whatever the weather says tonight.”",
        "The ferry is back. ⇒ The ferry is back.",
        "%(class_name)s %(other_name)s | Rien de neuf sur cette île. ⇒ %(class_name)s %(other_name)s | No news here.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        original = document.original
        if original is None or (document.aligned and not translated(document)):
            return
        known = {said for said, _ in sentences(original)}
        end = 0
        for said, span in sorted(sentences(document), key=lambda each: (each[1][0], -each[1][1])):
            text = document.text[slice(*span)]
            if span[0] < end or said not in known or small_words(text) < _LEAST_SMALL:
                continue
            if identify(text).language != document.language and translated(document):
                end = span[1]
                yield Hit(span, "stands here as it is in the original")
