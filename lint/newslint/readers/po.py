"""Gettext's PO: the translations are the article, each with the message that it translates.

The header says the language. What is obsolete (`#~`) or not translated at all is no prose; of an entry with plural
forms the first is the translation of the singular, the others of the plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from newslint.readers import _segments
from newslint.readers._fields import LANGUAGE
from newslint.readers._segments import Segment
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source, Span
from newslint.view import Article, Piece, View

_LINE = re.compile(r"[^\r\n]+")
_ENTRY = re.compile(r"\s*(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?[ \t]*(?=\")")
_STRING = re.compile(r'\s*"((?:[^"\\]|\\.)*)"\s*')
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)")
_MEANS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_WRITTEN = {"\\": "\\\\", '"': '\\"', **{said: f"\\{letter}" for letter, said in _MEANS.items()}}
_CHARSET = re.compile(r"charset=([\w.:-]+)", re.IGNORECASE)
_HEADER_LANGUAGE = re.compile(rf"^Language:[ \t]*{LANGUAGE.pattern}", re.MULTILINE)
_READ = frozenset({"utf-8", "utf8", "ascii", "us-ascii", "charset"})


@dataclass
class _Entry:
    """The strings of an entry by keyword; each is the spans of its literals, without their quotes."""

    strings: dict[tuple[str, int], list[Span]] = field(default_factory=dict)
    row: int = 0


def read(source: Source, options: Options = DEFAULTS) -> list[Article]:
    """The one article that the translations of a PO file make; none where there are none yet."""
    return _Reader(source).read()


def escape(text: str) -> str:
    """Prose as PO writes it, without the quotes around it."""
    return "".join(_WRITTEN.get(character, character) for character in text)


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        self._comments: list[tuple[str, Span]] = []
        self._broken: str | None = None
        self._language: str | None = None

    def read(self) -> list[Article]:
        segments = [segment for entry in self._entries() for segment in self._segments(entry)]
        found = _segments.article(segments, "po", self._language)
        articles = [found._replace(comments=tuple(self._comments))] if found else []
        if self._broken:
            articles.append(Article(View("", ()), (), "po", unread=self._broken))
        return articles

    def _entries(self) -> Iterator[_Entry]:
        entry = _Entry()
        literals: list[Span] | None = None
        for line in _LINE.finditer(self._text):
            bare = line[0].strip()
            if not bare:
                continue
            if bare.startswith("#"):
                if ("msgstr", 0) in entry.strings:
                    yield entry
                    entry, literals = _Entry(), None
                if not bare.startswith(("#~", "#|", "#,", "#:")):
                    start = line.start() + line[0].index("#")
                    self._comments.append((bare.lstrip("#.").strip(), (start, line.end())))
                continue
            keyword = _ENTRY.match(line[0])
            if keyword:
                if keyword[1] in {"msgid", "msgctxt"} and ("msgstr", 0) in entry.strings:
                    yield entry
                    entry = _Entry()
                literals = entry.strings.setdefault((keyword[1], int(keyword[2] or 0)), [])
            at = line.start() + (keyword.end() if keyword else 0)
            string = _STRING.fullmatch(self._text, at, line.end())
            if string is None or literals is None:
                self._wrong(at, "no string between quotes" if keyword else "neither an entry nor a string")
                continue
            literals.append(string.span(1))
        if ("msgstr", 0) in entry.strings:
            yield entry
        elif entry.strings:
            self._wrong(len(self._text), "the last entry has no msgstr")

    def _wrong(self, at: int, what: str) -> None:
        if self._broken is None:
            place = self._source.place(at)
            self._broken = f"line {place.row}, column {place.column}: is no PO: {what}"

    def _segments(self, entry: _Entry) -> Iterator[Segment]:
        singular = self._said(entry.strings.get(("msgid", 0), []))
        plural = self._said(entry.strings.get(("msgid_plural", 0), []))
        if not singular:
            self._header(self._said(entry.strings[("msgstr", 0)]))
            return
        for (keyword, number), literals in entry.strings.items():
            if keyword == "msgstr" and literals:
                said = plural if number and plural else singular
                yield Segment(" ".join(said.split()), self._view(literals), (literals[0][0] - 1, literals[-1][1] + 1))

    def _header(self, header: str) -> None:
        if language := _HEADER_LANGUAGE.search(header):
            self._language = language[1].lower()
        charset = _CHARSET.search(header)
        if charset and charset[1].lower() not in _READ and self._source.encoding == "utf-8":
            self._broken = f"is in {charset[1]}, which is not read: convert it to UTF-8 (msgconv --to-code=UTF-8)"

    def _said(self, literals: list[Span]) -> str:
        return "".join(prose for literal in literals for prose, _, _ in self._parts(literal))

    def _view(self, literals: list[Span]) -> View:
        pieces: list[Piece] = []
        said: list[str] = []
        at = 0
        for literal in literals:
            for prose, start, end in self._parts(literal):
                pieces.append(Piece(at, start, end, len(prose), self._text[start:end] == prose, escape))
                said.append(prose)
                at += len(prose)
        return View("".join(said), pieces)

    def _parts(self, literal: Span) -> Iterator[tuple[str, int, int]]:
        at, end = literal
        for found in _ESCAPE.finditer(self._text, *literal):
            if at < found.start():
                yield self._text[at : found.start()], at, found.start()
            yield _meant(found[0][1:]), *found.span()
            at = found.end()
        if at < end:
            yield self._text[at:end], at, end


def _meant(escaped: str) -> str:
    if escaped[0] == "x" and len(escaped) > 1:
        return chr(int(escaped[1:], 16))
    if escaped[0] in "01234567":
        return chr(int(escaped, 8))
    return _MEANS.get(escaped, escaped)
