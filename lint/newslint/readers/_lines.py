"""The lines of a text whose markup goes by lines: where each stands, and how far it is indented."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

_LINE = re.compile(r"([ \t]*)([^\r\n]*)(?:\r\n?|\n|\Z)")
_TAB = 8


class Line(msgspec.Struct):
    """What stands on a line between the blanks at its ends."""

    start: int
    end: int
    indent: int
    """Columns of blanks before it."""
    text: str

    def cut(self, characters: int) -> Line:
        """The line without a marker at its head, which counts as indentation."""
        left = self.text[characters:]
        bare = left.lstrip()
        shift = characters + len(left) - len(bare)
        return Line(self.start + shift, self.end, self.indent + shift, bare)


def lines_of(text: str) -> list[Line]:
    """All lines of a text; a blank one has no text."""
    found: list[Line] = []
    for line in _LINE.finditer(text):
        bare = line[2].rstrip()
        start = line.start(2)
        indent = 0
        for blank in line[1]:
            indent = indent + 1 if blank == " " else (indent // _TAB + 1) * _TAB
        found.append(Line(start, start + len(bare), indent, bare))
        if line.end() == len(text):
            break
    return found


def least_indent(lines: Iterable[Line]) -> int:
    """The indentation that lines have in common."""
    return min((line.indent for line in lines if line.text), default=0)


def trimmed(lines: list[Line]) -> list[Line]:
    """Lines without blank ones at their ends."""
    first = next((number for number, line in enumerate(lines) if line.text), len(lines))
    last = next((number for number in range(len(lines), first, -1) if lines[number - 1].text), first)
    return lines[first:last]
