"""Many files at once: worker processes that lint batches of files, each with a workspace of its own.

A worker that dies takes no other file with it: its batch is linted again, file by file, and only a file that kills a
worker twice is given up, by name.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from newslint.cache import Outcome
from newslint.engine import Failure
from newslint.source import Source
from newslint.workspace import Terms, Workspace

if TYPE_CHECKING:  # what only a pool needs is imported when one starts
    from concurrent.futures import Future, ProcessPoolExecutor

File = tuple[str, bytes]
"""A path and what stands in the file."""


class Linted(NamedTuple):
    """What a worker says of one file; no outcome: the worker died over it."""

    outcome: Outcome | None
    failures: list[Failure]
    unread: Sequence[str] = ()
    seconds: Mapping[str, float] | None = None
    """How long each stage took, where statistics are wanted; None: what is known from an earlier run."""


def lint(workspace: Workspace, files: Sequence[File]) -> list[Linted]:
    """Lint files one after the other."""
    done: list[Linted] = []
    for path, data in files:
        checked = workspace.check(Source(path, data))
        outcome = Outcome(checked.findings, checked.figures)
        done.append(Linted(outcome, checked.failures, checked.unread, checked.seconds))
    return done


def processes() -> int:
    """How many processes this machine has a processor for."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_MOST_ON_WINDOWS = 61
"""Processes that can be waited for at once there."""
_workspace: Workspace


def _begin(terms: Terms, config: Path | None) -> None:
    global _workspace
    _workspace = Workspace(terms, config)


def _batch(files: Sequence[File]) -> list[Linted]:
    return lint(_workspace, files)


_FIRST = b"""Ferry ran aground

MARSEILLE, Oct. 3 - A ferry with 112 people on board ran aground on Tuesday, the coast guard said. "Nobody was hurt,"
its spokesman Mr. Delorme told reporters at 9.30 a.m., adding that the sea was calm and the
captainn had been heard. (Reporting by Ana Lind; editing by Tom Ray)

Read more: How the port has changed
"""
"""An article that has most rules load what they need, for all workers at once, and keep it for the next run."""


class Ticket(NamedTuple):
    """A batch that was handed in."""

    files: Sequence[File]
    future: Future[list[Linted]] | None


class Lane(Protocol):
    """A way of getting batches linted."""

    ahead: int
    """How many batches may be under way while another is waited for."""

    def submit(self, files: Sequence[File]) -> Ticket:
        """Hand in a batch."""
        ...

    def result(self, ticket: Ticket) -> list[Linted]:
        """Wait for what came of a batch."""
        ...

    def close(self) -> None:
        """Let go of what is held; batches that are not begun are not done."""
        ...


class Inline:
    """In this process."""

    ahead = 0

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def submit(self, files: Sequence[File]) -> Ticket:
        """Hand in a batch."""
        return Ticket(files, None)

    def result(self, ticket: Ticket) -> list[Linted]:
        """What came of it."""
        return lint(self._workspace, ticket.files)

    def close(self) -> None:
        """Nothing is held."""


class Pool:
    """In worker processes."""

    def __init__(self, jobs: int, workspace: Workspace) -> None:
        self._jobs = min(jobs, _MOST_ON_WINDOWS) if sys.platform == "win32" else jobs
        self.ahead = 2 * self._jobs
        self._workspace = workspace
        self._executor: ProcessPoolExecutor | None = None

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        import multiprocessing
        import threading
        from concurrent.futures import ProcessPoolExecutor

        # A forked worker has what is loaded already; forking beside threads is not safe, nor to be had everywhere.
        forks = sys.platform == "linux" and threading.active_count() == 1
        if forks:
            lint(self._workspace, [("article.txt", _FIRST)])
        context = multiprocessing.get_context("fork" if forks else "spawn")
        return ProcessPoolExecutor(jobs, context, _begin, (self._workspace.terms, self._workspace.config))

    def submit(self, files: Sequence[File]) -> Ticket:
        """Hand in a batch. The workers start with the first that has a file in it."""
        from concurrent.futures import BrokenExecutor

        if not files:
            return Ticket(files, None)
        try:
            self._executor = self._executor or self._start(self._jobs)
            return Ticket(files, self._executor.submit(_batch, files))
        except BrokenExecutor:
            self._executor = self._start(self._jobs)
            return Ticket(files, self._executor.submit(_batch, files))

    def result(self, ticket: Ticket) -> list[Linted]:
        """What came of a batch."""
        from concurrent.futures import BrokenExecutor

        if ticket.future is None:
            return []
        try:
            return ticket.future.result()
        except BrokenExecutor:
            return [self._alone(file) for file in ticket.files]

    def _alone(self, file: File) -> Linted:
        """One file in a worker of its own."""
        from concurrent.futures import BrokenExecutor

        with self._start(1) as executor:
            try:
                return executor.submit(_batch, [file]).result()[0]
            except BrokenExecutor:
                return Linted(None, [])

    def close(self) -> None:
        """End the workers."""
        if self._executor:
            self._executor.shutdown(wait=False, cancel_futures=True)
