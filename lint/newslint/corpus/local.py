"""Chunks on one machine: worker processes, as many chunks under way as they can take, memory bounded by their number.

A worker that dies costs nothing: its chunk is done again by itself, and a record that kills workers by itself is given
up, by name, with the rest of its chunk kept.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial

import pyarrow as pa

from newslint.corpus.job import Job, Tables, isolated
from newslint.corpus.shards import Counts, Shards
from newslint.corpus.sources import Chunk
from newslint.garbage import collect_seldom

_AHEAD = 2
"""Chunks under way for each worker: one at work, one in wait."""
_ATTEMPTS = 2
"""Times that a process may die over a batch that is done by itself: the first may have been killed from outside."""

_job: Job
_shards: Shards


def _begin(job: Job, shards: Shards) -> None:
    global _job, _shards
    _job, _shards = job, shards
    collect_seldom()


def _work(number: int, batch: pa.RecordBatch) -> Counts:
    return _shards.write(number, _job.run(batch))


def _alone(batch: pa.RecordBatch) -> Tables:
    return _job.run(batch)


def run(chunks: Iterable[Chunk], job: Job, shards: Shards, workers: int) -> Iterator[tuple[Chunk, Counts]]:
    """Do all chunks; each, as it is done, with how many rows of each table it gave."""
    if workers == 1:
        for chunk in chunks:
            yield chunk, shards.write(chunk.number, job.run(chunk.batch))
        return
    pending = iter(chunks)
    attempt = partial(_attempt, job=job, shards=shards)
    while lost := (yield from _until_one_dies(pending, job, shards, workers)):
        for chunk in lost:
            yield chunk, shards.write(chunk.number, isolated(job, chunk.batch, attempt))


def _until_one_dies(
    pending: Iterator[Chunk], job: Job, shards: Shards, workers: int
) -> Generator[tuple[Chunk, Counts], None, list[Chunk]]:
    """Do chunks until there are no more, or a worker dies; what was under way then, and is lost with the pool."""
    under_way: dict[Future[Counts], Chunk] = {}
    unsent: list[Chunk] = []
    with _pool(workers, job, shards) as pool:
        try:
            while True:
                while len(under_way) < _AHEAD * workers and (chunk := next(pending, None)) is not None:
                    unsent = [chunk]
                    under_way[pool.submit(_work, chunk.number, chunk.batch)] = chunk
                    unsent = []
                if not under_way:
                    return []
                finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
                for future in finished:
                    rows = future.result()
                    yield under_way.pop(future), rows
        except BrokenProcessPool:
            return [*under_way.values(), *unsent]
        except GeneratorExit:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _attempt(batch: pa.RecordBatch, job: Job, shards: Shards) -> Tables | None:
    """The rows of a batch that has a process for itself; None where that dies every time."""
    for _ in range(_ATTEMPTS):
        with _pool(1, job, shards) as pool:
            try:
                return pool.submit(_alone, batch).result()
            except BrokenProcessPool:
                continue
    return None


def _pool(workers: int, job: Job, shards: Shards) -> ProcessPoolExecutor:
    # Spawned, not forked: Arrow has threads of its own in this process.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin, (job, shards))
