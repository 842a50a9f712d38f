"""Where things stand in a TOML text: the row of each key and table, for messages that name the place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")


def line_of(key: str, lines: Mapping[str, int]) -> int:
    """The line of a key, or of the table that is written on one line with it in it."""
    while key and key not in lines:
        key = key.rpartition(".")[0]
    return lines.get(key, 1)


def row_of(text: str, value: str, start: int) -> int:
    """The first row from `start` on that holds a quoted value, else `start`."""
    rows = text.split("\n")
    quoted = re.compile(rf"[\"']{re.escape(value)}[\"']")
    return next((number for number in range(start, len(rows) + 1) if quoted.search(rows[number - 1])), start)


def key_lines(text: str, prefix: Sequence[str] = ()) -> dict[str, int]:
    """The line of each key and table of a TOML text, by dotted path below `prefix`; tables of a list are numbered."""
    found: dict[str, int] = {}
    counts: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, row in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(row):
            table = _path(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            path = table
        elif key := _KEY.match(row):
            path = (*table, *_path(key[1]))
        else:
            continue
        if path[: len(prefix)] == tuple(prefix):
            found.setdefault(".".join(path[len(prefix) :]), number)
    return found


def _path(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in re.split(r"\.(?=(?:[^\"']|\"[^\"]*\"|'[^']*')*$)", dotted))
