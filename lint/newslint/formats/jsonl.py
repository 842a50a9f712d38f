"""JSON, one object a line: each finding as in the `json` format with `"type": "finding"`, last the run."""

from __future__ import annotations

import json
from typing import TextIO

from newslint import __version__
from newslint.formats import Style
from newslint.formats.json import SCHEMA_VERSION, conclusion, row
from newslint.runner import Run


def write(run: Run, out: TextIO, style: Style) -> None:
    """Print a run, a line a finding."""
    for checked in run.checked:
        for finding in checked.findings:
            out.write(json.dumps({"type": "finding", **row(finding, checked)}, ensure_ascii=False) + "\n")
    said = {"type": "run", "schema_version": SCHEMA_VERSION, "version": __version__, **conclusion(run, style)}
    out.write(json.dumps(said, ensure_ascii=False) + "\n")
