"""`newslint explain`: what a rule looks for, why, and when to ignore it."""

from __future__ import annotations

import click

from newslint.cli import options
from newslint.page import page


@click.command("explain")
@click.argument("key", metavar="CODE|NAME")
def command(key: str) -> None:
    """Print the page of a rule."""
    click.echo("\n".join(page(options.rules_here().find(key))))
