"""STR017: a byline run into the first sentence."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Hit, Need, Pattern, Rule
from newslint.zones import WRITERS

_BYLINE = Pattern(
    rf"(?:By|BY) {WRITERS},?(?: (?:Staff Writer|Staff Reporter|Reporter|Correspondent))?"
    r" (?=(?:The|A|An|In|On|It|When|After|More than) \p{Ll}|\p{Lu}{3,}[^.]{0,40} (?:\(\p{Lu}\p{L}+\) )?[–—-] )"
)
_LEAST_WORDS = 12


class RunInByline(Rule):
    """A byline is run into the first sentence: “By Jane Doe The council met …”.

    The line end between them was lost. Only a paragraph that begins with “By” and a name is looked at.
    """

    code = "STR017"
    name = "run-in-byline"
    summary = "a byline run into the first sentence"
    severity = Severity.WARNING
    confidence = 0.9
    anchored = True
    languages = ("en",)
    need = Need(words=("by ",))
    bad = {
        "⟦By Jane Doe⟧ The council met on Monday in the old town hall and spoke of roads and bridges.": None,
        "⟦By Jane Doe⟧ LONDON (AP) — The council met on Monday in the town hall and spoke of roads.": None,
        "⟦By JANE DOE and John Roe, Reuters⟧ The council met on Monday and spoke of roads and bridges.": None,
    }
    good = (
        "By Jane Doe",
        "By Monday the council had met twice in the old town hall, and had spoken of roads and bridges.",
        "By The Hague’s reckoning the council had met twice in the old town hall and had spoken of roads.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for block in document.blocks:
            start, end = block.span
            if document.text[start : start + 3] not in {"By ", "BY "}:
                continue
            found = _BYLINE.match(document.text, start, end)
            if found and len(document.text[start:end].split()) >= _LEAST_WORDS:
                at = start + len(found[0].rstrip(" ,"))
                yield Hit((start, at), "a byline stands in one paragraph with the first sentence")
