"""`newslint accept`: take words and names as right in this project."""

from __future__ import annotations

from pathlib import Path

import click

from newslint.accepted import accept
from newslint.cli import options
from newslint.projects import Projects


@click.command("accept")
@click.argument("entries", nargs=-1, required=True, metavar="WORD|NAME…")
def command(entries: tuple[str, ...]) -> None:
    """Add words or names to the list of the project that the current folder belongs to."""
    with options.usage_errors():
        root = Projects().of(str(Path.cwd() / "article.txt")).root
    wanted = list(dict.fromkeys(" ".join(entry.split()) for entry in entries))
    if not all(wanted):
        raise click.UsageError("an empty word cannot be accepted")
    path, new = accept(root, wanted)
    for entry in wanted:
        click.echo(f"{entry}: {'accepted' if entry in new else 'was accepted already'} ({path})", err=True)
