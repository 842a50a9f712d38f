"""What it takes to lint a file: its project's settings, rules, accepted words and suppressions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Protocol

from newslint import baseline
from newslint.baseline import Baseline
from newslint.config import FOLDER, ConfigError, Layer, Project, Projects, Settings
from newslint.engine import Checked, Failure, Linter
from newslint.finding import Finding, Severity
from newslint.house import House, house, notice, source_of
from newslint.notices import BrokenHouseRule, Notice, SlowHouseRule
from newslint.registry import Registry, builtin
from newslint.rule import Rule
from newslint.source import Source
from newslint.suppress import SIDE_FILE, side_file


@dataclass(frozen=True)
class Terms:
    """What a run asks of all projects."""

    isolated: bool = False
    """Read no settings, house rules, baseline or side file."""
    command_line: Layer | None = None
    with_baseline: bool = True
    with_figures: bool = False
    """Whether rules are asked for what they measure."""


class Bench:
    """One way of linting: the linter for all files of a project to which the same settings apply."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self.settings = settings
        self.linter = Linter(
            desk.registry,
            settings.rules(desk.registry),
            settings.language,
            settings.source_language,
            settings.accept,
            desk.ignores if desk.exemptions else None,
            with_figures=desk.terms.with_figures,
        )


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
    """A project at work: its rules, what it exempts, and what is found out about them during a run."""

    def __init__(self, project: Project, terms: Terms) -> None:
        """Raises `ConfigError`, and `UnknownRuleError` for what the command line says."""
        self.project = project
        self.terms = terms
        self.house: House | None = None if terms.isolated else house(project.root / FOLDER)
        self.registry: Registry = self.house.registry if self.house else builtin()
        self.exemptions: list[Exemptions] = []
        self.baseline: Baseline | None = None
        if not terms.isolated and (project.root / SIDE_FILE).is_file():
            self.exemptions.append(side_file(project.root / SIDE_FILE, self.registry))
        if not terms.isolated and terms.with_baseline and (project.root / baseline.FILE).is_file():
            self.baseline = baseline.load(project.root / baseline.FILE)
            self.exemptions.append(self.baseline)
        project.check(self.registry)
        said = (terms.command_line,) if terms.command_line else ()
        Settings(said).chosen(self.registry)  # raises for a rule that is none
        self._benches: dict[tuple[int, ...], Bench] = {}
        self._failed: dict[type[Rule], str] = {}

    def bench(self, path: str) -> Bench:
        """The way to lint a file."""
        key = self.project.overriding(path)
        if key not in self._benches:
            self._benches[key] = Bench(self, self.project.settings(path, self.terms.command_line))
        return self._benches[key]

    def relative(self, path: str) -> str:
        """The path of a file from the project's folder; as it is where it lies elsewhere."""
        try:
            return Path(path).resolve().relative_to(self.project.root.resolve()).as_posix()
        except ValueError:
            return PurePath(path).as_posix()

    def ignores(self, finding: Finding, source: Source) -> bool:
        """Whether the project says to leave a finding alone."""
        relative = self.relative(source.path)
        return any(exempt.hides(finding, source, relative) for exempt in self.exemptions)

    def done(self, checked: Checked) -> list[Failure]:
        """Take note of a linted file; the failures of rules that are not the house's own."""
        for exempt in self.exemptions:
            exempt.saw(self.relative(checked.source.path))
        others: list[Failure] = []
        for failure in checked.failures:
            if self.house and failure.rule in self.house.files:
                self._failed.setdefault(
                    failure.rule, f"{failure.rule.code} {_what(failure)} over {checked.source.path}"
                )
            else:
                others.append(failure)
        return others

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the rules that ran over any file."""
        return frozenset[str]().union(*(bench.linter.codes for bench in self._benches.values()))

    def notices(self) -> Iterator[Checked]:
        """What there is to say about house rules and exemptions, as findings in their own files."""
        codes = self.codes
        by_file: dict[Path, list[Finding]] = {}
        if self.house:
            for file, findings in self.house.broken.items():
                by_file.setdefault(file, []).extend(findings)
            for rule, message in self._failed.items():
                file = self.house.files[rule]
                kind: type[Notice] = SlowHouseRule if "took more" in message else BrokenHouseRule
                by_file.setdefault(file, []).append(notice(kind, message, source_of(file).text, rule.code))
        for exempt in self.exemptions:
            by_file.setdefault(exempt.path, []).extend(exempt.unused(codes))
        for file, findings in sorted(by_file.items()):
            wanted = [finding for finding in findings if finding.code in codes]
            if wanted:
                yield Checked(source_of(file), [], sorted(wanted, key=lambda finding: (finding.span, finding.code)))


def _what(failure: Failure) -> str:
    if isinstance(failure.error, TimeoutError):
        return "took more than a second"
    return f"broke ({type(failure.error).__name__}: {failure.error})"


class Workspace:
    """All projects of a run."""

    def __init__(self, terms: Terms = Terms(), config: Path | None = None) -> None:  # noqa: B008  (it is frozen)
        """`config` is for all files, instead of the nearest settings. Raises `ConfigError` where it cannot be used."""
        self._terms = terms
        self._projects = Projects(isolated=terms.isolated, config=config)
        self._desks: dict[Path, Desk] = {}

    def desk(self, path: str) -> Desk:
        """The project of a file, at work. Raises `ConfigError`."""
        project = self._projects.of(path)
        key = Path() if self._terms.isolated else project.file or project.root
        if key not in self._desks:
            self._desks[key] = Desk(project, self._terms)
        return self._desks[key]

    def linter(self, path: str) -> Linter:
        """What lints a file. Raises `ConfigError`."""
        return self.desk(path).bench(path).linter

    def settings(self, path: str) -> Settings:
        """What holds for a file. Raises `ConfigError`."""
        return self.desk(path).bench(path).settings

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
        """The rules of all projects."""
        for desk in self._desks.values():
            yield from desk.registry

    def notices(self) -> Iterator[Checked]:
        """What there is to say about the projects themselves."""
        for desk in self._desks.values():
            yield from desk.notices()

    def fails(self, checked: Checked, fail_on: str | None) -> bool:
        """Whether a file's findings fail the run: by `fail_on` if given, else by its project's settings."""
        least = fail_on or self._projects.of(checked.source.path).table.fail_on
        if least == "never":
            return False
        return any(finding.severity.rank >= Severity(least).rank for finding in checked.findings)
