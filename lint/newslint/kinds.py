"""Rule kinds that need no Python: a row of a TOML file says what to look for, and is a rule like any other.

    [[rule]]
    kind = "swap"
    code = "TRL901"
    name = "german-calques"
    summary = "a German idiom put into English word for word"
    why = "Machine translation keeps the picture, and the picture means nothing in English."
    severity = "info"
    fix = "unsafe"
    fix_safety = "the words may be meant"
    pairs = { "press talk" = "press conference" }
    good = ["The press conference began at ten."]
    [rule.bad]
    "The ⟦press talk⟧ began at ten." = "The press conference began at ten."

Keys that every kind takes: see `Row`. The kinds and their own keys: `Words`, `Swap`, `Match`, `Line`, `Repeat`,
`Pair`, `Limit`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from re import IGNORECASE
from typing import Any, ClassVar, Literal

import msgspec

from newslint import sheets
from newslint.document import WORD, Document
from newslint.finding import Safety, Severity
from newslint.patterns import regex, whole_words
from newslint.required import required
from newslint.rule import PROSE, Grain, Hit, Need, Rule
from newslint.source import Span
from newslint.view import Scope

REMOVE = ""
"""What replaces a line that goes."""
_LARGEST_GATE = 40
"""A longer list is quicker matched than looked for entry by entry."""
_DECORATION = " \t\u00a0\u200b-–—*#|•·>»[]():…_~="


class DataError(ValueError):
    """A rule file that cannot be used. The message names the file, the place and the mend."""


class Row(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, tag_field="kind", dict=True):
    """The keys that every kind takes."""

    code: str
    name: str
    summary: str
    why: str
    severity: Literal["error", "warning", "info"] = "warning"
    confidence: float = 0.9
    default: bool = True
    fix: Literal["safe", "unsafe", "suggestion"] | None = None
    fix_safety: str = ""
    """Why the fix is not safe."""
    languages: tuple[str, ...] = ()
    scopes: tuple[Scope, ...] = ()
    in_quotations: bool = True
    case: bool = False
    """Whether capitals matter."""
    excepted: tuple[str, ...] = msgspec.field(default=(), name="except")
    """Plain phrases inside which nothing is reported."""
    message: str = ""
    """What a finding says; `{text}` is what was found, `{new}` what would replace it. The summary if not given."""
    bad: dict[str, str] | tuple[str, ...] = ()
    """Examples with ⟦marks⟧: with the text after fixing, or without where there is no fix."""
    good: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.time_limit: float | None = None
        """Seconds that a pattern may take over one article; a `TimeoutError` then. Set by who reads the file."""
        self.reasons: dict[str, str] = {}
        """Why an entry (in small letters) should not stand there, where its list says so."""

    @cached_property
    def matcher(self) -> regex.Pattern[str]:
        """What the kind looks for: compiled when the rule first runs. Raises `regex.error`."""
        return self.whole(self.literals())

    def whole(self, phrases: Sequence[str]) -> regex.Pattern[str]:
        """A pattern for these phrases where they are whole words, in lower case unless `case` is set."""
        return whole_words(phrases if self.case else [phrase.lower() for phrase in phrases])

    def written(self, pattern: str) -> regex.Pattern[str]:
        """A pattern as the row writes it."""
        return regex.compile(pattern, 0 if self.case else IGNORECASE)

    def cased(self, document: Document) -> str:
        """The text that phrases are looked for in."""
        return document.text if self.case else document.lower

    def hits(self, document: Document) -> Iterator[tuple[Span, str | None]]:
        """What this kind finds: spans, and what would replace them."""
        raise NotImplementedError

    def literals(self) -> tuple[str, ...]:
        """Texts one of which must stand in the document, or nothing where that cannot be said."""
        return ()


class Listed(Row, kw_only=True):
    """A kind whose entries may stand in a file of their own."""

    file: str = ""
    """A list or table beside the rule (see `newslint.sheets`), whose entries are added."""

    def add(self, entries: Iterable[sheets.Entry]) -> None:
        """Take entries from a file."""
        raise NotImplementedError


class Words(Listed, tag="words", kw_only=True):
    """Words and phrases that should not stand in the text, found whole."""

    words: tuple[str, ...] = ()

    def add(self, entries: Iterable[sheets.Entry]) -> None:
        entries = tuple(entries)
        self.words += tuple(entry.bad for entry in entries)
        self.reasons |= {entry.bad.lower(): entry.why for entry in entries}

    def hits(self, document: Document) -> Iterator[tuple[Span, str | None]]:
        for found in self.matcher.finditer(self.cased(document)):
            yield found.span(), None

    def literals(self) -> tuple[str, ...]:
        return self.words


class Swap(Listed, tag="swap", kw_only=True):
    """Says one thing for another. A capital at the beginning is kept. An empty second part has no fix."""

    pairs: dict[str, str] = {}

    def add(self, entries: Iterable[sheets.Entry]) -> None:
        entries = tuple(entries)
        self.pairs |= {entry.bad: entry.good for entry in entries}
        self.reasons |= {entry.bad.lower(): entry.why for entry in entries}

    def hits(self, document: Document) -> Iterator[tuple[Span, str | None]]:
        news = {old if self.case else old.lower(): new for old, new in self.pairs.items()}
        for found in self.matcher.finditer(self.cased(document)):
            new = news[found[0]]
            if not self.case and document.text[found.start()].isupper():
                new = new[:1].upper() + new[1:]
            yield found.span(), new or None

    def literals(self) -> tuple[str, ...]:
        return tuple(self.pairs)


class Match(Row, tag="pattern", kw_only=True):
    """A regular expression of the `regex` package; `new` may use its groups (`\\1`)."""

    pattern: str
    new: str | None = None
    literal: tuple[str, ...] = ()
    """Texts (in lower case) one of which stands in whatever matches, where the pattern itself does not tell."""

    @cached_property
    def matcher(self) -> regex.Pattern[str]:
        """The pattern."""
        return self.written(self.pattern)

    def hits(self, document: Document) -> Iterator[tuple[Span, str | None]]:
        for found in self.matcher.finditer(document.text, timeout=self.time_limit):
            yield found.span(), None if self.new is None else found.expand(self.new)

    def literals(self) -> tuple[str, ...]:
        return self.literal or required(self.pattern, ignore_case=not self.case)


class Line(Row, tag="line", kw_only=True):
    """A whole line that is one of these phrases, whatever dashes, brackets or stars stand around it."""

    lines: tuple[str, ...]

    def hits(self, document: Document) -> Iterator[tuple[Span, str | None]]:
        wanted = {undecorated(line) for line in self.lines}
        for block in document.blocks:
            if undecorated(document.text[slice(*block.span)]) in wanted:
                yield block.span, REMOVE

    def literals(self) -> tuple[str, ...]:
        return tuple(undecorated(line) for line in self.lines)


class Repeat(Row, tag="repeat", kw_only=True):
    """The same word twice within so many words of one sentence; `words` limits it to some."""

    within: int = 1
    words: tuple[str, ...] = ()

    def hits(self, document: Document) -> Iterator[tuple[Span, str | None]]:
        for sentence in document.sentences:
            last: dict[str, int] = {}
            for number, word in enumerate(document.words_in(sentence)):
                key = word.text if self.case else word.text.lower()
                if (not self.words or key in self.words) and number - last.get(key, -self.within - 1) <= self.within:
                    yield word.span, None
                last[key] = number

    def literals(self) -> tuple[str, ...]:
        return self.words


class Pair(Row, tag="pair", kw_only=True):
    """One of two marks without the other in the same block."""

    open: str
    close: str

    @cached_property
    def matcher(self) -> regex.Pattern[str]:
        """Either mark."""
        return regex.compile(f"{regex.escape(self.open)}|{regex.escape(self.close)}")

    def hits(self, document: Document) -> Iterator[tuple[Span, str | None]]:
        for block in document.blocks:
            waiting: list[Span] = []
            for found in self.matcher.finditer(document.text, *block.span):
                if found[0] == self.open and (self.open != self.close or not waiting):
                    waiting.append(found.span())
                elif waiting:
                    waiting.pop()
                else:
                    yield found.span(), None
            for span in waiting:
                yield span, None

    def literals(self) -> tuple[str, ...]:
        return (self.open, self.close)


class Limit(Row, tag="limit", kw_only=True):
    """More than so many matches (of any word, unless `pattern` says) in one article, paragraph or sentence.

    The finding is the first match too many.
    """

    most: int
    per: Literal["article", "paragraph", "sentence"] = "article"
    pattern: str | None = None

    @cached_property
    def matcher(self) -> regex.Pattern[str]:
        """The pattern, or that of a word."""
        return WORD if self.pattern is None else self.written(self.pattern)

    def hits(self, document: Document) -> Iterator[tuple[Span, str | None]]:
        parts: dict[str, Callable[[], Sequence[Span]]] = {
            "article": lambda: [(0, len(document.text))],
            "paragraph": lambda: [block.span for block in document.blocks],
            "sentence": lambda: document.sentences,
        }
        for start, end in parts[self.per]():
            for number, found in enumerate(
                self.matcher.finditer(document.text, start, end, timeout=self.time_limit), 1
            ):
                if number > self.most:
                    yield found.span(), None
                    break

    def literals(self) -> tuple[str, ...]:
        return () if self.pattern is None else required(self.pattern, ignore_case=not self.case)


def undecorated(line: str) -> str:
    """A line in lower case without what pages put around it: `- ADVERTISEMENT -` is `advertisement`."""
    return " ".join(line.lower().replace("’", "'").strip(_DECORATION).split())


class DataRule(Rule):
    """A rule that is a row of data."""

    row: ClassVar[Row]

    def check(self, document: Document) -> Iterator[Hit]:
        """What the row's kind finds, minus what stands inside an excepted phrase."""
        excepted = [
            found.span()
            for phrase in self.row.excepted
            for found in regex.finditer(regex.escape(phrase.lower()), document.lower)
        ]
        message = self.row.message or self.summary
        for (start, end), new in self.row.hits(document):
            if not any(left <= start and end <= right for left, right in excepted):
                text = document.text[start:end]
                new = new if self.safety is not None else None
                said = message.replace("{text}", text).replace("{new}", new or "")
                why = self.row.reasons.get(text.lower())
                yield Hit(
                    (start, end), said, new, removes=self.covers and new == REMOVE, evidence=(why,) if why else ()
                )


