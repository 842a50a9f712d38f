from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Related, Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule
from newslint.view import Scope

from ._spots import spots
from ._text import BLANKS, spaced_blocks

PLACE = Pattern(
    r"(?<=[\p{L}\p{N},.)”\"’]) (?P<dash>--?)(?= [\p{L}\p{N}(“‘\"])|(?<=[\p{L}”\"])(?P<dash>--)(?=[\p{L}“\"])"
)
_SHOWN = 5


class HyphenForDash(Rule):
    """A hyphen with a space on either side, or two hyphens, where a dash belongs.

    Agencies and typewriters write dashes so. Reported once for an article, with the count: many houses leave it.

    Fix safety: it may be a minus, a score, or a range.
    """

    code = "PUN012"
    name = "hyphen-for-dash"
    summary = "hyphen used as a dash"
    severity = Severity.INFO
    safety = Safety.UNSAFE
    confidence = 0.85
    need = Need(words=(" - ", "--"))
    bad = {
        "They took a trip ⟦-⟧ for which nobody paid.": "They took a trip – for which nobody paid.",
        "They took a trip⟦--⟧for which nobody paid.": "They took a trip—for which nobody paid.",
    }
    good = (
        "They took a trip – for which nobody paid.",
        "A well-known pre-war boat, two- and three-master.",
        "- a list\n- of things",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        places = document.fact(spots).of("-", ' aA”"', " -")
        found = [match for at in places if (match := PLACE.match(text, at - (text[at - 1] in BLANKS)))]
        if not found:
            return
        spaced = document.fact(spaced_blocks)
        found = [
            match
            for match in found
            if document.block_index(match.start()) not in spaced
            and document.block_at(match.start("dash")).scope is not Scope.DATELINE  # agencies part it so from the text
        ]
        if not found:
            return
        spans = [match.span("dash") for match in found]
        edits = tuple(Edit(span, "–" if document.text[span[0] - 1] == " " else "—") for span in spans)
        count = f", {len(spans)} times" if len(spans) > 1 else ""
        related = tuple(Related(span, "here too") for span in spans[1:_SHOWN])
        yield Hit(spans[0], f"hyphen used as a dash{count}", edits=edits, related=related)
