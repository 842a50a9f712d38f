"""DuckDB over shards: in bounded memory, with what does not fit on the disk beside them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from newslint.corpus.shards import Form

_SPILLED = "duckdb-spilled"
"""The folder for what does not fit into memory. A run that was killed leaves it behind."""
_BESIDE = 350
"""Megabytes of this process that DuckDB does not count: the interpreter, libraries, batches on their way."""
_THREAD = 125
"""Megabytes that a thread of DuckDB needs at the least."""


@contextmanager
def database(folder: Path, memory: int = 1000) -> Iterator[Any]:
    """A database with which this process takes at most so many megabytes of memory, and then room in a folder."""
    spilled = folder / _SPILLED
    shutil.rmtree(spilled, ignore_errors=True)
    with duckdb.connect() as found:
        inside = memory - _BESIDE
        found.execute(f"SET memory_limit = '{inside}MB'")
        found.execute(f"SET threads = {max(1, min(os.cpu_count() or 1, inside // _THREAD))}")
        found.execute("SET preserve_insertion_order = false")
        found.execute("SET enable_progress_bar = false")
        found.execute(f"SET temp_directory = {literal(str(spilled))}")
        try:
            yield found
        finally:
            shutil.rmtree(spilled, ignore_errors=True)


def view(connection: Any, folder: Path, form: Form, schemas: Mapping[str, pa.Schema]) -> None:
    """Show the shards of some tables as views, with the columns that they have; empty where there is no shard."""
    for table, schema in schemas.items():
        none = connection.from_arrow(schema.empty_table())
        if not any(file.stat().st_size for file in folder.glob(f"{table}-*.{form}")):
            none.create(table)
            continue
        files = literal(str(folder / f"{table}-*.{form}"))
        columns = ", ".join(
            f"{literal(name)}: {literal(str(kind))}" for name, kind in zip(none.columns, none.types, strict=True)
        )
        read = f"read_parquet({files})" if form == "parquet" else f"read_json({files}, columns = {{{columns}}})"
        connection.execute(f"CREATE VIEW {table} AS SELECT * FROM {read}")


def literal(text: str) -> str:
    """A text as SQL spells it."""
    return "'" + text.replace("'", "''") + "'"
