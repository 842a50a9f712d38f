"""Speaks the Language Server Protocol: what an editor tells, asks and is told."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Mapping
from contextlib import suppress
from threading import Event
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

from newslint import __version__
from newslint.accepted import accept
from newslint.discovery import reason
from newslint.finding import Edit, Safety
from newslint.lsp import actions, suppressing
from newslint.lsp.buffer import Buffer
from newslint.lsp.checker import Checker, OvertakenError, Report
from newslint.lsp.diagnostics import diagnostics, elsewhere
from newslint.lsp.edits import difference, workspace_edit
from newslint.lsp.hover import hover
from newslint.lsp.inputs import GLOBS

SHORTEST, LONGEST = 0.005, 0.25
"""Seconds without a change before a text is linted again: a quarter of what linting it takes, within these bounds."""
_LOOK = 2.0
"""Seconds between looks at settings, where the editor does not say when files change."""


class _Protocol(LanguageServerProtocol):
    """pygls's, without its copies of the texts: it takes U+2028 and other marks for ends of lines, LSP does not."""

    lsp_text_document__did_open = None  # type: ignore[assignment]
    lsp_text_document__did_change = None  # type: ignore[assignment]
    lsp_text_document__did_close = None  # type: ignore[assignment]


class Open:
    """A text that is open in the editor, what is known about it, and the linting that is under way."""

    def __init__(self, buffer: Buffer) -> None:
        self.buffer = buffer
        self.report: Report | None = None
        self.task: asyncio.Task[None] | None = None
        self.overtaken = Event()
        self.hurry = asyncio.Event()

    @property
    def current(self) -> Report | None:
        """What is known about its newest version."""
        return self.report if self.report and self.report.buffer is self.buffer else None

    def give_up(self) -> None:
        """Stop the linting that is under way."""
        self.overtaken.set()
        if self.task:
            self.task.cancel()


class Server(LanguageServer):
    """The language server. Everything here runs on the event loop; rules run in the checker."""

    def __init__(self, checker: Checker) -> None:
        super().__init__("newslint", __version__, protocol_cls=_Protocol)
        self.checker = checker
        self.texts: dict[str, Open] = {}
        self.told_to_shut_down = False
        self._elsewhere: dict[str, dict[str, list[types.Diagnostic]]] = {}
        self._said: set[str] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        _register(self)

    # What the editor can do.

    def can(self, capability: str) -> bool:
        """Whether the editor has a capability."""
        return bool(get_capability(self.client_capabilities, capability, False))

    @property
    def encoding(self) -> types.PositionEncodingKind:
        """The units in which columns count."""
        return types.PositionEncodingKind(self.server_capabilities.position_encoding or "utf-16")

    def edit(self, buffer: Buffer, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        """Edits of a text, in the form that the editor takes."""
        return workspace_edit(buffer, edits, versioned=self.can("workspace.workspace_edit.document_changes"))

    # Linting.

    def background(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something without anyone waiting for it."""
        task = asyncio.ensure_future(self._safely(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _safely(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:  # a defect here is told, and costs nothing else
            self.report_server_error(error, type(error))

    def put(self, buffer: Buffer) -> None:
        """Take a new version of a text, and lint it soon."""
        text = self.texts.setdefault(buffer.uri, Open(buffer))
        text.buffer = buffer
        self.relint(text)
        for other in self.texts.values():  # what one writes in goes before a longer text that is under way
            if other.task and not other.task.done() and len(other.buffer.text) > len(buffer.text):
                self.relint(other, LONGEST)

    def relint(self, text: Open, pause: float | None = None) -> None:
        """Lint a text when it has been left alone for so many seconds; if not said, as long as befits it."""
        if pause is None:
            pause = min(LONGEST, max(SHORTEST, text.report.seconds / 4)) if text.report else 0
        text.give_up()
        text.overtaken, text.hurry = Event(), asyncio.Event()
        text.task = asyncio.ensure_future(self._safely(self._lint(text, pause)))

    def drop(self, uri: str) -> None:
        """Forget a text: the editor has closed it."""
        if text := self.texts.pop(uri, None):
            text.give_up()
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
            self._publish_elsewhere(uri, {})

    async def _lint(self, text: Open, pause: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(text.hurry.wait(), pause)
        buffer = text.buffer
        try:
            report = await self.checker.check(buffer, text.overtaken)
        except OvertakenError:
            return
        if text.buffer is not buffer or self.texts.get(buffer.uri) is not text:
            return
        spoken = report.is_article or (text.report is not None and text.report.is_article)
        text.report = report
        if not spoken:  # what there is to say about settings may stand there
            return
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(buffer.uri, diagnostics(report), buffer.version)
        )
        self._publish_elsewhere(buffer.uri, elsewhere(report))
        if report.trouble:
            self.say(f"newslint: {report.trouble}")
        if report.withheld:
            names = ", ".join(report.withheld)
            message = f"newslint: plug-ins are not used, since nobody said that this folder is trusted: {names}"
            self.say(message, types.MessageType.Info)
        for failure in report.failures:
            self.say(f"newslint: {buffer.path}: {failure}")

    def _publish_elsewhere(self, uri: str, found: dict[str, list[types.Diagnostic]]) -> None:
        """Show what there is to say about other files because of a text, and take back what there was."""
        before = self._elsewhere.pop(uri, {})
        if found:
            self._elsewhere[uri] = found
        for other in before.keys() | found.keys():
            merged = {
                (str(each.range), each.message): each
                for said in self._elsewhere.values()
                for each in said.get(other, ())
            }
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(other, list(merged.values())))

    async def current(self, uri: str) -> Report | None:
        """What is known about the newest version of a text; waits for it. None where the text changes meanwhile."""
        text = self.texts.get(uri)
        if text is None:
            return None
        buffer = text.buffer
        while text.current is None and text.buffer is buffer and text.task and not text.task.done():
            text.hurry.set()
            await asyncio.wait([text.task])
        return text.current if text.buffer is buffer else None

    async def look(self) -> None:
        """Lint anew what depends on settings that have changed."""
        for text in list(self.texts.values()):
            if await self.checker.stale(text.buffer):
                self._said.clear()
                self.relint(text)

    async def keep_looking(self) -> None:
        """Look at the settings again and again: for editors that do not say when files change."""
        while True:
            await asyncio.sleep(_LOOK)
            await self.look()

    # Telling.

    def say(self, message: str, kind: types.MessageType = types.MessageType.Error) -> None:
        """Tell the user something, once."""
        if message not in self._said:
            self._said.add(message)
            self.window_show_message(types.ShowMessageParams(kind, message))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """One line in the editor's log, no traceback."""
        message = f"newslint: {type(error).__name__}: {error}"
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, message))

    # Doing.

    async def apply(self, buffer: Buffer, edits: Iterable[Edit], label: str) -> None:
        """Have the editor change a text."""
        edit = self.edit(buffer, edits)
        await self.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label))

    async def fixes(self, report: Report) -> list[Edit]:
        """All that safe fixes change in a text."""
        before = report.checked.source.text
        return list(difference(before, await self.checker.fixed(report.buffer)))


