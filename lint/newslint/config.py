"""The settings of a project, and what they come to for one file.

Settings stand in `newslint.toml`, or in `pyproject.toml` under `[tool.newslint]`. For each article the nearest such
file in the folders above it holds, alone: settings of different files are never mixed. What the command line says goes
before the file, an override of the file before the rest of it, and all of them before the defaults.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from newslint.finding import Severity
from newslint.language import NAMES, canonical
from newslint.readers import ENDINGS
from newslint.readers.options import DEFAULTS, Options
from newslint.registry import Registry, UnknownRuleError
from newslint.rule import Rule

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FILE = "newslint.toml"
FOLDER = ".newslint"
"""Beside the settings: house rules (`*.toml`) and accepted words and names (`accepted.txt`)."""
ACCEPTED = "accepted.txt"

Level = Literal["error", "warning", "info"]


class ConfigError(ValueError):
    """Settings that cannot be used: where (file and line), and what is wrong and how to mend it."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(f"{place}: {message}")
        self.place = place
        self.message = message


class Choice(msgspec.Struct, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """What may be set for all files, and again for some of them."""

    select: tuple[str, ...] | None = None
    """Rules to run, instead of those that run by default: codes, names, beginnings of codes, families or `ALL`."""
    extend_select: tuple[str, ...] = ()
    """Rules to run as well."""
    ignore: tuple[str, ...] = ()
    """Rules not to run."""
    severity: dict[str, Level] = {}
    """Severity by rule, family or prefix; the most specific holds."""
    rules: dict[str, dict[str, Any]] = {}
    """Options by rule."""
    language: str | None = None
    """The language of the articles (ISO 639-1); otherwise each is asked for its own."""
    source_language: str | None = None
    """The language that the articles were translated from: evidence for doubtful leftovers."""
    names: dict[str, str] = {}
    """House spellings: how a name may not be spelt, and how it is."""
    accept: tuple[str, ...] = ()
    """Words and names that are right as they stand: in small letters whatever its capitals, else as it is written."""
    readers: Options = DEFAULTS
    """How files are read: which parts of them are prose."""


class Override(Choice, kw_only=True):
    """Settings for some files, by patterns of paths relative to the settings."""

    paths: tuple[str, ...]
    """Patterns of paths relative to the settings, as in .gitignore."""


class Table(Choice, kw_only=True):
    """All that a settings file may hold."""

    exclude: tuple[str, ...] = ()
    """Patterns of paths that are not walked, as in .gitignore."""
    plugins: tuple[str, ...] = ()
    """Names of plug-ins of other packages whose rules and readers are used."""
    fail_on: Literal["error", "warning", "info", "never"] = "warning"
    """From which severity on findings fail a run."""
    overrides: tuple[Override, ...] = ()
    """Settings for some files."""


@dataclass(frozen=True)
class Layer:
    """Settings with where they come from: `newslint.toml:3`, `--ignore`."""

    choice: Choice
    origin: str
    lines: Mapping[str, int] = field(default_factory=dict)

    def place(self, key: str) -> str:
        """Where a key of this layer stands."""
        return f"{self.origin}:{self.lines[key]}" if key in self.lines else self.origin


@dataclass(frozen=True)
class Settings:
    """What holds for one file: its layers, the strongest last."""

    layers: tuple[Layer, ...] = ()

    def value(self, key: str) -> tuple[Any, str]:
        """A plain value (`language`) and where it comes from."""
        for layer in reversed(self.layers):
            if (value := getattr(layer.choice, key)) is not None:
                return value, layer.place(key.replace("_", "-"))
        return None, "default"

    @property
    def language(self) -> str | None:
        """The language that is set."""
        value: str | None = self.value("language")[0]
        return value

    @property
    def source_language(self) -> str | None:
        """The source language that is set."""
        value: str | None = self.value("source_language")[0]
        return value

    @cached_property
    def readers(self) -> Options:
        """How the file is read; each key as the strongest layer says it."""
        said = Options()
        for layer in self.layers:
            said = layer.choice.readers.over(said)
        return said

    @cached_property
    def accept(self) -> tuple[str, ...]:
        """All accepted words and names."""
        return tuple(dict.fromkeys(word for layer in self.layers for word in layer.choice.accept))

    def rules(self, registry: Registry) -> list[Rule]:
        """The rules that these settings switch on, with their severity and options. Raises `UnknownRuleError`."""
        return [
            rule(self._options(rule, registry), self._severity(rule, registry))
            for rule, (chosen, _) in self.chosen(registry).items()
            if chosen
        ]

    def chosen(self, registry: Registry) -> dict[type[Rule], tuple[bool, str]]:
        """For each rule whether it runs, and which setting says so. Later layers decide over earlier ones."""
        verdict = {rule: (rule.default, "default") for rule in registry}
        for layer in self.layers:
            choice = layer.choice
            if choice.select is not None:
                selected = _selected(choice.select, registry)
                verdict = {rule: (rule in selected, layer.place("select")) for rule in registry}
            for rule in _selected(choice.extend_select, registry):
                verdict[rule] = (True, layer.place("extend-select"))
            for rule in _selected(choice.ignore, registry):
                verdict[rule] = (False, layer.place("ignore"))
        return verdict

    def _severity(self, rule: type[Rule], registry: Registry) -> Severity | None:
        found: Severity | None = None
        for layer in self.layers:
            matching = [selector for selector in layer.choice.severity if rule in registry.select(selector)]
            if matching:
                narrowest = min(matching, key=lambda selector: len(registry.select(selector)))
                found = Severity(layer.choice.severity[narrowest])
        return found

    def _options(self, rule: type[Rule], registry: Registry) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        for layer in self.layers:
            if layer.choice.names and "names" in rule.options:
                merged["names"] = {**merged.get("names", {}), **layer.choice.names}
            for key, options in layer.choice.rules.items():
                if registry.find(key) is rule:
                    merged |= options
        return merged


def _selected(selectors: Iterable[str], registry: Registry) -> set[type[Rule]]:
    return {rule for selector in selectors for rule in registry.select(selector)}


def accepted_in(text: str) -> tuple[str, ...]:
    """The entries of a list of accepted words and names: one a line, `#` begins a comment."""
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@dataclass(frozen=True)
class Project:
    """The folder whose settings, house rules and accepted words hold for the articles below it."""

    root: Path
    file: Path | None = None
    table: Table = field(default_factory=Table)
    lines: Mapping[str, int] = field(default_factory=dict)
    text: str = ""
    accepted: tuple[str, ...] = ()
    """The list of accepted words and names beside the settings."""

    @property
    def origin(self) -> str:
        """The name of the settings file."""
        return str(self.file) if self.file else "default"

    def place(self, key: str) -> str:
        """Where a key of the settings stands."""
        return f"{self.origin}:{self.lines[key]}" if key in self.lines else "default"

    def settings(self, path: str, command_line: Layer | None = None) -> Settings:
        """What holds for a file."""
        layers = [Layer(self.table, self.origin, self.lines)]
        if self.accepted:
            layers.append(Layer(Choice(accept=self.accepted), str(self.root / FOLDER / ACCEPTED)))
        for number in self.overriding(path):
            prefix = f"overrides.{number}."
            lines = {key.removeprefix(prefix): line for key, line in self.lines.items() if key.startswith(prefix)}
            layers.append(Layer(self.table.overrides[number], self.origin, lines))
        if command_line is not None:
            layers.append(command_line)
        return Settings(tuple(layers))

    @cached_property
    def reads_otherwise(self) -> bool:
        """Whether anything is said about how files are read."""
        return any(choice.readers != DEFAULTS for choice in (self.table, *self.table.overrides))

    def overriding(self, path: str) -> tuple[int, ...]:
        """The numbers of the overrides that hold for a file."""
        if not self.table.overrides or (relative := self._relative(path)) is None:
            return ()
        return tuple(
            n for n, override in enumerate(self.table.overrides) if _patterns(override.paths).match_file(relative)
        )

    def excludes(self, path: Path, *, folder: bool = False) -> bool:
        """Whether the settings keep a path from being walked."""
        if not self.table.exclude or (relative := self._relative(str(path))) is None:
            return False
        return _patterns(self.table.exclude).match_file(f"{relative}/" if folder else relative)

    def _relative(self, path: str) -> str | None:
        try:
            return Path(path).resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return None

    def check(self, registry: Registry) -> None:
        """Hold all names, values and options against the rules there are. Raises `ConfigError`."""
        for prefix, choice in [("", self.table), *((f"overrides.{n}.", o) for n, o in enumerate(self.table.overrides))]:
            for key in ("select", "extend-select", "ignore"):
                for selector in getattr(choice, key.replace("-", "_")) or ():
                    self._known(registry.select, selector, prefix + key)
            for selector in choice.severity:
                self._known(registry.select, selector, f"{prefix}severity.{selector}")
            for key, options in choice.rules.items():
                rule = self._known(registry.find, key, f"{prefix}rules.{key}")
                for name, value in options.items():
                    self._option(rule, name, value, f"{prefix}rules.{key}.{name}")
            for key, code in (("language", choice.language), ("source-language", choice.source_language)):
                if code is not None and canonical(code) not in NAMES:
                    raise self._error(f"{code!r} is no language that newslint knows", prefix + key)
            said = choice.readers.format
            if said is not None and said not in ENDINGS.values():
                raise self._error(f"{said!r} is no format{_hint(said, ENDINGS.values())}", f"{prefix}readers.format")

    def _known(self, look_up: Any, key: str, place: str) -> Any:
        try:
            return look_up(key)
        except UnknownRuleError as error:
            raise self._error(str(error), place, key) from None

    def _option(self, rule: type[Rule], name: str, value: Any, place: str) -> None:
        if name not in rule.options:
            raise self._error(f"{rule.code} has no option {name!r}{_hint(name, rule.options)}", place)
        default = rule.options[name]
        if type(value) is not type(default) and not (isinstance(default, float) and type(value) is int):
            raise self._error(f"{rule.code} {name}: {value!r} is no {type(default).__name__}", place)
        if known := rule.choices.get(name):
            for chosen in value if isinstance(value, list) else [value]:
                if chosen not in known:
                    raise self._error(f"{rule.code} {name} cannot be {chosen!r}{_hint(str(chosen), known)}", place)

    def plugin_error(self, name: str, message: str) -> ConfigError:
        """What is wrong with a plug-in, at the place where the settings name it."""
        return self._error(message, "plugins", name)

    def _error(self, message: str, place: str, value: str = "") -> ConfigError:
        line = self.lines.get(place) or self.lines.get(place.rsplit(".", 1)[0], 1)
        if value:  # a list may run over several lines
            line = _row_of(self.text, value, line)
        return ConfigError(f"{self.origin}:{line}", message)


@cache
def _patterns(lines: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _hint(name: str, known: Iterable[str]) -> str:
    known = sorted(set(known))
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return f": did you mean {near[0]!r}?" if near else f": one of {', '.join(known)}" if known else ""


def load(file: Path) -> Project | None:
    """The project of a settings file; None for a pyproject.toml that says nothing of newslint. Raises `ConfigError`."""
    try:
        text = file.read_text(encoding="utf-8")
        raw: Mapping[str, Any] = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(str(file), (error.strerror or str(error)).lower()) from None
    except UnicodeDecodeError:
        raise ConfigError(str(file), "is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise ConfigError(f"{file}:{line}", re.sub(r" *[(]at .*[)]", "", str(error)).lower()) from None
    prefix: tuple[str, ...] = ()
    if file.name == "pyproject.toml":
        prefix = ("tool", "newslint")
        raw = raw.get("tool", {}).get("newslint")
        if raw is None:
            return None
    lines = key_lines(text, prefix)
    try:
        table = msgspec.convert(raw, Table)
    except msgspec.ValidationError as error:
        raise _convert_error(file, text, str(error), lines) from None
    return Project(file.parent, file, table, lines, text)


def _convert_error(file: Path, text: str, message: str, lines: Mapping[str, int]) -> ConfigError:
    """What msgspec says, with the line of the key and, for an unknown key, the nearest known one."""
    said, _, path = message.partition(" - at `$")
    place = re.sub(r"\[(\d+)\]", r".\1", path.rstrip("`")).strip(".")
    unknown = re.search(r"unknown field `([^`]+)`", said)
    if unknown:
        kind: type[msgspec.Struct] = Override if place.startswith("overrides") else Table
        if place.endswith("readers"):
            kind = Options
        known = [field.encode_name for field in msgspec.structs.fields(kind)]
        key = f"{place}.{unknown[1]}".strip(".")
        return ConfigError(f"{file}:{_line_of(key, lines)}", f"unknown key {unknown[1]!r}{_hint(unknown[1], known)}")
    key = re.sub(r"\[\.\.\.\].*|\.\d+$", "", place)
    line = lines.get(place) or _line_of(key, lines)
    if wrong := re.search(r"'([^']+)'", said):
        line = _row_of(text, wrong[1], line)
    return ConfigError(f"{file}:{line}", f"{key or 'settings'}: {said[:1].lower()}{said[1:]}")


def _line_of(key: str, lines: Mapping[str, int]) -> int:
    """The line of a key, or of the table that is written on one line with it in it."""
    while key and key not in lines:
        key = key.rpartition(".")[0]
    return lines.get(key, 1)


def _row_of(text: str, value: str, start: int) -> int:
    """The first row from `start` on that holds a quoted value, else `start`."""
    rows = text.splitlines()
    quoted = re.compile(rf"[\"']{re.escape(value)}[\"']")
    return next((number for number in range(start, len(rows) + 1) if quoted.search(rows[number - 1])), start)


_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")


def key_lines(text: str, prefix: Sequence[str] = ()) -> dict[str, int]:
    """The line of each key and table of a TOML text, by dotted path below `prefix`; tables of a list are numbered."""
    found: dict[str, int] = {}
    counts: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, row in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(row):
            table = _path(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            path = table
        elif key := _KEY.match(row):
            path = (*table, *_path(key[1]))
        else:
            continue
        if path[: len(prefix)] == tuple(prefix):
            found.setdefault(".".join(path[len(prefix) :]), number)
    return found


def _path(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in re.split(r"\.(?=(?:[^\"']|\"[^\"]*\"|'[^']*')*$)", dotted))


class Projects:
    """Finds the project of a file; each folder is looked at once."""

    def __init__(self, *, isolated: bool = False, config: Path | None = None) -> None:
        self._isolated = isolated
        self._fixed = self._load(config) if config else None
        self._by_folder: dict[Path, Project] = {}

    def _load(self, config: Path) -> Project:
        project = load(config)
        if project is None:
            raise ConfigError(str(config), "has no [tool.newslint] table")
        return project

    def of(self, path: str) -> Project:
        """The project of a file, or of what would be one. Raises `ConfigError`."""
        if self._fixed:
            return self._fixed
        folder = Path(path).resolve().parent
        if self._isolated:
            return Project(folder)
        if folder not in self._by_folder:
            project = self._find(folder)
            self._by_folder[folder] = replace(project, accepted=_accepted(project.root))
        return self._by_folder[folder]

    def _find(self, folder: Path) -> Project:
        for above in (folder, *folder.parents):
            for name in (FILE, "pyproject.toml"):
                if (above / name).is_file() and (project := load(above / name)) is not None:
                    return project
            if (above / FOLDER).is_dir():
                return Project(above)
        return Project(folder)


def _accepted(root: Path) -> tuple[str, ...]:
    path = root / FOLDER / ACCEPTED
    try:
        return accepted_in(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError:
        raise ConfigError(str(path), "is not UTF-8") from None
