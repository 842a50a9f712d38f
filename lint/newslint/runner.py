"""From paths to findings, and from fixes back to files."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from time import process_time

import msgspec

from newslint import cache
from newslint.cache import Cache
from newslint.changes import Changes
from newslint.config import ConfigError
from newslint.discovery import STDIN, Discovered, Trouble, discover, reason
from newslint.engine import Checked
from newslint.finding import Safety
from newslint.fixer import Decide, Fixed, fix
from newslint.pool import Inline, Lane, Linted, Pool, Ticket, processes
from newslint.readers import Read, text
from newslint.rule import Rule
from newslint.source import Source
from newslint.workspace import Desk, Workspace

Progress = Callable[[int, int], None]
"""Told how many files are done, and of how many."""

_BATCH = 128 * 1024
"""Bytes of files that a process lints at a time."""
_POOL = 512 * 1024
"""Bytes from which starting other processes pays."""


class Run(msgspec.Struct):
    """What came of a run, file by file, in the order of their names."""

    checked: list[Checked] = []
    skipped: list[Trouble] = []
    errors: list[Trouble] = []
    known: int = 0
    """Findings that the baseline holds."""
    rules: Callable[[], Iterable[type[Rule]]] = tuple
    """All rules of the run, for those who describe them."""
    read: Read = text.read
    """What reads the files of the run, by their settings."""
    seconds: dict[str, float] = {}
    """How long each stage took (see `newslint.stages`), over all files that are not known from an earlier run."""
    timed: int = 0
    """How many those are."""
    started: float = msgspec.field(default_factory=process_time)
    """Seconds of the processor that the process had taken when the run began: for Python, imports and settings."""
    failing: bool = False
    """Whether something was found that is to fail the run."""

    def time(self, seconds: Mapping[str, float] | None) -> None:
        """Add how long the stages of a file took; None where it was not linted."""
        if seconds is not None:
            self.timed += 1
            for stage, more in seconds.items():
                self.seconds[stage] = self.seconds.get(stage, 0) + more


class Target(msgspec.Struct, frozen=True):
    """A file that was read, with the project that it lies in."""

    source: Source
    desk: Desk

    def check(self, source: Source) -> Checked:
        """Lint the file, or what fixing has made of it."""
        return self.desk.exempt(self.desk.check(source))

    def key(self) -> bytes:
        """What its findings depend on."""
        path = self.source.path
        return cache.key(self.source.data, PurePath(path).suffix.lower(), *self.desk.depends(path))


class Runner:
    """Lints and fixes files, each by the settings of its project."""

    def __init__(
        self,
        workspace: Workspace,
        *,
        stdin_filename: str | None = None,
        fail_on: str | None = None,
        changes: Changes | None = None,
        jobs: int | None = None,
        results: Cache | None = None,
    ) -> None:
        """How to go about it.

        `fail_on`: the severity from which on findings fail a run, `never`, or None for what the settings say.
        `changes`: report only what lies in changed rows. `jobs`: processes; None: as many as pay. `results`: those of
        earlier runs.
        """
        self._workspace = workspace
        self._stdin_filename = stdin_filename
        self._fail_on = fail_on
        self._changes = changes
        self._jobs = jobs
        self._results = results

    def is_article(self, path: str) -> bool:
        """Whether a file is one of those that are linted when they are met in a folder."""
        return self._workspace.is_article(path)

    def check(self, paths: Iterable[str], progress: Progress | None = None) -> Run:
        """The findings of all files, in the order of their names. What cannot be read costs only its own."""
        run = Run()
        found = self._discover(paths, run)
        lane = self._lane(found.files)
        try:
            for number, (target, linted) in enumerate(self._linted(self._targets(found, run), lane, run)):
                if progress:
                    progress(number, len(found.files))
                if linted.outcome is None:
                    run.errors.append(Trouble(target.source.path, "the process that linted it died"))
                else:
                    findings, figures = linted.outcome
                    run.time(linted.seconds)
                    checked = Checked(target.source, [], findings, figures, linted.failures, list(linted.unread))
                    self._keep(target.desk.exempt(checked), target.desk, run)
        finally:
            lane.close()
        self._conclude(run)
        return run

    def fix(
        self,
        paths: Iterable[str],
        least: Safety,
        write: Callable[[Checked, Fixed], None],
        progress: Progress | None = None,
        decide: Decide | None = None,
    ) -> Run:
        """The findings that are left in all files after fixing; `write` is handed each file that changes."""
        run = Run()
        found = self._discover(paths, run)
        for number, target in enumerate(self._usable(self._targets(found, run), run)):
            if progress:
                progress(number, len(found.files))
            before = target.check(target.source)
            fixed = fix(before, target.check, least, decide)
            if fixed.cycle:
                message = f"rules {', '.join(fixed.cycle)} undo each other's fixes: nothing written; please report it"
                run.errors.append(Trouble(target.source.path, message))
            try:
                run.time(fixed.last.seconds)
                if fixed.applied:
                    write(before, fixed)
                self._keep(fixed.last, target.desk, run, whole=True)
            except BrokenPipeError:  # no file, but whoever reads what is shown of it
                raise
            except OSError as error:
                run.errors.append(Trouble(target.source.path, f"not written: {reason(error)}"))
                self._keep(before, target.desk, run)
        self._conclude(run)
        return run

    def _discover(self, paths: Iterable[str], run: Run) -> Discovered:
        found = discover(paths, self._workspace.excludes, self._workspace.is_article)
        if self._changes:
            found.files = list(filter(self._changes.about, found.files))
        run.skipped += found.skipped
        run.errors += found.errors
        return found

    def _targets(self, found: Discovered, run: Run) -> Iterator[Target]:
        """The files that can be read and are text, each with its project."""
        for path in found.files:
            troubles = run.errors if path in found.named else run.skipped
            try:
                data = self._read(path)
            except OSError as error:
                troubles.append(Trouble(path, reason(error)))
                continue
            source = Source((self._stdin_filename or STDIN) if path == STDIN else path, data)
            if source.is_binary:
                troubles.append(Trouble(source.path, "not text but binary data"))
                continue
            try:
                desk = self._workspace.desk(source.path)
            except ConfigError as error:
                _note(error, run)
                continue
            yield Target(source, desk)

    def _read(self, path: str) -> bytes:
        if path == STDIN:
            return sys.stdin.buffer.read()
        changed = self._changes.text(path) if self._changes else None
        return Path(path).read_bytes() if changed is None else changed

    def _usable(self, targets: Iterable[Target], run: Run) -> Iterator[Target]:
        """The files whose settings can be used; one error says of each project what cannot."""
        for target in targets:
            try:
                target.desk.linter(target.source.path)
            except ConfigError as error:
                _note(error, run)
            else:
                yield target

    def _lane(self, files: Sequence[str]) -> Lane:
        jobs = self._jobs or processes()
        if jobs > 1 and (self._jobs or sum(map(_size, files)) >= _POOL):
            return Pool(min(jobs, len(files)), self._workspace) if len(files) > 1 else Inline(self._workspace)
        return Inline(self._workspace)

    def _linted(self, targets: Iterable[Target], lane: Lane, run: Run) -> Iterator[tuple[Target, Linted]]:
        """Each file with what is found in it, in order; what is known from an earlier run is not linted again."""
        under_way: deque[tuple[list[tuple[Target, Linted | None]], Ticket]] = deque()
        for batch in _batches(targets):
            known = [(target, self._known(target)) for target in batch]
            fresh = list(self._usable((target for target, linted in known if linted is None), run))
            kept = [(target, linted) for target, linted in known if linted is not None or target in fresh]
            under_way.append((kept, lane.submit([(target.source.path, target.source.data) for target in fresh])))
            if len(under_way) > lane.ahead:
                yield from self._collected(*under_way.popleft(), lane)
        while under_way:
            yield from self._collected(*under_way.popleft(), lane)

    def _known(self, target: Target) -> Linted | None:
        outcome = self._results.get(target.key()) if self._results else None
        return None if outcome is None else Linted(outcome, [])

    def _collected(
        self, batch: list[tuple[Target, Linted | None]], ticket: Ticket, lane: Lane
    ) -> Iterator[tuple[Target, Linted]]:
        fresh = iter(lane.result(ticket))
        for target, known in batch:
            linted = known or next(fresh)
            if known is None and self._results and linted.outcome and not (linted.failures or linted.unread):
                self._results.put(target.key(), linted.outcome)
            yield target, linted

    def _keep(self, checked: Checked, desk: Desk, run: Run, *, whole: bool = False) -> None:
        failures = desk.done(checked)
        run.errors += [Trouble(checked.source.path, str(trouble)) for trouble in (*checked.unread, *failures)]
        if self._changes:
            findings = [finding for finding in checked.findings if self._changes.touch(finding, checked)]
            checked = msgspec.structs.replace(checked, findings=findings)
        if not checked.findings and not whole:  # a clean file is a name: memory does not grow with what is read
            checked = msgspec.structs.replace(checked, source=Source(checked.source.path, b""))
        run.checked.append(checked)

    def _conclude(self, run: Run) -> None:
        run.checked += self._workspace.notices()
        run.known = sum(desk.baseline.hidden for desk in self._workspace.desks if desk.baseline)
        run.rules = self._workspace.rules
        run.read = self._workspace.read
        run.failing = any(self._workspace.fails(checked, self._fail_on) for checked in run.checked)


def _note(error: ConfigError, run: Run) -> None:
    trouble = Trouble(error.place, error.message)
    if trouble not in run.errors:  # one line, however many files it holds for
        run.errors.append(trouble)


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)  # noqa: PTH202  (a Path for each of 100,000 files costs more than the call)
    except OSError:
        return 0


def _batches(targets: Iterable[Target]) -> Iterator[list[Target]]:
    batch: list[Target] = []
    size = 0
    for target in targets:
        batch.append(target)
        size += len(target.source.data)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class ChangedError(OSError):
    """A file that is no longer what was linted."""


def write_atomically(path: str, old: bytes, new: bytes) -> None:
    """Put `new` in the place of `old`: all of it or nothing; mode, owner and links stay.

    No file counts as an empty one. Raises `OSError`: no permission, no room, or the file is no longer `old`.
    """
    import shutil
    import tempfile

    target = Path(path).resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".newslint")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, name)
            status = target.stat()
            with suppress(OSError, AttributeError):  # only root may give a file away
                os.chown(name, status.st_uid, status.st_gid)
        else:
            Path(name).chmod(0o666 & ~_umask())
        if (target.read_bytes() if target.exists() else b"") != old:
            raise ChangedError(0, "the file changed while newslint was at work")
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            Path(name).chmod(0o600)  # Windows keeps what may not be written
            Path(name).unlink()
        raise
