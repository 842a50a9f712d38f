"""`newslint config`: the settings in force for a file, each with where it comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import msgspec

from newslint.cli import options
from newslint.config import Choice, Settings
from newslint.registry import Registry
from newslint.workspace import Terms, Workspace


@click.command("config")
@click.argument("file", metavar="FILE")
@options.config
@click.option("--isolated", is_flag=True, help="Read no settings.")
def command(file: str, config: Path | None, isolated: bool) -> None:
    """Show each setting that holds for FILE (which need not exist), and the rules that it switches on or off."""
    with options.usage_errors():
        workspace = Workspace(Terms(isolated), config)
        desk = workspace.desk(file)
        settings = workspace.settings(file)
    project = desk.project
    click.echo(f"# {file}: settings of {project.origin if project.file else 'no file: the defaults'}")
    for key in ("exclude", "fail_on"):
        _say(key, getattr(project.table, key), project.place(key.replace("_", "-")))
    for layer in settings.layers:
        for key, value in _given(layer.choice):
            _say(key, value, layer.place(key))
    if settings.language is None:
        _say("language", None, "default: each article is asked for its own")
    click.echo("\n".join(_rules(settings, desk.registry)))


def _given(choice: Choice) -> list[tuple[str, Any]]:
    """The settings of a layer that are not at their default."""
    given: dict[str, Any] = msgspec.to_builtins(choice)
    given = {field.encode_name: given[field.encode_name] for field in msgspec.structs.fields(Choice)}
    given |= {f"readers.{key}": value for key, value in given.pop("readers").items()}
    return [(key, value) for key, value in given.items() if value not in (None, (), [], {})]


def _say(key: str, value: object, origin: str) -> None:
    said = json.dumps(value, ensure_ascii=False) if value is not None else "-"
    click.echo(f"{key.replace('_', '-')} = {said}  # {origin}")


def _rules(settings: Settings, registry: Registry) -> list[str]:
    chosen = settings.chosen(registry)
    on = sum(runs for runs, _ in chosen.values())
    lines = [f"# {on} rules run, {len(chosen) - on} do not; switched by settings:"]
    lines += [
        f"{rule.code} {rule.name}: {'on' if runs else 'off'}  # {origin}"
        for rule, (runs, origin) in chosen.items()
        if runs != rule.default
    ]
    return lines if len(lines) > 1 else [f"# {on} rules run, {len(chosen) - on} do not, all as by default"]
