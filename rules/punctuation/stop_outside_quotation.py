from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

PLACE = Pattern(r"(?<=[\p{L}\p{N}])(?P<close>[”\"]’?)(?P<mark>[.,])(?=\s|\Z)")


class StopOutsideQuotation(Rule):
    """A comma or full stop after the closing quotation mark; American style puts it before.

    Off by default: British and most other styles put it where the sense does.

    Fix safety: it is a matter of style.
    """

    code = "PUN014"
    name = "stop-outside-quotation"
    summary = "comma or full stop after the closing quotation mark"
    severity = Severity.INFO
    safety = Safety.UNSAFE
    confidence = 0.95
    default = False
    languages = ("en",)
    need = Need(words=("”.", "”,", '".', '",', "”’.", "”’,"))
    bad = {
        "He called it a “pleasure⟦”.⟧": "He called it a “pleasure.”",
        "“It is late⟦”,⟧ he said.": "“It is late,” he said.",
    }
    good = ("He called it a “pleasure.”", "“It is late,” he said.", "Was it a “pleasure”?")

    def check(self, document: Document) -> Iterator[Hit]:
        for found in PLACE.finditer(document.text):
            yield Hit(
                found.span(), f"“{found['mark']}” after the closing quotation mark", found["mark"] + found["close"]
            )
