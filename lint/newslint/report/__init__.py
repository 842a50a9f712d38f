"""The report: one HTML page that holds a whole run and needs nothing else, neither files nor a network."""

from __future__ import annotations

from datetime import datetime
from typing import TextIO

from newslint.report.data import contents
from newslint.report.page import filled
from newslint.report.trend import Earlier
from newslint.runner import Run

__all__ = ["Earlier", "write"]


def write(run: Run, out: TextIO, *, title: str, made: datetime, earlier: Earlier | None = None) -> None:
    """Print the page of a run. `made` is the time it shows; `earlier` is what it is compared with."""
    out.write(filled("report.html", contents(run, title, made, earlier)))
