"""Checkstyle XML, which many review tools read."""

from __future__ import annotations

from typing import TextIO
from xml.etree.ElementTree import Element, SubElement

from newslint.formats import Style, filename
from newslint.formats._xml import allowed, write_tree
from newslint.runner import Run


def write(run: Run, out: TextIO, style: Style) -> None:
    """Print a run as one `checkstyle` document."""
    root = Element("checkstyle", version="4.3")
    for checked in run.checked:
        if checked.findings:
            file = SubElement(root, "file", name=allowed(filename(checked.source.path)))
            for finding in checked.findings:
                row, column = checked.source.place(finding.span[0])
                SubElement(
                    file,
                    "error",
                    line=str(row),
                    column=str(column),
                    severity=finding.severity.value,
                    message=allowed(finding.message),
                    source=f"newslint.{finding.family}.{finding.code}",
                )
    for trouble in run.errors:
        file = SubElement(root, "file", name=allowed(filename(trouble.filename)))
        SubElement(file, "error", line="1", severity="error", message=allowed(trouble.message), source="newslint")
    write_tree(root, out)
