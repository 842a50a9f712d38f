"""The prose of HTML: whole pages, fragments and broken ones. Python's own parser says where tags and text stand."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser

from newslint.readers._day import KEYS, day
from newslint.readers._parts import Parts
from newslint.view import Scope

SILENT = frozenset(
    "script style pre code template textarea svg math noscript kbd samp var data object iframe select".split()
)
"""Elements whose text is no prose."""
PAGE = frozenset("nav footer aside form button head dialog menu".split())
"""Elements that say themselves that they are no part of the article."""
SCOPES = {
    "h1": Scope.TITLE, "h2": Scope.HEADING, "h3": Scope.HEADING, "h4": Scope.HEADING, "h5": Scope.HEADING,
    "h6": Scope.HEADING, "figcaption": Scope.CAPTION, "caption": Scope.CAPTION, "blockquote": Scope.QUOTE,
    "li": Scope.LIST_ITEM, "dd": Scope.LIST_ITEM, "dt": Scope.LIST_ITEM, "td": Scope.TABLE_CELL, "th": Scope.TABLE_CELL,
}  # fmt: skip
INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup svg "
    "time tt u var math".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_DATES = frozenset({"article:published_time", "datePublished", *KEYS})
"""What a `meta` element calls the day of the article."""
_ARTICLE = frozenset({"html", "body", "main", "article"})
"""Elements whose language is that of the article."""
_CLOSED_BY = {
    "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}), "td": frozenset({"td", "th"}), "th": frozenset({"td", "th"}),
}  # fmt: skip
"""Elements that end where another begins."""
_LISTS = frozenset({"ul", "ol", "dl", "table"})
_BASE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")


@dataclass
class _Element:
    tag: str
    start: int
    scope: Scope
    silent: bool
    """Whether nothing in it is prose."""
    blocks: int
    """How many blocks there were before it."""


class _Html(HTMLParser):
    def __init__(self, parts: Parts, text: str, start: int, end: int, scope: Scope) -> None:
        super().__init__(convert_charrefs=False)
        self.language: str | None = None
        self.date: date | None = None
        self._parts = parts
        self._text = text
        self._start = start
        self._end = end
        self._rows = [0]
        self._open: list[_Element] = []
        self._scope = scope

    def read(self) -> None:
        said = self._text[self._start : self._end]
        self._rows = [0, *(found.end() for found in re.finditer("\n", said))]
        self.feed(said)
        self.close()
        while self._open:
            self._pop(self._end)
        self._parts.end_block(self._scope)

    @property
    def _at(self) -> int:
        """Where what is being read begins."""
        row, column = self.getpos()
        return self._start + self._rows[row - 1] + column

    @property
    def _silent(self) -> bool:
        return bool(self._open) and self._open[-1].silent

    def _top(self) -> Scope:
        return self._open[-1].scope if self._open else self._scope

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        start, end = self._at, self._at + len(data)
        begin, stop = start + len(data) - len(data.lstrip()), end - len(data) + len(data.rstrip())
        if begin >= stop:
            self._parts.blank(start, end)
            return
        if start < begin:
            self._parts.blank(start, begin)
        self._parts.text(begin, stop)
        if stop < end:
            self._parts.blank(stop, end)

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name}")

    def _entity(self, raw: str) -> None:
        if self._silent:
            return
        at = self._at
        raw += ";" if self._text.startswith(";", at + len(raw)) else ""
        said = html.unescape(raw)
        if said == raw or not said:
            self._parts.text(at, at + len(raw))
        else:
            self._parts.unit(said, at, at + len(raw))

    def handle_comment(self, data: str) -> None:
        if self._text.startswith("<!--", self._at):
            self._parts.comment(self._at, min(self._at + len(data) + len("<!---->"), self._end), data)

    def parse_comment(self, i: int, report: bool = True) -> int:
        """Where a comment ends; one that nobody closed hides what follows, as it does in browsers."""
        end: int = super().parse_comment(i, report)
        if end < 0:
            self.handle_comment(self.rawdata[i + len("<!--") :])
            end = len(self.rawdata)
        return end

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and self._open and self._open[-1].tag == tag and self._open[-1].start == self._at:
            self._pop(self._at + len(self.get_starttag_text() or ""))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = self._at
        if tag == "br" and not self._silent:
            self._parts.blank(at, at + len(self.get_starttag_text() or ""))
        if tag not in INLINE:
            self._close_before(tag, at)
        if tag in _VOID:
            if tag == "meta" and not self.date:
                said = dict(attrs)
                if any(said.get(key) in _DATES for key in ("property", "name", "itemprop")):
                    self.date = day(said.get("content") or "")
            if tag == "hr" and not self._silent:
                self._parts.end_block(self._top())
            return
        spoken = _BASE.match(dict(attrs).get("lang") or "")
        language = spoken[0].lower() if spoken else None
        if tag in _ARTICLE and language and not self.language:
            self.language = language
        scope = SCOPES.get(tag, self._top())
        silent = self._silent or tag in SILENT or tag in PAGE or self._is_foreign(tag, language)
        if tag not in INLINE and not self._silent:
            self._parts.end_block(self._top())
        self._open.append(_Element(tag, at, scope, silent, self._parts.count))

    def _is_foreign(self, tag: str, language: str | None) -> bool:
        """Whether an element says that it is in another language than the article."""
        if language is None or tag in _ARTICLE:
            return False
        return language != self.language if self.language else tag in INLINE or tag == "blockquote"

    def _close_before(self, tag: str, at: int) -> None:
        """End the elements that end where this one begins."""
        while self._open and self._open[-1].tag in INLINE and self._open[-1].silent and tag not in _VOID:
            self._pop(at)  # code that nobody closed
        if self._open and self._open[-1].tag == "p" and tag not in _VOID:
            self._pop(at)
        ends = _CLOSED_BY.get(tag, frozenset())
        for number in range(len(self._open) - 1, -1, -1) if ends else ():
            if self._open[number].tag in _LISTS:
                break
            if self._open[number].tag in ends:
                while len(self._open) > number:
                    self._pop(at)

    def handle_endtag(self, tag: str) -> None:
        at = self._at
        end = self._text.find(">", at) + 1 or at
        number = next((n for n in range(len(self._open) - 1, -1, -1) if self._open[n].tag == tag), None)
        if number is None:
            if tag not in INLINE and tag not in _VOID and not self._silent:
                self._parts.end_block(self._top())
            return
        if tag in INLINE and any(element.tag not in INLINE for element in self._open[number + 1 :]):
            return  # closes nothing here
        while len(self._open) > number + 1:
            self._pop(at)
        self._pop(end)

    def _pop(self, end: int) -> None:
        element = self._open.pop()
        if self._silent:
            return
        if element.silent:
            if element.tag in INLINE or element.tag in SILENT:
                self._parts.stand_in(element.start, end)
        elif element.tag not in INLINE:
            alone = element.blocks == self._parts.count
            self._parts.end_block(element.scope, (element.start, end) if alone else None)


def escape(prose: str) -> str:
    """Prose as HTML writes it."""
    return html.escape(prose, quote=False)


def add_html(parts: Parts, text: str, start: int, end: int) -> tuple[str | None, date | None]:
    """Add the prose of the HTML that stands between two offsets of a text; the language and the day that it says."""
    reader = _Html(parts, text, start, end, Scope.PARAGRAPH)
    reader.read()
    return reader.language, reader.date
