"""What is done to a chunk, wherever it is done: lint it or clean it, and its rows by table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newslint.corpus.batch import check_batch, clean_batch
from newslint.corpus.options import Options
from newslint.corpus.passages import passages_batch
from newslint.corpus.schema import ARTICLE, CLEANED, FINDINGS, PASSAGES, RESULT

Tables = dict[str, pa.Table]


class Job(NamedTuple):
    """A command and its options: it goes to worker processes and other machines."""

    command: Literal["check", "clean", "duplicates"]
    options: Options

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that it writes, in order; the last commits a chunk."""
        return _STEPS[self.command].tables

    def run(self, batch: pa.RecordBatch) -> Tables:
        """The rows of a chunk, by table."""
        step = _STEPS[self.command]
        return step.tabulate(step.work(batch, self.options))

    def given_up(self, batch: pa.RecordBatch, why: str) -> Tables:
        """The rows of records that no worker survived."""
        step = _STEPS[self.command]
        rows = [{"article": name, "error": why} for name in batch.column("id").to_pylist()]
        return step.tabulate(pa.RecordBatch.from_pylist(rows, schema=step.result))


def isolated(job: Job, batch: pa.RecordBatch, attempt: Callable[[pa.RecordBatch], Tables | None]) -> Tables:
    """The rows of a chunk that a process died over, with the record that kills processes given up.

    `attempt` has a process of its own do a batch, and gives None where it dies: then each half is done by itself, down
    to the one record.
    """
    if (found := attempt(batch)) is not None:
        return found
    if batch.num_rows == 1:
        return job.given_up(batch, "the process that linted it died")
    middle = batch.num_rows // 2
    one, two = (isolated(job, part, attempt) for part in (batch.slice(0, middle), batch.slice(middle)))
    return {name: pa.concat_tables([one[name], two[name]]) for name in one}


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


def _duplicates(result: pa.RecordBatch) -> Tables:
    """One row an article, and one row a passage."""
    return {"passages": _unnested(result, "passages", "site"), "articles": pa.table(result.drop_columns(["passages"]))}


def _unnested(result: pa.RecordBatch, column: str, *more: str) -> pa.Table:
    """A row for each element of a list column, with the article that it is of, and more columns of that."""
    lists = result.column(column)
    parents = pc.list_parent_indices(lists)
    flat = pc.list_flatten(lists)
    outer = {name: result.column(name).take(parents) for name in ("article", *more)}
    fields = {field.name: pc.struct_field(flat, field.name) for field in flat.type}
    return pa.table({**outer, **fields})


class _Step(NamedTuple):
    """What a command does to a batch."""

    work: Callable[[pa.RecordBatch, Options], pa.RecordBatch]
    result: pa.Schema
    tabulate: Callable[[pa.RecordBatch], Tables]
    tables: tuple[str, ...]


_STEPS = {
    "check": _Step(check_batch, RESULT, _check, ("findings", "articles")),
    "clean": _Step(clean_batch, CLEANED, _clean, ("removals", "rejects", "articles")),
    "duplicates": _Step(passages_batch, PASSAGES, _duplicates, ("passages", "articles")),
}
