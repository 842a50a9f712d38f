from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Hit, Need, Rule


class MissingInvertedMark(Rule):
    """A Spanish question or exclamation without its ¿ or ¡.

    Translation engines and hurried typists leave it out.
    """

    code = "PUN026"
    name = "missing-inverted-mark"
    summary = "Spanish question or exclamation without ¿ or ¡"
    severity = Severity.INFO
    confidence = 0.85
    languages = ("es", "gl", "ast")
    need = Need(characters="?!")
    bad = {
        "El alcalde preguntó por los barcos del puerto: Quién los vendió⟦?⟧": None,
        "Los vecinos de la ciudad están muy contentos. Qué alegría⟦!⟧": None,
    }
    good = (
        "¿Quién los vendió? El alcalde no lo sabe.",
        "¡Qué alegría! Y ¡qué sorpresa!",
        "El alcalde no lo sabe.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for block in document.blocks:
            start, end = block.span
            text = document.text[start:end]
            for mark, opening in (("?", "¿"), ("!", "¡")):
                if mark in text and opening not in text and text.count(mark) == 1 and "http" not in text:
                    at = start + text.index(mark)
                    yield Hit((at, at + 1), f"“{mark}” without “{opening}” before it")
