from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.manner import manner
from newslint.rule import Hit, Need, Pattern, Rule
from newslint.source import Span

from ._style import mixed, report

_END = Pattern(r"(?<=[\p{L}\p{N}])(?:(?P<inside>[.,][”\"])|(?P<outside>(?:”|(?<!\d)\")[.,]))(?=\s|\Z)")
_LEAST = 4


class QuotationEndTwoWays(Rule):
    """A comma or full stop stands after the closing quotation mark, in an article that has it before.

    American style puts it before the mark; British style puts it where the sense does, so that an article may have
    both. Reported is only the stray place in an article that otherwise keeps to the American way, and whose spelling is
    not British.

    Fix safety: a matter of style.
    """

    code = "CON014"
    name = "quotation-end-two-ways"
    summary = "comma or full stop after a closing mark, elsewhere before it"
    severity = Severity.INFO
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en",)
    need = Need(words=("”.", "”,", '".', '",'))
    bad = {
        "“Go,” he said. “No,” she said. “Go,” he said. “We stay.” It was a “pleasure⟦”.⟧": (
            "“Go,” he said. “No,” she said. “Go,” he said. “We stay.” It was a “pleasure.”"
        ),
        '"Go," he said. "No," she said. "Go," he said. "We stay." "It is late⟦",⟧ they said.': (
            '"Go," he said. "No," she said. "Go," he said. "We stay." "It is late," they said.'
        ),
    }
    good = (
        "“Go,” he said. “No,” she said. “Go,” he said. “We stay.”",
        "“Go”, he said. “No”, she said. It was a “pleasure”.",
        "“Go,” he said. It was a “pleasure”.",
        "“Go,” he said. “No,” she said. “Go,” he said. “We stay.” The door is 6'10\", at most.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        if document.fact(manner).british:
            return
        ways: dict[str, list[Span]] = {"inside": [], "outside": []}
        for found in _END.finditer(document.text):
            ways["inside" if found["inside"] else "outside"].append(found.span())
        two = mixed(ways, _LEAST)
        if two is None or two.own != "inside":
            return
        edits = [Edit(span, document.text[slice(*span)][::-1]) for span in two.others]
        mark = document.text[two.others[0][0] + 1]
        yield report(two, f"“{mark}” after the closing quotation mark, elsewhere before it", edits)
