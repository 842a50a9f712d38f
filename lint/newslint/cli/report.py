"""`newslint report`: one HTML page with the articles and what was found in them."""

from __future__ import annotations

import io
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from newslint.cli import options
from newslint.report import Earlier, write


@click.command("report")
@options.linting
@click.option("-o", "--output", metavar="FILE|-", required=True, help="The page to write; - prints it.")
@click.option("--title", metavar="TEXT", help="What stands at its head (default: the paths).")
@click.option(
    "--earlier",
    type=click.Path(path_type=Path),
    metavar="JSON",
    help="Compare with the JSON that an earlier `newslint check` printed.",
)
def command(output: str, title: str | None, earlier: Path | None, **given: Any) -> int:
    """Write one HTML page: an overview, and each article with its findings marked in the text.

    The page needs nothing else, neither files nor a network: send it, keep it, print it.

    Exit status: 0 written, whatever was found; 2 something could not be linted (the page says what).
    """
    with options.usage_errors():
        before = Earlier.read(earlier) if earlier else None
    results = options.results(given)
    runner = options.runner({**given, "fail_on": "never", "statistics": True}, None, results)
    with options.Bar() as progress:
        run = runner.check(given["paths"], progress)
    if results:
        results.close()
    page = io.StringIO()
    made = datetime.now().astimezone()
    write(run, page, title=title or " ".join(map(_name, given["paths"])), made=made, earlier=before)
    if output == "-":
        sys.stdout.buffer.write(page.getvalue().encode())
    else:
        options.write_file(output, page.getvalue())
    options.conclude(run)
    return 2 if run.errors else 0


def _name(path: str) -> str:
    """What a path is called at the head of a page: a dot says nothing to its reader."""
    return (path in (".", "..") and Path(path).resolve().name) or path
