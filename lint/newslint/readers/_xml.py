"""XML as a tree whose every part knows where it stands in the file: expat's, made to count code points.

Expat is handed the file with one ASCII character in the place of each character that is not, and of each `&` and
each `<` that begins no markup: its offsets are then code points of the file, whatever the encoding, an odd character
stops it no more than an entity does, and no entity is ever expanded. The text itself is read from the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pyexpat import ErrorString
from xml.parsers.expat import ExpatError, ParserCreate

from newslint.readers._html import escape
from newslint.readers._parts import Parts
from newslint.source import Source, Span
from newslint.view import Piece, View

LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
"""How `xml:lang` is called among the attributes of an element."""
_MASKED = re.compile(r"[^\t\n\r -%'-~]|<(?![A-Za-z_:/!?])")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z_][\w.-]{0,31});")
_TAG = re.compile(r"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_MARKUP = re.compile(r"<(?=[A-Za-z_:/!?])")
_BARE = re.compile(rf"&(?!{_REFERENCE.pattern[1:]})|<(?![A-Za-z_:/!?])")
_DEEPEST = 200
_KNOWN = frozenset({"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})


class _TooDeepError(Exception):
    """More levels than any article has."""


@dataclass
class Text:
    """A run of text. In a CDATA section nothing is escaped."""

    span: Span
    cdata: bool


@dataclass
class Element:
    """An element. `span` holds its tags, `inner` what stands between them; both are code points of the file."""

    name: str
    """Without its namespace."""
    namespace: str
    attributes: dict[str, str]
    """Values by name; the name of one that has a namespace is `namespace name`."""
    span: Span
    inner: Span
    parent: Element | None = None
    children: list[Element | Text] = field(default_factory=list)

    def elements(self, *names: str) -> Iterator[Element]:
        """The children that are elements, in order; only those of these names where some are given."""
        for child in self.children:
            if isinstance(child, Element) and (not names or child.name in names):
                yield child

    def find(self, *path: str) -> Element | None:
        """The first element that is reached by this path of names."""
        if not path:
            return self
        return next((found for child in self.elements(path[0]) if (found := child.find(*path[1:]))), None)

    def descendants(self, *names: str) -> Iterator[Element]:
        """All elements below of these names, in the order of the file; not those within one of them."""
        for child in self.elements():
            if child.name in names:
                yield child
            else:
                yield from child.descendants(*names)

    def texts(self) -> Iterator[Text]:
        """All text below it, in order."""
        for child in self.children:
            if isinstance(child, Text):
                yield child
            else:
                yield from child.texts()

    @property
    def language(self) -> str | None:
        """What the nearest `xml:lang` says."""
        if (said := self.attributes.get(LANGUAGE)) is not None:
            return said or None
        return self.parent.language if self.parent else None


@dataclass
class Tree:
    """An XML file. `broken`: where it stops being XML, with what is wrong; what stands before that has been read."""

    source: Source
    root: Element | None
    broken: str | None
    comments: list[Span]
    """Where comments stand, with their marks."""

    def plain(self, element: Element) -> str:
        """All text of an element, entities resolved, blanks as they are."""
        raw = ((self.source.text[slice(*text.span)], text.cdata) for text in element.texts())
        return "".join(said if cdata else resolved(said) for said, cdata in raw)

    def parts(self, text: Text) -> Iterator[tuple[str, int, int]]:
        """A run of text as prose with the place of each piece: entities are pieces of their own."""
        start, end = text.span
        if not text.cdata:
            for found in _REFERENCE.finditer(self.source.text, start, end):
                if start < found.start():
                    yield self.source.text[start : found.start()], start, found.start()
                yield resolved(found[0]), *found.span()
                start = found.end()
        if start < end:
            yield self.source.text[start:end], start, end

    def view(self, element: Element) -> View:
        """All text of an element, below it too, as a view of the file."""
        pieces: list[Piece] = []
        said: list[str] = []
        at = 0
        for text in element.texts():
            for prose, start, end in self.parts(text):
                exact = self.source.text[start:end] == prose
                pieces.append(Piece(at, start, end, len(prose), exact, in_cdata if text.cdata else escape))
                said.append(prose)
                at += len(prose)
        return View("".join(said), pieces)

    def add(self, parts: Parts, text: Text) -> None:
        """Add a run of text to prose that grows."""
        for prose, start, end in self.parts(text):
            if self.source.text[start:end] == prose:
                parts.text(start, end)
            elif prose in "\t\n\r":
                parts.blank(start, end)
            else:
                parts.unit(prose, start, end)


def resolved(raw: str) -> str:
    """What a text with references stands for. HTML's names are known too: feeds are full of them."""
    return _REFERENCE.sub(lambda found: unescape(found[0]), raw) if "&" in raw else raw


