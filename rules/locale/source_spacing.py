from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Related, Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

SPACED = Pattern(r"(?<=[\p{L}\p{N}”\"'’»)\]%])[ \u00a0\u202f]+(?=[:;!?](?![-)(*DPp/=]))")
_MARKS = ":;!?"
_BLANKS = " \u00a0\u202f"
_MANY = 3
_SHOWN = 5


class SourceSpacing(Rule):
    """All through the article a blank stands before colons, semicolons, question and exclamation marks, as in French.

    A place or two are slips, and reported as such; an article that has most of its marks so was set by the rules of its
    source language, and is reported once, with the count.
    """

    code = "LOC008"
    name = "source-spacing"
    summary = "an article with the spacing of French throughout"
    severity = Severity.WARNING
    safety = Safety.SAFE
    confidence = 0.95
    languages = ("en", "de", "es", "it", "nl", "pt")
    before = ("PUN001",)
    need = Need(words=tuple(f"{blank}{mark}" for blank in _BLANKS for mark in _MARKS))
    bad = {
        "Is it late⟦ ⟧? It is late ! They said : we wait ; they waited.": (
            "Is it late? It is late! They said: we wait; they waited."
        ),
        "One thing is sure⟦ ⟧: it rained. Who knew ? Nobody !": "One thing is sure: it rained. Who knew? Nobody!",
    }
    good = (
        "Is it late ? It is late! They said: we wait; they waited.",
        "We made it :-) and so did they ;)",
        "It is late; they wait: boats, crews and harbors!",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        gaps = [found.span() for found in SPACED.finditer(text)]
        if len(gaps) >= _MANY and 2 * len(gaps) > sum(map(text.count, _MARKS)):
            marks = "”, “".join(sorted({text[end] for _, end in gaps}))
            message = f"blanks before “{marks}”, {len(gaps)} times: the spacing of French"
            related = tuple(Related(gap, "here too") for gap in gaps[1 : _SHOWN + 1])
            yield Hit(gaps[0], message, edits=tuple(Edit(gap, "") for gap in gaps), related=related)