class _File(msgspec.Struct, forbid_unknown_fields=True):
    rule: list[Words | Swap | Match | Line | Repeat | Pair | Limit]


def parse(text: str, path: str, time_limit: float | None = None, folder: Path | None = None) -> list[type[Rule]]:
    """The rules of a TOML file. Raises `DataError` that names the file and the place.

    `time_limit` (seconds) bounds what a pattern may take over one article; a rule raises `TimeoutError` then. `folder`
    is where the lists stand that rules name.
    """
    try:
        rows = msgspec.convert(tomllib.loads(text), _File).rule
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DataError(f"{path}: {error}") from None
    for row in rows:
        row.time_limit = time_limit
        if isinstance(row, Listed):
            _add_listed(row, path, folder)
    return [_rule(row, path) for row in rows]


def _add_listed(row: Listed, path: str, folder: Path | None) -> None:
    if row.file:
        file = Path(row.file)
        if folder is None or len(file.parts) != 1 or file.suffix.lower() not in sheets.ENDINGS:
            said = f"a {', '.join(sheets.ENDINGS[:-1])} or {sheets.ENDINGS[-1]} file in the folder of the rule"
            raise DataError(f"{path}: rule {row.code}: file: {row.file!r} is not {said}")
        try:
            row.add(sheets.read(folder / file))
        except (sheets.SheetError, OSError) as error:
            said = (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
            raise DataError(f"{path}: rule {row.code}: {row.file}: {said}") from None
    if not row.literals():
        raise DataError(f"{path}: rule {row.code}: has nothing to look for: give it `words`, `pairs` or `file`")


def _rule(row: Row, path: str) -> type[Rule]:
    if getattr(row, "pattern", None) is not None:
        try:
            _ = row.matcher
        except regex.error as error:
            raise DataError(f"{path}: rule {row.code}: pattern: {error}") from None
    literals = tuple(literal.lower() for literal in row.literals())
    whole_line = isinstance(row, Line)
    made: dict[str, Any] = {
        "row": row,
        "code": row.code,
        "name": row.name,
        "summary": row.summary,
        "severity": Severity(row.severity),
        "confidence": row.confidence,
        "default": row.default,
        "safety": Safety[row.fix.upper()] if row.fix else None,
        "languages": row.languages,
        "scopes": frozenset(row.scopes) or PROSE,
        "in_quotations": row.in_quotations,
        "grain": Grain.PASSAGE if whole_line else Grain.WORD,
        "covers": whole_line,
        "need": Need(words=literals if len(literals) <= _LARGEST_GATE else ()),
        "bad": row.bad if isinstance(row.bad, dict) else dict.fromkeys(row.bad),
        "good": row.good,
        "__doc__": f"{row.summary[:1].upper()}{row.summary[1:]}.\n\n{row.why}"
        + (f"\n\nFix safety: {row.fix_safety}" if row.fix_safety else ""),
        "__module__": __name__,
    }
    return type(row.name.title().replace("-", ""), (DataRule,), made)
