"""Settings files, and the projects that they make.

Settings stand in `newslint.toml`, or in `pyproject.toml` under `[tool.newslint]`. For each article the nearest such
file in the folders above it holds, with what it `extends` and its preset: settings of files that do not name each other
are never mixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from newslint import tables
from newslint.build import DATA
from newslint.config import (
    ACCEPTED,
    BY_LANGUAGE,
    BY_SCOPE,
    FILE,
    FOLDER,
    Choice,
    ConfigError,
    Layer,
    Override,
    Settings,
    Table,
)
from newslint.language import NAMES, canonical
from newslint.originals import wrong_with
from newslint.plugins import Plugin
from newslint.readers import FORMATS
from newslint.readers.options import DEFAULTS
from newslint.registry import Registry, UnknownRuleError
from newslint.rule import Rule
from newslint.tables import hint
from newslint.toml_places import key_lines, row_of

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def accepted_in(text: str) -> tuple[str, ...]:
    """The entries of a list of accepted words and names: one a line, `#` begins a comment."""
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


class SettingsFile(msgspec.Struct, frozen=True):
    """One settings file, or a preset, with the row of each of its keys."""

    origin: str
    """Its name, or `preset hugo`."""
    table: Table
    lines: Mapping[str, int]
    text: str
    path: Path | None = None
    """None for a preset."""

    def layer(self) -> Layer:
        """What it says for all files."""
        return Layer(self.table, self.origin, self.lines)

    def override(self, number: int) -> Layer:
        """What one of its overrides says."""
        prefix = f"overrides.{number}."
        lines = {key.removeprefix(prefix): line for key, line in self.lines.items() if key.startswith(prefix)}
        return Layer(self.table.overrides[number], self.origin, lines)

    def choices(self) -> Iterator[tuple[str, Choice]]:
        """All that it chooses, each with the beginning of its keys."""
        yield "", self.table
        for number, override in enumerate(self.table.overrides):
            yield f"overrides.{number}.", override

    def error(self, message: str, place: str, value: str = "") -> ConfigError:
        """What is wrong with the value of a key."""
        line = self.lines.get(place) or self.lines.get(place.rsplit(".", 1)[0], 1)
        if value:  # a list may run over several lines
            line = row_of(self.text, value, line)
        return ConfigError(f"{self.origin}:{line}", message)


class Project(msgspec.Struct, frozen=True, dict=True):
    """The folder whose settings, house rules and accepted words hold for the articles below it."""

    root: Path
    files: tuple[SettingsFile, ...] = ()
    """The settings file, after all that it extends and the presets: the strongest last."""
    accepted: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Lists of accepted words and names, with their names."""
    trusted: bool = True
    """Whether the code of plug-ins that the settings name may run."""

    @property
    def file(self) -> Path | None:
        """The settings file."""
        return self.files[-1].path if self.files else None

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where house rules and accepted words stand: beside the settings, and beside those that they extend."""
        beside = [file.path.parent for file in self.files if file.path]
        return tuple(dict.fromkeys(folder / FOLDER for folder in (*beside, self.root)))

    @property
    def plugins(self) -> tuple[Plugin, ...]:
        """The plug-ins that the settings name; none where they are not trusted."""
        return self._named if self.trusted else ()

    @property
    def withheld(self) -> tuple[Plugin, ...]:
        """The plug-ins that the settings name, and that are not used since they are not trusted."""
        return () if self.trusted else self._named

    @property
    def _named(self) -> tuple[Plugin, ...]:
        return tuple(Plugin(name, file.path) for file in self.files if file.path for name in file.table.plugins)

    def plugin_error(self, name: str, message: str) -> ConfigError:
        """What is wrong with a plug-in, at the place where the settings name it."""
        naming = [file for file in self.files if name in file.table.plugins]
        return (naming or self.files)[-1].error(message, "plugins", name)

    @property
    def fail_on(self) -> tuple[str, str]:
        """From which severity on findings fail a run, and where that is said."""
        for file in reversed(self.files):
            if file.table.fail_on:
                return file.table.fail_on, file.layer().place("fail-on")
        return "warning", "default"

    def settings(self, path: str, command_line: Layer | None = None) -> Settings:
        """What holds for a file."""
        matching = self.overriding(path)
        layers: list[Layer] = []
        for number, file in enumerate(self.files):
            layers.append(file.layer())
            layers += [file.override(override) for of, override in matching if of == number]
        layers += [Layer(Choice(accept=words), name) for name, words in self.accepted]
        if command_line is not None:
            layers.append(command_line)
        return Settings(tuple(layers))

    @cached_property
    def reads_otherwise(self) -> bool:
        """Whether anything is said about how files are read."""
        return any(choice.readers != DEFAULTS for file in self.files for _, choice in file.choices())

    def overriding(self, path: str) -> tuple[tuple[int, int], ...]:
        """The overrides that have to do with a file: the number of the settings file, and their number in it."""
        if not any(file.table.overrides for file in self.files):
            return ()
        relative = self.relative(path)
        return tuple(
            (of, number)
            for of, file in enumerate(self.files)
            for number, override in enumerate(file.table.overrides)
            if not override.paths or (relative is not None and _patterns(override.paths).match_file(relative))
        )

    @cached_property
    def exclude(self) -> tuple[str, ...]:
        """Patterns of paths that are not walked, those of all settings files."""
        return tuple(pattern for file in self.files for pattern in file.table.exclude)

    def excludes(self, path: Path, *, folder: bool = False) -> bool:
        """Whether the settings keep a path from being walked."""
        if not self.exclude or (relative := self.relative(str(path))) is None:
            return False
        return _patterns(self.exclude).match_file(f"{relative}/" if folder else relative)

    def relative(self, path: str) -> str | None:
        """The path of a file from the project's folder, with `/`; None where it lies elsewhere."""
        try:
            return Path(path).resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return None

    def check(self, registry: Registry) -> None:
        """Hold all names, values and options against the rules there are. Raises `ConfigError`."""
        for file in self.files:
            for prefix, choice in file.choices():
                _check(file, prefix, choice, registry)


