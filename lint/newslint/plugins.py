"""What other packages add: rules, readers and output formats, found by their entry points; and rules in files of a
project.

Nothing of a package runs because it is installed: rules and readers are loaded for projects whose settings name them
in `plugins`, a format when a command asks for it. A name that ends in `.py` is a file relative to the settings.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path, PurePath
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from newslint.digests import blake2b
from newslint.index import rules_in
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


class Plugin(NamedTuple):
    """A plug-in as settings name it."""

    name: str
    settings: Path
    """The file that names it."""

    @property
    def file(self) -> Path | None:
        """The file that it is; None where it is an entry point of a package."""
        return self.settings.parent / self.name if self.name.endswith(".py") else None


def version(plugin: Plugin) -> str:
    """What provides a plug-in, with its version (a file: what stands in it): part of what findings depend on."""
    if plugin.file:
        return plugin.file.read_text(encoding="utf-8", errors="surrogateescape") if plugin.file.is_file() else ""
    name = plugin.name
    found = [_found(kind)[name].dist for kind in ("rules", "readers") if name in _found(kind)]
    return ", ".join(sorted({f"{dist.name} {dist.version}" for dist in found if dist is not None}))


def load(kind: Kind, name: str) -> Any:
    """What the entry point of this name stands for. Raises `PluginError`."""
    entry = _found(kind).get(name)
    if entry is None:
        raise PluginError(f"no plug-in {name!r} for {kind} is installed: {', '.join(names(kind)) or 'there is none'}")
    try:
        return entry.load()
    except (Exception, SystemExit) as error:  # somebody else's code: whatever it raises is one line that names it
        raise PluginError(f"plug-in {name!r} cannot be loaded: {type(error).__name__}: {error}") from error


def rules(plugin: Plugin) -> Iterator[type[Rule]]:
    """The rules of a plug-in: its entry point is a rule, several, or a module that holds some.

    A plug-in that adds a reader only has none. Raises `PluginError`.
    """
    name = plugin.name
    if plugin.file:
        yield from _rules_in(plugin.file, name)
        return
    if name in _found("readers") and name not in _found("rules"):
        return
    loaded = load("rules", name)
    held: Iterable[Any] = vars(loaded).values() if isinstance(loaded, ModuleType) else loaded
    for value in [loaded] if isinstance(loaded, type) else held:
        if isinstance(value, type) and issubclass(value, Rule) and "code" in vars(value):
            yield value


def _rules_in(file: Path, name: str) -> Iterator[type[Rule]]:
    """The rules that a Python file defines."""
    if not file.is_file():
        raise PluginError(f"there is no plug-in {name!r}: a name that ends in .py is a file relative to the settings")
    try:
        found = list(rules_in(_module(file)))
    except (Exception, SystemExit) as error:
        what = " ".join(str(error).split())
        raise PluginError(f"plug-in {name!r} cannot be loaded: {type(error).__name__}: {what}") from error
    if not found:
        raise PluginError(f"plug-in {name!r} has no rule: a rule is a subclass of newslint.Rule with a code")
    yield from found


def _module(file: Path) -> ModuleType:
    """A Python file as a module of its own; once for each content that it has."""
    from importlib.util import module_from_spec, spec_from_file_location

    data = str(file.resolve()).encode("utf-8", "surrogateescape") + file.read_bytes()
    name = f"newslint_plugin_{blake2b(data, digest_size=8).hexdigest()}"
    if name not in sys.modules:
        spec = spec_from_file_location(name, file)
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        sys.modules[name] = module
        try:
            spec.loader.exec_module(module)
        except BaseException:
            del sys.modules[name]
            raise
    return sys.modules[name]


def reader(path: str, wanted: Sequence[Plugin]) -> Any:
    """The reader of the first of these plug-ins that reads files of this name; None where none does.

    Its entry point is a module, or whatever else has `ENDINGS`, the endings of names in small letters, and
    `read(source, options)`. Raises `PluginError`.
    """
    for name in (plugin.name for plugin in wanted if not plugin.file):
        if name in _found("readers"):
            loaded = load("readers", name)
            if PurePath(path).suffix.lower() in loaded.ENDINGS:
                return loaded
    return None
