from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import matches

PLACE = Pattern(r"(?<=[\p{L}\p{N}%),.”\"])(?P<mark>[_~^@])(?=\s[\p{L}\p{N}(“‘\"'])")
TOKEN = Pattern(r"(?r)[^\s(“\"]+")


class StraySymbol(Rule):
    """An underscore, a tilde, a caret or an at sign that hangs on a word: “best_ with”.

    A slip of the keyboard, or half of a mark-up. Names that hold such signs (@ann_, a_file_) and _emphasis_ are right.
    """

    code = "PUN024"
    name = "stray-symbol"
    summary = "symbol that hangs on a word"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(characters="_~^@")
    bad = {
        "You see them best⟦_⟧ with glasses.": "You see them best with glasses.",
        "The boat was sold⟦~⟧ for nothing,⟦^⟧ they said.": "The boat was sold for nothing, they said.",
    }
    good = (
        "It was _very_ late. It was ~5 miles.",
        "Write to @ann_ or @bob_ on it, or to a_file_ there.",
        "Mail ann @ example.org or dial 5.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in matches(document, PLACE, "_~^@", "", " \n"):
            at, mark = found.start(), found["mark"]
            token = TOKEN.match(document.text, max(0, at - 60), at)
            if token and any(sign in token[0] for sign in "_~^@/#\\"):
                continue
            start = document.block_at(at).span[0]
            if mark in "_~^" and document.text[max(start, at - 300) : at].count(mark) % 2:
                continue  # closes an _emphasis_
            yield Hit(found.span("mark"), f"“{mark}” hangs on a word", "")
