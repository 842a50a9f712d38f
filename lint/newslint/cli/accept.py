"""`newslint accept`: take words and names as right in this project."""

from __future__ import annotations

from pathlib import Path

import click

from newslint.cli import options
from newslint.config import ACCEPTED, FOLDER, Projects, accepted_in
from newslint.runner import write_atomically

_HEAD = """\
# Words and names that are right as they stand, one a line: in small letters whatever its capitals, else as written.
# `newslint accept WORD|NAME` adds to this list.
"""


@click.command("accept")
@click.argument("entries", nargs=-1, required=True, metavar="WORD|NAME…")
def command(entries: tuple[str, ...]) -> None:
    """Add words or names to the list of the project that the current folder belongs to."""
    with options.usage_errors():
        root = Projects().of(str(Path.cwd() / "article.txt")).root
    wanted = [" ".join(entry.split()) for entry in entries]
    if not all(wanted):
        raise click.UsageError("an empty word cannot be accepted")
    path = root / FOLDER / ACCEPTED
    path.parent.mkdir(exist_ok=True)
    old = path.read_bytes() if path.exists() else b""
    text = old.decode("utf-8", "surrogateescape") or _HEAD
    known = accepted_in(text)
    new = [entry for entry in dict.fromkeys(wanted) if entry not in known]
    comments = [line for line in text.splitlines() if line.startswith("#")]
    lines = [*comments, *sorted({*known, *new}, key=lambda entry: (entry.lower(), entry))]
    if new:
        write_atomically(str(path), old, ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape"))
    for entry in dict.fromkeys(wanted):
        click.echo(f"{entry}: {'accepted' if entry in new else 'was accepted already'} ({path})", err=True)
