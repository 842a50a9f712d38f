"""JUnit XML, for CI systems that show tests: a test suite a file, a test case a finding.

Errors and warnings are failures; an info is a test that passed, with what it says as its output. A file without
findings is one test that passed.
"""

from __future__ import annotations

from typing import TextIO
from xml.etree.ElementTree import Element, SubElement

from newslint.engine import Checked
from newslint.finding import Finding, Severity
from newslint.formats import Style, filename
from newslint.formats._xml import allowed, write_tree
from newslint.runner import Run


def write(run: Run, out: TextIO, style: Style) -> None:
    """Print a run as one `testsuites` document. What could not be read is a test that ended with an error."""
    root = Element("testsuites", name="newslint")
    for checked in run.checked:
        failures = sum(finding.severity is not Severity.INFO for finding in checked.findings)
        suite = _suite(root, filename(checked.source.path), max(1, len(checked.findings)), failures=failures)
        for finding in checked.findings:
            _case(suite, finding, checked)
        if not checked.findings:
            SubElement(suite, "testcase", name="no findings", classname=allowed(filename(checked.source.path)))
    for trouble in run.errors:
        suite = _suite(root, filename(trouble.filename), 1, errors=1)
        case = SubElement(suite, "testcase", name="readable", classname=allowed(filename(trouble.filename)))
        SubElement(case, "error", message=allowed(trouble.message), type="error")
    write_tree(root, out)


def _suite(root: Element, path: str, tests: int, failures: int = 0, errors: int = 0) -> Element:
    counts = {"tests": str(tests), "failures": str(failures), "errors": str(errors)}
    return SubElement(root, "testsuite", {"name": allowed(path), **counts})


def _case(suite: Element, finding: Finding, checked: Checked) -> None:
    row, column = checked.source.place(finding.span[0])
    name = f"{finding.code} {finding.name} {row}:{column}"
    case = SubElement(suite, "testcase", name=name, classname=allowed(filename(checked.source.path)))
    said = allowed("\n".join((finding.message, *finding.evidence)))
    if finding.severity is Severity.INFO:
        SubElement(case, "system-out").text = said
    else:
        failure = SubElement(case, "failure", message=allowed(finding.message), type=finding.severity.value)
        failure.text = f"{row}:{column}: {said}"
