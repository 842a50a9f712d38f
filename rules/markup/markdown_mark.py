"""MKU005: a mark of Markdown read as text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule


class _Form(NamedTuple):
    """A form of mark: its pattern, and what a text has of it, so often at least."""

    what: str
    pattern: str
    signs: tuple[str, ...]
    least: int = 1


_FORMS = {
    "strong": _Form(
        "stars of bold type",
        r"(?<![*\w])(?P<stars>\*{2,3})(?=[^\s*])(?P<bold>[^*\n]{1,300}?)(?<=[^\s*])(?P=stars)(?![*\w])",
        ("**",),
        2,
    ),
    "strong_": _Form(
        "underscores of bold type",
        r"(?<![_\w])__(?=[^\s_])(?P<bold_>[^_\n]{1,300}?)(?<=[^\s_])__(?![_\w])",
        ("__",),
        2,
    ),
    "em": _Form(
        "stars of italic type",
        r"(?<![*\w\\])\*(?=[^\s*])(?P<italic>[^*\n]{2,300}?)(?<=[^\s*])\*(?![*\w])",
        ("*",),
        2,
    ),
    "em_": _Form(
        "underscores of italic type",
        r"(?<![_\w\\/@.])_(?=[^\s_])(?P<italic_>[^_\n]{2,300}?)(?<=[^\s_])_(?![_\w])",
        ("_",),
        2,
    ),
    "heading": _Form(
        "the mark of a heading",
        r"(?m:^#{1,6}[ \t]+(?P<title>[^\s#\d][^\r\n]{0,200}?)(?:[ \t]+#+)?[ \t]*(?=\r?$))",
        ("\n#",),
    ),
    "image": _Form(
        "a picture",
        r"!\[(?P<alt>[^\[\]\n]{0,200})\]\([^()\s]{1,400}(?:\s\"[^\"\n]*\")?\)",
        ("![",),
    ),
    "link": _Form(
        "a link",
        r"(?<!!)\[(?P<shown>[^\[\]\n]{0,200})\]"
        r"\((?:https?://|/|www\.|mailto:|#)[^()\s]{0,400}(?:\s\"[^\"\n]*\")?\)",
        ("](",),
    ),
    "strike": _Form("tildes of struck words", r"~~(?=\S)(?P<struck>[^~\n]{1,200}?)(?<=\S)~~", ("~~",), 2),
    "code": _Form("the backticks of code", r"(?<![`\w])`(?P<coded>[^`\n]{1,100})`(?![`\w])", ("`",), 2),
    "table": _Form(
        "the line below a table's head", r"(?m:^\|?(?:\s?:?-{3,}:?\s?\|)+(?:\s?:?-{3,}:?)?\s?(?=\r?$))", ("---",)
    ),
    "quote": _Form("the mark of a quotation", r"(?m:^>\s(?=\S+(?:\s\S+){5}))", ("\n>",)),
    "escape": _Form("a backslash before a mark", r"\\(?P<escaped>[*_#\[\]`])", ("\\",)),
    "fence": _Form("the fence of a block of code", r"(?m:^(?:```|~~~)[\w+-]*[ \t]*(?=\r?$))", ("\n```", "\n~~~")),
}
_SHOWN = ("bold", "bold_", "italic", "italic_", "title", "shown", "struck", "coded", "escaped")


@cache
def _mark(*kinds: str) -> Pattern:
    """Any mark of some kinds, in whose order they are tried."""
    return Pattern("|".join(f"(?P<{kind}>{_FORMS[kind].pattern})" for kind in kinds))


def _possible(text: str) -> list[str]:
    """The kinds of marks that a text may have."""
    text = f"\n{text}"  # so that each line has the same beginning
    return [kind for kind, form in _FORMS.items() if any(text.count(sign) >= form.least for sign in form.signs)]


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
        possible = _possible(document.text)
        if not possible:
            return
        mark = _mark(*possible) if len(possible) == 1 else _mark(*_FORMS)
        for found in mark.finditer(document.text):
            groups = found.groupdict()
            kind = next(kind for kind in _FORMS if groups.get(kind))
            new = next((groups[name] for name in _SHOWN if groups.get(name)), "")
            if kind in {"em", "em_"} and (new.isupper() or not any(map(str.isalpha, new))):
                continue  # *NUMBER* was put there by a program
            yield Hit(found.span(), f"{_FORMS[kind].what} in Markdown", new, removes=kind in {"fence", "table"})
