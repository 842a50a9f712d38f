"""`newslint rules`: list the rules."""

from __future__ import annotations

import json

import click

from newslint.catalogue import row
from newslint.registry import builtin


@click.command("rules")
@click.option(
    "--output-format", type=click.Choice(("text", "json")), default="text", show_default=True, help="What to print."
)
def command(output_format: str) -> None:
    """List all rules: code, name, severity, whether they run by default, and how far their fixes can be trusted."""
    if output_format == "json":
        click.echo(json.dumps([row(rule) for rule in builtin()], ensure_ascii=False, indent=1))
        return
    family = ""
    for rule in builtin():
        if rule.family != family:
            click.echo(f"{'' if not family else chr(10)}{rule.family}")
            family = rule.family
        severity = rule.severity.value if rule.default else "off"
        fix = f"{rule.safety.name.lower()} fix" if rule.safety is not None else ""
        click.echo(f"  {rule.code}  {rule.name:<30} {severity:<8} {fix:<15} {rule.summary}")
