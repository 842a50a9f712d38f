"""What an editor shows where the pointer rests on a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position, Range

from newslint.finding import Finding
from newslint.formats import rule_url
from newslint.lsp.checker import Report
from newslint.page import page


def hover(report: Report, position: Position, formats: Sequence[MarkupKind] | None = None) -> Hover | None:
    """The findings at a place, each with the page of its rule; `formats` are those that the editor can show."""
    buffer = report.buffer
    at = buffer.span(Range(position, position))[0]
    here = [finding for finding in report.checked.findings if finding.span[0] <= at <= finding.span[1]]
    if not here:
        return None
    kind = MarkupKind.Markdown if formats is None or MarkupKind.Markdown in formats else MarkupKind.PlainText
    text = "\n\n---\n\n".join("\n".join(_lines(finding, report)) for finding in here)
    return Hover(MarkupContent(kind, text), buffer.place(here[0].span))


def _lines(finding: Finding, report: Report) -> Iterator[str]:
    yield f"**{finding.severity.value}**: {finding.message}"
    for evidence in finding.evidence:
        yield f"- {evidence}"
    yield ""
    yield from page(report.rules[finding.code])
    if finding.family != "house":
        yield ""
        yield f"<{rule_url(finding.code)}>"
