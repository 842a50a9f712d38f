"""What of a paragraph of reStructuredText is prose."""

from __future__ import annotations

import re

from newslint.readers._parts import Parts
from newslint.source import Span

_BEFORE = r"(?:(?<=[\s\-:/'\"<(\[{‘“’«¡¿„‚‐–—])|(?<=\A)|(?<=\x00))"
_AFTER = r"(?=[\s\-.,:;!?\\/'\")\]}>’”»‘“‐–—…]|\Z)"
_TOKEN = re.compile(
    r"(?P<blank>\\\s)|\\(?P<escaped>.)"
    rf"|{_BEFORE}``(?P<literal>\S|\S.{{0,999}}?\S)``{_AFTER}"
    rf"|{_BEFORE}(?::(?P<role>[\w.:+-]+):)?`(?P<quoted>(?!\s)(?:\\.|[^`\\]){{1,999}}(?<!\s))`"
    rf"(?P<suffix>__?|:(?P<after>[\w.:+-]+):)?{_AFTER}"
    rf"|{_BEFORE}_`(?P<target>[^`]{{1,999}})`{_AFTER}"
    rf"|{_BEFORE}\*\*(?P<strong>(?![\s*])(?:\\.|[^\\]){{1,999}}?(?<!\s))\*\*{_AFTER}"
    rf"|{_BEFORE}\*(?P<emphasis>(?!\s)(?:\\.|[^\\*]){{1,999}}(?<!\s))\*{_AFTER}"
    rf"|{_BEFORE}\|(?P<substitution>[^\s|](?:[^|]{{0,999}}[^\s|])?)\|_{{0,2}}{_AFTER}"
    rf"|(?:(?<=\s)|(?<=\A)|(?<=[\w.,!?;:\"”’')]))\[(?P<note>\d+|\#[\w.-]*|\*|[A-Za-z][\w.-]*)\]_{_AFTER}"
    rf"|(?<=\w)(?P<reference>__?){_AFTER}",
    re.DOTALL,
)
"""Nothing that is marked is longer than a thousand characters: so long is the search for a mark that closes nothing."""
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_EXPLICIT = re.compile(r"\s*<[^<>]+>\Z")
_SPOKEN = frozenset(
    "emphasis strong sup sub subscript superscript title title-reference t abbr abbreviation acronym ac term dfn "
    "guilabel menuselection".split()
)
"""Roles whose text is prose as it stands."""
_ACTIVE = re.compile(r"[\\*`|]|_(?=_*(?:\W|\Z))")


def escape(prose: str) -> str:
    """Prose as reStructuredText writes it."""
    return _ACTIVE.sub(r"\\\g<0>", prose)


def add_inline(parts: Parts, text: str, start: int, end: int) -> None:
    """Add the prose of `text[start:end]`."""
    said = text[start:end]
    at = 0
    for token in _TOKEN.finditer(said):
        if token.start() < at:
            continue
        parts.text(start + at, start + token.start())
        at = token.end()
        begin = start + token.start()
        if token["escaped"]:
            parts.unit(token["escaped"], begin, start + at)
        elif token["strong"]:
            add_inline(parts, text, start + token.start("strong"), start + token.end("strong"))
        elif token["emphasis"]:
            add_inline(parts, text, start + token.start("emphasis"), start + token.end("emphasis"))
        elif token["target"]:
            parts.text(start + token.start("target"), start + token.end("target"))
        elif token["quoted"]:
            _add_quoted(parts, token, start)
        elif token["literal"] or token["substitution"]:
            parts.stand_in(begin, start + at)
    parts.text(start + at, end)


def _add_quoted(parts: Parts, token: re.Match[str], start: int) -> None:
    """Text in backquotes: a link or a role, by what stands around it."""
    role = token["role"] or token["after"]
    begin, end = token.span("quoted")
    explicit = _EXPLICIT.search(token["quoted"])
    if explicit and explicit.start():
        _add_unescaped(parts, token.string, start, (begin, begin + explicit.start()))
    elif explicit or (role is not None and role.rpartition(":")[2] not in _SPOKEN):
        parts.stand_in(start + token.start(), start + token.end())
    else:
        _add_unescaped(parts, token.string, start, (begin, end))


def _add_unescaped(parts: Parts, said: str, start: int, span: Span) -> None:
    """Text in which nothing is marked, but a backslash escapes; `said` begins at `start`."""
    at, end = span
    for escape in _ESCAPE.finditer(said, at, end):
        parts.text(start + at, start + escape.start())
        at = escape.end()
        if not escape[1].isspace():
            parts.unit(escape[1], start + escape.start(), start + at)
    parts.text(start + at, start + end)
