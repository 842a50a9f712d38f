"""Readers: which parts of a file are prose. One module a kind of file; the ending of the name chooses."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from newslint.source import Source
from newslint.view import Article

Read = Callable[[Source], list[Article]]
"""What each reader module calls `read`: a file's articles, in the file's order. Pure; takes any text."""

ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The ending of a file's name (lower case) and the module here that reads such files."""


def reader_for(path: str) -> Read:
    """The reader for a file of this name; files of an unknown kind are read as plain text."""
    name = ENDINGS.get(PurePath(path).suffix.lower(), "text")
    read: Read = import_module(f"newslint.readers.{name}").read
    return read
