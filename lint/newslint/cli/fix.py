"""`newslint fix`: apply fixes and report what is left."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from difflib import unified_diff
from typing import Any

import click

from newslint import console
from newslint.cli import options
from newslint.discovery import STDIN
from newslint.engine import Checked
from newslint.finding import Safety
from newslint.fixer import Fixed
from newslint.formats import in_repository, printable
from newslint.runner import write_atomically
from newslint.source import Source


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
    if given["diff"] and not sys.stdout.isatty():
        console.for_machines()
    changed: list[str] = []

    def write(before: Checked, fixed: Fixed) -> None:
        old, new = before.source, fixed.last.source
        changed.append(old.path)
        if given["diff"]:
            sys.stdout.writelines(_diff(old, new))
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


def _diff(old: Source, new: Source) -> Iterator[str]:
    """A patch as `git apply` takes it: its lines end with LF only, and hold the bytes of the file."""
    path = in_repository(old.path).lstrip("/")
    for line in unified_diff(_lines(old), _lines(new), f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(source: Source) -> list[str]:
    is_utf_8 = source.encoding == "utf-8"
    text = source.data.decode("utf-8", "surrogateescape") if is_utf_8 else printable(source.text)
    return re.findall(r"[^\n]*\n|[^\n]+", text)
