"""Markdown, for a comment on a pull request or the summary of a job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from newslint.engine import Checked
from newslint.formats import Style, by_family, by_file, by_rule, filename, printable, rule_url
from newslint.formats.text import summary
from newslint.runner import Run

_ACTIVE = re.compile(r"([\\`*_\[\]<>|#])")


def write(run: Run, out: TextIO, style: Style) -> None:
    """Print a run: a line on the whole, then a table a file."""
    out.write(f"## newslint\n\n{summary(run)}\n")
    for checked in run.checked:
        if checked.findings:
            out.writelines(line + "\n" for line in _table(checked))
    for trouble in run.errors:
        out.write(f"\n**{_escaped(filename(trouble.filename))}**: {_escaped(trouble.message)}\n")
    if style.statistics:
        for what, tallies in (("rule", by_rule(run)), ("family", by_family(run)), ("file", by_file(run))):
            out.write(f"\n| {what} | findings | fixable |\n|---|---:|---:|\n")
            out.writelines(f"| {_escaped(key)} | {count} | {fixable} |\n" for key, count, fixable in tallies)


def _table(checked: Checked) -> Iterator[str]:
    yield f"\n### {_escaped(filename(checked.source.path))}\n"
    yield "| place | rule | what |"
    yield "|---|---|---|"
    for finding in checked.findings:
        row, column = checked.source.place(finding.span[0])
        said = "; ".join((finding.message, *finding.evidence))
        rule = f"[{finding.code}]({rule_url(finding.code)})"
        yield f"| {row}:{column} | {finding.severity.value} {rule} | {_escaped(said)} |"


def _escaped(text: str) -> str:
    return _ACTIVE.sub(r"\\\1", " ".join(printable(text).split()))
