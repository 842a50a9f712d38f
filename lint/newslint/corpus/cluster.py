"""Chunks on a Ray cluster: tasks that Ray schedules, repeats and keeps within the cluster's memory.

The driver reads the input and writes the shards, so that workers need neither: only newslint with the extra `ray`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import pyarrow as pa
import ray

from newslint.corpus.job import Job, Tables, isolated
from newslint.corpus.shards import Counts, Shards
from newslint.corpus.sources import Chunk

_AHEAD = 2
_RETRIES = 3
"""Times that Ray begins a task again whose worker died."""

_DEATHS = (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError)


@ray.remote(max_retries=_RETRIES)
def _task(job: Job, batch: pa.RecordBatch) -> Tables:
    return job.run(batch)


@ray.remote(max_retries=1)
def _doubtful(job: Job, batch: pa.RecordBatch) -> Tables:
    return job.run(batch)


def connect(address: str | None, workers: int) -> None:
    """Join the cluster at an address, or start one of so many processes here, which Ray ends when this process does."""
    if not ray.is_initialized():
        here: dict[str, Any] = {} if address else {"num_cpus": workers, "include_dashboard": False}
        ray.init(address=address, logging_level=logging.ERROR, log_to_driver=False, **here)


def engine(
    address: str | None,
) -> Callable[[Iterable[Chunk], Job, Shards, int], Iterator[tuple[Chunk, Counts]]]:
    """What does chunks on the cluster at an address, or on one that is started here."""
    return partial(run, address=address)


def run(
    chunks: Iterable[Chunk], job: Job, shards: Shards, workers: int, *, address: str | None = None
) -> Iterator[tuple[Chunk, Counts]]:
    """Do all chunks; each, as it is done, with how many rows it gave.

    `workers` is the number of processes of a cluster that is started here.
    """
    connect(address, workers)
    cpus: float = ray.cluster_resources().get("CPU", workers)  # type: ignore[no-untyped-call]
    slots = _AHEAD * max(1, int(cpus))
    given = ray.put(job)
    pending = iter(chunks)
    under_way: dict[Any, Chunk] = {}
    more = True
    while more or under_way:
        while more and len(under_way) < slots:
            if (new := next(pending, None)) is None:
                more = False
            else:
                under_way[_task.remote(given, new.batch)] = new
        if not under_way:
            break
        [first], _ = ray.wait(list(under_way), num_returns=1)
        chunk = under_way.pop(first)
        try:
            tables = ray.get(first)
        except _DEATHS:
            tables = isolated(job, chunk.batch, partial(_attempt, job=job))
        yield chunk, shards.write(chunk.number, tables)


def _attempt(batch: pa.RecordBatch, job: Job) -> Tables | None:
    """The rows of a batch; None where the process that does it dies every time."""
    try:
        found: Tables = ray.get(_doubtful.remote(job, batch))
    except _DEATHS:
        return None
    return found
