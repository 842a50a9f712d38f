"""Annotations for GitHub Actions.

GitHub shows at most ten errors, ten warnings and ten notices of a step: the worst are printed, and where some are left
out, a notice says how many. A job's summary takes a megabyte.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import TextIO

from newslint.engine import Checked
from newslint.finding import Finding, Severity
from newslint.formats import Style, in_repository, markdown, printable
from newslint.runner import Run

MOST = 10
"""Annotations of one kind that GitHub shows for a step."""
MOST_SUMMARY = 1000 * 1024
"""Bytes that GitHub takes as the summary of a step, less some for what other commands of the step write."""
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(run: Run, out: TextIO, style: Style) -> None:
    """Print the worst findings as annotations, and how many there are besides."""
    found = [(finding, checked) for checked in run.checked for finding in checked.findings]
    left = 0
    for severity in Severity:
        of_kind = [pair for pair in found if pair[0].severity is severity]
        most = MOST - 1 if severity is Severity.INFO else MOST  # one notice is kept for the summary
        out.writelines(_annotation(finding, checked) + "\n" for finding, checked in _worst(of_kind)[:most])
        left += max(0, len(of_kind) - most)
    if left:
        out.write(f"::notice title=newslint::and {left} more findings: run newslint where you see them all\n")


def summary(run: Run, style: Style, most: int = MOST_SUMMARY) -> str:
    """The summary of a job, in Markdown: of what GitHub has no room for, how much is left out.

    `most`: bytes that it may take.
    """
    out = StringIO()
    markdown.write(run, out, style)
    page = out.getvalue()
    if len(page.encode()) <= most:
        return page
    room = page.encode()[: most - 200].decode(errors="ignore")
    shown = room[: room.rfind("\n") + 1]
    left = page.count("\n| ") - shown.count("\n| ")
    return f"{shown}\nand {left} more rows, for which GitHub has no room: run newslint where you see them all\n"


def _worst(found: list[tuple[Finding, Checked]]) -> list[tuple[Finding, Checked]]:
    """The surest first; among equals, in the order of files and places."""
    return sorted(found, key=lambda pair: -pair[0].confidence)


def _annotation(finding: Finding, checked: Checked) -> str:
    (row, column), (end_row, end_column) = (checked.source.place(offset) for offset in finding.span)
    places = f"line={row},endLine={end_row}"
    if row == end_row:  # GitHub takes columns only within one line
        places += f",col={column},endColumn={max(column, end_column - 1)}"
    file = _escaped(in_repository(checked.source.path), ",:")
    title = _escaped(f"{finding.code} {finding.name}", ",:")
    return f"::{_KINDS[finding.severity]} file={file},{places},title={title}::" + _escaped("\n".join(_message(finding)))


def _message(finding: Finding) -> Iterator[str]:
    yield finding.message
    yield from finding.evidence
    if finding.fix:
        yield f"Fix: {finding.fix.title}"


def _escaped(text: str, more: str = "") -> str:
    text = printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for character in more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
