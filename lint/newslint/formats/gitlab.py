"""GitLab Code Quality: a JSON array that a merge request shows beside the lines."""

from __future__ import annotations

from hashlib import sha256
from typing import TextIO

from newslint.finding import Severity
from newslint.formats import Style, as_json, in_repository, printable
from newslint.runner import Run

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(run: Run, out: TextIO, style: Style) -> None:
    """Print a run as a Code Quality report. Its fingerprints are unique in the report, and stay where lines move."""
    report = []
    for checked in run.checked:
        path = in_repository(checked.source.path)
        for finding in checked.findings:
            (row, _), (end_row, _) = (checked.source.place(offset) for offset in finding.span)
            report.append(
                {
                    "description": printable(f"{finding.code} {finding.name}: {finding.message}"),
                    "check_name": finding.name,
                    "fingerprint": sha256(f"{path}\0{finding.code}\0{finding.fingerprint}".encode()).hexdigest(),
                    "severity": _SEVERITIES[finding.severity],
                    "location": {"path": path, "lines": {"begin": row, "end": end_row}},
                }
            )
    out.write(as_json(report) + "\n")
