"""Output formats: one module each, whose `write(run, out, style)` prints a whole run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath
from typing import Any, NamedTuple, TextIO

import msgspec

from newslint import plugins
from newslint.discovery import slashed
from newslint.engine import Checked
from newslint.finding import Finding, Safety
from newslint.patterns import compiled_re
from newslint.runner import Run

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown")
"""Each is a module of this package with a function `write(run, out, style)`."""

APPLICABILITY = {Safety.SAFE: "safe", Safety.UNSAFE: "unsafe", Safety.SUGGESTION: "display"}
"""What programs call how far a fix can be trusted."""
_SURROGATE = compiled_re("[\ud800-\udfff]")


def writer(name: str) -> Callable[[Run, TextIO, Style], None]:
    """What prints a run in a format: newslint's own, or a plug-in's. Raises `PluginError`."""
    found: Any = import_module(f"newslint.formats.{name}") if name in FORMATS else plugins.load("formats", name)
    write: Callable[[Run, TextIO, Style], None] = found.write
    return write


class Style(msgspec.Struct, frozen=True):
    """What a user asked for besides a format."""

    colour: bool = False
    statistics: bool = False


def figures(run: Run) -> list[dict[str, Any]]:
    """What was measured of each article: its language, its words, and what rules say of it."""
    return [
        {"filename": filename(checked.source.path), "article": number, "figures": measured}
        for checked in run.checked
        for number, measured in enumerate(checked.figures)
    ]


def as_json(value: Any) -> str:
    """A value as `json.dumps` writes it with an indent of one, some fifty times as fast."""
    try:
        return msgspec.json.format(msgspec.json.encode(value), indent=1).decode()
    except UnicodeEncodeError:  # a message names a file whose name is no UTF-8
        import json

        return json.dumps(value, ensure_ascii=False, indent=1)


def rule_url(code: str) -> str:
    """The page of a rule in the documentation."""
    return f"https://newslint.readthedocs.io/en/latest/rules/{code}/"


def filename(path: str) -> str:
    """A path as it is printed: `/` on every system."""
    return printable(slashed(path))


def in_repository(path: str) -> str:
    """A path as the hosts of repositories write it: no `./` before it."""
    return PurePosixPath(filename(path)).as_posix()


def printable(text: str) -> str:
    """Text that any UTF-8 stream takes: a byte that was no UTF-8 becomes U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


class Tally(NamedTuple):
    """How often something reports or is reported, and how much of it `newslint fix` mends."""

    key: str
    findings: int
    fixable: int


def tally(run: Run, key: Callable[[Finding, Checked], str]) -> list[Tally]:
    """Findings counted by what `key` says of them, the most frequent first."""
    counts: Counter[str] = Counter()
    fixable: Counter[str] = Counter()
    for checked in run.checked:
        for finding in checked.findings:
            said = key(finding, checked)
            counts[said] += 1
            fixable[said] += finding.fix is not None and finding.fix.safety is Safety.SAFE
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Tally(said, count, fixable[said]) for said, count in ordered]


def by_rule(run: Run) -> list[Tally]:
    """Findings by rule."""
    return tally(run, lambda finding, _: f"{finding.code} {finding.name}")


def by_family(run: Run) -> list[Tally]:
    """Findings by family of rules."""
    return tally(run, lambda finding, _: finding.family)


def by_file(run: Run) -> list[Tally]:
    """Findings by file."""
    return tally(run, lambda _, checked: filename(checked.source.path))
