"""MKU008: a command of LaTeX read as text."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

_WITH_TEXT = (
    "textbf|textit|texttt|textsc|text|emph|underline|mathrm|mathbf|mbox|section\\*?|subsection\\*?|title|footnote"
)
_COMMAND = Pattern(
    rf"\\(?P<name>{_WITH_TEXT})\{{(?P<inner>[^{{}}\n]{{0,200}})\}}"
    r"|\\(?:cite[pt]?|ref|label|begin|end|includegraphics|vspace|hspace|usepackage|documentclass)(?:\[[^\]\n]*\])?\{[^{}\n]{0,100}\}"
    r"|\$?\\(?:frac|sqrt)\{[^{}\n]{0,60}\}(?:\{[^{}\n]{0,60}\})?\$?"
    r"|\$?\\(?:times|cdot|approx|leq|geq|pm|alpha|beta|gamma|mu|sigma|infty|circ|rightarrow)(?![A-Za-z])\$?"
)


class LatexCommand(Rule):
    r"""A command of LaTeX is read as text: “\textbf{…}”, “\cite{…}”, “\times”.

    It comes from a paper or from a model that writes formulas for a page that shows them.

    Fix safety: a formula is not words, and is not rewritten; other commands leave their text behind.
    """

    code = "MKU008"
    name = "latex-command"
    summary = "a command of LaTeX read as text"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    need = Need(characters="\\")
    kinds = ("text",)
    bad = {
        "It was ⟦\\textbf{late}⟧ when the boats came.": "It was late when the boats came.",
        "The boat is 3 ⟦\\times⟧ 4 meters.": None,
        "It was said before ⟦\\cite{pohl2021}⟧ and later.": None,
    }
    good = (
        "The file is in C:\\times\\boats and in \\\\server\\text.",
        "He wrote a backslash \\ on the board.",
        "He said \\o/ and left.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in _COMMAND.finditer(document.text):
            if document.text[found.start() - 1 : found.start()] in {":", "\\"}:
                continue
            yield Hit(found.span(), f"“{found[0][:40]}” is a command of LaTeX", found["inner"])
