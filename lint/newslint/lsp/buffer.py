"""What an editor holds of a file: its text, whether it is saved or not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lsprotocol.types import (
    PositionEncodingKind,
    Range,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
    TextDocumentItem,
)
from pygls.uris import to_fs_path

from newslint.lsp.positions import Positions
from newslint.readers import DATA, ENDINGS
from newslint.source import Source, Span

_SURROGATE = re.compile("[\ud800-\udfff]")
_KINDS = {"plaintext": "text", "restructuredtext": "rst"}
"""What editors call a kind of file, where its reader is called otherwise."""


@dataclass(frozen=True)
class Buffer:
    """One version of a text in an editor. Spans are those of its source."""

    uri: str
    version: int
    kind: str
    """What the editor takes the text for: `markdown`, `plaintext`."""
    text: str
    encoding: PositionEncodingKind

    @classmethod
    def opened(cls, item: TextDocumentItem, encoding: PositionEncodingKind) -> Buffer:
        """What an editor says that it has opened."""
        return cls(item.uri, item.version, item.language_id, item.text, encoding)

    def changed(self, version: int, changes: Iterable[TextDocumentContentChangeEvent]) -> Buffer:
        """The buffer after changes, each of which speaks of the text that the one before it left."""
        buffer = self
        for change in changes:
            text = change.text
            if isinstance(change, TextDocumentContentChangePartial):
                start, end = buffer._positions.span(change.range)
                text = buffer.text[:start] + text + buffer.text[max(start, end) :]
            buffer = replace(buffer, text=text)
        return replace(buffer, version=version)

    @cached_property
    def file(self) -> str | None:
        """The path of the file; None where it is none yet, or is not on this machine."""
        return to_fs_path(self.uri) if urlsplit(self.uri).scheme == "file" else None

    @cached_property
    def path(self) -> str:
        """What to call it: the path of the file, or a name."""
        return self.file or unquote(PurePosixPath(urlsplit(self.uri).path).name) or "article"

    @property
    def format(self) -> str | None:
        """The format of articles that the editor takes it for; None: of no article."""
        kind = _KINDS.get(self.kind, self.kind)
        return kind if kind in ENDINGS.values() and kind not in DATA else None

    @cached_property
    def source(self) -> Source:
        """It, as a file would be."""
        return Source(self.path, _SURROGATE.sub("\ufffd", self.text).encode())

    def place(self, span: Span) -> Range:
        """Where a span of the source stands in the editor."""
        return self._positions.range((span[0] + self._mark, span[1] + self._mark))

    def span(self, place: Range) -> Span:
        """The inverse of `place`."""
        start, end = self._positions.span(place)
        return (max(0, start - self._mark), max(0, end - self._mark))

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self.text, self.encoding)

    @cached_property
    def _mark(self) -> int:
        """1 where the editor counts a byte order mark as a character, as a source does not."""
        return len(self.text) - len(self.source.text)
