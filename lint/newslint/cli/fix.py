"""`newslint fix`: apply fixes and report what is left."""

from __future__ import annotations

import sys
from difflib import unified_diff
from typing import Any

import click

from newslint.cli import options
from newslint.discovery import STDIN
from newslint.engine import Checked
from newslint.finding import Safety
from newslint.fixer import Fixed
from newslint.formats import printable
from newslint.runner import write_atomically


@click.command("fix")
@options.shared
@click.option("--unsafe-fixes", is_flag=True, help="Also apply fixes that change a word or delete a sentence.")
@click.option("--review", is_flag=True, help="Show each fix and ask: apply, leave, all of this rule, edit.")
@click.option("--diff", is_flag=True, help="Print what would change, write nothing; exit 1 if something would.")
def command(**given: Any) -> int:
    """Mend what can be mended, and report what is left.

    `-` prints the fixed text. Exit status: 0 nothing is left at or above --fail-on, 1 something is, 2 could not do
    all of it.
    """
    runner = options.runner(given)
    from_stdin = STDIN in given["paths"]
    if from_stdin and len(given["paths"]) > 1:
        raise click.UsageError("standard input is fixed by itself: name either - or files")
    if given["review"] and (from_stdin or given["diff"] or not sys.stdin.isatty()):
        raise click.UsageError("--review asks at a terminal, about files that it may write")
    changed: list[str] = []

    def write(before: Checked, fixed: Fixed) -> None:
        old, new = before.source, fixed.last.source
        changed.append(old.path)
        if given["diff"]:
            sys.stdout.writelines(_diff(old.path, old.text, new.text))
        elif not from_stdin:
            write_atomically(old.path, old.data, new.data)

    least = Safety.UNSAFE if given["unsafe_fixes"] else Safety.SAFE
    if given["review"]:
        from newslint.cli.review import Review

        run = runner.fix(given["paths"], Safety.SUGGESTION, write, decide=Review())
    else:
        with options.Bar() as progress:
            run = runner.fix(given["paths"], least, write, progress)
    if given["diff"]:
        options.tell(run.errors, "error")
        return 2 if run.errors else int(bool(changed))
    if from_stdin:
        for checked in run.checked:
            sys.stdout.buffer.write(checked.source.data)
        options.tell(run.errors, "error")
    else:
        options.report(run, given)
        click.echo(f"fixed {len(changed)} {'file' if len(changed) == 1 else 'files'}", err=True)
    return options.status(run, given)


def _diff(path: str, old: str, new: str) -> list[str]:
    lines = unified_diff(
        printable(old).splitlines(keepends=True), printable(new).splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    return [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines]
