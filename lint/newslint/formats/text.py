"""For people: findings by file, each with the line it stands in and the place underlined. No stable surface."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from newslint.console import fitting
from newslint.engine import Checked
from newslint.finding import Finding, Safety, Severity
from newslint.formats import Style, filename, printable
from newslint.patterns import compiled_re
from newslint.runner import Run
from newslint.source import Source, Span

WIDTH = 100
"""Columns of an excerpt."""
_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36;1"}
_NARROW = compiled_re("[ -~\u00a1-\u00ac\u00ae-\u024f‐-‧]*")
"""Characters that take one column each: known without the tables of all scripts."""
_HOW = {Safety.SAFE: "fix", Safety.UNSAFE: "unsafe fix", Safety.SUGGESTION: "suggestion"}


def write(run: Run, out: TextIO, style: Style) -> None:
    """Print a run, file by file; nothing for a file without findings."""
    paint = Paint.of(out, colour=style.colour)
    blank = False
    for checked in run.checked:
        if checked.findings:
            out.write("\n" if blank else "")
            blank = True
            out.write(paint(filename(checked.source.path), "1") + "\n")
            for finding in checked.findings:
                out.writelines(line + "\n" for line in lines(finding, checked, paint))


class Paint:
    """Writes text as an output can show it: in colour or not, with the characters that it has."""

    def __init__(self, colour: bool, encoding: str) -> None:
        self._colour = colour
        self._encoding = encoding

    @classmethod
    def of(cls, out: TextIO, *, colour: bool) -> Paint:
        """What `out` can show."""
        return cls(colour, out.encoding or "utf-8")

    def __call__(self, text: str, style: str) -> str:
        """The text in a style: numbers of ANSI, without effect where there is no colour."""
        text = self.plain(text)
        return f"\x1b[{style}m{text}\x1b[0m" if self._colour else text

    def plain(self, text: str) -> str:
        """The text as the output shows it."""
        return fitting(printable(text), self._encoding)


def lines(finding: Finding, checked: Checked, paint: Paint) -> Iterator[str]:
    """A finding as people read it: place, message, excerpt, evidence, fix."""
    source = checked.source
    row, column = source.place(finding.span[0])
    severity = paint(f"{finding.severity.value:<7}", _COLOURS[finding.severity])
    yield f"  {f'{row}:{column}':<8} {severity}  {finding.code}  {paint.plain(finding.message)}"
    margin = " " * 11 + paint("│", "2") + " "
    excerpt, underline = _excerpt(source, row, finding.span, paint)
    yield margin + excerpt
    yield margin + paint(underline, _COLOURS[finding.severity])
    for evidence in finding.evidence:
        yield margin + paint.plain(evidence)
    for other in finding.related:
        place = source.place(other.span[0])
        yield margin + paint.plain(f"{place.row}:{place.column}: {other.message}")
    if finding.fix:
        yield " " * 11 + paint("└", "2") + " " + paint(f"{_HOW[finding.fix.safety]}: {finding.fix.title}", "32")


def _excerpt(source: Source, row: int, span: Span, paint: Paint) -> tuple[str, str]:
    """The part of a line around a place, and the marks under it."""
    begin, end = source.line_span(row)
    start = max(begin, min(span[0] - 20, end - WIDTH))
    stop = min(end, start + WIDTH)
    until = min(stop, max(span[1], span[0]))
    before = paint.plain("…") if start > begin else ""
    after = paint.plain("…") if stop < end else ""
    head, body, tail = (
        paint.plain(_visible(source.text[slice(*part)])) for part in ((start, span[0]), (span[0], until), (until, stop))
    )
    return before + head + body + tail + after, " " * (len(before) + _columns(head)) + "^" * max(1, _columns(body))


def _visible(text: str) -> str:
    """Text without characters that would move the cursor or hide: controls become pictures of themselves."""
    return "".join(_picture(character) for character in printable(text))


def _picture(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"


def _columns(text: str) -> int:
    if _NARROW.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth

    width = wcswidth(text)
    return width if width >= 0 else len(text)


def summary(run: Run) -> str:
    """One line: how many findings, how bad, in how many files, and how many of them can be fixed."""
    findings = [finding for checked in run.checked for finding in checked.findings]
    files = f"{len(run.checked)} {'file' if len(run.checked) == 1 else 'files'}"
    known = f"; {run.known} more in the baseline" if run.known else ""
    if not findings:
        return f"no findings in {files}{known}"
    kinds = ", ".join(
        f"{count} {severity.value}{'s' if count > 1 and severity is not Severity.INFO else ''}"
        for severity in Severity
        if (count := sum(finding.severity is severity for finding in findings))
    )
    safe = sum(finding.fix is not None and finding.fix.safety is Safety.SAFE for finding in findings)
    unsafe = sum(finding.fix is not None and finding.fix.safety is Safety.UNSAFE for finding in findings)
    mend = [f"{safe} can be fixed by `newslint fix`"] if safe else []
    mend += [f"{unsafe} {'more ' if safe else ''}by `newslint fix --unsafe-fixes`"] if unsafe else []
    total = f"{len(findings)} {'finding' if len(findings) == 1 else 'findings'}"
    return f"{total} ({kinds}) in {files}" + ("; " + ", ".join(mend) if mend else "") + known
