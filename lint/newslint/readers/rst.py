"""reStructuredText: what of it is prose. docutils knows no place finer than a line, hence a reader of its own.

Prose are titles, paragraphs, list items, quotations, cells of tables, notes, and what stands in directives that show
text. Code, literal blocks, comments, targets, fields, options, math and all other directives are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from unicodedata import combining, east_asian_width

import msgspec

from newslint.readers import _front_matter as front_matter
from newslint.readers._day import day
from newslint.readers._fields import LANGUAGE_KEYS
from newslint.readers._lines import Line, least_indent, lines_of, trimmed
from newslint.readers._parts import Parts
from newslint.readers._rst_inline import add_inline, escape
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source
from newslint.view import Article, Scope

_RULE = re.compile(r"([!-/:-@\[-`{-~])\1*\Z")
_BULLET = re.compile(r"[-*+•‣⁃](?:[ \t]+|\Z)")
_NUMBER = re.compile(
    r"(?:\(?(?:\d+|#|[A-Za-z]|[ivxlcdmIVXLCDM]+)\)|(?:\d+|#|[A-Za-z]|[ivxlcdmIVXLCDM]+)\.)(?:[ \t]+|\Z)"
)
_FIELD = re.compile(r":(?![:\s])(?P<name>(?:[^:\\]|\\.|:(?![\s`]|\Z))+)(?<!\s):(?:[ \t]+|\Z)")
_DIRECTIVE = re.compile(r"\.\.[ \t]+(?P<name>[A-Za-z][\w:.+-]*?)::(?:[ \t]+|\Z)")
_NOTE = re.compile(r"\.\.[ \t]+\[(?:\d+|[#*]?[\w.-]*)\](?:[ \t]+|\Z)")
_HIDDEN = re.compile(r"\.\.[ \t]+(?:_|__:|\|[^|]+\|)")
_GRID = re.compile(r"\+[-=+]+\+\Z")
_SIMPLE = re.compile(r"=+(?:[ \t]+=+)+\Z")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})\b")
_SPOKEN = frozenset(
    "note warning tip important caution danger error hint attention admonition topic sidebar epigraph highlights "
    "pull-quote compound container rubric versionadded versionchanged deprecated seealso centered table figure "
    "class cssclass rst-class compact only list-table todo".split()
)
"""Directives whose content is prose."""
_ARGUMENTS = frozenset(
    "note warning tip important caution danger error hint attention admonition topic sidebar epigraph highlights "
    "pull-quote rubric seealso centered table list-table todo".split()
)
"""Those among them that begin it in the line of their name."""


def read(source: Source, options: Options = DEFAULTS) -> list[Article]:
    """The one article that a reStructuredText file is."""
    return [front_matter.article(source, options, lambda body: _Reader(body).read())]


class _Reader:
    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._parts = Parts(source, source.text)
        self._titled = False
        self._fields: dict[str, str] = {}

    def read(self) -> Article:
        self._blocks(lines_of(self._text), Scope.PARAGRAPH)
        language = next((self._fields[key] for key in LANGUAGE_KEYS if key in self._fields), "")
        spoken = _LANGUAGE.match(language)
        article = self._parts.article("rst", spoken[1] if spoken else None, escape)
        return article._replace(date=day(self._fields.get("date", "")))

    def _blocks(self, lines: Sequence[Line], scope: Scope) -> None:
        """Add the prose of lines that belong together, which may be indented."""
        at = 0
        indent = least_indent(lines)
        while at < len(lines):
            line = lines[at]
            if not line.text:
                at += 1
            elif line.indent > indent:
                end = _end(lines, at, lambda other: other.indent > indent)
                self._blocks(lines[at:end], Scope.QUOTE)
                at = end
            else:
                at = self._block(lines, at, indent, scope)

    def _block(self, lines: Sequence[Line], at: int, indent: int, scope: Scope) -> int:
        """Add the block that begins with a line; the number of the line after it."""
        line = lines[at]
        inside = _end(lines, at + 1, lambda other: other.indent > indent)
        if line.text == ".." or line.text.startswith((".. ", "..\t")):
            self._explicit([line, *lines[at + 1 : inside]], scope)
            return inside
        if field := _FIELD.match(line.text):
            self._fields.setdefault(field["name"].lower(), line.text[field.end() :])
            return inside
        if line.text.startswith("__ ") or line.text == "__":
            return at + 1
        if line.text.startswith(">>>"):
            return _end(lines, at, lambda other: bool(other.text), blank=False)
        if line.text == "|" or line.text.startswith("| "):
            self._paragraph([line.cut(1)], scope)
            return at + 1
        marker = _BULLET.match(line.text) or (_NUMBER.match(line.text) if self._is_item(lines, at) else None)
        if marker:
            self._blocks(_opened(line.cut(marker.end()), lines[at + 1 : inside]), Scope.LIST_ITEM)
            return inside
        if _GRID.match(line.text):
            end = _end(lines, at, lambda other: other.text[:1] in "+|" and other.indent == indent, blank=False)
            self._grid(lines[at:end])
            return end
        if _SIMPLE.match(line.text):
            return self._simple(lines, at)
        if title := self._title(lines, at):
            return title
        return self._paragraphs(lines, at, indent, scope)

    def _is_item(self, lines: Sequence[Line], at: int) -> bool:
        """Whether a line that begins with a number is an item: what follows fits, or it would be a sentence's end."""
        after = lines[at + 1] if at + 1 < len(lines) else None
        return after is None or not after.text or after.indent > lines[at].indent or bool(_NUMBER.match(after.text))

    def _title(self, lines: Sequence[Line], at: int) -> int | None:
        """A title with a rule below it, and maybe one above it; the number of the line after it."""
        texts = [other.text for other in lines[at : at + 3]] + ["", ""]
        if _RULE.match(texts[0]):
            if len(texts[0]) >= 2 and texts[1] and texts[2] == texts[0] and len(texts[0]) >= len(texts[1]):
                self._heading(lines[at + 1], lines[at])
                return at + 3
            return at + 1 if len(texts[0]) >= 4 else None  # a transition
        if (
            _RULE.match(texts[1])
            and lines[at + 1].indent == lines[at].indent
            and len(texts[1]) >= min(4, len(texts[0]))
        ):
            self._heading(lines[at], lines[at + 1])
            return at + 2
        return None

    def _heading(self, line: Line, rule: Line) -> None:
        # docutils warns of a rule that is too short. Something else is read where there is one: no fix makes one.
        short = len(rule.text) < _width(line.text)
        if short and rule.start < line.start:
            self._parts.stand_in(rule.start, rule.end)
        add_inline(self._parts, self._text, line.start, line.end)
        if short and rule.start > line.start:
            self._parts.stand_in(rule.start, rule.end)
        self._parts.end_block(Scope.HEADING if self._titled else Scope.TITLE)
        self._titled = True

    def _paragraphs(self, lines: Sequence[Line], at: int, indent: int, scope: Scope) -> int:
        """A paragraph, or a term with its definition; after `::` comes no prose."""
        end = _end(lines, at, lambda other: other.indent == indent, blank=False)
        after = lines[end] if end < len(lines) else None
        if end == at + 1 and after and after.text and after.indent > indent:
            self._paragraph([lines[at]], Scope.LIST_ITEM)
            inside = _end(lines, end, lambda other: other.indent > indent)
            self._blocks(lines[end:inside], Scope.LIST_ITEM)
            return inside
        literal = lines[end - 1].text.endswith("::")
        self._paragraph(lines[at:end], scope)
        if literal:
            inside = _end(lines, end, lambda other: other.indent > indent)
            begin = next((n for n in range(end, len(lines)) if lines[n].text), end)
            if inside == end and begin < len(lines) and _RULE.match(lines[begin].text[:1]):  # one that is quoted
                return _end(lines, begin, lambda other: other.text[0] == lines[begin].text[0], blank=False)
            return inside
        return end

    def _paragraph(self, lines: Sequence[Line], scope: Scope) -> None:
        if lines and lines[0].text:
            end = lines[-1].end
            if lines[-1].text.endswith("::"):  # a colon is left of it where it follows a word
                end -= 2 if lines[-1].text[-3:-2].isspace() or lines[-1].text == "::" else 1
            add_inline(self._parts, self._text, lines[0].start, end)
            self._parts.end_block(scope)

    def _explicit(self, lines: Sequence[Line], scope: Scope) -> None:
        """What begins with two dots: a directive, a note, a target, a comment."""
        first = lines[0]
        if directive := _DIRECTIVE.match(first.text):
            self._directive(directive["name"].lower(), first.cut(directive.end()), lines[1:], scope)
        elif note := _NOTE.match(first.text):
            self._blocks(_opened(first.cut(note.end()), lines[1:]), scope)
        elif not _HIDDEN.match(first.text):
            said = self._text[first.start + 2 : trimmed(list(lines))[-1].end]
            self._parts.comment(first.start, first.start + 2 + len(said), said)

    def _directive(self, name: str, argument: Line, lines: Sequence[Line], scope: Scope) -> None:
        if name not in _SPOKEN:
            return
        content = list(lines)
        while content and content[0].text and _FIELD.match(content[0].text):
            content.pop(0)
        if name in _ARGUMENTS and argument.text:
            if content and content[0].text and len(content) == len(lines):  # the paragraph goes on
                self._blocks(_opened(argument, content), scope)
                return
            self._paragraph([argument], Scope.CAPTION if name.endswith("table") else scope)
        if name == "figure":
            content = trimmed(content)
            end = _end(content, 0, lambda other: bool(other.text), blank=False)
            self._paragraph(content[:end], Scope.CAPTION)
            content = content[end:]
        self._blocks(content, scope)

    def _grid(self, lines: Sequence[Line]) -> None:
        """A table with rules drawn around its cells; one with cells over several rows or columns is passed over."""
        edges = [n for n, mark in enumerate(lines[0].text) if mark == "+"]
        rows: list[list[Line]] = [[]]
        for line in lines[1:]:
            if _GRID.match(line.text):
                rows.append([])
            elif len(line.text) != edges[-1] + 1 or any(line.text[edge] != "|" for edge in edges):
                return
            else:
                rows[-1].append(line)
        self._cells(rows, [(left + 1, right) for left, right in pairwise(edges)])

    def _simple(self, lines: Sequence[Line], at: int) -> int:
        """A table with rules above and below; the number of the line after it."""
        rule = lines[at].text
        rules = [n for n in range(at, len(lines)) if _SIMPLE.match(lines[n].text)]
        ends = [n for n in rules[1:] if n + 1 == len(lines) or not lines[n + 1].text]
        if not ends:
            return at + 1
        starts = [found.span() for found in re.finditer("=+", rule)]
        columns = [(start, after[0]) for (start, _), after in zip(starts, [*starts[1:], (10_000, 0)], strict=True)]
        rows: list[list[Line]] = []
        for line in lines[at + 1 : ends[0]]:
            if line.text and not _RULE.match(line.text.replace(" ", "")):
                shifted = line.indent - lines[at].indent
                if shifted and rows:
                    rows[-1].append(line)
                else:
                    rows.append([line])
        self._cells(rows, columns, lines[at].indent)
        return ends[0] + 1

    def _cells(
        self, rows: Sequence[Sequence[Line]], columns: Sequence[tuple[int, int]], indent: int | None = None
    ) -> None:
        for row in rows:
            for left, right in columns:
                for line in row:
                    shift = 0 if indent is None else line.indent - indent
                    start, end = max(0, left - shift), max(0, right - shift)
                    cell = line.text[start:end]
                    if bare := cell.strip():
                        begin = line.start + start + cell.index(bare)
                        self._parts.blank(begin, begin)
                        add_inline(self._parts, self._text, begin, begin + len(bare))
                self._parts.end_block(Scope.TABLE_CELL)


def _opened(first: Line, others: Sequence[Line]) -> list[Line]:
    """What a marker opens: the rest of its line, and lines after it that are indented otherwise."""
    if any(line.text for line in others):
        first = msgspec.structs.replace(first, indent=least_indent(others))
    return [first, *others]


def _end(lines: Sequence[Line], at: int, holds: Callable[[Line], bool], *, blank: bool = True) -> int:
    """The number of the first line from `at` on for which something no longer holds; blank lines may be let pass."""
    end = at
    for number in range(at, len(lines)):
        if lines[number].text:
            if not holds(lines[number]):
                break
            end = number + 1
        elif not blank:
            break
    return end


def _width(text: str) -> int:
    """Columns that a text takes, as docutils counts them."""
    return sum(2 if east_asian_width(c) in "WF" else not combining(c) for c in text)
