"""Readers: which parts of a file are prose. One module a format; the ending of a file's name chooses, or settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import PurePath

from newslint.readers._head import is_wire
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source
from newslint.view import Article

Read = Callable[[Source], list[Article]]
"""A file's articles, in the file's order. Pure; takes any text.

What cannot be read is an article with `unread`. Each reader module has `read(source, options=DEFAULTS)`.
"""

ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rst": "rst",
    ".rest": "rst",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".asc": "asciidoc",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".xml": "xml",
    ".nitf": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".xlf": "xml",
    ".xliff": "xml",
    ".tmx": "xml",
    ".po": "po",
}
"""The ending of a file's name (lower case) and its format: the module here that reads such files."""

DATA = frozenset({"json", "jsonl", "csv"})
"""Formats for data of any kind: in a folder, such a file is an article only where settings name its fields."""

_TOLD_BY_CONTENT = frozenset({".json", ".xml"})
"""Endings of wire items and feeds, and of much else: in a folder, what stands in such a file is asked."""


FORMATS = tuple(sorted(set(ENDINGS.values())))
"""The formats that newslint reads; each is a module here."""


def format_of(path: str, options: Options = DEFAULTS) -> str | None:
    """The format of a file of this name; None where neither its ending nor `options` tell."""
    ending = PurePath(path).suffix.lower()
    return options.format or (options.endings or {}).get(ending) or ENDINGS.get(ending)


def is_article(path: str, options: Options = DEFAULTS) -> bool:
    """Whether a file of this name that is met in a folder is an article."""
    name = format_of(path, options)
    if name is None or options.fields or options.format:
        return name is not None
    if PurePath(path).suffix.lower() in _TOLD_BY_CONTENT:
        return is_wire(path)
    return name not in DATA


def reader_for(path: str, options: Options = DEFAULTS, otherwise: str = "text") -> Read:
    """The reader for a file of this name; one of unknown format is read as `otherwise`."""
    module = import_module(f"newslint.readers.{format_of(path, options) or otherwise}")
    return partial(module.read, options=options)
