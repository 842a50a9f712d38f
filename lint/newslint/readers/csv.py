"""CSV: one article a row. Prose are the columns that settings choose, by their name in the first row or their number.

Commas, semicolons, tabs or bars stand between cells, whichever the first row shows. Cells are read as Python's `csv`
reads them, with the place of each character, which that does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from newslint.readers._day import KEYS, day
from newslint.readers._fields import LANGUAGE, LANGUAGE_KEYS, USUAL, Field, article, unread
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source, Span
from newslint.view import Article, Piece, View

_SEPARATORS = ",;\t|"
_QUOTED = re.compile(r'"((?:[^"]|"")*)(")?')

Row = list[Span]
"""Where the cells of a row stand, with their quotes."""


def read(source: Source, options: Options = DEFAULTS) -> list[Article]:
    """The articles of a CSV file."""
    names = options.fields or USUAL
    separator = max(_SEPARATORS, key=lambda mark: _fitness(source.text, mark, names))
    rows = _rows(source.text, separator)
    first = next(rows, None)
    if first is None:
        return []
    header = [_view(source.text, cell, separator).text.strip() for cell in first]
    columns = [number for number, name in enumerate(header) if name in names]
    headless = not columns and all(name.isdecimal() for name in names)
    if headless:
        columns = [int(name) - 1 for name in names]
        header = ["" for _ in first]
        rows = _rows(source.text, separator)
    elif not columns:
        return [unread(f"has no column {', '.join(names)}; it has {', '.join(header)}: set `fields` under [readers]")]
    spoken = next((number for number, name in enumerate(header) if name in LANGUAGE_KEYS), None)
    dated = next((number for number, name in enumerate(header) if name in KEYS), None)
    found: list[Article] = []
    for row in rows:
        if (open_ := _not_closed(source.text, row[-1])) is not None:
            found.append(unread(f"line {source.place(open_).row}: the quotation mark of a cell is never closed"))
            break
        fields = [
            Field(header[number] if number < len(header) else "", _view(source.text, row[number], separator))
            for number in columns
            if number < len(row)
        ]
        language = (
            LANGUAGE.fullmatch(_view(source.text, row[spoken], separator).text)
            if (spoken is not None and spoken < len(row))
            else None
        )
        if any(field.view.text.strip() for field in fields):
            of = day(source.text[slice(*row[dated])]) if dated is not None and dated < len(row) else None
            found.append(article(fields, options.content, language[1] if language else None)._replace(date=of))
    return found


def _fitness(text: str, separator: str, names: Sequence[str]) -> tuple[int, int]:
    """How many of the chosen columns a separator finds in the first row, and how many cells."""
    cells = next(_rows(text, separator), [])
    header = [text[slice(*cell)].strip('"').strip() for cell in cells]
    return sum(name in header for name in names), len(cells)


def _rows(text: str, separator: str) -> Iterator[Row]:
    """The rows that are not empty."""
    rest = re.compile(rf"[^{re.escape(separator)}\r\n]*")
    at = 0
    row: Row = []
    while at < len(text):
        start = at
        quoted = _QUOTED.match(text, at)
        at = quoted.end() if quoted else at
        end = rest.match(text, at)
        assert end is not None
        at = end.end()
        row.append((start, at))
        if at < len(text) and text[at] == separator:
            at += 1
            if at == len(text):
                row.append((at, at))
            continue
        at += 2 if text.startswith("\r\n", at) else 1
        if row != [(start, start)]:
            yield row
        row = []
    if row:
        yield row


def _not_closed(text: str, cell: Span) -> int | None:
    """Where the quotation mark of a cell stands that nothing closes."""
    quoted = _QUOTED.match(text, *cell)
    return cell[0] if quoted and not quoted[2] else None


def _view(text: str, cell: Span, separator: str) -> View:
    quoted = _QUOTED.match(text, *cell)
    if not quoted:
        return View.build([(text[slice(*cell)], *cell)], text, _bare(separator))
    at, end = quoted.span(1)
    parts: list[tuple[str, int, int]] = []
    for mark in re.finditer('""', quoted[1]):
        where = quoted.start(1) + mark.start()
        parts += ((text[at:where], at, where), ('"', where, where + 2))
        at = where + 2
    parts.append((text[at:end], at, end))
    inside = View.build(parts, text, _quoted)
    after = text[quoted.end() : cell[1]]  # what follows the closing mark; Python's `csv` takes it in too
    if not after:
        return inside
    piece = Piece(len(inside.raw), quoted.end(), cell[1], len(after), True, _bare(separator))
    return View(inside.raw + after, (*inside.pieces, piece))


def _quoted(prose: str) -> str:
    return prose.replace('"', '""')


@cache
def _bare(separator: str) -> Callable[[str], str | None]:
    """Writes prose without quotation marks around it, where that can be done."""
    active = re.compile(rf'[{re.escape(separator)}"\r\n]')
    return lambda prose: None if active.search(prose) else prose
