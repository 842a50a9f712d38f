"""`newslint config`: the settings in force for a file, each with where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from newslint.cli import options
from newslint.config import Choice, Layer, Settings, Table
from newslint.projects import Project
from newslint.readers.options import Options
from newslint.registry import Registry
from newslint.workspace import Terms, Workspace

_ADD_UP = frozenset({"extend-select", "ignore", "accept", "exclude", "extends", "plugins"})
"""Lists of which each layer's is shown: they add up."""
_SETTINGS = [field.encode_name for field in msgspec.structs.fields(Choice)]


@click.command("config")
@click.argument("file", metavar="FILE")
@options.choosing
@options.config
@click.option("--isolated", is_flag=True, help="Read no settings.")
def command(file: str, config: Path | None, isolated: bool, **given: Any) -> None:
    """Show every setting that holds for FILE (which need not exist), and the rules that it switches on or off.

    Behind each stands where it comes from. Where something is said for some languages or parts of articles only, that
    stands there too.
    """
    with options.usage_errors():
        workspace = Workspace(Terms(isolated, options.layer(given)), config)
        desk = workspace.desk(file)
        settings = workspace.settings(file)
        registry = desk.registry
    origin = desk.project.files[-1].origin if desk.project.files else "no file: the defaults"
    click.echo(f"# {file}: settings of {origin}")
    values = _values(desk.project, settings)
    if given["fail_on"]:
        values["fail-on", ""] = (given["fail_on"], options.from_environment().get("fail-on", "command line"))
    for key, (value, place) in values.items():
        said = json.dumps(value, ensure_ascii=False) if value is not None else "-"
        click.echo(f"{key[0]} = {said}  # {place}")
    click.echo("\n".join(_rules(settings, registry)))


_Values = dict[tuple[str, str], tuple[Any, str]]
"""By key, and what tells it from another of the same name: the value, and where it comes from."""


def _values(project: Project, settings: Settings) -> _Values:
    """Every setting: the value that holds, or all that add up to it."""
    values: _Values = {}
    layers = [(file.layer(), [field.encode_name for field in msgspec.structs.fields(Table)]) for file in project.files]
    others = [key for _, keys in layers for key in keys if key not in (*_SETTINGS, "overrides")]
    for layer, keys in [(layer, others) for layer, _ in layers] + [(layer, _SETTINGS) for layer in settings.layers]:
        for key, value in _said(layer, keys):
            where = "" if key not in _ADD_UP else layer.origin + layer.place(key)
            values[key, where + _condition(layer)] = (value, layer.place(key) + _condition(layer))
    values.setdefault(("fail-on", ""), (project.fail_on[0], "default"))
    values.setdefault(("language", ""), (None, "default: each article is asked for its own"))
    for key in (*_SETTINGS, *(field.encode_name for field in msgspec.structs.fields(Table))):
        if key not in {"readers", "overrides"} and not any(each[0].split(".")[0] == key for each in values):
            empty: Any = [] if key in _ADD_UP else {} if key in {"severity", "safety", "rules", "names"} else None
            values[key, ""] = (empty, "default")
    for field in msgspec.structs.fields(Options):
        if not any(each[0].startswith(f"readers.{field.encode_name}") for each in values):
            values[f"readers.{field.encode_name}", ""] = (None, "default")
    return values


def _said(layer: Layer, keys: list[str]) -> Iterator[tuple[str, Any]]:
    """What a layer says, tables key by key."""
    given: dict[str, Any] = msgspec.to_builtins(layer.choice)
    for key in dict.fromkeys(keys):
        value = given.get(key)
        if isinstance(value, dict):
            flat = {f"{key}.{name}": each for name, each in value.items()}
            if key == "rules":
                flat = {f"{rule}.{name}": each for rule, table in flat.items() for name, each in table.items()}
            yield from ((name, each) for name, each in flat.items() if each is not None)
        elif value not in (None, (), []):
            yield key, value


def _condition(layer: Layer) -> str:
    said = [f"articles in {', '.join(layer.languages)}"] if layer.languages else []
    said += [", ".join(layer.scopes)] if layer.scopes else []
    return f", for {' and '.join(said)} only" if said else ""


def _rules(settings: Settings, registry: Registry) -> Iterator[str]:
    chosen = settings.chosen(registry)
    on = sum(runs for runs, _ in chosen.values())
    switched = [
        f"{rule.code} {rule.name}: {'on' if runs else 'off'}  # {origin}"
        for rule, (runs, origin) in chosen.items()
        if runs != rule.default
    ]
    yield f"# {on} rules run, {len(chosen) - on} do not" + (
        "; switched by settings:" if switched else ", all as by default"
    )
    yield from switched
    for where, there in (*settings.by_language.items(), *settings.by_scope.items()):
        for rule, (runs, origin) in there.chosen(registry).items():
            if runs != chosen[rule][0]:
                yield f"{rule.code} {rule.name}: {'on' if runs else 'off'} for {where}  # {origin}"
