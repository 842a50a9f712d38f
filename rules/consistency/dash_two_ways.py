from collections import defaultdict
from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.rule import RUNNING_TEXT, Hit, Need, Pattern, Rule
from newslint.source import Span

from ._style import in_text, mixed, report

_DASH = Pattern(r"(?<=[\p{L}\p{N}”’\"').,!?])([ \u00a0\u2009]?)([—–]|--)([ \u00a0\u2009]?)(?=[\p{L}\p{N}“‘\"'(])")
_NAMES = {"—": "em dashes", "–": "en dashes", "--": "double hyphens"}
_LEAST = 3


class DashTwoWays(Rule):
    """Two kinds of dash interrupt the sentences of one article.

    “The boats—all ten—left” and “the boats – all ten – left” are both right, not side by side. The commoner kind is
    the article's own; ranges (1939–45), the dash of a dateline, and that before a list item or a speaker are not
    counted.

    Fix safety: a matter of style.
    """

    code = "CON006"
    name = "dash-two-ways"
    summary = "two kinds of dash in one article"
    severity = Severity.INFO
    scopes = RUNNING_TEXT
    safety = Safety.UNSAFE
    confidence = 0.9
    need = Need(characters="—–", words=("--", "—", "–"))
    bad = {
        "The boats — all ten — left. The crews — both — slept. The cook⟦ – ⟧a tall man – woke.": (
            "The boats — all ten — left. The crews — both — slept. The cook — a tall man — woke."
        ),
        "The boats—all ten—left, and the crews—both—slept until the cook⟦ – ⟧woke.": (
            "The boats—all ten—left, and the crews—both—slept until the cook—woke."
        ),
    }
    good = (
        "The boats — all ten — left. The crews — both — slept. It ran from 1939–45.",
        "The boats — all ten — left. The crews–both–slept.",
        "The boats — all ten — left. A Rome–Paris train came.",
        "— The boats left, and the crews – both – slept.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        if document.characters.isdisjoint("—") and "--" not in text:
            return  # en dashes interrupt with blanks around them only
        ways: defaultdict[str, list[Span]] = defaultdict(list)
        for found in _DASH.finditer(text):
            start, end = found.span()
            before, mark, after = found.groups()
            if bool(before) != bool(after) or (not before and not _joins_clauses(text, start, end, mark)):
                continue
            if in_text(document, start):
                ways[f"{before}{mark}{after}".replace("\u00a0", " ").replace("\u2009", " ")].append((start, end))
        if len(ways) < 2 or (two := mixed(ways, _LEAST)) is None:
            return
        edits = [Edit(span, two.own) for span in two.others]
        other, own = text[slice(*two.others[0])], two.own
        if other.strip() == own.strip():
            message = f"“{own.strip()}” {'without' if own[0].isspace() else 'with'} blanks around it, unlike the others"
        else:
            message = f"“{other.strip()}” where the article mostly has {_NAMES[own.strip()]}"
        yield report(two, message, edits)


def _joins_clauses(text: str, start: int, end: int, mark: str) -> bool:
    """Whether a dash without blanks parts clauses: one between figures or names is a range or a pair."""
    return mark != "–" and not (text[start - 1].isdigit() and text[end].isdigit())
