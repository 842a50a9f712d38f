from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Related, Safety, Severity
from newslint.patterns import compiled_re, regex
from newslint.rule import Hit, Need, Pattern, Rule

PLACE = Pattern(
    r"[ \u00a0](?:n['’]t\b|['’](?:(?:s|re|ve|ll|d|m)(?=[\s,.;:!?)\]”\"]|\Z)|(?P<gap>[ \u00a0])s(?=[\s,.;:!?)]))"
    r"|(?<=\d[ \u00a0])(?:,(?P<gap>[ \u00a0])\d{3}\b|\.(?P<gap>[ \u00a0])\d+\b))"
    r"|(?<=\d),(?P<gap>[ \u00a0])000\b"
    r"|(?P<open>``)(?P<gap>[ \u00a0]?)(?=[\p{L}\d])"
    r"|(?<=[\p{L}.,!?])(?P<gap>[ \u00a0]?)(?P<close>'')(?=[\s,.;:!?)]|\Z)"
)
MAY_STAND = compiled_re(
    r"[ \u00a0](?:n['’]t|['’](?:s|re|ve|ll|d|m|[ \u00a0]s)(?!\w)|[,.][ \u00a0]\d)|,[ \u00a0]000|``|''"
)
"""What each place has, told in a fraction of the time."""
LEFT = Pattern(r"(?r)[\p{L}\p{N}]+[.%)]?|(?:)")
NEGATED = Pattern(
    r"(?r)(?<!\p{L})(?i:do|does|did|is|are|was|were|wo|ca|could|should|would|has|have|had|might|must|need|ai)"
)
_ALL_OVER = 8
"""So many places make it the article's way of writing: reported once …"""
_WORDS_APART = 100
"""… where they are no further apart than this."""


class Undetokenised(Rule):
    """Blanks stand where a translation engine cuts the text: “did n’t”, “the city ’s”, “10 , 000”, “``hello''”.

    Engines work on text whose words and marks stand apart, and put them together again at the end; here that was
    forgotten. An article that is so throughout is reported once, with the count.
    """

    code = "MTR008"
    name = "undetokenised"
    summary = "blanks where a translation engine cuts the text"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(words=(" n't", " n’t", " '", " ’", "\u00a0'", "\u00a0’", " , ", ", 000", " . ", "``", "''"))
    bad = {
        "The crew ⟦did n’t⟧ answer.": "The crew didn’t answer.",
        "The ⟦city ’s⟧ harbor froze.": "The city’s harbor froze.",
        "It cost ⟦10 , 000⟧ euros.": "It cost 10,000 euros.",
        "⟦They 're⟧ late.": "They're late.",
        "He said ⟦``⟧yes⟦''⟧.": "He said “yes”.",
    }
    good = (
        "She lives in ’s-Hertogenbosch, an hour away.",
        "Marijke van ’t Hoff sells ’em.",
        "Rock ’n’ roll of the ’60s.",
        "It sold 10, 100 or 200 a day.",
        "The ship is 5' 11'' wide.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        if not MAY_STAND.search(document.text):
            return
        hits = [hit for found in PLACE.finditer(document.text) if (hit := _hit(document.text, found))]
        if len(hits) < _ALL_OVER or len(hits) * _WORDS_APART < len(document.words):
            yield from hits
            return
        edits = tuple(edit for hit in hits for edit in hit.edits)
        related = tuple(Related(hit.span, "here too") for hit in hits[1:6])
        message = f"blanks where a translation engine cuts the text, {len(hits)} times"
        yield Hit(hits[0].span, message, edits=edits, related=related)


def _hit(text: str, found: regex.Match[str]) -> Hit | None:
    start, end = found.span()
    edits = [Edit(span, "") for span in found.spans("gap") if span[0] < span[1]]
    if text[start] in " \u00a0":
        left = (NEGATED if "n" in found[0][:2] else LEFT).match(text, 0, start)
        if left is None or not left[0]:
            return None
        edits.append(Edit((start, start + 1), ""))
        start = left.start()
    elif text[start] == ",":
        left = LEFT.match(text, 0, start)
        start = left.start() if left else start
    for group, new in (("open", "“"), ("close", "”")):
        if found[group]:
            edits.append(Edit(found.span(group), new))
    return Hit((start, end), "a blank where a translation engine cuts the text", edits=tuple(edits))
