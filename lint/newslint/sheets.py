"""House style as a house keeps it: a list of words, or a table “bad, good, why” that was saved as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ENDINGS = (".csv", ".tsv", ".txt")
_COLUMNS: Mapping[str, str] = {
    **dict.fromkeys(("bad", "wrong", "avoid", "not", "word", "term"), "bad"),
    **dict.fromkeys(("good", "right", "use", "prefer", "preferred", "instead"), "good"),
    **dict.fromkeys(("why", "reason", "note", "notes", "comment"), "why"),
}
"""What the first row may call the columns."""


class SheetError(ValueError):
    """A list that cannot be used: the row, what is wrong and how to mend it."""


class Entry(NamedTuple):
    """One row: what is not to be written, what is instead (empty: nothing is said), and the reason."""

    bad: str
    good: str = ""
    why: str = ""


def read(path: Path) -> list[Entry]:
    """The entries of a list. Raises `SheetError` and `OSError`.

    A `.txt` file has one entry a line, and `#` begins a comment. A table has three columns, in this order or in that
    of its first row, where that names them; commas, semicolons or tabs between them, as spreadsheets write them.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise SheetError("is not UTF-8: save it as “CSV UTF-8”") from None
    rows = _lines(text) if path.suffix.lower() == ".txt" else _table(text)
    entries: list[Entry] = []
    seen: dict[str, int] = {}
    for number, entry in rows:
        if not entry.bad:
            raise SheetError(f"row {number}: nothing stands in the first column")
        if (first := seen.setdefault(entry.bad.lower(), number)) != number:
            raise SheetError(f"row {number}: “{entry.bad}” stands in row {first} already: keep one of them")
        entries.append(entry)
    if not entries:
        raise SheetError("is empty")
    return entries


def _lines(text: str) -> Iterator[tuple[int, Entry]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, Entry(" ".join(line.split()))


def _table(text: str) -> Iterator[tuple[int, Entry]]:
    import csv

    first = text.partition("\n")[0]
    delimiter = max("\t;,", key=first.count)
    rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    order: tuple[str, ...] = ("bad", "good", "why")
    try:
        for cells in rows:
            cells = [" ".join(cell.split()) for cell in cells]
            names = [_COLUMNS.get(cell.lower(), "") for cell in cells]
            if rows.line_num == 1 and "bad" in names:
                order = tuple(names)
            elif any(cells):
                said = {name: cell for name, cell in zip(order, cells, strict=False) if name}
                yield rows.line_num, Entry(said.get("bad", ""), said.get("good", ""), said.get("why", ""))
    except csv.Error as error:
        raise SheetError(f"row {rows.line_num}: {error}") from None
