"""The strings of YAML with the exact place of each character.

PyYAML says what stands where, and what it comes to; here it is worked out which character comes from where. A string
of which that would make something else is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import yaml

from newslint.source import Span
from newslint.view import Escape, View

Parts = Iterator[tuple[str, int, int]]

_SPECIAL = re.compile("[\ud800-\udfff]")
_FOLD = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*(?:(?:\r\n?|\n)[ \t]*)*")
_LINE_END = re.compile(r"\r\n?|\n")
_SINGLE = re.compile(rf"''|{_FOLD.pattern}")
_DOUBLE = re.compile(
    rf"\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}}|(?:\r\n?|\n)[ \t]*|.)|{_FOLD.pattern}"
)
_HEADER = re.compile(r"[|>][+-]?[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n)")
_UNSAFE_BARE = re.compile(r":(?:\s|\Z)|\s#|[\r\n\t]|\A[\s\-?:#&*!|>'\"%@`]|\s\Z")
_UNSAFE_WITHIN = re.compile(rf"{_UNSAFE_BARE.pattern}|[,\[\]{{}}]")
"""Within `[…]` and `{…}`, and at the head of a string."""
_UNSAFE_IN_BLOCK = re.compile(r"[\r\n]|\A\s")
_BREAKS_LINES = re.compile(r"[\r\n]")


def strings(text: str, span: Span) -> Iterator[tuple[tuple[str, ...], View]]:
    """The string values of the YAML mapping in a span, with the keys that lead to them. None where it is no YAML."""
    said = _SPECIAL.sub("\ufffd", text[slice(*span)])
    try:
        root = yaml.compose(said, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        return
    for path, node, within in _scalars(root, (), 0):
        place = (span[0] + node.start_mark.index, span[0] + node.end_mark.index)
        style = node.style or ""
        view = View.build(_parts(text, place, style), text, _ESCAPES[style])
        if not style:  # what begins it must not look like a list or a table, what stands within one not anywhere
            strict = view.pieces if within else view.pieces[:1]
            pieces = [piece._replace(escape=_bare_within) for piece in strict]
            view = View(view.raw, [*pieces, *view.pieces[len(pieces) :]])
        if view.text.rstrip("\n") == node.value.rstrip("\n"):
            yield path, view


def _scalars(
    node: yaml.Node | None, path: tuple[str, ...], depth: int, *, within: bool = False
) -> Iterator[tuple[tuple[str, ...], yaml.ScalarNode, bool]]:
    """The strings below a node, with the keys that lead to each, and whether it stands within `[…]` or `{…}`."""
    within = within or (isinstance(node, yaml.CollectionNode) and bool(node.flow_style))
    if depth > 50:  # an alias may lead back
        return
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and value.start_mark.index >= key.end_mark.index:
                yield from _scalars(value, (*path, key.value), depth + 1, within=within)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _scalars(value, path, depth + 1, within=within)
    elif isinstance(node, yaml.ScalarNode) and node.tag.endswith(":str") and path:
        yield path, node, within


def _parts(text: str, span: Span, style: str) -> Parts:
    start, end = span
    if style in {"|", ">"}:
        return _block(text, span, folded=style == ">")
    if style:
        start, end = start + 1, end - 1
    elif start < end:
        head = (text[start], start, start + 1)
        return chain((head,), _flow(text, start + 1, end, _FOLD))
    return _flow(text, start, end, {"'": _SINGLE, '"': _DOUBLE, "": _FOLD}[style])


def _flow(text: str, start: int, end: int, tokens: re.Pattern[str]) -> Parts:
    at = start
    for token in tokens.finditer(text, start, end):
        yield text[at : token.start()], at, token.start()
        yield _meaning(token[0]), *token.span()
        at = token.end()
    yield text[at:end], at, end


def _meaning(token: str) -> str:
    """What an escape or a fold of lines stands for."""
    if token == "''":
        return "'"
    if token[0] == "\\":
        return "" if token[1] in "\r\n" else str(yaml.safe_load(f'"{token}"'))
    return "\n" * (len(_LINE_END.findall(token)) - 1) or " "


def _block(text: str, span: Span, *, folded: bool) -> Parts:
    header = _HEADER.match(text, *span)
    if header is None:
        return
    lines: list[Span] = []
    indent: int | None = None
    for line in re.compile(r"([ \t]*)([^\r\n]*)(\r\n?|\n|\Z)").finditer(text, header.end(), span[1]):
        if line[2] and indent is None:
            indent = len(line[1])
        lines.append((min(line.start() + (indent or 0), line.end(2)), line.end(2)))
    while lines and lines[-1][0] == lines[-1][1]:
        lines.pop()
    for number, (start, end) in enumerate(lines):
        yield text[start:end], start, end
        if number + 1 < len(lines):
            after = next(at for at in range(number + 1, len(lines)) if lines[at][0] < lines[at][1])
            line_end = _LINE_END.match(text, end)
            assert line_end is not None
            if not folded or start == end:
                yield "\n", *line_end.span()
            elif after == number + 1:
                yield " ", *line_end.span()


def _bare(prose: str) -> str | None:
    return None if _UNSAFE_BARE.search(prose) else prose


def _bare_within(prose: str) -> str | None:
    return None if _UNSAFE_WITHIN.search(prose) else prose


def _single(prose: str) -> str | None:
    return None if _BREAKS_LINES.search(prose) else prose.replace("'", "''")


def _double(prose: str) -> str:
    escaped = prose.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return "".join(
        c if c.isprintable() or c == "\t" else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else c for c in escaped
    )


def _in_block(prose: str) -> str | None:
    return None if _BREAKS_LINES.search(prose) else prose


_ESCAPES: dict[str, Escape] = {"": _bare, "'": _single, '"': _double, "|": _in_block, ">": _in_block}
