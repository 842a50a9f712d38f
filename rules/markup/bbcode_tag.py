"""MKU009: a tag of BBCode read as text."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

_TAG = Pattern(
    r"\[/(?:b|i|u|s|url|img|quote|size|color|font|list|center|left|right|spoiler|email)\]"
    r"|\[(?:b|i|u|s|url|img|quote|list|center|spoiler)\](?=[^\[\]\n]{1,300}\[/)"
    r"|\[(?:url|size|color|font|quote|img|email)=[^\[\]\n]{1,300}\]",
    2,
)


class BbcodeTag(Rule):
    """A tag of BBCode is read as text: “[b]”, “[url=…]”, “[/quote]”.

    The text was taken from a forum or an old content management system.

    Fix safety: the address in a tag may be wanted.
    """

    code = "MKU009"
    name = "bbcode-tag"
    summary = "a tag of BBCode read as text"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    need = Need(words=("[/", "=", "[url"))
    kinds = ("text",)
    bad = {
        "It was ⟦[b]⟧late⟦[/b]⟧ when the boats came.": "It was late when the boats came.",
        "See ⟦[url=https://example.org]⟧the boats⟦[/url]⟧.": "See the boats.",
    }
    good = (
        "“[I] saw the boats,” he said.",
        "The list [b] is longer than the list [a].",
        "He wrote [s] for a short vowel.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in _TAG.finditer(document.text):
            yield Hit(found.span(), f"“{found[0][:40]}” is a tag of BBCode", "")
