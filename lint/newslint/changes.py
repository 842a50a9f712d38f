"""Changed lines: which rows of which files a diff adds, so that only what is new in them is reported."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.engine import Checked
from newslint.finding import Finding
from newslint.patterns import compiled_re
from newslint.source import Source

if TYPE_CHECKING:
    from unidiff.patch import PatchedFile

Rows = frozenset[int]
_DIFF = re.compile(r"^(?:--- |diff )", re.MULTILINE)


class ChangesError(ValueError):
    """A diff that cannot be had or cannot be read."""


class Changes:
    """Added or changed rows by file. Files are told by where they lie, however they are named."""

    def __init__(self, rows: Mapping[Path, Rows | None], texts: Mapping[Path, bytes] | None = None) -> None:
        """`None` instead of rows: the whole file is new. `texts`: what the rows are of, where it is not the file."""
        self._rows = {path.resolve(): changed for path, changed in rows.items()}
        self._texts = {path.resolve(): text for path, text in (texts or {}).items()}

    @property
    def files(self) -> list[str]:
        """The files that changed and still exist, named from the current folder where they lie in it."""
        here = Path.cwd().resolve()
        return sorted(
            (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
            for path in self._rows
            if path.is_file()
        )

    def about(self, path: str) -> bool:
        """Whether anything in a file changed."""
        return Path(path).resolve() in self._rows

    def text(self, path: str) -> bytes | None:
        """What the rows of a file are of; None: the file as it stands."""
        return self._texts.get(Path(path).resolve()) if self._texts else None

    def touch(self, finding: Finding, checked: Checked) -> bool:
        """Whether a finding, or another place that it speaks of, lies in a changed row."""
        rows = self._rows.get(Path(checked.source.path).resolve(), frozenset())
        if rows is None:
            return True
        spans = [finding.span, *(other.span for other in finding.related)]
        text = checked.source.text
        return any(
            not rows.isdisjoint(range(_row(text, start), _row(text, max(start, end - 1)) + 1)) for start, end in spans
        )


def _row(text: str, offset: int) -> int:
    """The row as a diff counts: it ends with LF, and a CR alone ends none."""
    return text.count("\n", 0, offset) + 1


def from_git(revision: str | None) -> Changes:
    """What changed since the point at which the current branch left `revision`; None: what is staged.

    Files that git does not know are new in all their lines, but for what is staged. Raises `ChangesError`.
    """
    root = Path(_git("rev-parse", "--show-toplevel").strip())
    if revision is None:
        rows = dict(_rows(_git("diff", "--cached", *_PLAIN), root))
        edited = {root / name for name in _git("diff", "--name-only", "--no-relative", "-z").split("\0") if name}
        return Changes(rows, {path: _staged(path.relative_to(root)) for path in rows.keys() & edited})
    try:
        base = _git("merge-base", revision, "HEAD").strip()
    except ChangesError:
        base = _git("rev-parse", "--verify", f"{revision}^{{commit}}").strip()  # no common past: the revision itself
    changed = dict(_rows(_git("diff", *_PLAIN, base), root))
    new = _git("ls-files", "--others", "--exclude-standard", "-z", "--full-name", ":/").split("\0")
    return Changes({**changed, **{root / name: None for name in new if name}})


_PLAIN = (
    *("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative"),
    *("--src-prefix=a/", "--dst-prefix=b/"),
)
"""A diff whatever the user's git is set to."""


def _staged(path: Path) -> bytes:
    """A file as it would be committed, which is not as it stands, with the line ends that it has in the folder."""
    return _git("cat-file", "--filters", f":{path.as_posix()}").encode("utf-8", "surrogateescape")


def from_diff(data: bytes) -> Changes:
    """What a unified diff adds; its paths are relative to the current folder. Raises `ChangesError`.

    PowerShell writes what is redirected in UTF-16: a byte order mark says so.
    """
    text = Source("", data).text.replace("\r\n", "\n")
    if text.strip() and not _DIFF.search(text):
        raise ChangesError("not a unified diff: no line begins with `---` or `diff`")
    return Changes(dict(_rows(text, Path.cwd())))


def _rows(text: str, root: Path) -> Sequence[tuple[Path, Rows | None]]:
    """The rows that a diff adds, by file; of one that git takes for binary, as it does UTF-16, it does not say."""
    from unidiff.errors import UnidiffParseError
    from unidiff.patch import PatchSet

    try:
        patch = PatchSet(text)
    except UnidiffParseError as error:
        raise ChangesError(f"not a unified diff: {error}") from None
    return [
        (root / _path(file), None if file.is_binary_file else _added(file))
        for file in patch
        if not file.is_removed_file
    ]


def _added(file: PatchedFile) -> Rows:
    return frozenset(line.target_line_no or 0 for hunk in file for line in hunk if line.is_added)


_ESCAPE = compiled_re(rb'\\([abfnrtv"\\]|[0-7]{3})')
_CONTROLS = dict(zip(b"abfnrtv", b"\a\b\f\n\r\t\v", strict=True))


def _path(file: PatchedFile) -> str:
    """The path of a file in a diff; git puts one with marks or controls in it between quotes."""
    name = file.target_file
    if not (name.startswith('"') and name.endswith('"')):
        return file.path
    said = _ESCAPE.sub(_meaning, name[1:-1].encode("utf-8", "surrogateescape"))
    return said.decode("utf-8", "surrogateescape").removeprefix("b/")


def _meaning(escape: re.Match[bytes]) -> bytes:
    said = escape[1]
    return bytes([int(said, 8) if said.isdigit() else _CONTROLS.get(said[0], said[0])])


def _git(*args: str) -> str:
    import subprocess

    command = ["git", "-c", "core.quotePath=false", *args]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        raise ChangesError("git is not installed") from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ChangesError(f"git {args[0]}: {said[0] if said else 'failed'}")
    return done.stdout.decode("utf-8", "surrogateescape")