def _check(file: SettingsFile, prefix: str, choice: Choice, registry: Registry) -> None:
    for key in ("select", "extend-select", "ignore"):
        for selector in getattr(choice, key.replace("-", "_")) or ():
            _known(registry.select, selector, file, prefix + key)
    for table in ("severity", "safety"):
        for selector in getattr(choice, table):
            _known(registry.select, selector, file, f"{prefix}{table}.{selector}")
    for key, options in choice.rules.items():
        rule = _known(registry.find, key, file, f"{prefix}rules.{key}")
        if rule is Rule:
            continue  # of a plug-in that is not used: nothing is known of its options
        for name, value in options.items():
            _option(rule, name, value, file, f"{prefix}rules.{key}.{name}")
    languages = [("language", choice.language), ("source-language", choice.source_language)]
    if isinstance(choice, Override):
        languages += [("languages", code) for code in choice.languages]
        _condition(choice, file, prefix)
    for key, code in languages:
        if code is not None and canonical(code) not in NAMES:
            raise file.error(f"{code!r} is no language that newslint knows: a code such as en, fr or pt", prefix + key)
    if choice.source_pattern is not None and (wrong := wrong_with(choice.source_pattern)):
        raise file.error(f"source-pattern: {wrong}", f"{prefix}source-pattern")
    formats = {"format": choice.readers.format}
    formats |= {f"endings.{ending}": name for ending, name in (choice.readers.endings or {}).items()}
    for key, said in formats.items():
        if said is not None and said not in FORMATS:
            raise file.error(f"{said!r} is no format{hint(said, FORMATS)}", f"{prefix}readers.{key}")


def _condition(override: Override, file: SettingsFile, prefix: str) -> None:
    """An override says for what it holds, and holds nothing that is settled before that is known."""
    if not (override.paths or override.languages or override.scopes):
        raise file.error("an override says for what it holds: `paths`, `languages` or `scopes`", prefix.rstrip("."))
    for condition, settled in (("scopes", BY_SCOPE), ("languages", BY_LANGUAGE)):
        if getattr(override, condition):
            for key in sorted(settled):
                value = getattr(override, key.replace("-", "_"))
                if value not in (None, (), {}, DEFAULTS):
                    raise file.error(f"{key} cannot be set by {condition}, only by paths", prefix + key)


def _known(look_up: Any, key: str, file: SettingsFile, place: str) -> Any:
    try:
        return look_up(key)
    except UnknownRuleError as error:
        raise file.error(str(error), place, key) from None


