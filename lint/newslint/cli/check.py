"""`newslint check`: lint files, folders, or standard input."""

from __future__ import annotations

from typing import Any

import click

from newslint.cli import options


@click.command("check")
@options.shared
def command(**given: Any) -> int:
    """Report what is wrong with articles.

    Exit status: 0 clean, 1 findings at or above --fail-on, 2 could not do all of it.
    """
    runner = options.runner(given)
    with options.Bar() as progress:
        run = runner.check(given["paths"], progress)
    options.report(run, given)
    return options.status(run, given)
