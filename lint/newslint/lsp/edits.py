"""Changes of a text as an editor takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lsprotocol.types import (
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)
from rapidfuzz.distance import Levenshtein, Postfix, Prefix

from newslint.finding import Edit
from newslint.lsp.buffer import Buffer


def workspace_edit(buffer: Buffer, edits: Iterable[Edit], *, versioned: bool) -> WorkspaceEdit:
    """Edits of one text. `versioned`: the editor can refuse them when it has a newer version."""
    given = [TextEdit(buffer.place(edit.span), edit.new) for edit in edits]
    if not versioned:
        return WorkspaceEdit(changes={buffer.uri: given})
    document = OptionalVersionedTextDocumentIdentifier(buffer.uri, buffer.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(document, given)])


def difference(old: str, new: str) -> Iterator[Edit]:
    """Small edits that make one text of another, line by line: cursors and folds elsewhere stay where they are."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    for changed, steps in groupby(Levenshtein.opcodes(before, after), lambda step: step.tag != "equal"):
        if not changed:
            continue
        together = list(steps)  # what touches is one edit: two at one place have no order
        first, last = together[0], together[-1]
        start, end = starts[first.src_start], starts[last.src_end]
        text = "".join(after[first.dest_start : last.dest_end])
        head = Prefix.similarity(old[start:end], text)
        head -= _splits(old, start + head) or _splits(text, head)
        start, text = start + head, text[head:]
        tail = Postfix.similarity(old[start:end], text)
        tail -= _splits(old, end - tail) or _splits(text, len(text) - tail)
        yield Edit((start, end - tail), text[: len(text) - tail])


def _splits(text: str, offset: int) -> bool:
    """Whether this is the middle of CRLF, which is no place in an editor."""
    return text[max(0, offset - 1) : offset + 1] == "\r\n"
