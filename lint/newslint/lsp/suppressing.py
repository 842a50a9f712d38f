"""Saying that one finding is right as it stands: in a comment of the article, or where it has none in the side file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from glob import escape
from pathlib import Path

from newslint.engine import Checked
from newslint.finding import Edit, Finding
from newslint.fixer import apply
from newslint.lsp.buffer import Buffer
from newslint.lsp.checker import Checker
from newslint.runner import write_atomically
from newslint.suppress import SIDE_FILE

_COMMENTS = {
    **dict.fromkeys(("markdown", "html", "rss", "atom", "nitf", "newsml", "xliff", "tmx"), ("<!-- ", " -->")),
    "mdx": ("{/* ", " */}"),
    "rst": (".. ", "\n"),  # a paragraph of its own
    "asciidoc": ("// ", ""),
}
"""What begins and ends a comment, by kind of file."""


async def comment(checker: Checker, buffer: Buffer, checked: Checked, finding: Finding) -> Edit | None:
    """A comment that silences a finding, and changes nothing else of what a reader sees; None where there is none.

    Where a comment may stand is the format's affair: each place is tried, and the text read again.
    """
    for edit in _places(checked, finding):
        after = await checker.recheck(buffer, apply(checked.source.text, [edit]))
        if _shape(after) == _shape(checked) and _keys(after) < _keys(checked) and _key(finding) not in _keys(after):
            return edit
    return None


def _places(checked: Checked, finding: Finding) -> Iterator[Edit]:
    source = checked.source
    begin, end = _COMMENTS.get(checked.articles[finding.article].kind, ("", ""))
    if not begin:
        return
    line_end = _line_end(source.text)
    text = f"{begin}newslint-disable-next-line {finding.code}" + end.replace("\n", line_end)
    row = source.place(finding.span[0]).row
    line = source.line(row)
    indent = line[: len(line) - len(line.lstrip())]
    start = source.line_starts[row - 1]
    if row > 1 and source.line(row - 1).strip() and end.strip():  # a line of its own might end a paragraph or a list
        above = source.line_span(row - 1)[1]
        yield Edit((above, above), f" {text}")
    yield Edit((start, start), f"{indent}{text}{line_end}")


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _shape(checked: Checked) -> list[object]:
    """What a reader sees of a file: its blocks, with their words and marks."""
    return [
        [(block.scope, article.view.text[slice(*block.span)].split()) for block in article.blocks]
        for article in checked.articles
    ]


def _key(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.fingerprint


def _keys(checked: Checked) -> set[tuple[str, str]]:
    return {_key(finding) for finding in checked.findings}


def note(root: Path, checked: Checked, finding: Finding) -> Path:
    """Say it in the side file of a project; the path of it. Raises `OSError`."""
    file = root / SIDE_FILE
    article = Path(checked.source.path).resolve().relative_to(root.resolve()).as_posix()
    text = checked.source.text[slice(*finding.span)]
    entry = {"path": escape(article), "rule": finding.code, "text": text, "fingerprint": finding.fingerprint}
    old = file.read_bytes() if file.exists() else b""
    rows = ["[[ignore]]", *(f"{key} = {_toml(value)}" for key, value in entry.items() if value)]
    before = b"" if not old else b"\n" if old.endswith(b"\n") else b"\n\n"
    write_atomically(str(file), old, old + before + ("\n".join(rows) + "\n").encode())
    return file


def _toml(text: str) -> str:
    """A basic string: JSON's, but that DEL and lone surrogates are no part of TOML."""
    clean = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    return json.dumps(" ".join(clean.split()), ensure_ascii=False).replace("\x7f", "\\u007f")
