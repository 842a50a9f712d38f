"""The strings of JSON with the exact place of each character; the JSON itself is judged by Python's own parser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.source import Span
from newslint.view import Escape, View

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\(?:u(?P<hex>[0-9a-fA-F]{4})|.)", re.DOTALL
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_BY_SOME = frozenset("<>&'+/=`\u2028\u2029\x7f")
"""Printable characters that writers of JSON escape so that it may stand in HTML or JavaScript."""


class JsonError(ValueError):
    """A text that is no JSON: what is wrong, and at which offset."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class Value(NamedTuple):
    """A string of a JSON text."""

    path: tuple[str, ...]
    """The keys that lead to it from the top; lists have none."""
    span: Span
    """Where it stands, with its quotes."""
    lists: tuple[tuple[int, int], ...]
    """The lists that it stands in: below how many keys, and the number of the element."""

    def number(self, depth: int) -> int:
        """The number of the element that it stands in, of the list below so many keys; 0 where there is none."""
        return next((number for below, number in self.lists if below == depth), 0)


def strings(text: str, span: Span) -> Iterator[Value]:
    """The strings of the JSON text in a span, in order, its keys excepted. Raises `JsonError` before the first."""
    try:
        json.loads(text[slice(*span)], strict=False, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise JsonError(error.msg[:1].lower() + error.msg[1:], span[0] + error.pos) from None
    except RecursionError:
        raise JsonError("it is nested too deeply", span[0]) from None
    return _walk(text, span)


def _walk(text: str, span: Span) -> Iterator[Value]:
    keys: list[str] = []
    lists: list[list[int]] = []
    open_: list[str] = []
    awaits_key = False
    for token in _TOKEN.finditer(text, *span):
        mark = token[0][0]
        if mark == "{":
            open_.append(mark)
            keys.append("")
            awaits_key = True
        elif mark == "[":
            open_.append(mark)
            lists.append([len(keys), 0])
            awaits_key = False
        elif mark in "}]":
            (keys if open_.pop() == "{" else lists).pop()
        elif mark == ",":
            awaits_key = open_[-1] == "{"
            if not awaits_key:
                lists[-1][1] += 1
        elif mark == ":":
            awaits_key = False
        elif mark == '"':
            if awaits_key:
                keys[-1] = json.loads(token[0], strict=False)
            else:
                yield Value(tuple(keys), token.span(), tuple((below, number) for below, number in lists))


def view(text: str, span: Span, escape: Escape) -> View:
    """What a string says (its span has its quotes), as a view of the file; `escape` writes as the file does."""
    return View.build(_parts(text, span[0] + 1, span[1] - 1), text, escape)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    at = start
    for found in _ESCAPE.finditer(text, start, end):
        yield text[at : found.start()], at, found.start()
        said: str = json.loads(f'"{found[0]}"')
        yield _SURROGATE.sub("\ufffd", said), *found.span()
        at = found.end()
    yield text[at:end], at, end


class Writing:
    """How a JSON text escapes in its strings: a fix is written in the same way."""

    def __init__(self, text: str) -> None:
        escapes = list(_ESCAPE.finditer(text))
        digits = "".join(found["hex"] or "" for found in escapes)
        self._ascii = text.isascii()
        self._capital = digits != digits.lower()
        self._slash = any(found[0] == "\\/" for found in escapes)
        characters = {chr(int(found["hex"], 16)) for found in escapes if found["hex"]}
        self._more = (
            re.compile(f"[{re.escape(''.join(sorted(characters & _ESCAPED_BY_SOME)))}]")
            if (characters & _ESCAPED_BY_SOME)
            else None
        )

    def __call__(self, prose: str) -> str:
        """Prose as the text would write it between quotes."""
        written = json.dumps(prose, ensure_ascii=self._ascii)[1:-1]
        if self._more:
            written = self._more.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
        if self._slash:
            written = written.replace("/", "\\/")
        return _ESCAPE.sub(lambda found: _capital(found[0]), written) if self._capital else written


def _capital(escape: str) -> str:
    return re.sub(r"(?<=\\u)[0-9a-f]{4}", lambda digits: digits[0].upper(), escape)
