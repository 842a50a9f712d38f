"""Word lists and phrases: text files under rules/data/<family>/, one entry a line, columns separated by tabs."""

from __future__ import annotations

from functools import cache
from importlib import resources

Entry = tuple[str, ...]
"""The columns of one line."""


@cache
def entries(family: str, name: str) -> tuple[Entry, ...]:
    """The entries of a list, in order; blank lines and those that begin with `#` are comments."""
    text = (resources.files("newslint.rules") / "data" / family / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def wordset(family: str, name: str) -> frozenset[str]:
    """The first columns of a list, as a set."""
    return frozenset(entry[0] for entry in entries(family, name))
