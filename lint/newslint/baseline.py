"""The baseline: findings that a project had when it began, which are not reported until they change.

`.newslint-baseline.json` stands beside the settings. An entry is a rule and the fingerprint of a finding (its sentence,
not its line), so that it survives lines that move and edits elsewhere. One entry a line, sorted: changes merge.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from newslint.config import ConfigError
from newslint.finding import Finding
from newslint.notices import StaleBaselineEntry
from newslint.source import Source

FILE = ".newslint-baseline.json"
SCHEMA_VERSION = 1
_EXCERPT = 60

Entries = Mapping[str, Mapping[str, str]]
"""By file (relative to the baseline): rule and fingerprint, and the beginning of what was found."""


class _Table(msgspec.Struct, forbid_unknown_fields=True):
    schema_version: int
    files: dict[str, dict[str, str]]


class Baseline:
    """A project's baseline, and which of its entries were met."""

    def __init__(self, path: Path, entries: Entries) -> None:
        self.path = path
        self.entries = entries
        self.hidden = 0
        """Findings that were not reported."""
        self._met: set[tuple[str, str]] = set()
        self._seen: set[str] = set()

    def hides(self, finding: Finding, source: Source, relative: str) -> bool:
        """Whether a finding in a file (its path relative to the baseline) was there before."""
        key = _key(finding)
        if key not in self.entries.get(relative, {}):
            return False
        self.hidden += (relative, key) not in self._met
        self._met.add((relative, key))
        return True

    def saw(self, relative: str) -> None:
        """Remember that a file was linted: its entries that were not met are stale."""
        self._seen.add(relative)

    def stale(self, codes: frozenset[str]) -> list[tuple[str, str]]:
        """File and key of the entries that were not met though their file was linted by their rule."""
        return sorted(
            (file, key)
            for file in self._seen & self.entries.keys()
            for key in self.entries[file]
            if (file, key) not in self._met and key.split()[0] in codes
        )

    def unused(self, codes: frozenset[str]) -> list[Finding]:
        """A finding in the baseline for each of its stale entries."""
        import json

        text = Source(str(self.path), self.path.read_bytes()).text
        rule = StaleBaselineEntry
        found: list[Finding] = []
        for file, key in self.stale(codes):
            at = max(0, text.find(json.dumps(key), max(0, text.find(json.dumps(file, ensure_ascii=False)))))
            message = f"{key.split()[0]} no longer reports this in {file}: `newslint baseline prune` takes it out"
            span = (at, at + len(key) + 2)
            found.append(Finding(rule.code, rule.name, rule.family, message, span, rule.severity, rule.confidence))
        return found


def _key(finding: Finding) -> str:
    return f"{finding.code} {finding.fingerprint}"


def entries_of(findings: Iterable[Finding], source: Source) -> dict[str, str]:
    """The entries for a file's findings."""
    return {_key(finding): " ".join(source.text[slice(*finding.span)].split())[:_EXCERPT] for finding in findings}


def load(path: Path) -> Baseline:
    """Read a baseline. Raises `ConfigError`."""
    try:
        table = msgspec.json.decode(path.read_bytes().removeprefix(codecs.BOM_UTF8), type=_Table)
    except msgspec.DecodeError as error:
        raise ConfigError(str(path), f"{error}: `newslint baseline write` makes it anew") from None
    if table.schema_version != SCHEMA_VERSION:
        raise ConfigError(str(path), f"schema version {table.schema_version} is not {SCHEMA_VERSION}")
    return Baseline(path, table.files)


def dump(entries: Entries) -> bytes:
    """A baseline as it stands in its file; files without entries are left out."""
    import json

    kept = {file: dict(sorted(found.items())) for file, found in sorted(entries.items()) if found}
    text = json.dumps({"schema_version": SCHEMA_VERSION, "files": kept}, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "replace")
