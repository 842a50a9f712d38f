"""`newslint explain`: what a rule looks for, why, and when to ignore it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from newslint.registry import builtin
from newslint.rule import Rule


@click.command("explain")
@click.argument("key", metavar="CODE|NAME")
def command(key: str) -> None:
    """Print the page of a rule."""
    click.echo("\n".join(page(builtin().find(key))))


def page(rule: type[Rule]) -> Iterator[str]:
    """The page of a rule, as Markdown."""
    yield f"# {rule.code} {rule.name}"
    yield ""
    yield inspect.cleandoc(rule.__doc__ or "")
    yield ""
    fix = f"{rule.safety.name.lower()} fix" if rule.safety is not None else "no fix"
    state = "on by default" if rule.default else "off by default"
    where = f"articles in {', '.join(rule.languages)}" if rule.languages else "articles in any language"
    yield f"{rule.severity.value.capitalize()}, {state}, {fix}, confidence {rule.confidence:.2f}, {where}."
    if rule.options:
        yield ""
        yield "Options: " + ", ".join(_option(rule, name) for name in rule.options) + "."
    yield ""
    yield "Reported (between the marks), and what the fix makes of it:"
    yield ""
    for example, fixed in rule.bad.items():
        yield from _code(example if fixed is None else f"{example}\n→ {fixed}")
    yield ""
    yield "Right as it stands:"
    yield ""
    for example in rule.good:
        yield from _code(example)


def _option(rule: type[Rule], name: str) -> str:
    choices = f" (of {', '.join(map(repr, rule.choices[name]))})" if name in rule.choices else ""
    return f"`{name} = {rule.options[name]!r}`{choices}"


def _code(text: str) -> Iterator[str]:
    return (f"    {line}" for line in text.splitlines())
