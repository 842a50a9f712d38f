"""Findings as an editor shows them."""

from __future__ import annotations

import re
from pathlib import Path

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    PositionEncodingKind,
)
from pygls.uris import from_fs_path

from newslint.finding import Finding, Severity
from newslint.formats import rule_url
from newslint.lsp.buffer import Buffer
from newslint.lsp.checker import Report

SOURCE = "newslint"
_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}
_PLACE = re.compile(r"(?P<file>.*?)(?::(?P<line>\d+))?")


def diagnostics(report: Report) -> list[Diagnostic]:
    """The findings of a report."""
    return [diagnostic(finding, report.buffer) for finding in report.checked.findings]


def diagnostic(finding: Finding, buffer: Buffer) -> Diagnostic:
    """A finding in a text, with its evidence and the other places that it speaks of."""
    return Diagnostic(
        buffer.place(finding.span),
        "\n".join((finding.message, *finding.evidence)),
        _SEVERITIES[finding.severity],
        finding.code,
        None if finding.family == "house" else CodeDescription(rule_url(finding.code)),
        SOURCE,
        related_information=[
            DiagnosticRelatedInformation(Location(buffer.uri, buffer.place(other.span)), other.message)
            for other in finding.related
        ],
    )


def elsewhere(report: Report) -> dict[str, list[Diagnostic]]:
    """What a report has to say about files of the project, by address: house rules, settings."""
    encoding = report.buffer.encoding
    found = {
        file.uri: [diagnostic(finding, file) for finding in checked.findings]
        for checked in report.notices
        for file in [_file(checked.source.path, checked.source.text, encoding)]
    }
    if report.trouble:
        place = _PLACE.fullmatch(report.trouble.place)
        path = Path(place["file"] if place else report.trouble.place)
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        file = _file(str(path), text, encoding)
        line = int(place["line"] or 1) if place else 1
        span = file.source.line_span(min(line, len(file.source.line_starts)))
        found[file.uri] = [
            Diagnostic(file.place(span), report.trouble.message, DiagnosticSeverity.Error, source=SOURCE)
        ]
    return found


def _file(path: str, text: str, encoding: PositionEncodingKind) -> Buffer:
    return Buffer(from_fs_path(str(Path(path).resolve())) or path, 0, "", text, encoding)
