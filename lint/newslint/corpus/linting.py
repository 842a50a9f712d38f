"""One record, linted: what worker processes, Ray tasks and users' own frameworks have in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from newslint.config import Choice, Layer
from newslint.corpus.options import Options
from newslint.engine import Checked, Linter
from newslint.kinds import parse
from newslint.language import canonical
from newslint.readers import Read, reader_for
from newslint.readers.text import blocks_of
from newslint.registry import Registry, builtin
from newslint.source import Source, Span
from newslint.view import Article, Block, Scope, View
from newslint.workspace import Terms, Workspace

_BETWEEN = "\n\n"
"""What stands between title and text while an article is linted."""
_PATH = "article.txt"


class Record(NamedTuple):
    """An article of a corpus."""

    text: str
    title: str = ""
    language: str | None = None
    name: str = _PATH
    """Of a file: how it is read."""


class Field(NamedTuple):
    """A place in a record: the field, and the code points in it."""

    name: str
    span: Span


@lru_cache(maxsize=64)
def linter(options: Options, language: str | None) -> Linter:
    """What lints records of a language. Raises `UnknownRuleError`, and `DataError` for learned rules that are none."""
    choice = Choice(
        select=options.select,
        extend_select=options.extend_select,
        ignore=options.ignore,
        language=language or options.language,
        source_language=options.source_language,
    )
    said = Layer(choice, "command line")
    if not options.learned:
        return Workspace(Terms(isolated=True, command_line=said, with_figures=True)).linter(_PATH)
    learned = parse(options.learned, "learned rules", time_limit=1.0)
    for rule in learned:
        rule.family = "house"
    registry = Registry([*builtin(), *learned])
    chosen = Workspace(Terms(isolated=True, command_line=said, with_figures=True)).settings(_PATH)
    return Linter(
        registry,
        [*chosen.rules(registry)],
        language or options.language,
        options.source_language,
        with_figures=True,
    )


class Whole:
    """A record as one source: its title, if it has one, and its text."""

    def __init__(self, record: Record) -> None:
        self._title = record.title.strip()
        self._offset = len(self._title) + len(_BETWEEN) if self._title else 0
        text = f"{self._title}{_BETWEEN}{record.text}" if self._title else record.text
        self.source = Source(record.name, text.encode("utf-8", "surrogatepass"))
        self.read: Read = self._read if self._title else reader_for(record.name)

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


def check(record: Record, options: Options) -> tuple[Whole, Checked]:
    """A record and what is found in it."""
    whole = Whole(record)
    code = canonical(record.language) if record.language else None
    return whole, linter(options, code).check(whole.source, whole.read)


def recheck(whole: Whole, options: Options, language: str | None) -> Callable[[Source], Checked]:
    """What lints a record again after fixing."""
    chosen = linter(options, canonical(language) if language else None)
    return lambda source: chosen.check(source, whole.read)
