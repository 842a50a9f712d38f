"""What it takes to lint a file: its project's settings, rules, accepted words and suppressions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path, PurePath
from typing import Any, Protocol

import msgspec

from newslint import baseline, plugins
from newslint.baseline import Baseline
from newslint.config import ConfigError, Layer, Settings
from newslint.engine import Checked, Failure, Linter
from newslint.finding import Finding, Severity
from newslint.house import House, house, notice, source_of, sources
from newslint.notices import BrokenHouseRule, Notice, SlowHouseRule
from newslint.originals import path_of, translated
from newslint.plugins import PluginError
from newslint.projects import Project, Projects
from newslint.readers import Read, is_article, reader_for
from newslint.readers.options import DEFAULTS
from newslint.registry import Registry, builtin
from newslint.rule import Rule
from newslint.source import Source
from newslint.suppress import SIDE_FILE, side_file
from newslint.view import Article


class Terms(msgspec.Struct, frozen=True):
    """What a run asks of all projects."""

    isolated: bool = False
    """Read no settings, house rules, baseline or side file."""
    command_line: Layer | None = None
    original: Source | None = None
    """What the one article of the run was translated from."""
    trusted: bool = True
    """Whether plug-ins that settings name are used: their code runs."""
    with_baseline: bool = True
    with_figures: bool = False
    """Whether rules are asked for what they measure."""


_USUAL = Terms()


class Exemptions(Protocol):
    """A list of findings that are not to be reported: the side file, the baseline."""

    path: Path

    def hides(self, finding: Finding, source: Source, relative: str) -> bool:
        """Whether it names a finding in a file, whose path is relative to the list."""
        ...

    def saw(self, relative: str) -> None:
        """Take note that a file was linted."""
        ...

    def unused(self, codes: frozenset[str]) -> list[Finding]:
        """A finding for each of its entries that named nothing, though one of the rules with these codes looked."""
        ...


class Desk:
    """A project at work: its rules, what it exempts, and what is found out about them during a run.

    Nothing is loaded before it is asked for: a run whose results are all cached needs no rule.
    """

    def __init__(self, project: Project, terms: Terms) -> None:
        self.project = project
        self.terms = terms
        self._settings: dict[tuple[tuple[int, int], ...], Settings] = {}
        self._linters: dict[tuple[tuple[int, int], ...], Linter] = {}
        self._failed: dict[str, tuple[Failure, str]] = {}

    def settings(self, path: str) -> Settings:
        """What holds for a file."""
        key = self.project.overriding(path)
        if key not in self._settings:
            self._settings[key] = self.project.settings(path, self.terms.command_line)
        return self._settings[key]

    def depends(self, path: str) -> Iterator[str]:
        """What the findings in a file depend on besides the file and newslint: settings and house rules."""
        yield repr([layer.choice for layer in self.settings(path).layers])
        yield str(self.terms.with_figures)
        if original := self._original(path):
            yield original.path
            yield original.text
        if not self.terms.isolated:
            yield from map(plugins.version, self.project.plugins)
            for file in sources(self.project):
                yield file.name
                yield file.read_bytes().decode("utf-8", "surrogateescape")

    def linter(self, path: str) -> Linter:
        """What lints a file. Raises `ConfigError`, and `UnknownRuleError` for what the command line says."""
        key = self.project.overriding(path)
        if key not in self._linters:
            settings = self.settings(path)
            by_language = {language: self._linter(there) for language, there in settings.by_language.items()}
            self._linters[key] = self._linter(settings, by_language)
        return self._linters[key]

    def _linter(self, settings: Settings, by_language: Mapping[str, Linter] | None = None) -> Linter:
        return Linter(
            self.registry,
            settings.rules(self.registry),
            settings.language,
            settings.source_language,
            settings.accept,
            by_scope={scope: there.rules(self.registry) for scope, there in settings.by_scope.items()},
            by_language=by_language,
            with_figures=self.terms.with_figures,
            timed=self.terms.with_figures,
        )

    def reader(self, path: str, otherwise: str = "text") -> Read:
        """What reads a file; `otherwise` is the format of one of which nothing tells it. Raises `ConfigError`.

        Where the article's original is at hand, it comes with it.
        """
        read = self._reader(path, otherwise)
        if (original := self._original(path)) is None:
            return read
        articles = self._reader(original.path, otherwise)(original)
        return partial(translated, read=read, original=original.path, articles=articles)

    def _original(self, path: str) -> Source | None:
        """The file that an article was translated from; None where none is named, or none is there."""
        if self.terms.original is not None:
            return self.terms.original
        pattern = self.settings(path).source_pattern
        place = path_of(path, pattern) if pattern else None
        try:
            return Source(str(place), place.read_bytes()) if place else None
        except OSError:
            return None

    def _reader(self, path: str, otherwise: str) -> Read:
        if added := self._added_reader(path):
            return partial(added.read, options=self.settings(path).readers)
        return reader_for(path, self.settings(path).readers, otherwise)

    def _added_reader(self, path: str) -> Any:
        if self.terms.isolated or not self.project.plugins:
            return None
        return _added_reader(self.project, path)

    def check(self, source: Source) -> Checked:
        """The findings in a file. Raises as `linter` does."""
        return self.linter(source.path).check(source, self.reader(source.path))

    @cached_property
    def house(self) -> House | None:
        """The house rules, with those of plug-ins; none where the run is isolated. Raises `ConfigError`."""
        return None if self.terms.isolated else house(self.project)

    @cached_property
    def registry(self) -> Registry:
        """All rules of the project, once its settings are held against them. Raises as `linter` does."""
        registry = self.house.registry if self.house else builtin()
        self.project.check(registry)
        said = (self.terms.command_line,) if self.terms.command_line else ()
        Settings(said).chosen(registry)  # raises for a rule that is none
        return registry

    @cached_property
    def baseline(self) -> Baseline | None:
        """The project's baseline, if it is to be used. Raises `ConfigError`."""
        path = self.project.root / baseline.FILE
        if self.terms.isolated or not self.terms.with_baseline or not path.is_file():
            return None
        return baseline.load(path)

    @cached_property
    def exemptions(self) -> list[Exemptions]:
        """The lists of what is not to be reported. Raises `ConfigError`."""
        found: list[Exemptions] = []
        path = self.project.root / SIDE_FILE
        if not self.terms.isolated and path.is_file():
            found.append(side_file(path, self.registry))
        return found + ([self.baseline] if self.baseline else [])

    def relative(self, path: str) -> str:
        """The path of a file from the project's folder; as it is where it lies elsewhere."""
        return self.project.relative(path) or PurePath(path).as_posix()

    def exempt(self, checked: Checked) -> Checked:
        """A linted file without the findings that the project says to leave alone; takes note of which those are."""
        if not self.exemptions:
            return checked
        relative = self.relative(checked.source.path)
        kept = [
            finding
            for finding in checked.findings
            if not any(exempt.hides(finding, checked.source, relative) for exempt in self.exemptions)
        ]
        return msgspec.structs.replace(checked, findings=kept)

    def done(self, checked: Checked) -> list[Failure]:
        """Take note of a linted file; the failures of rules that are not the house's own."""
        for exempt in self.exemptions:
            exempt.saw(self.relative(checked.source.path))
        if not checked.failures:
            return []
        own = {rule.code for rule in self.house.files} if self.house else set()
        for failure in checked.failures:
            if failure.code in own:
                self._failed.setdefault(failure.code, (failure, checked.source.path))
        return [failure for failure in checked.failures if failure.code not in own]

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the rules that ran over any file."""
        met = [
            each
            for settings in self._settings.values()
            for there in (settings, *settings.by_language.values())
            for each in (there, *there.by_scope.values())
        ]
        chosen = [settings.chosen(self.registry) for settings in met]
        return frozenset(rule.code for verdicts in chosen for rule, (runs, _) in verdicts.items() if runs)

    def notices(self, *, exemptions: bool = True) -> Iterator[Checked]:
        """What there is to say about house rules and, if wanted, exemptions, as findings in their own files."""
        by_file: dict[Path, list[Finding]] = {}
        may_be = self.project.plugins or any(folder.is_dir() for folder in self.project.folders)
        if not self.terms.isolated and may_be and self.house:
            for file, findings in self.house.broken.items():
                by_file.setdefault(file, []).extend(findings)
            files = {rule.code: file for rule, file in self.house.files.items()}
            for code, (failure, path) in self._failed.items():
                kind: type[Notice] = SlowHouseRule if failure.slow else BrokenHouseRule
                what = "took more than a second" if failure.slow else f"broke ({failure.what})"
                said = notice(kind, f"{code} {what} over {path}", files[code], code)
                by_file.setdefault(files[code], []).append(said)
        for exempt in self.exemptions if exemptions else ():
            by_file.setdefault(exempt.path, []).extend(exempt.unused(self.codes))
        for file, findings in sorted(by_file.items()):
            wanted = [finding for finding in findings if finding.code in self.codes]
            if wanted:
                ordered = sorted(wanted, key=lambda finding: (finding.span, finding.code))
                yield Checked(source_of(file), [], ordered, about_run=True)


def _added_reader(project: Project, path: str) -> Any:
    """The reader that a project's plug-ins have for a file, if any. Raises `ConfigError`."""
    try:
        return plugins.reader(path, project.plugins)
    except PluginError as error:
        raise project.plugin_error("", str(error)) from None


