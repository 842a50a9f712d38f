"""Markdown, read by tree-sitter with exact offsets.

Prose are headings, paragraphs, list items, quotations and table cells, with the text of their links. Front matter,
code, link targets, images, HTML tags and comments, footnote marks and template tags are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html import unescape

import tree_sitter_markdown
from tree_sitter import Language, Node, Parser

from newslint.readers import _front_matter as front_matter
from newslint.readers import _html
from newslint.readers._holes import Hole, masked
from newslint.readers._parts import Bytes, Parts
from newslint.readers._templates import template_holes
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source, Span
from newslint.view import Article, Escape, Scope

_FOOTNOTE = re.compile(rb"^[ \t]*\[\^[^\]\s]+\]:[ \t]*", re.MULTILINE)
_RULE = re.compile(r"(?:---|\+\+\+)(?=[ \t]*(?:\r|\n|\Z))")
_EMPHASIS = re.compile(rb"[*_~]")
_ACTIVE = re.compile(r"([\\`*_\[\]<]|&(?=#?\w+;))")


@cache
def _parsers() -> tuple[Parser, Parser]:
    return (
        Parser(Language(tree_sitter_markdown.language())),
        Parser(Language(tree_sitter_markdown.inline_language())),
    )


def read(source: Source, options: Options = DEFAULTS) -> list[Article]:
    """The one article that a Markdown file is."""
    return [front_matter.article(source, options, lambda body: read_body(body, template_holes(body.text)))]


def escape(text: str) -> str:
    """Prose as Markdown writes it."""
    return _ACTIVE.sub(r"\\\1", text)


def read_body(
    source: Source, holes: Sequence[Hole], kind: str = "markdown", escape: Callable[[str], str] = escape
) -> Article:
    """The article of Markdown without front matter, in which these holes are no prose."""
    return _Reader(source, holes).read(kind, escape)


class _Reader:
    def __init__(self, source: Source, holes: Sequence[Hole]) -> None:
        text = masked(source.text, holes)
        # What stands between two rules at the head of a file is front matter to the parser, whatever it is.
        self._bytes = Bytes(source, _RULE.sub("***", text, count=1) if _RULE.match(text) else text)
        self._root = _parsers()[0].parse(self._bytes.data).root_node
        # What a list or a quotation puts before its lines belongs to none of its sentences.
        self._bytes.blank((node.start_byte, node.end_byte) for node in _descendants(self._root, "block_continuation"))
        self._parts = Parts(source, self._bytes.text, holes)
        definitions = _descendants(self._root, "link_reference_definition")
        self._labels = {_label(self._raw(node.children[0])) for node in definitions}
        self._html: list[tuple[Span, Escape]] = []
        """Where blocks of HTML stand, in which a backslash escapes nothing."""
        self._titled = False
        self._after_image = False
        self._unread: int | None = None
        """Where something begins that the parser could make nothing of: text, read with the block after it."""

    def read(self, kind: str, escape: Callable[[str], str]) -> Article:
        self._blocks(self._root, Scope.PARAGRAPH)
        return self._parts.article(kind, None, escape, self._html)

    def _raw(self, node: Node) -> bytes:
        return self._bytes.data[node.start_byte : node.end_byte]

    def _blocks(self, node: Node, scope: Scope) -> None:
        for child in node.children:
            kind = child.type
            if kind in {"inline", "pipe_table_cell"}:
                self._inline(child, scope)
            elif kind in {"atx_heading", "setext_heading"}:
                self._blocks(child, self._heading(child))
            elif kind == "paragraph":
                self._blocks(child, Scope.CAPTION if self._is_caption(child) else scope)
            elif kind == "html_block":
                start, end = self._bytes.offset(child.start_byte), self._bytes.offset(child.end_byte)
                _html.add_html(self._parts, self._bytes.text, start, end)
                self._html.append(((start, end), _html.escape))
            elif kind == "ERROR":  # `[\[x\]](u)` at the beginning of a paragraph is one, `[\[x\]]` may be all of one
                if self._raw(child).endswith((b"\n", b"\r")):
                    self._inline(child, scope)
                else:
                    self._unread = child.start_byte
            elif kind in _CONTAINERS:
                self._blocks(child, _CONTAINERS[kind] or scope)

    def _heading(self, node: Node) -> Scope:
        """The first heading of the first level is the title."""
        if self._titled or not any("_h1_" in part.type for part in node.children):
            return Scope.HEADING
        self._titled = True
        return Scope.TITLE

    def _is_caption(self, node: Node) -> bool:
        """Whether a paragraph is all in italics and follows an image."""
        raw = self._raw(node).strip()
        after_image, self._after_image = self._after_image, raw.startswith(b"![") and raw.endswith(b")")
        return after_image and raw[:1] in {b"*", b"_"} and raw[-1:] == raw[:1]

    def _inline(self, node: Node, scope: Scope) -> None:
        start, self._unread = node.start_byte if self._unread is None else self._unread, None
        notes = [found.span() for found in _FOOTNOTE.finditer(self._bytes.data, start, node.end_byte)]
        begins = [start, *(after for _, after in notes)]
        for begin, end in zip(begins, [*(before for before, _ in notes), node.end_byte], strict=True):
            raw = self._bytes.data[begin:end]
            root, images = _parsed(raw.replace(b"$", b"S"))  # amounts of money, not formulas
            _Inline(self._parts, raw, self._bytes, begin, self._labels, images).add(root, 0)
            self._parts.end_block(scope)


def _parsed(data: bytes) -> tuple[Node, list[Span]]:
    """The tree of what stands in a block, and where images stand in it that are no nodes there.

    After an image the parser takes `*(so)*` for no emphasis. Where there are both, it reads once more, with marks and
    letters in the place of images.
    """
    root = _parsers()[1].parse(data).root_node
    images: list[Span] = []
    if b"![" in data and _EMPHASIS.search(data):
        masked = bytearray(data)
        for image in _descendants(root, "image"):
            if not images or image.start_byte >= images[-1][1]:
                images.append((image.start_byte, image.end_byte))
                masked[slice(*images[-1])] = b".%b." % (b"x" * (image.end_byte - image.start_byte - 2))
        root = _parsers()[1].parse(bytes(masked)).root_node
    return root, images


_CONTAINERS = {
    "section": None,
    "list": None,
    "list_item": Scope.LIST_ITEM,
    "block_quote": Scope.QUOTE,
    "pipe_table": Scope.TABLE_CELL,
    "pipe_table_header": Scope.TABLE_CELL,
    "pipe_table_row": Scope.TABLE_CELL,
}
"""Blocks that hold blocks, and what they make of them."""

_MARKS = frozenset({"emphasis", "strong_emphasis", "strikethrough", "link_text"})
_REFERENCES = frozenset({"full_reference_link", "collapsed_reference_link", "shortcut_link"})
_STOOD_IN = frozenset({"code_span", "image", "uri_autolink", "email_autolink"})
_SILENT_TAG = re.compile(
    rb"<(?P<closing>/?)(?P<name>%s)\b(?![^>]*/>)" % "|".join(sorted(_html.SILENT)).encode(), re.IGNORECASE
)
_UNITS = frozenset({"entity_reference", "numeric_character_reference"})


class _Inline:
    """The prose of one block. Bytes are those of the block, `base` is where it begins in the file."""

    def __init__(
        self, parts: Parts, data: bytes, places: Bytes, base: int, labels: set[bytes], images: Sequence[Span]
    ) -> None:
        self._parts = parts
        self._data = data
        self._places = places
        self._base = base
        self._labels = labels
        self._images = images

    def add(self, node: Node, start: int) -> None:
        """Add a node's prose from the byte `start` on. What is no markup is text, punctuation nodes too."""
        at = start
        children = node.children
        closings = {child.start_byte: last for child, last in self._silent(children)}
        for child in children:
            if child.start_byte < at:
                continue
            if (last := closings.get(child.start_byte)) is not None:
                self._text(at, child.start_byte)
                self._parts.stand_in(self._span(child)[0], self._span(last)[1])
                at = last.end_byte
            elif (deal := self._handler(child)) is not None:
                self._text(at, child.start_byte)
                deal(child)
                at = child.end_byte
        self._text(at, node.end_byte)

    def _silent(self, nodes: list[Node]) -> Iterator[tuple[Node, Node]]:
        """The opening and closing tags of elements whose text is no prose: `<code>`, `<kbd>`."""
        opened: dict[bytes, Node] = {}
        for node in nodes:
            if node.type == "html_tag" and (tag := _SILENT_TAG.match(self._raw(node))):
                name = tag["name"].lower()
                if not tag["closing"]:
                    opened.setdefault(name, node)
                elif first := opened.pop(name, None):
                    yield first, node

    def _handler(self, node: Node) -> Callable[[Node], None] | None:
        kind = node.type
        if kind in _MARKS:
            return self._inside
        if kind in _REFERENCES:
            return self._reference(node)
        if kind in _STOOD_IN:
            return lambda node: self._parts.stand_in(*self._span(node))
        if kind in _UNITS:
            return lambda node: self._parts.unit(
                unescape(self._raw(node).decode("utf-8", "replace")), *self._span(node)
            )
        return {
            "inline_link": self._link,
            "emphasis_delimiter": _nothing,
            "backslash_escape": self._escaped,
            "hard_line_break": self._break,
            "html_tag": self._tag,
        }.get(kind)

    def _raw(self, node: Node) -> bytes:
        return self._data[node.start_byte : node.end_byte]

    def _offset(self, byte: int) -> int:
        return self._places.offset(self._base + byte)

    def _span(self, node: Node) -> Span:
        return (self._offset(node.start_byte), self._offset(node.end_byte))

    def _inside(self, node: Node) -> None:
        self.add(node, node.start_byte)

    def _link(self, node: Node) -> None:
        for part in node.children:
            if part.type == "link_text":
                self._inside(part)

    def _reference(self, node: Node) -> Callable[[Node], None]:
        """Brackets are a link only where their label is defined; a footnote mark is none of the sentence."""
        if self._raw(node).startswith(b"[^"):
            return _nothing
        parts = {part.type: part for part in node.children}
        label = parts.get("link_label") or parts.get("link_text")
        defined = label is not None and _label(self._raw(label)) in self._labels
        return self._link if defined else self._inside

    def _escaped(self, node: Node) -> None:
        self._parts.unit(self._raw(node)[1:].decode("utf-8", "replace"), *self._span(node))

    def _break(self, node: Node) -> None:
        self._parts.blank(*self._span(node))

    def _tag(self, node: Node) -> None:
        if self._raw(node).startswith(b"<!--"):
            self._parts.comment(*self._span(node))
        elif self._raw(node).lower().startswith(b"<br"):
            self._break(node)

    def _text(self, start: int, end: int) -> None:
        for image, after in self._images:
            if start <= image < end:
                self._parts.text(self._offset(start), self._offset(image))
                self._parts.stand_in(self._offset(image), self._offset(after))
                start = after
        if start < end:
            self._parts.text(self._offset(start), self._offset(end))


def _nothing(node: Node) -> None:
    """Markup with no prose of its own."""


def _descendants(node: Node, kind: str) -> Iterator[Node]:
    for child in node.children:
        if child.type == kind:
            yield child
        yield from _descendants(child, kind)


def _label(raw: bytes) -> bytes:
    return b" ".join(raw.strip(b"[]").lower().split())
