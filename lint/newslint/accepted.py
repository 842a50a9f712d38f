"""The list of words and names that are right in a project, as they stand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newslint.config import ACCEPTED, FOLDER
from newslint.projects import accepted_in
from newslint.runner import write_atomically

_HEAD = """\
# Words and names that are right as they stand, one a line: in small letters whatever its capitals, else as written.
# `newslint accept WORD|NAME` adds to this list.
"""


def accept(root: Path, entries: Iterable[str]) -> tuple[Path, list[str]]:
    """Add entries to the list of a project; the list's file, and which of them are new. Raises `OSError`."""
    path = root / FOLDER / ACCEPTED
    path.parent.mkdir(exist_ok=True)
    old = path.read_bytes() if path.exists() else b""
    text = old.decode("utf-8-sig", "surrogateescape") or _HEAD
    known = accepted_in(text)
    new = [entry for entry in dict.fromkeys(entries) if entry not in known]
    comments = [line for line in text.splitlines() if line.startswith("#")]
    lines = [*comments, *sorted({*known, *new}, key=lambda entry: (entry.lower(), entry))]
    if new:
        write_atomically(str(path), old, ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape"))
    return path, new
