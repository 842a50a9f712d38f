"""Batches of any columns as records of `schema.RECORD`."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa

from newslint.corpus.options import Options
from newslint.corpus.schema import RECORD

_SURROGATE = re.compile("[\ud800-\udfff]")


def records(batch: pa.RecordBatch, options: Options, first: int = 0) -> pa.RecordBatch:
    """A batch of any columns as records: text, and what else the options name.

    A record without a name gets its number, counted from `first`. What is no text is an error of its row.
    """
    if batch.schema.equals(RECORD):
        return batch
    known = set(batch.schema.names)
    columns = {name: batch.column(name).to_pylist() for name in columns_of(options) if name in known}
    id_field = options.id_field or ("id" if "id" in known else None)
    ids = columns.get(id_field) if id_field else None
    rows = []
    for number in range(batch.num_rows):
        name = None if ids is None else ids[number]
        row: dict[str, Any] = {"id": str(first + number) if name is None else str(name)}
        value = columns[options.text_field][number] if options.text_field in known else None
        row["text"], row["error"] = text_of(value, options, known=options.text_field in known)
        for field, column in (("title", options.title_field), ("language", options.language_field)):
            said = columns[column][number] if column in columns else None
            row[field] = sound(said) if isinstance(said, str) and said.strip() else None
        rows.append(row)
    return pa.RecordBatch.from_pylist(rows, schema=RECORD)


def columns_of(options: Options) -> list[str]:
    """The columns of a corpus that are looked at: those that the options name."""
    named = (options.text_field, options.id_field, options.title_field, options.language_field, "id")
    return [name for name in dict.fromkeys(named) if name]


def text_of(value: object, options: Options, *, known: bool) -> tuple[str | None, str | None]:
    """A record's text, or what is wrong with it; `known`: whether it has the field at all."""
    if not known:
        return None, f"there is no field {options.text_field!r}"
    if value is None:
        return None, f"{options.text_field} is null"
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace"), None
    if not isinstance(value, str):
        return None, f"{options.text_field} is no text but {type(value).__name__}"
    return sound(value), None


def sound(text: str) -> str:
    """Text that Arrow takes: a lone surrogate, which JSON can spell, becomes U+FFFD."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