class Workspace:
    """All projects of a run."""

    def __init__(self, terms: Terms = _USUAL, config: Path | None = None) -> None:
        """`config` is for all files, instead of the nearest settings. Raises `ConfigError` where it cannot be used."""
        self.terms = terms
        self.config = config
        self._projects = Projects(isolated=terms.isolated, config=config, trusted=terms.trusted)
        self._desks: dict[Path, Desk] = {}

    def desk(self, path: str) -> Desk:
        """The project of a file, at work. Raises `ConfigError`."""
        project = self._projects.of(path)
        key = Path() if self.terms.isolated else project.file or project.root
        if key not in self._desks:
            desk = Desk(project, self.terms)
            _ = desk.exemptions  # whether they can be used
            self._desks[key] = desk
        return self._desks[key]

    def project(self, path: str) -> Project:
        """The project of a file. Raises `ConfigError`."""
        return self._projects.of(path)

    def linter(self, path: str) -> Linter:
        """What lints a file. Raises `ConfigError`."""
        return self.desk(path).linter(path)

    def settings(self, path: str) -> Settings:
        """What holds for a file. Raises `ConfigError`."""
        return self.desk(path).settings(path)

    def check(self, source: Source) -> Checked:
        """The findings in a file. Raises `ConfigError`."""
        return self.desk(source.path).check(source)

    def read(self, source: Source) -> list[Article]:
        """The articles in a file. Raises `ConfigError`."""
        return self.desk(source.path).reader(source.path)(source)

    def is_article(self, path: str) -> bool:
        """Whether a file that is met in a folder is to be linted; settings that are broken say nothing about it."""
        try:
            project = self._projects.of(path)
        except ConfigError:
            return is_article(path)
        if project.plugins and not self.terms.isolated:
            with suppress(ConfigError):
                if _added_reader(project, path):
                    return True
        return is_article(path, project.settings(path).readers if project.reads_otherwise else DEFAULTS)

    def excludes(self, path: Path, *, folder: bool = False) -> bool:
        """Whether a project's settings keep a path from being walked; settings that are broken keep nothing."""
        try:
            return self._projects.of(str(path)).excludes(path, folder=folder)
        except ConfigError:
            return False

    @property
    def desks(self) -> tuple[Desk, ...]:
        """The projects that the run has met."""
        return tuple(self._desks.values())

    def rules(self) -> Iterator[type[Rule]]:
        """The rules of all projects whose settings can be used; of the others the run has said that they cannot."""
        for desk in self._desks.values():
            with suppress(ConfigError):
                yield from desk.registry

    def notices(self) -> Iterator[Checked]:
        """What there is to say about the projects themselves; settings that cannot be used are spoken of by the run."""
        for desk in self._desks.values():
            with suppress(ConfigError):
                yield from desk.notices()

    def fails(self, checked: Checked, fail_on: str | None) -> bool:
        """Whether a file's findings fail the run: by `fail_on` if given, else by its project's settings."""
        least = fail_on or self._projects.of(checked.source.path).fail_on[0]
        if least == "never":
            return False
        return any(finding.severity.rank >= Severity(least).rank for finding in checked.findings)
