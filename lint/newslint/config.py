"""Settings, and what they come to for one file.

Settings are layers, the weakest first: the preset, what the settings file extends, the file, its overrides, the
command line. Each layer begins with what those below it come to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Literal

import msgspec

from newslint.finding import Safety, Severity
from newslint.readers.options import DEFAULTS, Options
from newslint.registry import Registry
from newslint.rule import Rule
from newslint.view import Scope

FILE = "newslint.toml"
SCHEMA = "https://newslint.readthedocs.io/en/latest/schema/settings.json"
"""Where the documentation has the JSON Schema of it."""
FOLDER = ".newslint"
"""Beside the settings: house rules (`*.toml`) and accepted words and names (`accepted.txt`)."""
ACCEPTED = "accepted.txt"

Level = Literal["error", "warning", "info"]
Trust = Literal["safe", "unsafe", "suggestion"]
Preset = Literal["hugo", "jekyll", "astro", "wire", "corpus"]
"""Each is a settings file in `newslint/data/presets/`."""


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
    safety: dict[str, Trust] = {}
    """How far fixes are trusted, by rule, family or prefix; the most specific holds."""
    rules: dict[str, dict[str, Any]] = {}
    """Options by rule."""
    language: str | None = None
    """The language of the articles (ISO 639-1); otherwise each is asked for its own."""
    source_language: str | None = None
    """The language that the articles were translated from: evidence for doubtful leftovers."""
    source_pattern: str | None = None
    """Where the original of an article stands, from the article's folder: `{stem}.fr.md`, `../fr/{name}`."""
    names: dict[str, str] = {}
    """House spellings: how a name may not be spelt, and how it is."""
    accept: tuple[str, ...] = ()
    """Words and names that are right as they stand: in small letters whatever its capitals, else as it is written."""
    readers: Options = DEFAULTS
    """How files are read: which parts of them are prose."""


class Override(Choice, kw_only=True):
    """Settings for some files, for articles in some languages, or for some parts of articles."""

    paths: tuple[str, ...] = ()
    """Patterns of paths relative to the settings, as in .gitignore; all files if left out."""
    languages: tuple[str, ...] = ()
    """Languages of the articles (ISO 639-1); all if left out."""
    scopes: tuple[Scope, ...] = ()
    """Parts of an article in which a finding begins; all if left out."""


class Table(Choice, kw_only=True):
    """All that a settings file may hold."""

    preset: Preset | None = None
    """Settings that come with newslint for a kind of repository; all others go before them."""
    extends: tuple[str, ...] = ()
    """Settings files that this one begins with, relative to it; the last goes before the others."""
    plugins: tuple[str, ...] = ()
    """Rules and readers in Python: plug-ins of other packages by name, and files (`*.py`) relative to the settings."""
    exclude: tuple[str, ...] = ()
    """Patterns of paths that are not walked, as in .gitignore."""
    fail_on: Literal["error", "warning", "info", "never"] | None = None
    """From which severity on findings fail a run; `warning` if left out."""
    overrides: tuple[Override, ...] = ()
    """Settings for some files, languages or parts of articles."""


BY_LANGUAGE = frozenset({"language", "source-language", "source-pattern", "readers"})
"""What an override by language cannot hold: it is settled before the language of an article is known."""
BY_SCOPE = BY_LANGUAGE | {"rules", "names", "accept"}
"""What an override by scope cannot hold: a rule runs once over an article."""


