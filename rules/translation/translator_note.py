from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Severity
from newslint.lists import entries
from newslint.patterns import compiled, regex
from newslint.rule import Hit, Need, Rule


def _notes() -> str:
    return "|".join(pattern for (pattern,) in entries("translation", "notes.txt"))


@cache
def _pattern() -> regex.Pattern[str]:
    return compiled(
        rf"[\[(](?i:{_notes()})(?![\p{{L}}\p{{N}}])[^\])\n]{{0,240}}[\])]"
        r"|\((?:T\. ?N\.|N\. ?T\.|N\. ?d\. ?T\.)[^)\n]{0,240}\)|\[\?{1,3}\]|\?{3,}(?=[\s.,;)]|$)"
    )


class TranslatorNote(Rule):
    """A translator's note or mark of doubt was left: “[Translator’s note: …]”, “(NdT)”, “[?]”, “???”.

    Right in a quoted document; in a news article an editor has to settle it.
    """

    code = "TRL014"
    name = "translator-note"
    summary = "a translator’s note or mark of doubt"
    severity = Severity.WARNING
    confidence = 0.95
    languages = ("en",)
    need = Need(words=("transl", "(", "[", "???"))
    bad = dict.fromkeys(
        (
            "The well, a vav ⟦[Translator's note: a stepwell]⟧, is deep.",
            "He called it a “mess” ⟦(NdT)⟧ on Monday.",
            "The ferry carried 40 ⟦[?]⟧ people.",
            "The party ⟦(ndlr: the ruling one)⟧ won.",
        )
    )
    good = (
        "Who knows?? Nobody does.",
        "The state (TN) won again.".replace("TN", "Tenn."),
        "The translator’s note in the book is long.",
        "He wrote “teh” [sic] twice.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in _pattern().finditer(document.text):
            yield Hit(found.span(), "a translator’s note or mark of doubt")
