"""The strings of TOML with the exact place of each character: tree-sitter says where, Python's own parser says what."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from newslint.readers._parts import Bytes
from newslint.source import Source, Span
from newslint.view import Escape, View

_TOKEN = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ \t]*(?:\r\n|\n)\s*|.)|\r\n")
_LINE_END = re.compile("\r\n")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_MARKS = ('"""', "'''", '"', "'")


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_toml.language()))


def strings(text: str, span: Span) -> Iterator[tuple[tuple[str, ...], View]]:
    """The strings of the TOML in a span, with the keys that lead to them. None where it is no TOML."""
    said = text[slice(*span)]
    try:
        tomllib.loads(said)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    places = Bytes(Source.of(said))
    root = _parser().parse(places.data).root_node
    for path, node in _pairs(root, (), places.data):
        place = (span[0] + places.offset(node.start_byte), span[0] + places.offset(node.end_byte))
        view = _view(text, place)
        if view.text == tomllib.loads(f"x = {text[slice(*place)]}")["x"]:
            yield path, view


def _pairs(node: Node, path: tuple[str, ...], data: bytes) -> Iterator[tuple[tuple[str, ...], Node]]:
    for child in node.named_children:
        if child.type in {"table", "table_array_element", "pair"}:
            yield from _pairs(child, (*path, *_keys(child.named_children[0], data)), data)
        elif child.type in {"array", "inline_table"}:
            yield from _pairs(child, path, data)
        elif child.type == "string":
            yield path, child


def _keys(node: Node, data: bytes) -> tuple[str, ...]:
    parts = [node] if node.type != "dotted_key" else node.named_children
    found: list[str] = []
    for part in parts:
        if part.type == "dotted_key":
            found += _keys(part, data)
        else:
            found.append(data[part.start_byte : part.end_byte].decode("utf-8", "replace").strip("\"'"))
    return tuple(found)


def _view(text: str, span: Span) -> View:
    mark = next(mark for mark in _MARKS if text.startswith(mark, span[0]))
    at, end = span[0] + len(mark), span[1] - len(mark)
    if len(mark) == 3:  # a line end right after the mark is none of the string
        at += 2 if text.startswith("\r\n", at) else text.startswith("\n", at)
    parts: list[tuple[str, int, int]] = []
    for token in (_TOKEN if '"' in mark else _LINE_END).finditer(text, at, end):
        parts += ((text[at : token.start()], at, token.start()), (_meaning(token[0]), *token.span()))
        at = token.end()
    parts.append((text[at:end], at, end))
    return View.build(parts, text, _ESCAPES[mark])


def _meaning(token: str) -> str:
    if token == "\r\n":
        return "\n"
    if token[1:].isspace():
        return ""
    return str(tomllib.loads(f'x = "{token}"')["x"])


def _basic(prose: str) -> str:
    return json.dumps(prose, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f")


def _literal(prose: str) -> str | None:
    return None if "'" in prose or _CONTROL.search(prose) else prose


_ESCAPES: dict[str, Escape] = {'"': _basic, '"""': _basic, "'": _literal, "'''": _literal}
