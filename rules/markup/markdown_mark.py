"""MKU005: a mark of Markdown read as text."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

_MARK = Pattern(
    r"(?P<strong>(?<![*\w])(?P<stars>\*{2,3})(?=[^\s*])(?P<bold>[^*\n]{1,300}?)(?<=[^\s*])(?P=stars)(?![*\w]))"
    r"|(?P<strong_>(?<![_\w])__(?=[^\s_])(?P<bold_>[^_\n]{1,300}?)(?<=[^\s_])__(?![_\w]))"
    r"|(?P<em>(?<![*\w\\])\*(?=[^\s*])(?P<italic>[^*\n]{2,300}?)(?<=[^\s*])\*(?![*\w]))"
    r"|(?P<em_>(?<![_\w\\/@.])_(?=[^\s_])(?P<italic_>[^_\n]{2,300}?)(?<=[^\s_])_(?![_\w]))"
    r"|(?P<heading>(?m:^#{1,6}[ \t]+(?P<title>[^\s#\d][^\r\n]{0,200}?)(?:[ \t]+#+)?[ \t]*(?=\r?$)))"
    r"|(?P<image>!\[(?P<alt>[^\[\]\n]{0,200})\]\([^()\s]{1,400}(?:\s\"[^\"\n]*\")?\))"
    r"|(?P<link>(?<!!)\[(?P<shown>[^\[\]\n]{0,200})\]\((?:https?://|/|www\.|mailto:|#)[^()\s]{0,400}(?:\s\"[^\"\n]*\")?\))"
    r"|(?P<strike>~~(?=\S)(?P<struck>[^~\n]{1,200}?)(?<=\S)~~)"
    r"|(?P<code>(?<![`\w])`(?P<coded>[^`\n]{1,100})`(?![`\w]))"
    r"|(?P<table>(?m:^\|?(?:\s?:?-{3,}:?\s?\|)+(?:\s?:?-{3,}:?)?\s?(?=\r?$)))"
    r"|(?P<quote>(?m:^>\s(?=\S+(?:\s\S+){5})))"
    r"|(?P<escape>\\(?P<escaped>[*_#\[\]`]))"
    r"|(?P<fence>(?m:^(?:```|~~~)[\w+-]*[ \t]*(?=\r?$)))"
)
_SHOWN = ("bold", "bold_", "italic", "italic_", "title", "shown", "struck", "coded", "escaped")
_WHAT = {
    "strong": "stars of bold type",
    "strong_": "underscores of bold type",
    "em": "stars of italic type",
    "em_": "underscores of italic type",
    "heading": "the mark of a heading",
    "image": "a picture",
    "link": "a link",
    "strike": "tildes of struck words",
    "code": "the backticks of code",
    "table": "the line below a table's head",
    "quote": "the mark of a quotation",
    "escape": "a backslash before a mark",
    "fence": "the fence of a block of code",
}


class MarkdownMark(Rule):
    """A mark of Markdown is read as text: “**bold**”, “### Heading”, “[words](address)”, a fence of code.

    A model wrote Markdown, or an editor pasted it, and nobody rendered it. Stars that stand for letters (“f***”), a
    footnote's star and a hashtag are not reported.

    Fix safety: the emphasis and the address go; somebody may want them rendered.
    """

    code = "MKU005"
    name = "markdown-mark"
    summary = "a mark of Markdown read as text"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    need = Need(words=("*", "_", "# ", "](", "```", "~~", "`", "|-", "| -", "> ", "\\"))
    kinds = ("text",)
    bad = {
        "It was ⟦**late**⟧ when the boats came back.": "It was late when the boats came back.",
        "It was late.\n\n⟦### The boats⟧\n\nThey came back.": "It was late.\n\nThe boats\n\nThey came back.",
        "The boats of ⟦[the town](https://example.org/boats)⟧ came.": "The boats of the town came.",
        "It was ⟦*very late*⟧ when the boats came.": "It was very late when the boats came.",
    }
    good = (
        "“Holy s***,” he said, “that f***ing boat.”",
        "* The boat is 12* meters long, and 9* wide.",
        "She follows #boats and #1 of the list, and writes to a_b_c@example.org.",
        "The size is 3 * 4 * 5 meters.",
        "The bill came to *NUMBER* euros.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in _MARK.finditer(document.text):
            kind = next(name for name in _WHAT if found[name])
            new = next((found[name] for name in _SHOWN if found[name]), "")
            if kind in {"em", "em_"} and (new.isupper() or not any(map(str.isalpha, new))):
                continue  # *NUMBER* was put there by a program
            yield Hit(found.span(), f"{_WHAT[kind]} in Markdown", new, removes=kind in {"fence", "table"})
