"""One record, linted: what worker processes, Ray tasks and users' own frameworks have in common."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from newslint.config import Choice, Layer, Settings
from newslint.corpus.learned import rules
from newslint.corpus.options import Options
from newslint.corpus.records import site_of
from newslint.engine import Linter
from newslint.language import canonical
from newslint.readers import Read, reader_for
from newslint.readers.text import blocks_of
from newslint.registry import Registry, builtin
from newslint.rule import Rule
from newslint.source import Source, Span
from newslint.view import Article, Block, Scope, View

_BETWEEN = "\n\n"
"""What stands between title and text while an article is linted."""
_PATH = "article.txt"


class Record(NamedTuple):
    """An article of a corpus."""

    text: str
    title: str = ""
    path: str = _PATH
    """The site as a folder, where there is one, and the name of a file: by that it is read."""


class Field(NamedTuple):
    """A place in a record: the field, and the code points in it."""

    name: str
    span: Span


@lru_cache(maxsize=4)
def _registry(learned: str) -> Registry:
    """All rules, with those that are learned. Raises `DataError`."""
    more = rules(learned) if learned else []
    for rule in more:
        rule.family = "house"
    return Registry([*builtin(), *more])


@lru_cache(maxsize=64)
def linter(options: Options, language: str | None) -> Linter:
    """What lints records of a language. Raises `UnknownRuleError`, and `DataError` for learned rules that are none."""
    choice = Choice(select=options.select, extend_select=options.extend_select, ignore=options.ignore)
    registry = _registry(options.learned)
    chosen = Settings((Layer(choice, "options"),)).rules(registry)
    return Linter(registry, chosen, language or options.language, options.source_language, with_figures=True)


def linter_of(row: Mapping[str, Any], options: Options) -> Linter:
    """What lints a record of `schema.RECORD`, by the language that it names. Raises as `linter` does."""
    return linter(options, canonical(row["language"]) if row["language"] else None)


@lru_cache(maxsize=64)
def selected(options: Options, selectors: tuple[str, ...]) -> frozenset[type[Rule]]:
    """The rules that codes, names, beginnings of codes and families stand for. Raises as `linter` does."""
    registry = _registry(options.learned)
    return frozenset(rule for selector in selectors for rule in registry.select(selector))


class Whole:
    """A record as one source: its title, if it has one, and its text."""

    def __init__(self, record: Record) -> None:
        self._title = record.title.strip()
        self._offset = len(self._title) + len(_BETWEEN) if self._title else 0
        text = f"{self._title}{_BETWEEN}{record.text}" if self._title else record.text
        self.source = Source(record.path, text.encode("utf-8", "surrogatepass"))
        self.read: Read = self._read if self._title else reader_for(record.path)

    def _read(self, source: Source) -> list[Article]:
        title = Block(Scope.TITLE, (0, len(self._title)))
        body = [
            Block(Scope.PARAGRAPH, (start + self._offset, end + self._offset))
            for _, (start, end), *_ in blocks_of(source.text[self._offset :])
        ]
        return [Article(View.whole(source.text), (title, *body))]

    def field(self, span: Span) -> Field:
        """The field that a span of the source lies in, and where in it."""
        if span[0] < self._offset:
            return Field("title", span)
        return Field("text", (span[0] - self._offset, span[1] - self._offset))


def record_of(row: Mapping[str, Any], *, titled: bool = True) -> Record:
    """A row of `schema.RECORD` as what is linted, with its title or without."""
    name, site = row["name"] or _PATH, site_of(row)
    return Record(row["text"] or "", (row["title"] or "") if titled else "", f"{site}/{name}" if site else name)


def problem(row: Mapping[str, Any], whole: Whole) -> str | None:
    """Why a row of `schema.RECORD` cannot be linted, if it cannot."""
    if row["error"] is not None or row["text"] is None:
        return row["error"] or "there is no text"
    return "not text but binary data" if whole.source.is_binary else None
