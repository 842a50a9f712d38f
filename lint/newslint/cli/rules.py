"""`newslint rules`: list the rules."""

from __future__ import annotations

import json

import click

from newslint import console
from newslint.catalogue import row
from newslint.cli import options


@click.command("rules")
@click.option(
    "--output-format", type=click.Choice(("text", "json")), default="text", show_default=True, help="What to print."
)
def command(output_format: str) -> None:
    """List all rules, those of the project too.

    For each its code, name, severity, whether it runs by default, and how far its fixes can be trusted.
    """
    rules = options.rules_here()
    if output_format == "json":
        console.for_machines()
        click.echo(json.dumps([row(rule) for rule in rules], ensure_ascii=False, indent=1))
        return
    family = ""
    for rule in rules:
        if rule.family != family:
            click.echo(f"{'' if not family else chr(10)}{rule.family}")
            family = rule.family
        severity = rule.severity.value if rule.default else "off"
        fix = f"{rule.safety.name.lower()} fix" if rule.safety is not None else ""
        click.echo(f"  {rule.code}  {rule.name:<30} {severity:<8} {fix:<15} {rule.summary}")
