"""JSON, schema version 1: field names as in ruff's, so that existing readers work. See docs/output.md."""

from __future__ import annotations

from typing import Any, TextIO

from newslint import __version__
from newslint.engine import Checked
from newslint.finding import Edit, Finding
from newslint.formats import (
    APPLICABILITY,
    Style,
    as_json,
    by_family,
    by_file,
    by_rule,
    figures,
    filename,
    printable,
    rule_url,
)
from newslint.runner import Run
from newslint.source import Source, Span

SCHEMA_VERSION = 1


def write(run: Run, out: TextIO, style: Style) -> None:
    """Print a run as one object, sorted by file, place and code."""
    report: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "version": __version__,
        "findings": [row(finding, checked) for checked in run.checked for finding in checked.findings],
        **conclusion(run, style),
    }
    out.write(as_json(report) + "\n")


def conclusion(run: Run, style: Style) -> dict[str, Any]:
    """What there is to say about the run as a whole."""
    said: dict[str, Any] = {
        "files": len(run.checked),
        "skipped": [{"filename": filename(each.filename), "reason": each.message} for each in run.skipped],
        "errors": [{"filename": filename(each.filename), "message": each.message} for each in run.errors],
    }
    return said | (_statistics(run) if style.statistics else {})


def _statistics(run: Run) -> dict[str, Any]:
    rules = [(*tally.key.partition(" ")[::2], tally) for tally in by_rule(run)]
    return {
        "statistics": [
            {"code": code, "name": name, "count": tally.findings, "fixable": tally.fixable}
            for code, name, tally in rules
        ],
        "families": [{"family": key, "count": count, "fixable": fixable} for key, count, fixable in by_family(run)],
        "filenames": [{"filename": key, "count": count, "fixable": fixable} for key, count, fixable in by_file(run)],
        "articles": figures(run),
    }


def row(finding: Finding, checked: Checked) -> dict[str, Any]:
    """One finding as an object."""
    source = checked.source
    return {
        "filename": filename(source.path),
        "code": finding.code,
        "name": finding.name,
        "family": finding.family,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "message": printable(finding.message),
        "evidence": [printable(evidence) for evidence in finding.evidence],
        **_places(source, finding.span),
        "text": printable(source.text[slice(*finding.span)]),
        "fix": {
            "applicability": APPLICABILITY[finding.fix.safety],
            "message": printable(finding.fix.title),
            "edits": [_edit(source, edit) for edit in finding.fix.edits],
        }
        if finding.fix
        else None,
        "related": [{**_places(source, other.span), "message": printable(other.message)} for other in finding.related],
        "fingerprint": finding.fingerprint,
        "url": rule_url(finding.code),
    }


def _edit(source: Source, edit: Edit) -> dict[str, Any]:
    return {**_places(source, edit.span), "content": printable(edit.new)}


def _places(source: Source, span: Span) -> dict[str, dict[str, int]]:
    return {"location": source.place(span[0])._asdict(), "end_location": source.place(span[1])._asdict()}
