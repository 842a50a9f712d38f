"""Paths to fields of nested data: `title`, `body.text` (lists are passed through), `media.*.caption`, `**.alt`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache


@cache
def _pattern(paths: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_translated(path.split(".")) for path in paths) or r"(?!)")


def _translated(keys: Sequence[str]) -> str:
    parts = ["(?:[^\0]*\0)*" if key == "**" else "[^\0]*\0" if key == "*" else re.escape(key) + "\0" for key in keys]
    return "".join(parts)


def chosen(path: Sequence[str], paths: tuple[str, ...]) -> bool:
    """Whether a field, whose keys from the top are `path`, is one of those that `paths` name."""
    return _pattern(paths).fullmatch("".join(f"{key}\0" for key in path)) is not None