class Layer(msgspec.Struct, frozen=True):
    """Settings with where they come from: `newslint.toml:3`, `--ignore`."""

    choice: Choice
    origin: str
    lines: Mapping[str, int] = {}
    elsewhere: Mapping[str, str] = {}
    """Keys that come from somewhere else: a variable of the environment."""

    def place(self, key: str) -> str:
        """Where a key of this layer stands."""
        if key in self.elsewhere:
            return self.elsewhere[key]
        while key and key not in self.lines:  # a table may be written on one line
            key = key.rpartition(".")[0]
        return f"{self.origin}:{self.lines[key]}" if key else self.origin

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it is for; none: all."""
        return self.choice.languages if isinstance(self.choice, Override) else ()

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """The scopes that it is for; none: all."""
        return self.choice.scopes if isinstance(self.choice, Override) else ()


class Settings(msgspec.Struct, frozen=True, dict=True):
    """What holds for a file, or for some articles or parts of articles in it."""

    layers: tuple[Layer, ...] = ()
    """All that have to do with the file, the strongest last."""
    article: str | None = None
    """The language of the article; None: nothing is known of it."""
    scope: Scope | None = None
    """The part of the article; None: any."""

    @cached_property
    def holding(self) -> tuple[Layer, ...]:
        """The layers that hold for this language and scope."""
        return tuple(
            layer
            for layer in self.layers
            if (not layer.languages or self.article in layer.languages)
            and (not layer.scopes or self.scope in layer.scopes)
        )

    @property
    def by_language(self) -> dict[str, Settings]:
        """What holds instead for articles in the languages of which anything is said."""
        languages = dict.fromkeys(language for layer in self.layers for language in layer.languages)
        return {language: msgspec.structs.replace(self, article=language) for language in languages}

    @property
    def by_scope(self) -> dict[Scope, Settings]:
        """What holds instead for the parts of an article of which anything is said."""
        scopes = dict.fromkeys(scope for layer in self.layers for scope in layer.scopes)
        return {scope: msgspec.structs.replace(self, scope=scope) for scope in scopes}

    def value(self, key: str) -> tuple[Any, str]:
        """A plain value (`language`) and where it comes from."""
        for layer in reversed(self.holding):
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

    @property
    def source_pattern(self) -> str | None:
        """Where the original of an article stands."""
        value: str | None = self.value("source_pattern")[0]
        return value

    @cached_property
    def readers(self) -> Options:
        """How the file is read; each key as the strongest layer says it."""
        said = Options()
        for layer in self.holding:
            said = layer.choice.readers.over(said)
        return said

    @cached_property
    def accept(self) -> tuple[str, ...]:
        """All accepted words and names."""
        return tuple(dict.fromkeys(word for layer in self.holding for word in layer.choice.accept))

    def rules(self, registry: Registry) -> list[Rule]:
        """The rules that these settings switch on, with severity, safety and options. Raises `UnknownRuleError`."""
        return [
            rule(self._options(rule, registry), self._severity(rule, registry), self._safety(rule, registry))
            for rule, (chosen, _) in self.chosen(registry).items()
            if chosen
        ]

    def chosen(self, registry: Registry) -> dict[type[Rule], tuple[bool, str]]:
        """For each rule whether it runs, and which setting says so. Later layers decide over earlier ones."""
        verdict = {rule: (rule.default, "default") for rule in registry}
        for layer in self.holding:
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
        said = self._narrowest([layer.choice.severity for layer in self.holding], rule, registry)
        return Severity(said) if said else None

    def _safety(self, rule: type[Rule], registry: Registry) -> Safety | None:
        said = self._narrowest([layer.choice.safety for layer in self.holding], rule, registry)
        return Safety[said.upper()] if said and rule.safety is not None else None

    def _narrowest(self, tables: Iterable[Mapping[str, str]], rule: type[Rule], registry: Registry) -> str | None:
        """What the last of these tables says of a rule; in one table, the most specific selector holds."""
        found = None
        for table in tables:
            matching = [selector for selector in table if rule in registry.select(selector)]
            if matching:
                found = table[min(matching, key=lambda selector: len(registry.select(selector)))]
        return found

    def _options(self, rule: type[Rule], registry: Registry) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        for layer in self.holding:
            if layer.choice.names and "names" in rule.options:
                merged["names"] = {**merged.get("names", {}), **layer.choice.names}
            for key, options in layer.choice.rules.items():
                if registry.find(key) is rule:
                    merged |= options
        return merged


def _selected(selectors: Iterable[str], registry: Registry) -> set[type[Rule]]:
    return {rule for selector in selectors for rule in registry.select(selector)}
