"""`newslint check`: lint files, folders, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from newslint.changes import Changes, ChangesError, from_diff, from_git
from newslint.cli import options
from newslint.discovery import STDIN, reason


@click.command("check")
@options.shared
@click.option("--diff-base", metavar="REV", help="Only what is in lines changed since the branch left REV.")
@click.option("--staged", is_flag=True, help="Only what is in lines that are staged to be committed.")
@click.option("--diff-from", metavar="FILE|-", help="Only what is in lines that this unified diff adds.")
def command(diff_base: str | None, staged: bool, diff_from: str | None, **given: Any) -> int:
    """Report what is wrong with articles.

    With changed lines and no PATH, the articles among the changed files. A finding that speaks of two places counts
    when either has changed.

    Exit status: 0 clean, 1 findings at or above --fail-on, 2 could not do all of it.
    """
    if diff_from == STDIN and STDIN in given["paths"]:
        raise click.UsageError("standard input is the diff: name the files that it is about, or none")
    changes = _changes(diff_base, staged, diff_from)
    results = options.results(given)
    runner = options.runner(given, changes, results)
    if changes and not given["paths"]:
        given["paths"] = tuple(filter(runner.is_article, changes.files))
    with options.Bar() as progress:
        run = runner.check(given["paths"], progress)
    if results:
        results.close()
    options.report(run, given)
    return options.status(run, given)


def _changes(diff_base: str | None, staged: bool, diff_from: str | None) -> Changes | None:
    if sum((diff_base is not None, staged, diff_from is not None)) > 1:
        raise click.UsageError("--diff-base, --staged and --diff-from exclude each other: use one of them")
    try:
        if diff_base is not None or staged:
            return from_git(diff_base)
        if diff_from is not None:
            data = sys.stdin.buffer.read() if diff_from == STDIN else Path(diff_from).read_bytes()
            return from_diff(data)
    except ChangesError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"--diff-from {diff_from}: {reason(error)}") from None
    return None
