"""What a record or front matter says is right as it stands: the key `ignore` in a table `newslint`."""

from __future__ import annotations

from newslint.source import Span

IN_DATA = "newslint"
"""The table of a record, or of front matter, that speaks to newslint."""
_PATH = (IN_DATA, "ignore")


def is_ignored(path: tuple[str, ...]) -> bool:
    """Whether a value of this path names rules that are not to report anything in its article."""
    return path == _PATH


def comment(said: str, span: Span) -> tuple[str, Span]:
    """What such a value, which stands in a span of the file, would say as a comment."""
    return f"newslint-disable-article {said}", span
