from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety
from newslint.rule import Hit, Need, Pattern, Rule

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
WORD = Pattern(r"[\p{L}\p{M}]{0,40}[ﬀﬁﬂﬃﬄﬅﬆĳĲ][\p{L}\p{M}]{0,40}")
_TABLE = str.maketrans(LIGATURES)


class Ligature(Rule):
    """A typographic ligature as one character: “ﬁnal”.

    PDF files hold them; no search for “final” finds the word.
    """

    code = "ENC010"
    name = "ligature"
    summary = "typographic ligature as one character"
    safety = Safety.SAFE
    confidence = 1.0
    need = Need(characters="".join(LIGATURES))
    bad = {
        "The ⟦ﬁnal⟧ ⟦oﬃce⟧ closed.": "The final office closed.",
        "A ⟦ﬂood⟧ came.": "A flood came.",
    }
    good = ("The final office closed.", "Œuvre, æther, encyclopædia.", "Straße, ß.")

    def check(self, document: Document) -> Iterator[Hit]:
        for found in WORD.finditer(document.text):
            new = found[0].translate(_TABLE)
            yield Hit(found.span(), f"a ligature in “{new}”", new)
