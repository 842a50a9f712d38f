"""What other packages add: rules, readers and output formats, found by their entry points.

Nothing of a package runs because it is installed: rules and readers are loaded for projects whose settings name them
in `plugins`, a format when a command asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import PurePath
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from newslint.rule import Rule

if TYPE_CHECKING:  # costs as much as all of newslint to import, and few runs ask
    from importlib.metadata import EntryPoint

Kind = Literal["rules", "readers", "formats"]
"""The entry point group is `newslint.` and this."""


class PluginError(ValueError):
    """A plug-in that cannot be used: which, and why."""


@cache
def _found(kind: Kind) -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in sorted(entry_points(group=f"newslint.{kind}"), key=lambda one: one.name)}


def names(kind: Kind) -> list[str]:
    """The names of all plug-ins of a kind that are installed."""
    return list(_found(kind))


def version(name: str) -> str:
    """What provides the plug-ins of this name, with its version: part of what findings depend on."""
    found = [_found(kind)[name].dist for kind in ("rules", "readers") if name in _found(kind)]
    return ", ".join(sorted({f"{dist.name} {dist.version}" for dist in found if dist is not None}))


def load(kind: Kind, name: str) -> Any:
    """What the entry point of this name stands for. Raises `PluginError`."""
    entry = _found(kind).get(name)
    if entry is None:
        raise PluginError(f"no plug-in {name!r} for {kind} is installed: {', '.join(names(kind)) or 'there is none'}")
    try:
        return entry.load()
    except Exception as error:  # somebody else's code: whatever it raises is one line that names it
        raise PluginError(f"plug-in {name!r} cannot be loaded: {type(error).__name__}: {error}") from error


def rules(name: str) -> Iterator[type[Rule]]:
    """The rules of a plug-in: its entry point is a rule, several, or a module that holds some.

    A plug-in that adds a reader only has none. Raises `PluginError`.
    """
    if name in _found("readers") and name not in _found("rules"):
        return
    loaded = load("rules", name)
    held: Iterable[Any] = vars(loaded).values() if isinstance(loaded, ModuleType) else loaded
    for value in [loaded] if isinstance(loaded, type) else held:
        if isinstance(value, type) and issubclass(value, Rule) and "code" in vars(value):
            yield value


def reader(path: str, wanted: Sequence[str]) -> Any:
    """The reader of the first of these plug-ins that reads files of this name; None where none does.

    Its entry point is a module, or whatever else has `ENDINGS`, the endings of names in small letters, and
    `read(source, options)`. Raises `PluginError`.
    """
    for name in wanted:
        if name in _found("readers"):
            loaded = load("readers", name)
            if PurePath(path).suffix.lower() in loaded.ENDINGS:
                return loaded
    return None
