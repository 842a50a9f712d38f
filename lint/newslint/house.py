"""House rules: what a project keeps in `.newslint/*.toml`, of the same kinds as newslint's own data rules, and in
plugins that its settings name."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from newslint import plugins, sheets
from newslint.finding import Finding
from newslint.notices import BrokenHouseRule, Notice
from newslint.plugins import PluginError
from newslint.projects import Project
from newslint.registry import FAMILIES, Partial, Registry, builtin
from newslint.rule import Rule
from newslint.source import Source

TIME_LIMIT = 1.0
"""Seconds that a house rule's pattern may take over one article."""


class House(msgspec.Struct, frozen=True):
    """The house rules of a project, and those that cannot be used: by file, as findings in it."""

    registry: Registry
    """newslint's own rules and these."""
    files: dict[type[Rule], Path]
    broken: dict[Path, list[Finding]]


def sources(project: Project) -> list[Path]:
    """The files beside its settings that a project's house rules are made of."""
    return [
        file
        for folder in project.folders
        for file in sorted(folder.glob("*"))
        if file.suffix.lower() in (".toml", *sheets.ENDINGS) and file.is_file()
    ]


def house(project: Project) -> House:
    """The house rules of a project, beside newslint's own. Raises `ConfigError` for a plug-in that cannot be used."""
    written = [file for folder in project.folders for file in sorted(folder.glob("*.toml"))]
    if not (written or project.plugins or project.withheld):
        return House(builtin(), {}, {})
    from newslint.kinds import DataError, parse

    files: dict[type[Rule], Path] = {}
    broken: dict[Path, list[Finding]] = {}
    taken = {key for rule in builtin() for key in (rule.code.lower(), rule.name, *rule.aliases)}

    def add(rule: type[Rule], file: Path) -> str | None:
        if problem := _problem(rule, taken):
            return problem
        rule.family = "house"
        taken.update((rule.code.lower(), rule.name))
        files[rule] = file
        return None

    for plugin in project.plugins:
        try:
            for rule in plugins.rules(plugin):
                if problem := add(rule, plugin.file or plugin.settings):
                    raise PluginError(f"a plug-in cannot be used: {problem}")
        except PluginError as error:
            raise project.plugin_error(plugin.name, str(error)) from None
    for file in written:
        try:
            for rule in parse(file.read_text(encoding="utf-8-sig"), file.name, TIME_LIMIT, file.parent):
                if problem := add(rule, file):
                    broken.setdefault(file, []).append(notice(BrokenHouseRule, problem, file, rule.code))
        except (DataError, OSError, UnicodeDecodeError) as error:
            message = str(error).removeprefix(f"{file.name}: ")
            code = re.match(r"rule (\S+):", message)
            broken.setdefault(file, []).append(notice(BrokenHouseRule, message, file, code[1] if code else ""))
    return House((Partial if project.withheld else Registry)([*builtin(), *files]), files, broken)


def _problem(rule: type[Rule], taken: set[str]) -> str | None:
    for key in (rule.code, rule.name):
        if key.lower() in taken:
            return f"{key} is taken by another rule"
    letters = re.match(r"[A-Z]*", rule.code)
    if letters and letters[0] in FAMILIES.values():
        return f"{rule.code} begins like newslint's own codes: take letters of your own"
    return None


def notice(kind: type[Notice], message: str, file: Path, code: str) -> Finding:
    """A finding about a rule in its own file, at the place where its code stands."""
    at = max(0, source_of(file).text.find(code))
    return Finding(kind.code, kind.name, kind.family, message, (at, at + len(code)), kind.severity, kind.confidence)


def source_of(file: Path) -> Source:
    """A house rule's file, to show a finding in."""
    try:
        return Source(str(file), file.read_bytes())
    except OSError:
        return Source(str(file), b"")
