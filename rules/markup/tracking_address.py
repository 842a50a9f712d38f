"""MKU006: an address with tracking parameters in the text."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

_TRACKED = Pattern(
    r"https?://[^\s<>\"()]{3,200}?(?P<tracking>[?&](?:utm_\w+|fbclid|gclid|igshid|mc_[ce]id|ref_src|ns_campaign|at_campaign)="
    r"[^\s<>\"()#]{0,400})"
)


class TrackingAddress(Rule):
    """An address in the text carries parameters that track who clicks: “?utm_source=…”.

    It was copied from a newsletter, a social network or a chat model, which says where the text comes from.
    """

    code = "MKU006"
    name = "tracking-address"
    summary = "an address with tracking parameters in the text"
    severity = Severity.INFO
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(words=("utm_", "fbclid=", "gclid=", "igshid=", "mc_cid=", "mc_eid=", "ref_src=", "_campaign="))
    kinds = ("text",)
    bad = {
        "See https://example.org/⟦?utm_source=x&utm_medium=y⟧ for more.": "See https://example.org/ for more.",
        "See https://example.org/boats⟦?fbclid=Ab12⟧ for more.": "See https://example.org/boats for more.",
    }
    good = (
        "See https://example.org/boats?id=7 for more.",
        "The parameter utm_source says where a reader comes from.",
        "See https://example.org/boats for more.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in _TRACKED.finditer(document.text):
            end = found.end("tracking")
            while document.text[end - 1] in ".,;:!?":
                end -= 1
            yield Hit((found.start("tracking"), end), "these parameters track who clicks", "")
