"""SARIF 2.1.0, for code scanning: findings with their rules, fixes and fingerprints."""

from __future__ import annotations

import inspect
from pathlib import PurePath
from typing import Any, TextIO
from urllib.parse import quote

from newslint import __version__
from newslint.engine import Checked
from newslint.finding import Edit, Finding, Safety, Severity
from newslint.formats import Style, as_json, filename, in_repository, printable, rule_url
from newslint.rule import Rule
from newslint.runner import Run
from newslint.source import Source, Span

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(run: Run, out: TextIO, style: Style) -> None:
    """Print a run as one SARIF log. Columns count code points."""
    codes = sorted({finding.code for checked in run.checked for finding in checked.findings})
    index = {code: number for number, code in enumerate(codes)}
    rules = {rule.code: rule for rule in run.rules()} if codes else {}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "newslint",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "informationUri": "https://newslint.readthedocs.io",
                        "rules": [_rule(code, rules.get(code)) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(finding, checked, index) for checked in run.checked for finding in checked.findings
                ],
                "invocations": [
                    {
                        "executionSuccessful": not run.errors,
                        "toolExecutionNotifications": [
                            {
                                "level": level,
                                "message": {"text": printable(f"{filename(each.filename)}: {each.message}")},
                            }
                            for level, troubles in (("error", run.errors), ("note", run.skipped))
                            for each in troubles
                        ],
                    }
                ],
            }
        ],
    }
    out.write(as_json(log) + "\n")


def _rule(code: str, rule: type[Rule] | None) -> dict[str, Any]:
    described: dict[str, Any] = {"id": code, "helpUri": rule_url(code)}
    if rule is not None:
        described |= {
            "name": rule.name,
            "shortDescription": {"text": rule.summary},
            "fullDescription": {"text": inspect.cleandoc(rule.whole().__doc__ or rule.summary)},
            "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
            "properties": {"tags": [rule.family], "precision": _precision(rule.confidence)},
        }
    return described


def _precision(confidence: float) -> str:
    """The words that code scanning has for it."""
    return next(
        word
        for least, word in ((0.95, "very-high"), (0.85, "high"), (0.6, "medium"), (0.0, "low"))
        if confidence >= least
    )


def _result(finding: Finding, checked: Checked, index: dict[str, int]) -> dict[str, Any]:
    source = checked.source
    said: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": printable("\n".join((finding.message, *finding.evidence)))},
        "locations": [{"physicalLocation": _location(source, finding.span, snippet=True)}],
        "partialFingerprints": {"newslint/v1": finding.fingerprint},
        "properties": {"confidence": finding.confidence},
    }
    if finding.related:
        said["relatedLocations"] = [
            {"physicalLocation": _location(source, other.span), "message": {"text": printable(other.message)}}
            for other in finding.related
        ]
    if finding.fix and finding.fix.safety is not Safety.SUGGESTION:
        said["fixes"] = [
            {
                "description": {"text": printable(finding.fix.title)},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": _uri(source.path)},
                        "replacements": [_replacement(source, edit) for edit in finding.fix.edits],
                    }
                ],
            }
        ]
    return said


def _location(source: Source, span: Span, *, snippet: bool = False) -> dict[str, Any]:
    region: dict[str, Any] = _region(source, span)
    if snippet:
        region["snippet"] = {"text": printable(source.text[slice(*span)])}
    return {"artifactLocation": {"uri": _uri(source.path)}, "region": region}


def _replacement(source: Source, edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": printable(edit.new)}}


def _region(source: Source, span: Span) -> dict[str, Any]:
    (row, column), (end_row, end_column) = (source.place(offset) for offset in span)
    return {"startLine": row, "startColumn": column, "endLine": end_row, "endColumn": end_column}


def _uri(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(in_repository(path))