def _register(server: Server) -> None:
    """Say what of the protocol is answered, and how."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        options = params.initialization_options
        if isinstance(options, Mapping) and options.get("trusted") is True:
            server.checker.trust()

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        server.background(server.checker.warm_up())
        if server.can("workspace.did_change_watched_files.dynamic_registration"):
            watchers = [types.FileSystemWatcher(glob) for glob in GLOBS]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            what = types.Registration("newslint.settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(types.RegistrationParams([what]))
        else:
            server.background(server.keep_looking())

    @server.feature(types.SHUTDOWN)
    def shutdown(params: None) -> None:
        server.told_to_shut_down = True
        for text in server.texts.values():
            text.give_up()
        server.checker.close()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.put(Buffer.opened(params.text_document, server.encoding))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        if text := server.texts.get(params.text_document.uri):
            server.put(text.buffer.changed(params.text_document.version, params.content_changes))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.drop(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        await server.look()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        await server.look()

    kinds = [types.CodeActionKind.QuickFix, actions.FIX_ALL_KIND]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        report = await server.current(params.text_document.uri)
        if report is None:
            return []
        only = params.context.only
        found: list[types.CodeAction] = []
        if actions.wanted(types.CodeActionKind.QuickFix, only):
            found += actions.quick_fixes(report, report.buffer.span(params.range), server.edit)
        safe = [each for each in report.checked.findings if each.fix and each.fix.safety is Safety.SAFE]
        if safe and actions.wanted(actions.FIX_ALL_KIND, only):
            if only:  # on saving, say: the edit itself; else it is not worth its while until someone takes it
                edits = await server.fixes(report)
                found += [actions.fix_all(edit=server.edit(report.buffer, edits))] if edits else []
            else:
                found.append(
                    actions.fix_all(
                        command=types.Command(actions.TITLE, actions.FIX_ALL, arguments=[report.buffer.uri])
                    )
                )
        return found

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        report = await server.current(params.text_document.uri)
        formats = get_capability(server.client_capabilities, "text_document.hover.content_format", None)
        return hover(report, params.position, formats) if report else None

    @server.command(actions.FIX_ALL)
    async def fix_all(uri: str) -> None:
        if report := await server.current(uri):
            await server.apply(report.buffer, await server.fixes(report), actions.TITLE)

    @server.command(actions.ACCEPT)
    async def accept_entry(uri: str, entry: str) -> None:
        report = await server.current(uri)
        if report and report.root:
            try:
                accept(report.root, [entry])
            except OSError as error:
                server.say(f"newslint: “{entry}” could not be accepted: {reason(error)}")
            await server.look()

    @server.command(actions.SUPPRESS)
    async def suppress_finding(uri: str, code: str, fingerprint: str) -> None:
        report = await server.current(uri)
        if report is None or report.root is None:
            return
        for finding in report.checked.findings:
            if (finding.code, finding.fingerprint) == (code, fingerprint):
                edit = await suppressing.comment(server.checker, report.buffer, report.checked, finding)
                if edit:
                    await server.apply(report.buffer, [edit], f"Suppress {code} here")
                else:
                    try:
                        suppressing.note(report.root, report.checked, finding)
                    except OSError as error:
                        server.say(f"newslint: {code} could not be suppressed: {reason(error)}")
                    await server.look()
                return
