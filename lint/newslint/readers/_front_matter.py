"""Front matter: what stands before an article in YAML, TOML, JSON or, for Eleventy, JavaScript.

The language and the day of the article are taken from it, and the values of the keys that settings choose are prose;
none in JavaScript, which is a program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newslint.readers import _fields, _json
from newslint.readers._day import KEYS, day
from newslint.readers._ignored import IN_DATA, comment, is_ignored
from newslint.readers._paths import chosen
from newslint.readers.options import Options
from newslint.source import Source, Span
from newslint.view import Article, View

Values = Iterator[tuple[tuple[str, ...], View]]
"""Strings with the keys that lead to them."""

_OPENING = re.compile(r"(?P<fence>---|\+\+\+|;;;)(?P<name>yaml|yml|toml|json|javascript|js)?[ \t]*(?:\r\n?|\n)")
_FORMATS = {"---": "yaml", "+++": "toml", ";;;": "json", "yml": "yaml", "javascript": "js"}
_CLOSING = {
    fence: re.compile(rf"^(?:{re.escape(fence)}{more})[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE)
    for fence, more in (("---", r"|\.\.\."), ("+++", ""), (";;;", ""))
}
_FIRST = {
    "yaml": re.compile(r"(?:\s|#.*)*(?:['\"]?[^\s:#'\"][^:\n]*:(?:\s|\Z)|\Z)"),
    "toml": re.compile(r"(?:\s|#.*)*(?:['\"]?[\w.-]+['\"]?[ \t]*=|\[|\Z)"),
    "json": re.compile(r"\s*\{"),
    "js": re.compile(""),
}
"""How the first line of each begins: what stands between two rules is not always front matter."""
_LANGUAGE = re.compile(
    rf"""^(?:\s*")?(?:{"|".join(_fields.LANGUAGE_KEYS)})["']?\s*[:=]\s*["']?([A-Za-z]{{2,3}})\b""", re.MULTILINE
)
_DATE = re.compile(rf"""^(?:\s*")?(?:{"|".join(KEYS)})["']?\s*[:=](?P<said>.*)""", re.MULTILINE)
_TABLE = re.compile(r"^\[", re.MULTILINE)


class Matter(NamedTuple):
    """Front matter: its format, where what it says stands, and where it ends."""

    format: str
    inner: Span
    end: int


def find(text: str) -> Matter | None:
    """The front matter that a text begins with."""
    if text[:1] == "{":
        return _bare_json(text)
    if not (opening := _OPENING.match(text)):
        return None
    closing = _CLOSING[opening["fence"]].search(text, opening.end())
    name = opening["name"] or opening["fence"]
    name = _FORMATS.get(name, name)
    if closing is None or not _FIRST[name].match(text[opening.end() : closing.start()]):
        return None
    return Matter(name, (opening.end(), closing.start()), closing.end())


def _bare_json(text: str) -> Matter | None:
    if not re.match(r'\{\s*"', text):
        return None
    try:
        _, end = json.JSONDecoder(strict=False, parse_int=str).raw_decode(text)
    except (ValueError, RecursionError):
        return None
    rest = re.compile(r"[ \t]*(?:\r\n?|\n|\Z)").match(text, end)
    return Matter("json", (0, end), rest.end()) if rest else None


def article(source: Source, options: Options, read: Callable[[Source], Article]) -> Article:
    """The article of a file that may begin with front matter; `read` reads what comes after, blank lines before it."""
    matter = find(source.text)
    if matter is None:
        return read(source)
    blank = "\n" * matter.end
    body = read(Source(source.path, source.encode(blank + source.text[matter.end :])))
    ignores = IN_DATA in source.text[slice(*matter.inner)]
    said = source.text[slice(*matter.inner)]
    if matter.format == "toml" and (table := _TABLE.search(said)):
        said = said[: table.start()]
    values = list(_values(source.text, matter)) if options.front_matter or ignores else []
    if ignores:
        ignored = tuple(
            comment(view.text, view.source_span((0, len(view.text)))) for path, view in values if is_ignored(path)
        )
        body = body._replace(comments=(*ignored, *body.comments))
    if options.front_matter:
        fields = [_fields.Field(path[-1], view) for path, view in values if chosen(path, options.front_matter)]
        head = _fields.article(fields, "text", titled=True)
        if head.view.pieces:
            body = _fields.joined([head, body])
    language, dated = _LANGUAGE.search(said), _DATE.search(said)
    return body._replace(
        language=language[1] if language else body.language, date=day(dated["said"]) if dated else body.date
    )


def _yaml(text: str, span: Span) -> Values:
    from newslint.readers._yaml import strings

    return strings(text, span)


def _toml(text: str, span: Span) -> Values:
    from newslint.readers._toml import strings

    return strings(text, span)


def _json_strings(text: str, span: Span) -> Values:
    try:
        writing = _json.Writing(text[slice(*span)])
        for value in _json.strings(text, span):
            yield value.path, _json.view(text, value.span, writing)
    except _json.JsonError:
        return


def _values(text: str, matter: Matter) -> Values:
    return _VALUES[matter.format](text, matter.inner) if matter.format in _VALUES else iter(())


_VALUES: dict[str, Callable[[str, Span], Values]] = {"yaml": _yaml, "toml": _toml, "json": _json_strings}
