"""Lints what an editor holds, on a thread of its own, one text at a time.

All that is not safe to use from two threads lives here: the workspace with its rules. Whoever wants something of it
awaits a method.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from time import perf_counter
from typing import TypeVar

import msgspec
from lsprotocol.types import PositionEncodingKind

from newslint.config import ConfigError
from newslint.engine import Checked, Failure
from newslint.finding import Safety
from newslint.fixer import fix
from newslint.lsp.buffer import Buffer
from newslint.lsp.inputs import State, others, state
from newslint.readers import format_of
from newslint.rule import Rule
from newslint.source import Source
from newslint.workspace import Desk, Terms, Workspace

T = TypeVar("T")

_SAMPLE = (
    "# Boats\n\nThe ferry [aussi] left at 2,5 knots , she said: “C’est la vie, mon vieux.” Recieved [M. Durand].\n"
)


class OvertakenError(Exception):
    """A newer version of the text is there, or nobody looks at it any more: its findings are of no use."""


@dataclass(frozen=True)
class Report:
    """What is known about one version of a text."""

    buffer: Buffer
    checked: Checked
    is_article: bool = True
    rules: dict[str, type[Rule]] = field(default_factory=dict)
    """The rules of the findings, by code."""
    root: Path | None = None
    """The folder of the project; None for a text that is no file yet."""
    failures: Sequence[Failure] = ()
    withheld: Sequence[str] = ()
    """Plug-ins that the settings name, and that are not used since the folder is not trusted."""
    notices: Sequence[Checked] = ()
    """What there is to say about house rules of the project that are broken or slow, in their files."""
    trouble: ConfigError | None = None
    """Why nothing was linted: settings that cannot be used."""
    seconds: float = 0.0
    """What it took."""


class Checker:
    """Lints buffers by the settings of their projects, which are read anew when they change."""

    def __init__(self, terms: Terms, config: Path | None = None) -> None:
        self._terms = terms
        self._config = config
        self._workspace = Workspace(terms, config)
        self._unusable: ConfigError | None = None
        self._states: dict[Path, State] = {}
        self._others: dict[Path, tuple[Path, ...]] = {}
        self._thread = ThreadPoolExecutor(1, "newslint")

    def close(self) -> None:
        """Let the thread end."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _run(self, work: Callable[[], T]) -> asyncio.Future[T]:
        return asyncio.get_running_loop().run_in_executor(self._thread, work)

    def trust(self) -> None:
        """Use the plug-ins that settings name, from the next check on."""
        self._terms = msgspec.structs.replace(self._terms, trusted=True)
        self._renew()

    async def warm_up(self) -> None:
        """Load what the first article needs, before there is one."""
        sample = Buffer("untitled:sample", 0, "markdown", _SAMPLE, PositionEncodingKind.Utf16)
        await self.check(sample, Event())

    async def check(self, buffer: Buffer, overtaken: Event) -> Report:
        """The findings in a text. Raises `OvertakenError` soon after `overtaken` is set."""

        def between() -> None:
            if overtaken.is_set():
                raise OvertakenError

        return await self._run(lambda: self._check(buffer, between))

    async def recheck(self, buffer: Buffer, text: str) -> Checked:
        """What would be found in a buffer if its source had another text."""
        return await self._run(lambda: self._lint(buffer, _like(buffer.source, text)))

    async def fixed(self, buffer: Buffer) -> str:
        """The text of a source after all safe fixes."""

        def run() -> str:
            checked = self._lint(buffer, buffer.source)
            return fix(checked, lambda source: self._lint(buffer, source), Safety.SAFE).last.source.text

        return await self._run(run)

    async def stale(self, buffer: Buffer) -> bool:
        """Whether what findings depend on has changed since a text was linted."""
        folder = Path(buffer.path).resolve().parent
        return await self._run(lambda: self._states.get(folder) != self._state(folder))

    def _check(self, buffer: Buffer, between: Callable[[], None]) -> Report:
        between()
        began = perf_counter()
        nothing = Checked(buffer.source, [], [])
        try:
            self._refresh(buffer.path)
            if not self._is_article(buffer):
                return Report(buffer, nothing, is_article=False)
            desk = self._desk(buffer)
            checked = self._lint(buffer, buffer.source, between)
            failures = desk.done(checked)
        except ConfigError as error:
            return Report(buffer, nothing, trouble=error)
        return Report(
            buffer,
            checked,
            rules={finding.code: desk.registry.find(finding.code) for finding in checked.findings},
            root=desk.project.root if buffer.file else None,
            failures=failures,
            withheld=[plugin.name for plugin in desk.project.withheld],
            notices=tuple(desk.notices(exemptions=False)),
            seconds=perf_counter() - began,
        )

    def _is_article(self, buffer: Buffer) -> bool:
        """Whether it is to be linted: as on a walk, or since the editor takes it for an article where nothing tells."""
        if self._workspace.excludes(Path(buffer.path)):
            return False
        return self._workspace.is_article(buffer.path) or (format_of(buffer.path) is None and bool(buffer.format))

    def _refresh(self, path: str) -> None:
        """Read the settings of a file anew where they have changed. Raises `ConfigError`."""
        folder = Path(path).resolve().parent
        before = self._states.get(folder)
        if before == self._state(folder):
            if self._unusable:
                raise self._unusable
            return
        try:
            if before is not None:
                self._states.clear()
                self._renew()
            self._others[folder] = tuple(others(self._workspace.project(path)))
        finally:  # what cannot be used is not tried again before it changes
            self._states[folder] = self._state(folder)

    def _renew(self) -> None:
        try:
            self._workspace, self._unusable = Workspace(self._terms, self._config), None
        except ConfigError as error:
            self._unusable = error
            raise

    def _state(self, folder: Path) -> State:
        return state(folder, (*([self._config] if self._config else ()), *self._others.get(folder, ())))

    def _desk(self, buffer: Buffer) -> Desk:
        return self._workspace.desk(buffer.path)

    def _lint(self, buffer: Buffer, source: Source, between: Callable[[], None] | None = None) -> Checked:
        desk = self._desk(buffer)
        read = desk.reader(buffer.path, buffer.format or "text")
        return desk.exempt(desk.linter(buffer.path).check(source, read, between))


def _like(source: Source, text: str) -> Source:
    return Source(source.path, source.encode(text))
