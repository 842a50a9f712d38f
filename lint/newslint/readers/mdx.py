"""MDX: Markdown in which JSX tags, expressions in braces and modules' imports and exports are no prose.

What stands between tags is. The JavaScript is not parsed, only passed over: strings, comments and braces are minded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.readers import _front_matter as front_matter
from newslint.readers import markdown
from newslint.readers._holes import Hole, merged
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source
from newslint.view import Article

_START = re.compile(
    r"^(?P<fence>[ \t]*(?P<mark>`{3,}|~{3,})[^\r\n]*)"
    r"|^(?P<module>import\s*(?:['\"]|[\w${*][^;]*?\sfrom\s*['\"])|export\s+(?:default|const|let|var|function|async|class)\b"
    r"|export\s*[{*])"
    r"|(?P<code>`+)|\\.|(?P<brace>\{)|(?P<tag></?(?:[A-Za-z_$][\w.$-]*(?::[\w-]+)?(?=[\s/>{])|(?=>)))",
    re.MULTILINE,
)
_COMMENT = re.compile(r"\{\s*/\*(?P<said>.{0,4000}?)\*/\s*\}", re.DOTALL)
_STRING = re.compile(
    r""""(?:[^"\\]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|/\*.{0,2000}?\*/|//[^\n]*""",
    re.DOTALL,
)
_TAG_END = re.compile(r"[^\"'{>]+")
_BLANK_LINE = re.compile(r"\r?\n[ \t]*(?=\r?\n)")
_REACH = 10_000
"""The longest tag or expression, in code points."""
_FAILURES = 20
"""So many tags and expressions that are never closed: what begins like one after them is none."""
_SILENT = frozenset({"pre", "code", "script", "style", "svg", "math"})
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_INDENTED = re.compile(r"^(?: {4,}|[ \t]*\t[ \t]*)(?=[^\s\-*+>#|`~\d<{])", re.MULTILINE)
_ACTIVE = re.compile(r"[{}]|>")


def read(source: Source, options: Options = DEFAULTS) -> list[Article]:
    """The one article that an MDX file is."""

    def body(source: Source) -> Article:
        return markdown.read_body(source, holes(source.text), "mdx", _escape)

    return [front_matter.article(source, options, body)]


def _escape(prose: str) -> str:
    # A tag may have begun before it: a backslash would not keep that from ending here.
    return _ACTIVE.sub(lambda mark: "&gt;" if mark[0] == ">" else f"\\{mark[0]}", markdown.escape(prose))


def holes(text: str) -> list[Hole]:
    """What of MDX is no Markdown."""
    found = list(_holes(text))
    return merged(found, _indents(text, found))


def _holes(text: str) -> Iterator[Hole]:
    at = 0
    failures = 0
    while start := _START.search(text, at):
        kind, begin, end = start.lastgroup, start.start(), start.end()
        at = end
        if start["fence"]:
            closing = re.compile(rf"^[ \t]*{start['mark'][0]}{{{len(start['mark'])},}}[ \t]*\r?$", re.MULTILINE)
            closed = closing.search(text, end)
            at = closed.end() if closed else len(text)
        elif kind == "module":
            at = _module_end(text, begin)
            yield Hole(begin, at, False)
        elif kind == "code":
            closed = re.compile(rf"(?<!`){start['code']}(?!`)").search(text, end)
            at = closed.end() if closed else end
        elif kind == "brace":
            if comment := _COMMENT.match(text, begin):
                at = comment.end()
                yield Hole(begin, at, False, comment["said"])
            elif failures < _FAILURES and (stop := _braces_end(text, begin)):
                at = stop
                yield Hole(begin, at, True)
            else:
                failures += 1
        elif kind == "tag" and not _BREAK.match(text, begin) and failures < _FAILURES:
            stop = _tag_end(text, end)
            if stop is None:
                failures += 1
                continue
            name = start["tag"].lstrip("</")
            at = stop
            if name in _SILENT and text[stop - 2] != "/" and not start["tag"].startswith("</"):
                closing_tag = text.find(f"</{name}>", stop)
                at = closing_tag + len(name) + 3 if closing_tag >= 0 else stop
            yield Hole(begin, at, at > stop)


def _braces_end(text: str, at: int) -> int | None:
    """Where the braces that open at an offset are closed; strings and comments in them do not count."""
    depth = 0
    token = re.compile(rf"[{{}}]|{_STRING.pattern}", re.DOTALL)
    for found in token.finditer(text, at, at + _REACH):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return None


def _tag_end(text: str, at: int) -> int | None:
    """Where a tag ends whose name ends at an offset; None where it does not: it is no tag then."""
    last = min(len(text), at + _REACH)
    while at < last:
        if text[at] == ">":
            return at + 1
        if text[at] == "{":
            end = _braces_end(text, at)
        elif text[at] in "\"'":
            end = text.find(text[at], at + 1) + 1 or None
        else:
            found = _TAG_END.match(text, at, last)
            end = None if found is None or _BLANK_LINE.search(text, at, found.end()) else found.end()
        if end is None:
            return None
        at = end
    return None


def _module_end(text: str, at: int) -> int:
    """Where a block of imports and exports ends: at the first blank line that stands in no braces."""
    token = re.compile(rf"[{{}}()\[\]]|{_STRING.pattern}|{_BLANK_LINE.pattern}|\Z", re.DOTALL)
    depth = 0
    for found in token.finditer(text, at):
        mark = found[0]
        if mark in {"{", "(", "["}:
            depth += 1
        elif mark in {"}", ")", "]"}:
            depth -= 1
        elif (not mark or mark.isspace()) and depth <= 0:
            return found.start()
    return len(text)


def _indents(text: str, found: list[Hole]) -> Iterator[Hole]:
    """Blanks at the head of lines inside elements: in MDX they make no code."""
    tags = {hole.end for hole in found if text[hole.start] == "<"}
    for line in _INDENTED.finditer(text) if tags else ():
        before = line.start()
        while before and text[before - 1].isspace():
            before -= 1
        if before in tags:
            yield Hole(*line.span(), False)
