"""Suppressions: comments in the article, and `newslint.ignore.toml` for files that have no comments.

    <!-- newslint-disable-next-line TRL001, spelling -- he is called that -->
    <!-- newslint-disable PUN --> … <!-- newslint-enable PUN -->
    <!-- newslint-disable-file CHR -->

A comment without rules means all of them. Readers say `newslint-disable-article` of a record or an article whose data
name rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec

from newslint import tables
from newslint.config import ConfigError
from newslint.finding import Finding
from newslint.notices import UnusedSuppression
from newslint.patterns import compiled_re
from newslint.registry import Registry, UnknownRuleError
from newslint.source import Source, Span
from newslint.toml_places import row_of
from newslint.view import Article, Block

SIDE_FILE = "newslint.ignore.toml"

_DIRECTIVE = compiled_re(
    r"newslint-(?P<kind>disable-next-line|disable-file|disable-article|disable|enable)(?=\s|$)(?P<rules>.*?)(?:--\s*(?P<reason>.*))?",
    re.DOTALL,
)


class Suppression(msgspec.Struct):
    """One suppression: what it hides, where, and whether it did."""

    span: Span
    """Where it is written."""
    reach: Span
    """Where findings begin that it hides."""
    selectors: tuple[str, ...]
    article: int | None = None
    """The number of the article that it is about; None: the file."""
    used: bool = False
    unknown: str = ""
    codes: frozenset[str] = frozenset()

    def hides(self, finding: Finding) -> bool:
        """Whether a finding is meant."""
        if self.article not in (None, finding.article):
            return False
        return self.reach[0] <= finding.span[0] < self.reach[1] and (not self.selectors or finding.code in self.codes)


def suppressions(articles: Sequence[Article], source: Source, registry: Registry) -> list[Suppression]:
    """What the comments in the articles of a file suppress."""
    found: list[Suppression] = []
    end = len(source.text) + 1
    comments = ((number, *comment) for number, article in enumerate(articles) for comment in article.comments)
    for number, text, span in comments:
        directive = _DIRECTIVE.fullmatch(text.strip())
        if directive is None:
            continue
        selectors = tuple(name for name in re.split(r"[\s,]+", directive["rules"].strip()) if name)
        if directive["kind"] == "enable":
            for open_ in found:
                is_open = open_.reach[1] == end and 0 < open_.reach[0] <= span[0]
                if is_open and (not selectors or set(selectors) >= set(open_.selectors)):
                    open_.reach = (open_.reach[0], span[0])
            continue
        if directive["kind"] == "disable-next-line":
            reach = _next_prose(articles, source, source.place(span[1]).row)
        else:
            reach = (span[1] if directive["kind"] == "disable" else 0, end)
        article = number if directive["kind"] == "disable-article" else None
        found.append(_resolved(Suppression(span, reach, selectors, article), registry))
    return found


def _next_prose(articles: Iterable[Article], source: Source, row: int) -> Span:
    """The next line below a row in which prose stands; all lines of a translation or a field that begins there."""
    found = [
        rows
        for article in articles
        for block in article.blocks
        if (rows := _rows_below(block, source, article.view.source_span(block.span), row))
    ]
    if not found:
        return (0, 0)
    rows = min(found, key=lambda rows: rows.start)
    return (source.line_span(rows[0])[0], source.line_span(rows[-1])[1] + 1)


def _rows_below(block: Block, source: Source, span: Span, row: int) -> range:
    first, last = source.place(span[0]).row, source.place(span[1]).row
    if not block.by_line:
        return range(first, last + 1) if first > row else range(0)
    below = next((number for number in range(max(first, row + 1), last + 1) if source.line(number).strip()), None)
    return range(0) if below is None else range(below, below + 1)


def _resolved(suppression: Suppression, registry: Registry) -> Suppression:
    codes: set[str] = set()
    for selector in suppression.selectors:
        try:
            codes |= {rule.code for rule in registry.select(selector)}
        except UnknownRuleError as error:
            suppression.unknown = str(error)
    suppression.codes = frozenset(codes)
    return suppression


def suppress(findings: Iterable[Finding], given: Sequence[Suppression]) -> list[Finding]:
    """The findings that no suppression hides; those that hide something are marked as used."""
    kept: list[Finding] = []
    for finding in findings:
        hiding = [suppression for suppression in given if suppression.hides(finding)]
        for suppression in hiding:
            suppression.used = True
        if not hiding:
            kept.append(finding)
    return kept


def unused(given: Iterable[Suppression], ran: frozenset[str]) -> Iterator[Finding]:
    """A finding for each suppression that hid nothing though one of its rules was run."""
    for suppression in given:
        if suppression.unknown:
            yield _unused(suppression.span, suppression.unknown)
        elif not suppression.used and (not suppression.selectors or suppression.codes & ran):
            what = ", ".join(suppression.selectors) or "any rule"
            yield _unused(suppression.span, f"nothing here is reported by {what}")


def _unused(span: Span, message: str) -> Finding:
    rule = UnusedSuppression
    return Finding(rule.code, rule.name, rule.family, message, span, rule.severity, rule.confidence)


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    path: str
    rule: str
    text: str = ""
    fingerprint: str = ""
    reason: str = ""


class _SideTable(msgspec.Struct, forbid_unknown_fields=True):
    ignore: tuple[_Entry, ...] = ()


class SideFile(msgspec.Struct):
    """A project's `newslint.ignore.toml`: path, rule, text and fingerprint of what is right as it stands."""

    path: Path
    entries: tuple[_Entry, ...]
    codes: tuple[frozenset[str], ...]
    rows: Sequence[int]
    """Where each entry begins."""
    used: set[int] = set()
    seen: set[int] = set()

    def hides(self, finding: Finding, source: Source, relative: str) -> bool:
        """Whether a finding in a file (its path relative to the side file) is to be ignored."""
        text = " ".join(source.text[slice(*finding.span)].split())
        hidden = False
        for number, entry in enumerate(self.entries):
            meant = finding.code in self.codes[number] and fnmatchcase(relative, entry.path)
            meant = meant and entry.fingerprint in ("", finding.fingerprint)
            if meant and (not entry.text or " ".join(entry.text.split()) == text):
                self.used.add(number)
                hidden = True
        return hidden

    def saw(self, relative: str) -> None:
        """Remember that a file was linted: entries for it that hid nothing are unused."""
        self.seen |= {number for number, entry in enumerate(self.entries) if entry.path == relative}

    def unused(self, codes: frozenset[str]) -> list[Finding]:
        """A finding for each entry that hid nothing in the very file it names; patterns may be meant for others."""
        source = Source(str(self.path), self.path.read_bytes())
        found: list[Finding] = []
        for number in sorted(self.seen - self.used):
            entry = self.entries[number]
            if self.codes[number] & codes:
                message = (
                    f"{entry.rule} does not report {entry.text!r} in {entry.path}"
                    if entry.text
                    else (f"{entry.rule} reports nothing in {entry.path}")
                )
                found.append(_unused(source.line_span(self.rows[number]), message))
        return found


def side_file(path: Path, registry: Registry) -> SideFile:
    """Read a side file. Raises `ConfigError`."""
    found = tables.read(path, _SideTable)
    assert found is not None
    codes: list[frozenset[str]] = []
    rows = [found.lines.get(f"ignore.{number}", 1) for number in range(len(found.table.ignore))]
    for entry, row in zip(found.table.ignore, rows, strict=True):
        try:
            codes.append(frozenset(rule.code for rule in registry.select(entry.rule)))
        except UnknownRuleError as error:
            raise ConfigError(f"{path}:{row_of(found.text, entry.rule, row)}", str(error)) from None
    return SideFile(path, found.table.ignore, tuple(codes), rows)
