"""Word lists and phrases: text files under rules/data/<family>/, one entry a line, columns separated by tabs."""

from __future__ import annotations

from pathlib import Path

from newslint import build
from newslint.kept import shelf, table

Entry = tuple[str, ...]
"""The columns of one line."""


def file(family: str, name: str) -> Path:
    """Where a list stands."""
    return build.rules() / "data" / family / name


@table
def entries(family: str, name: str) -> tuple[Entry, ...]:
    """The entries of a list, in order; blank lines and those that begin with `#` are comments."""
    return tuple([tuple(line.split("\t")) for line in _lines(family, name)])


@table
def wordset(family: str, name: str) -> frozenset[str]:
    """The first columns of a list, as a set."""
    return frozenset([line.partition("\t")[0] for line in _lines(family, name)])


@shelf
def lookup(family: str, name: str) -> dict[str, None]:
    """As `wordset`, for a long list in which few words are looked up."""
    return dict.fromkeys(wordset(family, name))


def _lines(family: str, name: str) -> list[str]:
    return [
        line
        for line in file(family, name).read_text(encoding="utf-8").splitlines()
        if line and line[0] != "#" and not line.isspace()
    ]
