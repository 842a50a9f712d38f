"""MKU003: a piece of a script or a style sheet read as text."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.patterns import compiled_re
from newslint.rule import Grain, Hit, Need, Pattern, Rule

_CODE = Pattern(
    r"\b(?:var|let|const)\s+\w+\s*=\s*[\w\[{\"'(]"
    r"|\b(?:window|document|googletag|jQuery|console|dataLayer|fbq|gtag|ga|_gaq|Taboola|_taboola)\s*(?:\.\w+)+\s*[(=]"
    r"|\bgtag\(|\bfbq\(|\$\(document\)|//<!\[CDATA\[|@import\s+url\(|\bsrcset=|\bdata-[a-z]+(?:-[a-z]+)*=\""
)
_SIGN = compiled_re(r"=|\.[^\s(=.]+\s*\(|gtag\(|fbq\(|\$\(document|//<!\[CDATA\[|@import")
"""What all of these have."""
_BRACED = Pattern(
    r"\bfunction\s*\w*\s*\([\w\s,]*\)\s*\{|=>\s*\{|@media\s[^{}\n]{1,80}\{"
    r"|(?<![^\s}])[.#]?[\w-]+(?:[\s,>]+[.#]?[\w-]+){0,4}\s*\{\s*[\w-]+\s*:\s*[^{};\n]{1,80};"
    r"|\{\s*\"@(?:context|type|id)\"\s*:|\{\s*\"\w+\"\s*:\s*[\[{\"\d]"
)
"""Code that has a brace: a selector before one is costly to look for where none is."""


class ScriptFragment(Rule):
    """A piece of JavaScript, CSS or JSON stands in the text.

    The extractor took the inside of a script or a style element for prose. Delete it; what is code and what is text is
    for you to say, so that there is no fix.
    """

    code = "MKU003"
    name = "script-fragment"
    summary = "a piece of a script or a style sheet read as text"
    severity = Severity.ERROR
    confidence = 0.95
    grain = Grain.PASSAGE
    covers = True
    need = Need(
        words=(
            "{",
            "gtag(",
            "fbq(",
            "=>",
            "var ",
            "const ",
            "cdata",
            "@import",
            "srcset=",
            "data-",
            "window.",
            "document.",
            "$(document)",
            "jquery.",
        )
    )
    kinds = ("text",)
    bad = {
        "It was late.\n\n⟦window.dataLayer = window.dataLayer || [];⟧\n\nThe boats came back.": None,
        "It was late.\n\n⟦.post-12 { color: red; margin: 0; }⟧\n\nThe boats came back.": None,
        "⟦(function() { var a = 1; })();⟧\n\nThe boats came back.": None,
    }
    good = (
        "The function (of the council) is to meet.",
        "The window. The document. Nobody looked at either.",
        "Let x = the number of boats {all of them}, he wrote.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        braces, code = "{" in document.characters, _SIGN.search(document.text)
        for block in document.blocks if braces or code else ():
            found = _CODE.search(document.text, *block.span) if code else None
            if found is None and braces and document.text.find("{", *block.span) >= 0:
                found = _BRACED.search(document.text, *block.span)
            if found:
                shown = " ".join(found[0].split())[:40]
                yield Hit(block.span, f"“{shown}” is code of a page, not text")
