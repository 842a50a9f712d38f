"""Batches of any columns as records of `schema.RECORD`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa

from newslint.corpus.options import Options
from newslint.corpus.schema import RECORD

_SURROGATE = re.compile("[\ud800-\udfff]")


def records(batch: pa.RecordBatch, options: Options, first: int = 0, prefix: str = "") -> pa.RecordBatch:
    """A batch of any columns as records: text, and what else the options name.

    A record without a name gets its number, counted from `first`, after a prefix. What is no text, or too long, is an
    error of its row.
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
        row: dict[str, Any] = {"id": f"{prefix}{first + number}" if name is None else str(name)}
        value = columns[options.text_field][number] if options.text_field in known else None
        row["text"], row["error"] = text_of(value, options, known=options.text_field in known)
        for field, column in said_by(options).items():
            said = columns[column][number] if column in columns else None
            row[field] = sound(said) if isinstance(said, str) and said.strip() else None
        rows.append(row)
    return pa.RecordBatch.from_pylist(rows, schema=RECORD)


def columns_of(options: Options) -> list[str]:
    """The columns of a corpus that are looked at: those that the options name."""
    named = (options.text_field, options.id_field, *said_by(options).values(), "id")
    return [name for name in dict.fromkeys(named) if name]


def said_by(options: Options) -> dict[str, str | None]:
    """What a record may say of itself, and the column that each stands in."""
    return {"title": options.title_field, "language": options.language_field, "site": options.site_field}


def text_of(value: object, options: Options, *, known: bool) -> tuple[str | None, str | None]:
    """A record's text, or what is wrong with it; `known`: whether it has the field at all."""
    if not known:
        return None, f"there is no field {options.text_field!r}"
    if value is None:
        return None, f"{options.text_field} is null"
    if not isinstance(value, str | bytes):
        return None, f"{options.text_field} is no text but {type(value).__name__}"
    if _longer(value, options.largest):
        return None, f"{options.text_field} is longer than {options.largest:,} bytes"
    return sound(value if isinstance(value, str) else value.decode("utf-8", "replace")), None


def _longer(text: str | bytes, most: int) -> bool:
    """Whether a text takes more than so many bytes; only one that may is written out to know."""
    if len(text) > most or isinstance(text, bytes):
        return len(text) > most
    return 4 * len(text) > most and len(text.encode("utf-8", "replace")) > most


def sound(text: str) -> str:
    """Text that Arrow takes: a lone surrogate, which JSON can spell, becomes U+FFFD."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def site_of(row: Mapping[str, Any]) -> str:
    """The site of a record: as it says, else the host of its name; empty where there is none."""
    if row["site"]:
        return str(row["site"])
    if row["id"].startswith(("http://", "https://")):
        try:
            return (urlsplit(row["id"]).hostname or "").removeprefix("www.")
        except ValueError:
            return ""
    return ""
