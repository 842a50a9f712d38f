"""`newslint test`: hold the house rules of a project to their examples."""

from __future__ import annotations

from pathlib import Path

import click

from newslint.cli import options
from newslint.config import FOLDER
from newslint.house import house
from newslint.projects import Projects
from newslint.testing import problems


@click.command("test")
@click.argument("folder", default=".", metavar="[FOLDER]", type=click.Path(exists=True, file_okay=False))
def command(folder: str) -> int:
    """Run the examples of the house rules (`.newslint/*.toml`, plugins) of the project that FOLDER belongs to.

    Exit status: 0 all rules do what their examples say, 1 some do not or cannot be used, 2 there are none.
    """
    with options.usage_errors():
        project = Projects().of(str(Path(folder) / "article.txt"))
        found = house(project)
    if not found.files and not found.broken:
        raise click.UsageError(f"{project.root / FOLDER}: no house rules here (*.toml), and settings name no plugins")
    failed = 0
    for file, findings in found.broken.items():
        for finding in findings:
            failed += 1
            click.echo(f"{file}: {finding.message}")
    for rule, file in found.files.items():
        wrong = list(problems(rule()))
        failed += bool(wrong)
        for problem in wrong:
            click.echo(f"{file}: {rule.code} {rule.name}: {problem}")
    good = len(found.files) + sum(map(len, found.broken.values())) - failed
    click.echo(f"{good} {'rule' if good == 1 else 'rules'} passed, {failed} failed", err=True)
    return int(failed > 0)