def in_cdata(text: str) -> str | None:
    """Prose as a CDATA section holds it."""
    return None if "]]>" in text else text


def parse(source: Source) -> Tree:
    """The tree of a file, as far as it is XML."""
    return _Builder(source).tree()


class _Builder:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        self._open: list[Element] = []
        self._root: Element | None = None
        self._comments: list[Span] = []
        self._cdata = False
        self._declares = False
        self._started: int | None = None
        """Where a run of text began whose end is not known yet: it is where the next thing begins."""
        self._suspect: str | None = None
        parser = ParserCreate("us-ascii", namespace_separator=" ")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._comment
        parser.StartCdataSectionHandler = self._begin_cdata
        parser.EndCdataSectionHandler = self._end_cdata
        parser.ProcessingInstructionHandler = lambda target, data: self._settle()
        parser.StartDoctypeDeclHandler = self._doctype
        self._parser = parser

    def tree(self) -> Tree:
        broken: str | None = None
        try:
            self._parser.Parse(_MASKED.sub("x", self._text).encode("ascii"), True)
        except ExpatError as error:
            at = max(0, self._parser.ErrorByteIndex)
            broken = self._said(at, ErrorString(error.code) or "not well-formed")
            self._cut(at)
        except _TooDeepError:
            at = self._parser.CurrentByteIndex
            broken = self._said(at, f"elements within elements, {_DEEPEST} deep")
            self._cut(at)
        return Tree(self._source, self._root, broken or self._suspect, self._comments)

    def _cut(self, at: int) -> None:
        """All that is open ends here; text ends before the tag that breaks."""
        tag = None if self._started is None or self._cdata else _MARKUP.search(self._text, self._started, at)
        self._settle(tag.start() if tag else at)
        for element in self._open:
            element.inner = (element.inner[0], max(element.inner[0], at))
            element.span = (element.span[0], max(element.span[1], at))

    def _said(self, at: int, what: str) -> str:
        place = self._source.place(min(at, len(self._text)))
        if "mismatched tag" in what and self._open:
            what = f"<{self._open[-1].name}> is still open"
        elif "no element found" in what:
            what = f"it ends inside <{self._open[-1].name}>" if self._open else "it is empty"
        return f"line {place.row}, column {place.column}: is no XML: {what}; what follows was not read"

    def _settle(self, end: int | None = None) -> None:
        """A run of text ends where something else begins."""
        if self._started is None:
            return
        start, self._started = self._started, None
        end = self._parser.CurrentByteIndex if end is None else end
        if not self._open or start >= end:
            return
        self._open[-1].children.append(Text((start, end), self._cdata))
        if not (self._cdata or self._suspect):
            self._suspect = self._unescaped(start, end)

    def _unescaped(self, start: int, end: int) -> str | None:
        """What an XML parser does not take in a run of text, though it can be read."""
        found = _BARE.search(self._text, start, end)
        if found is None:
            names = () if self._declares else _REFERENCE.finditer(self._text, start, end)
            found = next((name for name in names if name[0][1] != "#" and name[0] not in _KNOWN), None)
            if found is None:
                return None
        mark = found[0]
        better = {"&": "&amp;", "<": "&lt;"}.get(mark) or "".join(f"&#{ord(c)};" for c in unescape(mark))
        place = self._source.place(found.start())
        said = f"write {better}" if unescape(mark) != mark or len(mark) == 1 else "no such name is declared"
        return f"line {place.row}, column {place.column}: is no XML: {mark} in the text: {said}"

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._settle()
        if len(self._open) == _DEEPEST:
            raise _TooDeepError
        namespace, _, local = name.rpartition(" ")
        at = self._parser.CurrentByteIndex
        tag = _TAG.match(self._text, at)
        end = tag.end() if tag else at
        parent = self._open[-1] if self._open else None
        element = Element(local, namespace, attributes, (at, end), (end, end), parent)
        if parent:
            parent.children.append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)

    def _end(self, name: str) -> None:
        self._settle()
        element = self._open.pop()
        if not self._text.endswith("/>", *element.span):
            at = self._parser.CurrentByteIndex
            element.inner = (element.inner[0], at)
            element.span = (element.span[0], self._text.index(">", at) + 1)

    def _characters(self, data: str) -> None:
        if self._started is None:
            self._started = self._parser.CurrentByteIndex

    def _comment(self, data: str) -> None:
        self._settle()
        at = self._parser.CurrentByteIndex
        self._comments.append((at, self._text.index("-->", at) + 3))

    def _begin_cdata(self) -> None:
        self._settle()
        self._cdata = True

    def _end_cdata(self) -> None:
        self._settle()
        self._cdata = False

    def _doctype(self, *_: object) -> None:
        self._declares = True
