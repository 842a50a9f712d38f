from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.rule import RUNNING_TEXT, Hit, Need, Pattern, Rule
from newslint.source import Span

from ._style import in_text, mixed, report

_PERCENT = Pattern(r"(?<=\d)(?:%|[ \u00a0](?:percent|per cent|pct)(?!\w))")


class PercentTwoWays(Rule):
    """Percentages are written in two ways in one article: “5%”, “5 percent”, “5 per cent”.

    The commoner way is the article's own. Only figures are counted, outside quotations and titles.

    Fix safety: a matter of style.
    """

    code = "CON015"
    name = "percent-two-ways"
    summary = "percentages written in two ways"
    severity = Severity.INFO
    scopes = RUNNING_TEXT
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    in_quotations = False
    need = Need(words=("percent", "per cent", "pct"))
    bad = {
        "It rose 5%, then 7%, then 8⟦ percent⟧.": "It rose 5%, then 7%, then 8%.",
        "It rose 5 per cent, then 7 per cent, then 8⟦%⟧.": "It rose 5 per cent, then 7 per cent, then 8 per cent.",
    }
    good = (
        "It rose 5%, then 7%, by five percent a year.",
        "It rose 5 percent, then 7 percent. “It is 8%,” he said.",
        "It rose 5 percent, and 7%.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        ways: dict[str, list[Span]] = {}
        for found in _PERCENT.finditer(document.text):
            if in_text(document, found.start()) and not document.is_quoted(found.start()):
                ways.setdefault(found[0].replace("\u00a0", " "), []).append(found.span())
        if len(ways) > 1 and (two := mixed(ways)) is not None:
            other = document.text[slice(*two.others[0])].strip()
            edits = [Edit(span, two.own) for span in two.others]
            yield report(two, f"“{other}” where the article mostly has “{two.own.strip()}”", edits)
