"""An editor for tests: a real language client over standard input and output, with texts that are edited."""

from __future__ import annotations

import asyncio
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lsprotocol import converters, types
from pygls.lsp.client import LanguageClient

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def _converter() -> Any:
    """lsprotocol's, but that a code action with a command is no command."""
    converter = converters.get_converter()

    def action(given: Any, _: object) -> Any:
        kind = types.Command if isinstance(given.get("command"), str) else types.CodeAction
        return converter.structure(given, kind)

    converter.register_structure_hook(types.Command | types.CodeAction, action)
    return converter


class Editor:
    """What is needed of an editor: to open, edit, ask, and do what is offered."""

    def __init__(self) -> None:
        self.client = LanguageClient("test", "1", converter_factory=_converter)
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.history: list[types.PublishDiagnosticsParams] = []
        self.watched: list[str] = []
        self.messages: list[str] = []
        self.encoding = "utf-16"
        self._news: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        feature = self.client.protocol.fm.feature

        @feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published[params.uri] = params
            self.history.append(params)
            self._news[params.uri].set()

        @feature(types.WORKSPACE_APPLY_EDIT)
        def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            self.do_edit(params.edit)
            return types.ApplyWorkspaceEditResult(True)

        @feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams) -> None:
            for each in params.registrations:
                options = self.client.protocol._converter.unstructure(each.register_options)
                self.watched += [watcher["globPattern"] for watcher in options["watchers"]]

        @feature(types.WINDOW_SHOW_MESSAGE)
        def show(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

        @feature(types.WINDOW_LOG_MESSAGE)
        def log(params: types.LogMessageParams) -> None:
            self.messages.append(params.message)

    async def start(
        self, capabilities: types.ClientCapabilities, *arguments: str, folder: Path | None = None, options: Any = None
    ) -> types.InitializeResult:
        """Start the server, in a folder, and shake hands."""
        # -P: as the command itself does, and other than -m alone, import nothing from the folder.
        await self.client.start_io(sys.executable, "-P", "-m", "newslint", "lsp", *arguments, cwd=folder)
        result = await self.client.initialize_async(
            types.InitializeParams(capabilities, initialization_options=options)
        )
        self.client.initialized(types.InitializedParams())
        self.encoding = result.capabilities.position_encoding or "utf-16"
        return result

    async def stop(self) -> int | None:
        """End the server; its exit status."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        server = self.client._server
        assert server is not None
        status = await asyncio.wait_for(server.wait(), 10)
        await self.client.stop()  # type: ignore[no-untyped-call]
        return status

    # Editing.

    async def open(self, path: Path | str, text: str, kind: str = "plaintext") -> str:
        """Open a text and wait for what is said of it; its address."""
        uri = self.show(path, text, kind)
        await self.settled(uri)
        return uri

    def show(self, path: Path | str, text: str, kind: str = "plaintext") -> str:
        """Open a text; its address."""
        uri = path.as_uri() if isinstance(path, Path) else path
        self.texts[uri], self.versions[uri] = text, 1
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, kind, 1, text)))
        return uri

    def replace(self, uri: str, edits: Sequence[tuple[types.Range, str]]) -> None:
        """Change a text at places of the text as it is, and say so."""
        changes: list[types.TextDocumentContentChangeEvent] = []
        for place, new in sorted(edits, key=lambda edit: (edit[0].start.line, edit[0].start.character), reverse=True):
            start, end = self.offset(uri, place.start), self.offset(uri, place.end)
            text = self.texts[uri]
            self.texts[uri] = text[:start] + new + text[end:]
            changes.append(types.TextDocumentContentChangePartial(place, new))
        self.versions[uri] += 1
        identifier = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, changes))

    def type(self, uri: str, new: str, *, before: str) -> None:
        """Write something where something else stands."""
        at = self.position(uri, self.texts[uri].index(before))
        self.replace(uri, [(types.Range(at, at), new)])

    def do_edit(self, edit: types.WorkspaceEdit) -> None:
        """Do what an edit of the server says."""
        for document in edit.document_changes or ():
            assert isinstance(document, types.TextDocumentEdit)
            uri = document.text_document.uri
            assert document.text_document.version == self.versions[uri]
            self.replace(uri, [(each.range, each.new_text) for each in document.edits])  # type: ignore[union-attr]
        for uri, edits in (edit.changes or {}).items():
            self.replace(uri, [(each.range, each.new_text) for each in edits])

    # Places, counted by an implementation of its own.

    def offset(self, uri: str, position: types.Position) -> int:
        """The code point at a position."""
        codec, size = CODECS[self.encoding]
        lines = re.split("(?<=\n)|(?<=\r)(?!\n)", self.texts[uri])
        before = "".join(lines[: position.line])
        units = lines[position.line].encode(codec)
        assert position.character * size <= len(units)
        return len(before) + len(units[: position.character * size].decode(codec))

    def position(self, uri: str, offset: int) -> types.Position:
        """The inverse of `offset`."""
        codec, size = CODECS[self.encoding]
        lines = re.split("(?<=\n)|(?<=\r)(?!\n)", self.texts[uri][:offset])
        return types.Position(len(lines) - 1, len(lines[-1].encode(codec)) // size)

    def marked(self, uri: str, place: types.Range) -> str:
        """What stands at a place."""
        return self.texts[uri][self.offset(uri, place.start) : self.offset(uri, place.end)]

    def whole(self, uri: str) -> types.Range:
        """All of a text."""
        return types.Range(types.Position(0, 0), self.position(uri, len(self.texts[uri])))

    # Asking.

    async def settled(self, uri: str) -> list[types.Diagnostic]:
        """What is said of the newest version of a text."""
        return await self.until(uri, lambda params: params.version == self.versions[uri])

    async def until(self, uri: str, holds: Any, seconds: float = 20) -> list[types.Diagnostic]:
        """What is said of a file once something holds of it."""
        async with asyncio.timeout(seconds):
            while not ((params := self.published.get(uri)) and holds(params)):
                self._news[uri].clear()
                await self._news[uri].wait()
        return list(params.diagnostics)

    async def actions(
        self, uri: str, place: types.Range | str | None = None, only: Sequence[str] | None = None
    ) -> list[types.CodeAction]:
        """What is offered at a place, or where something stands, or for all of a text."""
        if isinstance(place, str):
            at = self.texts[uri].index(place)
            place = types.Range(self.position(uri, at), self.position(uri, at + len(place)))
        context = types.CodeActionContext([], only=only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), place or self.whole(uri), context)
        found = await self.client.text_document_code_action_async(params)
        return [each for each in found or () if isinstance(each, types.CodeAction)]

    async def do(self, action: types.CodeAction) -> None:
        """Take an action."""
        if action.edit:
            self.do_edit(action.edit)
        if action.command:
            params = types.ExecuteCommandParams(action.command.command, arguments=action.command.arguments)
            await self.client.workspace_execute_command_async(params)

    async def hover(self, uri: str, text: str) -> str | None:
        """What is shown where something stands."""
        at = self.position(uri, self.texts[uri].index(text))
        params = types.HoverParams(types.TextDocumentIdentifier(uri), at)
        found = await self.client.text_document_hover_async(params)
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else None
