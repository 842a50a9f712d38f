"""AsciiDoc: what of it is prose. There is no parser for Python that knows places, hence a reader of its own.

Prose are titles, paragraphs, list items, quotations, cells of tables, admonitions, and the text of links. Listings,
literal and passed-through blocks, comments, attributes, macros and targets are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newslint.readers import _front_matter as front_matter
from newslint.readers._asciidoc_inline import add_inline, escape
from newslint.readers._day import day
from newslint.readers._fields import LANGUAGE_KEYS
from newslint.readers._lines import Line, lines_of
from newslint.readers._parts import Parts
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source
from newslint.view import Article, Scope

_TITLE = re.compile(r"(?P<level>={1,6}|#{1,6})[ \t]+(?=\S)")
_ATTRIBUTE = re.compile(r":!?(?P<name>\w[\w-]*)!?:(?:[ \t]+(?P<value>.*))?\Z")
_BLOCK_STYLE = re.compile(r"\[(?P<style>[^\]]*)\]\Z")
_ANCHOR = re.compile(r"\[\[[^\]]*\]\]\Z")
_BLOCK_MACRO = re.compile(r"[A-Za-z_]\w*::(?:\S.*)?\[.*\]\Z")
_FENCE = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|--|[|,:!]===+|```+\w*)\Z")
_BREAK = re.compile(r"(?:'{3,}|<{3,}|---|- - -|\*\*\*|\* \* \*)\Z")
_LIST = re.compile(r"(?:\*{1,6}|-|\.{1,6}|\d+\.|[A-Za-z]\.|[ivxIVX]+\)|<(?:\d+|\.)>)[ \t]+(?=\S)(?:\[[ x*]\][ \t]+)?")
_TERM = re.compile(r"(?P<term>\S.*?)(?::{2,4}|;;)(?:[ \t]+|\Z)")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CELL = re.compile(r"(?:(?P<spec>(?:\d+(?:\.\d+)?|\.\d+)?[*+]?[<^>]?(?:\.[<^>])?[a-z]?)\|)")
_REVISION = re.compile(r"(?:v?[\d.]+,\s*)?(?P<date>\d{4}-\d\d?-\d\d?)(?!\d)")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})\b")
_SILENT = frozenset(
    "source listing literal stem latexmath asciimath pass plantuml graphviz ditaa mermaid a2s comment blockdiag".split()
)
"""Styles of blocks and paragraphs that are no prose."""


def read(source: Source, options: Options = DEFAULTS) -> list[Article]:
    """The one article that an AsciiDoc file is."""
    return [front_matter.article(source, options, lambda body: _Reader(body).read())]


class _Reader:
    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._lines = lines_of(source.text)
        self._parts = Parts(source, source.text)
        self._titled = False
        self._attributes: dict[str, str] = {}

    def read(self) -> Article:
        self._blocks(self._header(), len(self._lines), Scope.PARAGRAPH)
        spoken = _LANGUAGE.match(next((self._attributes[key] for key in LANGUAGE_KEYS if key in self._attributes), ""))
        article = self._parts.article("asciidoc", spoken[1] if spoken else None, escape)
        return article._replace(date=day(self._attributes.get("date") or self._attributes.get("revdate", "")))

    def _header(self) -> int:
        """Read the title with the lines of author, revision and attributes below it; the number of the line after."""
        at = 0
        while at < len(self._lines) and (
            not self._lines[at].text or self._lines[at].text.startswith("//") or self._attribute(self._lines[at])
        ):
            if self._lines[at].text.startswith("//"):
                return at  # a comment, or a block of it
            at += 1
        if at == len(self._lines) or not self._lines[at].text.startswith("= "):
            return at
        self._heading(self._lines[at])
        at += 1
        while at < len(self._lines) and (text := self._lines[at].text):
            if text.startswith("//"):
                self._comment(self._lines[at])
            elif not self._attribute(self._lines[at]) and (revision := _REVISION.match(text)):
                self._attributes.setdefault("revdate", revision["date"])
            at += 1
        return at

    def _attribute(self, line: Line) -> bool:
        found = _ATTRIBUTE.match(line.text)
        if found:
            self._attributes.setdefault(found["name"], found["value"] or "")
        return found is not None

    def _heading(self, line: Line) -> None:
        title = _TITLE.match(line.text)
        assert title is not None
        is_title = len(title["level"]) == 1 and not self._titled
        self._titled = self._titled or is_title
        self._inline([line.cut(title.end())], Scope.TITLE if is_title else Scope.HEADING)

    def _inline(self, lines: Sequence[Line], scope: Scope) -> None:
        if lines:
            add_inline(self._parts, self._text, lines[0].start, lines[-1].end)
        self._parts.end_block(scope)

    def _comment(self, line: Line) -> None:
        self._parts.comment(line.start, line.end, line.text[2:])

    def _blocks(self, at: int, end: int, scope: Scope) -> None:
        """Add the prose of the lines between two numbers."""
        style = ""
        while at < end:
            line = self._lines[at]
            text = line.text
            if not text or text == "+" or _BREAK.match(text) or self._attribute(line):
                at += 1
            elif fence := _FENCE.match(text):
                at = self._fenced(at, end, fence[0], style, scope)
                style = ""
            elif text.startswith("//"):
                self._comment(line)
                at += 1
            elif _ANCHOR.match(text):
                at += 1
            elif found := _BLOCK_STYLE.match(text):
                style = found["style"]
                at += 1
            elif text[0] == "." and len(text) > 1 and text[1] not in ". ":
                self._inline([line.cut(1)], Scope.CAPTION)
                at += 1
            elif _TITLE.match(text) and not line.indent:
                self._heading(line)
                at, style = at + 1, ""
            elif _BLOCK_MACRO.match(text):
                at, style = at + 1, ""
            else:
                at = self._paragraph(at, end, style, scope)
                style = ""

    def _fenced(self, at: int, end: int, fence: str, style: str, scope: Scope) -> int:
        """Add what stands between two fences; the number of the line after the second."""
        mark = "```" if fence.startswith("```") else fence
        close = next((n for n in range(at + 1, end) if self._lines[n].text == mark), end)
        kind = _kind(style)
        if fence[0] == "/":
            inner = self._text[self._lines[at].end : self._lines[close].start if close < end else len(self._text)]
            self._parts.comment(self._lines[at].start, self._lines[at].end + len(inner), inner)
        elif fence.endswith("===") and fence[0] in "|!":
            self._table(at + 1, close, fence[0])
        elif fence.endswith("===") and fence[0] in ",:":
            pass  # tables in CSV and the like
        elif kind == "verse" or ((fence[0] in "_*=" or fence == "--") and kind not in _SILENT):
            inner_scope = Scope.QUOTE if fence[0] == "_" or kind in {"quote", "verse"} else scope
            self._blocks(at + 1, close, inner_scope)
        return close + 1

    def _table(self, at: int, end: int, bar: str) -> None:
        """Cells begin with a bar; what is before the first one in a line goes on with the cell of the line before."""
        for line in self._lines[at:end]:
            marked = line.text.replace("!", "|") if bar == "!" else line.text
            starts = [found.span() for found in _CELL.finditer(marked)]
            cells = [(start, stop) for start, stop in starts if start == 0 or line.text[start - 1].isspace()]
            bounds = [*cells, (len(line.text), 0)]
            if bounds[0][0] > 0 and line.text:
                self._cell(line, 0, bounds[0][0])
            for (_, start), (stop, _) in pairwise(bounds):
                self._parts.end_block(Scope.TABLE_CELL)
                self._cell(line, start, stop)
            if not line.text:
                self._parts.end_block(Scope.TABLE_CELL)
        self._parts.end_block(Scope.TABLE_CELL)

    def _cell(self, line: Line, start: int, stop: int) -> None:
        said = line.text[start:stop]
        if bare := said.strip():
            begin = line.start + start + said.index(bare)
            self._parts.blank(begin, begin)
            add_inline(self._parts, self._text, begin, begin + len(bare))

    def _paragraph(self, at: int, end: int, style: str, scope: Scope) -> int:
        """Add a paragraph, a list item or a term; the number of the line after it."""
        line = self._lines[at]
        stop = at + 1
        while stop < end and self._goes_on(self._lines[stop]):
            stop += 1
        kind = _kind(style)
        item = _LIST.match(line.text)
        if kind in _SILENT:
            return stop
        if item:
            self._inline([line.cut(item.end()), *self._lines[at + 1 : stop]], Scope.LIST_ITEM)
            return stop
        if term := _TERM.match(line.text):
            end_of_term = line.start + len(term["term"].rstrip())
            add_inline(self._parts, self._text, line.start, end_of_term)
            self._parts.end_block(Scope.LIST_ITEM)
            rest = line.cut(term.end())
            if rest.text or stop > at + 1:
                self._inline([*([rest] if rest.text else []), *self._lines[at + 1 : stop]], Scope.LIST_ITEM)
            return stop
        if line.indent:  # a literal paragraph
            return stop
        if admonition := _ADMONITION.match(line.text):
            line = line.cut(admonition.end())
        is_quote = kind in {"quote", "verse"}
        self._inline([line, *self._lines[at + 1 : stop]], Scope.QUOTE if is_quote else scope)
        return stop

    def _goes_on(self, line: Line) -> bool:
        """Whether a line belongs to the paragraph before it."""
        text = line.text
        return bool(text) and not (
            text == "+"
            or text.startswith("//")
            or _FENCE.match(text)
            or _LIST.match(text)
            or _BLOCK_STYLE.match(text)
            or _TERM.fullmatch(text)
        )


def _kind(style: str) -> str:
    """What a list of attributes, `source%linenums,python`, says that a block is."""
    return re.split(r"[,%#.]", style, maxsplit=1)[0].strip()
