"""MKU001: a tag of HTML read as text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lists import wordset
from newslint.rule import Hit, Need, Pattern, Rule

_TICKER = Pattern(r"<(?!BR|HR|LI|TD|TR|UL|OL)[A-Z]{2,5}>")
"""A company's letters, as wires of the eighties print them."""


@cache
def _tags() -> Pattern:
    return Pattern(
        r"</?(?i:\L<tags>)(?:\s[^<>]{0,300})?\s?/?>|<!--.{0,400}?-->|<!\[CDATA\[|\]\]>|<!DOCTYPE[^<>]{0,200}>"
        r"|(?<=\s|^)(?:style|class|href|src|alt|title|target|rel)=\"[^\"<>\n]{0,200}\"\s?/?>",
        tags=sorted(wordset("markup", "tags.txt")),
    )


class HtmlTag(Rule):
    """A tag of HTML is read as text: “<br />”, “</p>”, “<!-- … -->”.

    A converter let it through. Only names of elements that HTML has are reported: “<3” and “<unknown>” are not.

    Fix safety: an article may be about HTML, and a tag may have kept two words apart: then a blank takes its place.
    """

    code = "MKU001"
    name = "html-tag"
    summary = "a tag of HTML read as text"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    need = Need(words=("<", '">'))
    kinds = ("text",)
    bad = {
        "The boats came back.⟦<br />⟧It was late.": "The boats came back. It was late.",
        "The ⟦<b>⟧last⟦</b>⟧ boat came back.": "The last boat came back.",
        '⟦<p class="lead">⟧The boats came back.⟦</p>⟧': "The boats came back.",
        "The boats ⟦<!-- ad slot 3 -->⟧came back.": "The boats came back.",
    }
    good = (
        "He wrote <3 under the picture, and she wrote it back.",
        "If a < b and b > c, the boat is late.",
        "Entertainment Marketing Inc <EM> rose, and so did General Tools <DEL>.",
        "<Unknown> was all that stood in the book.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for found in _tags().finditer(text):
            start, end = found.span()
            if _TICKER.fullmatch(found[0]) and f"</{found[0][1:]}" not in text:
                continue
            between = text[max(0, start - 1) : start] + text[end : end + 1]
            keeps_apart = len(between) == 2 and not between[0].isspace() and between[1].isalnum()
            inline = found[0].strip("</ >").split(" ")[0].lower() in _INLINE
            yield Hit((start, end), f"“{found[0][:40]}” is a tag of HTML", " " if keeps_apart and not inline else "")


_INLINE = frozenset("a abbr b big cite code em font i mark s small span strike strong sub sup u tt".split())
"""Elements that stand inside words."""
