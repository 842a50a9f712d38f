"""MKU002: a shortcode of a content management system read as text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lists import wordset
from newslint.rule import Hit, Need, Pattern, Rule


@cache
def _shortcodes() -> Pattern:
    return Pattern(
        r"\[/(?:\L<names>|(?:vc|et_pb|fusion|su|av|wpv|cs|tdc?|tie)_\w+)\]"
        r"|\[(?:\L<names>|(?:vc|et_pb|fusion|su|av|wpv|cs|tdc?|tie)_\w+)(?:\s[^\[\]\n]{0,300}=[^\[\]\n]{0,300})\s?/?\]"
        r"|\[(?:gallery|toc|ad|ads|embed|video|playlist|caption|youtube|adrotate|read_more|(?:vc|et_pb|fusion|su)_\w+)\s?/?\]"
        r"|\{\{[<%]\s*/?\w[^{}\n]{0,300}[>%]\}\}|\{%-?\s*\w[^{}\n]{0,300}-?%\}"
        r"|\[\[?(?:ad|image|photo|video|related|nid|file|inline)[:_][^\[\]\n]{1,200}\]\]?",
        names=sorted(wordset("markup", "shortcodes.txt")),
    )


class Shortcode(Rule):
    """A shortcode of a content management system is read as text: “[caption id=…]”, “{{< figure >}}”, “[/embed]”.

    Whoever took the text out of the system did not fill it in.

    Fix safety: what it would have shown is lost with it, and an address in it may be wanted.
    """

    code = "MKU002"
    name = "shortcode"
    summary = "a shortcode of a content management system read as text"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    need = Need(words=("[", "{{", "{%"))
    kinds = ("text",)
    bad = {
        '⟦[caption id="attachment_7" width="300"]⟧Boats in the harbor⟦[/caption]⟧': "Boats in the harbor",
        "The boats came back. ⟦[gallery]⟧": "The boats came back. ",
        'The boats came back. ⟦{{< figure src="a.jpg" >}}⟧': "The boats came back. ",
    }
    good = (
        "“[The video] shows the boats,” he said.",
        "“I saw [the boat],” he said.",
        "The set {a, b} has two members.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in _shortcodes().finditer(document.text):
            yield Hit(found.span(), f"“{found[0][:40]}” is a shortcode that was not filled in", "")
