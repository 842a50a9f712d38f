"""Chunks on one machine: worker processes, as many chunks under way as they can take, memory bounded by their number.

A worker that dies costs nothing: its chunk is done again by itself, and a record that kills a worker by itself is given
up, by name, with the rest of its chunk kept.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

import pyarrow as pa

from newslint.corpus.job import Job, Tables, joined
from newslint.corpus.shards import Shards
from newslint.corpus.sources import Chunk

_AHEAD = 2
"""Chunks under way for each worker: one at work, one in wait."""
_GARBAGE = 50_000

_job: Job
_shards: Shards


def _begin(job: Job, shards: Shards) -> None:
    global _job, _shards
    _job, _shards = job, shards
    gc.set_threshold(_GARBAGE)


def _work(number: int, batch: pa.RecordBatch) -> Tally:
    return done(_job, _shards, number, _job.run(batch))


def _alone(batch: pa.RecordBatch) -> Tables:
    return _job.run(batch)


class Tally(dict[str, int]):
    """How many rows of each table, by name."""


def done(job: Job, shards: Shards, number: int, tables: Tables) -> Tally:
    """Write a chunk's rows; how many there are."""
    shards.write(number, tables)
    return Tally({name: table.num_rows for name, table in tables.items()})


def run(chunks: Iterable[Chunk], job: Job, shards: Shards, workers: int) -> Iterator[tuple[Chunk, Tally]]:
    """Do all chunks; each, as it is done, with how many rows it gave."""
    if workers == 1:
        for chunk in chunks:
            yield chunk, done(job, shards, chunk.number, job.run(chunk.batch))
        return
    pending = iter(chunks)
    under_way: dict[Future[Tally], Chunk] = {}
    pool = _pool(workers, job, shards)
    try:
        more = True
        while more or under_way:
            while more and len(under_way) < _AHEAD * workers:
                if (new := next(pending, None)) is None:
                    more = False
                else:
                    under_way[pool.submit(_work, new.number, new.batch)] = new
            if not under_way:
                break
            finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
            broken = [future for future in finished if isinstance(future.exception(), BrokenProcessPool)]
            for future in finished:
                if future not in broken:
                    yield under_way.pop(future), future.result()
            if broken:  # all that was under way is lost with the pool
                lost = [under_way.pop(future) for future in list(under_way)]
                pool.shutdown(wait=False, cancel_futures=True)
                for chunk in lost:
                    yield chunk, done(job, shards, chunk.number, _careful(chunk.batch, job, shards))
                pool = _pool(workers, job, shards)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(workers: int, job: Job, shards: Shards) -> ProcessPoolExecutor:
    # Spawned, not forked: Arrow has threads of its own in this process.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin, (job, shards))


def _careful(batch: pa.RecordBatch, job: Job, shards: Shards) -> Tables:
    """The rows of a chunk whose worker died: done by itself, in halves where it dies again, down to the one record."""
    with _pool(1, job, shards) as pool:
        try:
            return pool.submit(_alone, batch).result()
        except BrokenProcessPool:
            pass
    if batch.num_rows == 1:
        return job.given_up(batch, "the process that linted it died")
    middle = batch.num_rows // 2
    return joined([_careful(part, job, shards) for part in (batch.slice(0, middle), batch.slice(middle))])
