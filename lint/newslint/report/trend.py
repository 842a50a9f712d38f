"""What has changed since an earlier run, whose JSON was kept."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from newslint.config import ConfigError
from newslint.discovery import reason
from newslint.engine import Checked
from newslint.finding import Finding
from newslint.formats import filename
from newslint.runner import Run
from newslint.source import Source

_Key = tuple[str, str, str]


class _Row(msgspec.Struct):
    filename: str
    code: str
    family: str
    fingerprint: str


class _Output(msgspec.Struct):
    """What is read of the JSON of a run."""

    schema_version: int
    findings: list[_Row]
    files: int


class Earlier:
    """The findings of an earlier run. A finding is known by its file, its rule and its fingerprint."""

    def __init__(self, name: str, output: _Output) -> None:
        self._name = name
        self._files = output.files
        self._families = Counter(row.family for row in output.findings)
        self._keys = {(row.filename, row.code, row.fingerprint) for row in output.findings}

    @classmethod
    def read(cls, path: Path) -> Earlier:
        """From a file that `newslint check --output-format json` wrote. Raises `ConfigError`, saying what it lacks."""
        try:
            # PowerShell writes what is redirected in UTF-16, with a byte order mark.
            output = msgspec.json.decode(Source(str(path), path.read_bytes()).text, type=_Output)
        except OSError as error:
            raise ConfigError(str(path), reason(error)) from None
        except (msgspec.DecodeError, UnicodeError) as error:
            said = str(error)
            message = f"is not what `newslint check --output-format json` writes: {said[:1].lower()}{said[1:]}"
            raise ConfigError(str(path), message) from None
        return cls(path.name, output)

    def lacks(self, finding: Finding, checked: Checked) -> bool:
        """Whether a finding was not there yet."""
        return _key(finding, checked) not in self._keys

    def trend(self, run: Run) -> dict[str, Any]:
        """How many findings are new, gone and still there, and how many each family had and has."""
        now = {_key(finding, checked) for checked in run.checked for finding in checked.findings}
        families = Counter(finding.family for checked in run.checked for finding in checked.findings)
        return {
            "earlier": self._name,
            "files": self._files,
            "new": len(now - self._keys),
            "gone": len(self._keys - now),
            "kept": len(now & self._keys),
            "families": {
                family: [self._families[family], families[family]] for family in sorted({*families, *self._families})
            },
        }


def _key(finding: Finding, checked: Checked) -> _Key:
    return (filename(checked.source.path), finding.code, finding.fingerprint)
