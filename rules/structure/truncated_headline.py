"""STR006: a headline cut off with an ellipsis, which stands whole elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Related, Severity
from newslint.rule import Grain, Hit, Need, Rule
from newslint.source import Span

_ELLIPSES = ("...", "…")
_LEAST, _MOST_WORDS, _MOST_COPIES = 20, 25, 10


class TruncatedHeadline(Rule):
    """A line ends in an ellipsis where another has the whole of it: a headline that a page cut off to make it fit.

    Delete the shorter one. A quotation that breaks off has no longer copy, and is not reported.
    """

    code = "STR006"
    name = "truncated-headline"
    summary = "a line cut off with an ellipsis that stands whole elsewhere"
    severity = Severity.WARNING
    confidence = 0.95
    grain = Grain.PASSAGE
    need = Need(words=_ELLIPSES)
    bad = {
        "⟦Council closes the old ferry line ...⟧\n\nCouncil closes the old ferry line at last\n\nIt rained.": None,
        "⟦Council closes the old ferry line  …⟧\n\nCouncil closes the old ferry line at last\n\nIt rained.": None,
    }
    good = (
        "“The old ferry line was closed after...”\n\nCouncil closes the old ferry line after thirty years",
        "And then it rained...\n\nAnd then it rained harder than before.",
        "Council closes the old ferry line...\n\nThe council said it would open a new one.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        lines = [(block.span, document.text[slice(*block.span)]) for block in document.blocks]
        whole: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for span, text in lines:
            if not text.endswith(_ELLIPSES):
                whole[text[:_LEAST]].append((span, text))
        for span, text in lines:
            bare = text.rstrip(".… ")
            if not text.endswith(_ELLIPSES) or len(bare) < _LEAST or len(text.split()) > _MOST_WORDS:
                continue
            for other, longer in whole[bare[:_LEAST]][:_MOST_COPIES]:
                if longer.startswith(bare):
                    related = Related(other, "the whole line")
                    yield Hit(span, "this line is cut off, and stands whole elsewhere", related=(related,))
                    break
