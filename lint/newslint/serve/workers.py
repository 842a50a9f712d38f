"""Worker processes: one request each at a time, for a limited time."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import TimeoutError as OutOfTimeError
from http import HTTPStatus
from typing import ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from newslint.serve import work
from newslint.serve.limits import Limits
from newslint.serve.problem import ProblemError

P = ParamSpec("P")
T = TypeVar("T")


class Workers:
    """A pool that takes on only so much."""

    def __init__(self, limits: Limits, settings: work.Settings) -> None:
        self._limits = limits
        context = multiprocessing.get_context("spawn")  # forking beside the pool's threads is not safe
        self._pool = ProcessPool(limits.workers, initializer=work.begin, initargs=(settings,), context=context)
        self._under_way = 0

    async def warm(self) -> None:
        """Wait until the processes have loaded what every request needs."""
        started = [self._pool.submit(work.ready, None) for _ in range(self._limits.workers)]
        await asyncio.gather(*map(asyncio.wrap_future, started))

    async def do(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function in a worker.

        Raises `ProblemError`: its own, or that too many wait, that it took too long, that the process died over it.
        """
        if self._under_way >= self._limits.workers + self._limits.waiting:
            detail = "too many requests at once: try again in a second"
            raise ProblemError(HTTPStatus.TOO_MANY_REQUESTS, detail, {"retry-after": "1"})
        self._under_way += 1
        try:
            future = self._pool.submit(function, self._limits.seconds, *args, **kwargs)
            return await asyncio.shield(asyncio.wrap_future(future))
        except OutOfTimeError:
            detail = (
                f"it took longer than {self._limits.seconds:g} seconds: send a shorter text, or start with --seconds"
            )
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, detail) from None
        except ProcessExpired:
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "the process that worked on it died over it") from None
        finally:
            self._under_way -= 1

    def close(self) -> None:
        """End the processes, whatever they are at."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
