"""The prose of HTML, read by tree-sitter: exact offsets, tolerant of broken markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape

import tree_sitter_html
from tree_sitter import Language, Node, Parser

from newslint.readers._parts import Parts
from newslint.view import Scope

_LANGUAGE = re.compile(rb"""<html\b[^>]*?\blang\s*=\s*["']?([A-Za-z]{2,3})\b""", re.IGNORECASE)
SILENT = frozenset({"pre", "code", "template", "textarea", "svg", "math", "noscript", "kbd", "samp", "var", "data"})
"""Elements whose text is no prose. (`script` and `style` are nodes of their own to the parser, and passed over.)"""
PAGE = frozenset({"nav", "footer", "aside", "form", "button", "select", "iframe", "object", "head", "dialog"})
"""Elements that say themselves that they are no part of the article."""
SCOPES = {
    "h1": Scope.TITLE, "h2": Scope.HEADING, "h3": Scope.HEADING, "h4": Scope.HEADING, "h5": Scope.HEADING,
    "h6": Scope.HEADING, "figcaption": Scope.CAPTION, "caption": Scope.CAPTION, "blockquote": Scope.QUOTE,
    "li": Scope.LIST_ITEM, "dd": Scope.LIST_ITEM, "dt": Scope.LIST_ITEM, "td": Scope.TABLE_CELL, "th": Scope.TABLE_CELL,
}  # fmt: skip
INLINE = frozenset(
    "a abbr b bdi bdo big cite del dfn em font i ins label mark q s small span strong sub sup time tt u wbr".split()
)


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_html.language()))


def language(data: bytes) -> str | None:
    """The language that the `html` element names."""
    found = _LANGUAGE.search(data)
    return found[1].decode("ascii") if found else None


def add_html(parts: Parts, data: bytes, offset: Callable[[int], int], start: int = 0) -> None:
    """Add the prose of an HTML fragment that begins at byte `start`; `offset` says where bytes of the file stand."""
    _Html(parts, data, lambda byte: offset(start + byte)).add(_parser().parse(data).root_node, Scope.PARAGRAPH)


class _Html:
    def __init__(self, parts: Parts, data: bytes, offset: Callable[[int], int]) -> None:
        self._parts = parts
        self._data = data
        self._offset = offset

    def add(self, node: Node, scope: Scope) -> None:
        at = node.start_byte
        for child in node.children:
            self._blank(at, child.start_byte)
            at = child.end_byte
            kind = child.type
            if kind in {"text", "entity"}:
                self._text(child)
            elif kind == "element":
                self._element(child, scope)
            elif kind == "comment":
                self._parts.comment(self._offset(child.start_byte), self._offset(child.end_byte))
            elif kind == "ERROR":
                self.add(child, scope)
        self._blank(at, node.end_byte)
        if node.type == "document":
            self._parts.end_block(scope)

    def _blank(self, start: int, end: int) -> None:
        """The parser gives no node to the blanks between two others."""
        if self._data[start:end].isspace():
            self._parts.blank(self._offset(start), self._offset(end))

    def _text(self, node: Node) -> None:
        start, end = node.start_byte, node.end_byte
        if node.type == "entity":
            raw = self._data[start:end].decode("utf-8", "replace")
            self._parts.unit(unescape(raw), self._offset(start), self._offset(end))
        else:
            self._parts.text(self._offset(start), self._offset(end))

    def _element(self, node: Node, scope: Scope) -> None:
        tag = self._tag(node)
        if tag in SILENT:
            self._parts.stand_in(self._offset(node.start_byte), self._offset(node.end_byte))
        elif tag in PAGE:
            self._parts.end_block(scope)
        elif tag == "br":
            mark = node.children[0]  # the parser takes what follows for its content
            self._parts.blank(self._offset(mark.start_byte), self._offset(mark.end_byte))
            self.add(node, scope)
        elif tag in INLINE or tag == "img":
            self.add(node, scope)
        else:
            self._parts.end_block(scope)
            inner = SCOPES.get(tag, scope)
            self.add(node, inner)
            self._parts.end_block(inner, (self._offset(node.start_byte), self._offset(node.end_byte)))

    def _tag(self, node: Node) -> str:
        name = next((part for part in node.children[0].children if part.type == "tag_name"), None)
        return "" if name is None else self._data[name.start_byte : name.end_byte].decode("utf-8", "replace").lower()
