from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

SPACE = Pattern(r"(?<=[\p{L}\p{N}”’)\]])[ \u00a0\u202f]+(?=[,;.](?=\s|$))")


class SpaceBeforeMark(Rule):
    """A space before a comma, a semicolon or a full stop.

    Translation engines work on tokens, and put them together again with a blank too many.
    """

    code = "PUN001"
    name = "space-before-mark"
    summary = "space before a punctuation mark"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(words=(" ,", " .", " ;", "\u00a0", "\u202f"))
    bad = {"He warned⟦ ⟧, but went.": "He warned, but went.", "It rained⟦ ⟧.": "It rained."}
    good = ("He warned, but went.", "The .com bubble.", "It fell by .5 points.")

    def check(self, document: Document) -> Iterator[Hit]:
        for found in SPACE.finditer(document.text):
            mark = document.text[found.end()]
            yield Hit(found.span(), f"space before “{mark}”", "")
