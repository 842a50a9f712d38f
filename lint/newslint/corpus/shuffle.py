"""The two questions that need all passages side by side, asked by Ray Data: each node answers for a share of the texts.

The same statements as on one machine, over partitions by text and by key; only numbers go from node to node. Workers
read the passages from the folder of output: it must be storage that all nodes see.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import ray

from newslint.corpus.cluster import connect
from newslint.corpus.database import literal
from newslint.corpus.duplicates import COMMON, KEYED, MEETING, STANDING

_PER_PART = 64_000_000
"""Bytes of passages, as they are stored, in a partition."""


def answers(folder: Path, address: str | None, workers: int) -> dict[str, Iterator[pa.Table]]:
    """The rows of `COMMON` and `MEETING`, some at a time, from the cluster at an address, or one that is started here.

    `workers`: processes of a cluster that is started here.
    """
    files = [os.fspath(file) for file in sorted(folder.resolve().glob("passages-*.parquet"))]
    if not files:
        return {}
    connect(address, workers)
    ray.data.DataContext.get_current().enable_progress_bars = False
    for name in ("ray.data", "ray._private"):
        logging.getLogger(name).setLevel(logging.ERROR)
    parts = max(2 * workers, sum(map(os.path.getsize, files)) // _PER_PART)
    ask = partial(_asked, files, parts)
    return {
        "common": ask(STANDING, "hash", "standing", COMMON),
        "meeting": ask(KEYED, "key", "keyed", MEETING),
    }


def _asked(files: list[str], parts: int, before: str, by: str, name: str, question: str) -> Iterator[pa.Table]:
    """What a question finds in the rows of all files, made ready and brought together by a column."""
    # Each file is read by DuckDB: the threads in which Ray looks files up trip over each other without aiohttp.
    given = ray.data.from_items([{"file": file} for file in files], override_num_blocks=min(len(files), 4 * parts))
    cut = given.map_batches(partial(_cut, sql=before, by=by, parts=parts), batch_format="pyarrow", batch_size=1)
    groups = cut.groupby("part", num_partitions=parts)
    found = groups.map_groups(partial(_answer, sql=question, name=name), batch_format="pyarrow")
    tables: Iterator[pa.Table] = iter(found.iter_batches(batch_format="pyarrow", batch_size=None))
    yield from (table for table in tables if table.num_rows)


def _cut(files: pa.Table, *, sql: str, by: str, parts: int) -> pa.Table:
    """The rows of a statement over some files, with the number of the partition that each belongs to."""
    read = ", ".join(map(literal, files["file"].to_pylist()))
    with _asking() as connection:
        connection.execute(f"CREATE VIEW passages AS SELECT * FROM read_parquet([{read}])")
        return connection.sql(f"SELECT *, abs({by} % {parts})::INTEGER AS part FROM ({sql})").to_arrow_table()


def _answer(table: pa.Table, *, sql: str, name: str) -> pa.Table:
    with _asking() as connection:
        connection.register(name, table)
        return connection.sql(sql).to_arrow_table()


def _asking() -> Any:
    return duckdb.connect(config={"threads": 1})
