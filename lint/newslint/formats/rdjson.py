"""rdjson, the diagnostic format of reviewdog. Its columns count bytes of UTF-8, from 1."""

from __future__ import annotations

from typing import Any, TextIO

from newslint.engine import Checked
from newslint.finding import Finding, Safety
from newslint.formats import Style, as_json, in_repository, printable, rule_url
from newslint.runner import Run
from newslint.source import Source, Span


def write(run: Run, out: TextIO, style: Style) -> None:
    """Print a run as one `DiagnosticResult`."""
    result = {
        "source": {"name": "newslint", "url": "https://newslint.readthedocs.io"},
        "diagnostics": [_diagnostic(finding, checked) for checked in run.checked for finding in checked.findings],
    }
    out.write(as_json(result) + "\n")


def _diagnostic(finding: Finding, checked: Checked) -> dict[str, Any]:
    source = checked.source
    said: dict[str, Any] = {
        "message": printable("\n".join((finding.message, *finding.evidence))),
        "location": {"path": in_repository(source.path), "range": _range(source, finding.span)},
        "severity": finding.severity.value.upper(),
        "code": {"value": finding.code, "url": rule_url(finding.code)},
        "original_output": printable(f"{finding.code} {finding.message}"),
    }
    if finding.related:
        said["related_locations"] = [
            {
                "message": printable(other.message),
                "location": {"path": in_repository(source.path), "range": _range(source, other.span)},
            }
            for other in finding.related
        ]
    if finding.fix and finding.fix.safety is not Safety.SUGGESTION:
        said["suggestions"] = [
            {"range": _range(source, edit.span), "text": printable(edit.new)} for edit in finding.fix.edits
        ]
    return said


def _range(source: Source, span: Span) -> dict[str, dict[str, int]]:
    return {"start": _position(source, span[0]), "end": _position(source, span[1])}


def _position(source: Source, offset: int) -> dict[str, int]:
    row = source.place(offset).row
    before = source.text[source.line_starts[row - 1] : offset]
    return {"line": row, "column": len(before.encode("utf-8", "surrogateescape")) + 1}
