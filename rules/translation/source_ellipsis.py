from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Hit, Need, Pattern, Rule

ELLIPSIS = Pattern(r"[\[(](?:\.{3}|…|\. \. \.)[\])]")


class SourceEllipsis(Rule):
    """An ellipsis in brackets, as French, German or Spanish papers set it: “(...)”, “[…]”.

    American agencies write three points without brackets. Right in a house style that wants the brackets.
    """

    code = "TRL011"
    name = "bracketed-ellipsis"
    summary = "an ellipsis in brackets"
    severity = Severity.INFO
    confidence = 0.6
    languages = ("en",)
    need = Need(words=("(...)", "[...]", "(…)", "[…]", "(. . .)", "[. . .]"))
    bad = dict.fromkeys(("“We are late ⟦(...)⟧ and tired.”", "“We are late ⟦[…]⟧ and tired.”"))
    good = ("“We are late ... and tired.”", "We are late …", "He wrote [sic].")

    def check(self, document: Document) -> Iterator[Hit]:
        for found in ELLIPSIS.finditer(document.text):
            yield Hit(found.span(), "an ellipsis in brackets, as other languages set it")