def _option(rule: type[Rule], name: str, value: Any, file: SettingsFile, place: str) -> None:
    if name not in rule.options:
        raise file.error(f"{rule.code} has no option {name!r}{hint(name, rule.options)}", place)
    default = rule.options[name]
    if type(value) is not type(default) and not (isinstance(default, float) and type(value) is int):
        raise file.error(f"{rule.code} {name}: {value!r} is no {type(default).__name__}", place)
    if known := rule.choices.get(name):
        for chosen in value if isinstance(value, list) else [value]:
            if chosen not in known:
                raise file.error(f"{rule.code} {name} cannot be {chosen!r}{hint(str(chosen), known)}", place)


@cache
def _patterns(lines: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def load(file: Path) -> Project | None:
    """The project of a settings file; None for a pyproject.toml that says nothing of newslint. Raises `ConfigError`."""
    files = _with_bases(file, frozenset())
    return Project(file.parent, files) if files else None


def _with_bases(path: Path, under_way: frozenset[Path]) -> tuple[SettingsFile, ...]:
    """A settings file after its preset and all that it extends; none for a pyproject.toml without a table."""
    own = _parsed(path)
    if own is None:
        return ()
    found: list[SettingsFile] = []
    if own.table.preset:
        found.append(preset(own.table.preset))
    under_way |= {path.resolve()}
    for name in own.table.extends:
        base = path.parent / Path(name).expanduser()
        if base.resolve() in under_way:
            raise own.error(f"extends {name!r}, which extends this file: leave out one of them", "extends", name)
        if not base.is_file():
            raise own.error(f"extends {name!r}, and there is no such file", "extends", name)
        bases = _with_bases(base, under_way)
        if not bases:
            raise own.error(f"extends {name!r}, which has no [tool.newslint] table", "extends", name)
        found += bases
    return (*found, own)


@cache
def preset(name: str) -> SettingsFile:
    """The settings that come with newslint for a kind of repository."""
    import tomllib

    text = (DATA / "presets" / f"{name}.toml").read_text(encoding="utf-8")
    return SettingsFile(f"preset {name}", msgspec.convert(tomllib.loads(text), Table), key_lines(text), text)


def _parsed(file: Path) -> SettingsFile | None:
    prefix = ("tool", "newslint") if file.name == "pyproject.toml" else ()
    found = tables.read(file, Table, prefix)
    return None if found is None else SettingsFile(str(file), found.table, found.lines, found.text, file)


class Projects:
    """Finds the project of a file; each folder is looked at once.

    Without settings, it is the git repository that the file lies in, else its folder.
    """

    def __init__(self, *, isolated: bool = False, config: Path | None = None, trusted: bool = True) -> None:
        self._isolated = isolated
        self._trusted = trusted
        self._fixed = self._load(config) if config else None
        self._by_folder: dict[Path, Project] = {}

    def _load(self, config: Path) -> Project:
        project = load(config)
        if project is None:
            raise ConfigError(str(config), "has no [tool.newslint] table")
        return self._complete(project)

    def of(self, path: str) -> Project:
        """The project of a file, or of what would be one. Raises `ConfigError`."""
        if self._fixed:
            return self._fixed
        folder = Path(path).resolve().parent
        if self._isolated:
            return Project(folder)
        if folder not in self._by_folder:
            self._by_folder[folder] = self._complete(self._find(folder))
        return self._by_folder[folder]

    def _complete(self, project: Project) -> Project:
        """A project with the lists of accepted words and names that stand beside its settings."""
        return msgspec.structs.replace(project, accepted=tuple(_accepted(project.folders)), trusted=self._trusted)

    def _find(self, folder: Path) -> Project:
        for above in (folder, *folder.parents):
            for name in (FILE, "pyproject.toml"):
                if (above / name).is_file() and (project := load(above / name)) is not None:
                    return project
            if any((above / FOLDER).glob("*.toml")) or (above / FOLDER / ACCEPTED).is_file():
                return Project(above)  # a folder with nothing but results of earlier runs makes no project
        repository = (above for above in (folder, *folder.parents) if (above / ".git").exists())
        return Project(next(repository, folder))


def _accepted(folders: Iterable[Path]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for folder in folders:
        path = folder / ACCEPTED
        try:
            words = accepted_in(path.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            continue
        except UnicodeDecodeError:
            raise ConfigError(str(path), "is not UTF-8") from None
        if words:
            yield str(path), words
