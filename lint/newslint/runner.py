"""From paths to findings, and from fixes back to files."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from newslint.changes import Changes
from newslint.config import ConfigError
from newslint.discovery import STDIN, Trouble, discover, reason
from newslint.engine import Checked
from newslint.finding import Safety
from newslint.fixer import Fixed, fix
from newslint.readers import reader_for
from newslint.rule import Rule
from newslint.source import Source
from newslint.workspace import Workspace

Progress = Callable[[int, int], None]
"""Told how many files are done, and of how many."""


@dataclass
class Run:
    """What came of a run, file by file, in the order of their names."""

    checked: list[Checked] = field(default_factory=list)
    skipped: list[Trouble] = field(default_factory=list)
    errors: list[Trouble] = field(default_factory=list)
    known: int = 0
    """Findings that the baseline holds."""
    rules: dict[str, type[Rule]] = field(default_factory=dict)
    """The rules of the findings, by code."""
    failing: bool = False
    """Whether something was found that is to fail the run."""


@dataclass(frozen=True)
class Target:
    """A file with what is needed to lint it and lint it again."""

    source: Source
    check: Callable[[Source], Checked]


class Runner:
    """Lints and fixes files, each by the settings of its project."""

    def __init__(
        self,
        workspace: Workspace,
        stdin_filename: str | None = None,
        fail_on: str | None = None,
        changes: Changes | None = None,
    ) -> None:
        """`fail_on`: the severity from which on findings fail a run, `never`, or None for what the settings say.

        `changes`: report only what lies in changed rows.
        """
        self._changes = changes
        self._workspace = workspace
        self._fail_on = fail_on
        self._stdin_filename = stdin_filename

    def check(self, paths: Iterable[str], progress: Progress | None = None) -> Run:
        """The findings of all files. What cannot be read costs only its own."""
        run = Run()
        for target in self._targets(paths, run, progress):
            self._keep(target.check(target.source), run)
        self._conclude(run)
        return run

    def fix(
        self,
        paths: Iterable[str],
        least: Safety,
        write: Callable[[Checked, Fixed], None],
        progress: Progress | None = None,
    ) -> Run:
        """The findings that are left in all files after fixing; `write` is handed each file that changes."""
        run = Run()
        for target in self._targets(paths, run, progress):
            before = target.check(target.source)
            fixed = fix(before, target.check, least)
            if fixed.cycle:
                message = f"rules {', '.join(fixed.cycle)} undo each other's fixes: nothing written; please report it"
                run.errors.append(Trouble(target.source.path, message))
            try:
                if fixed.applied:
                    write(before, fixed)
                self._keep(fixed.last, run)
            except OSError as error:
                run.errors.append(Trouble(target.source.path, f"not written: {reason(error)}"))
                self._keep(before, run)
        self._conclude(run)
        return run

    def _conclude(self, run: Run) -> None:
        run.checked += self._workspace.notices()
        run.known = sum(desk.baseline.hidden for desk in self._workspace.desks if desk.baseline)
        codes = {finding.code for checked in run.checked for finding in checked.findings}
        run.rules = {rule.code: rule for rule in self._workspace.rules() if rule.code in codes}
        run.failing = any(self._workspace.fails(checked, self._fail_on) for checked in run.checked)

    def _keep(self, checked: Checked, run: Run) -> None:
        if self._changes:
            findings = [finding for finding in checked.findings if self._changes.touch(finding, checked)]
            run.checked.append(replace(checked, findings=findings))
        else:
            run.checked.append(checked)
        failures = self._workspace.desk(checked.source.path).done(checked)
        run.errors += [Trouble(checked.source.path, str(failure)) for failure in failures]

    def _targets(self, paths: Iterable[str], run: Run, progress: Progress | None) -> Iterable[Target]:
        paths = list(paths)
        found = discover(paths, self._workspace.excludes)
        run.skipped += found.skipped
        run.errors += found.errors
        named = set(paths)
        for number, path in enumerate(found.files):
            if progress:
                progress(number, len(found.files))
            try:
                data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
            except OSError as error:
                (run.errors if path in named else run.skipped).append(Trouble(path, reason(error)))
                continue
            source = Source((self._stdin_filename or STDIN) if path == STDIN else path, data)
            if source.is_binary:
                (run.errors if path in named else run.skipped).append(Trouble(source.path, "not text but binary data"))
                continue
            read = reader_for(source.path)
            try:
                linter = self._workspace.linter(source.path)
            except ConfigError as error:
                trouble = Trouble(error.place, error.message)
                run.errors += [trouble] if trouble not in run.errors else []
                continue
            yield Target(source, partial(linter.check, read=read))


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
            os.unlink(name)  # noqa: PTH108
        raise
