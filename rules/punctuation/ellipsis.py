from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

PLACE = Pattern(r"(?<![.…])(?:\.(?:[ \u00a0]\.){2,}|\.{5,}|…[.…]+)(?![.…])")


class OddEllipsis(Rule):
    """An ellipsis that is written neither as three dots nor as “…”: “. . .”, “.....”, “….”.

    Four dots, a full stop and an ellipsis, are right in American English and not reported.

    Fix safety: a house may want its dots spaced.
    """

    code = "PUN013"
    name = "odd-ellipsis"
    summary = "ellipsis of an unusual form"
    severity = Severity.INFO
    safety = Safety.UNSAFE
    confidence = 0.9
    need = Need(words=(". .", ".....", "…", ".\u00a0."))
    bad = {
        "They waited ⟦. . .⟧ and left.": "They waited ... and left.",
        "They waited⟦......⟧ and left.": "They waited... and left.",
        "They waited⟦…..⟧ and left.": "They waited… and left.",
    }
    good = ("They waited ... and left.", "They waited… and left.", "They waited. ... They left....")

    def check(self, document: Document) -> Iterator[Hit]:
        for found in PLACE.finditer(document.text):
            yield Hit(found.span(), "an ellipsis has three dots", "…" if "…" in found[0] else "...")
