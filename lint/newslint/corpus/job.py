"""What is done to a chunk, wherever it is done: lint it or clean it, and its rows by table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newslint.corpus.batch import check_batch, clean_batch
from newslint.corpus.options import Options
from newslint.corpus.schema import ARTICLE, CLEANED, FINDINGS, RESULT

Tables = dict[str, pa.Table]


class Job(NamedTuple):
    """A command and its options: it goes to worker processes and other machines."""

    command: Literal["check", "clean"]
    options: Options

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that it writes, in order; the last commits a chunk."""
        return ("findings", "articles") if self.command == "check" else ("removals", "rejects", "articles")

    def run(self, batch: pa.RecordBatch) -> Tables:
        """The rows of a chunk, by table."""
        if self.command == "check":
            return _check(check_batch(batch, self.options))
        return _clean(clean_batch(batch, self.options))

    def given_up(self, batch: pa.RecordBatch, why: str) -> Tables:
        """The rows of records that no worker survived."""
        schema, shape = (RESULT, _check) if self.command == "check" else (CLEANED, _clean)
        rows = [{"article": name, "error": why} for name in batch.column("id").to_pylist()]
        return shape(pa.RecordBatch.from_pylist(rows, schema=schema))


def joined(parts: list[Tables]) -> Tables:
    """The rows of several parts of a chunk, in order."""
    return {name: pa.concat_tables([part[name] for part in parts]) for name in parts[0]}


def _check(result: pa.RecordBatch) -> Tables:
    """One row an article, and one row a finding."""
    articles = pa.table(result.drop_columns(["findings"])).cast(ARTICLE)
    return {"findings": _unnested(result, "findings").cast(FINDINGS), "articles": articles}


def _clean(result: pa.RecordBatch) -> Tables:
    """What is kept; what is not, and why; and every change."""
    table = pa.table(result)
    kept = pc.and_(pc.is_null(table["error"]), pc.is_null(table["rejected"]))
    plain = table.drop_columns(["changes"])
    return {
        "removals": _unnested(result, "changes"),
        "rejects": plain.filter(pc.invert(kept)),
        "articles": plain.filter(kept).drop_columns(["error", "rejected"]),
    }


def _unnested(result: pa.RecordBatch, column: str) -> pa.Table:
    """A row for each element of a list column, with the article that it is of."""
    lists = result.column(column)
    parents = pc.list_parent_indices(lists)
    flat = pc.list_flatten(lists)
    names = result.column("article").take(parents)
    fields = {field.name: pc.struct_field(flat, field.name) for field in flat.type}
    return pa.table({"article": names, **fields})


Run = Callable[[pa.RecordBatch], Tables]
