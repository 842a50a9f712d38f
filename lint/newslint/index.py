"""newslint's own rules, found in the folder of rules and never listed by hand, and known without being imported.

What there is to know of a rule before it looks at an article is in an index, made once on a machine. Its module is
imported when it first looks: most rules find what they need in few articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib import import_module
from types import ModuleType
from typing import Any, ClassVar

import msgspec

from newslint import build, modules
from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.kept import table
from newslint.rule import Grain, Hit, Need, Rule
from newslint.view import Scope

_PLAIN = (
    *("code", "name", "aliases", "family", "summary", "confidence", "default", "languages", "kinds", "in_quotations"),
    *("covers", "before", "options", "choices"),
)
"""What the index holds of a rule as it is."""
_PACKED: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "severity": (lambda severity: severity.value, Severity),
    "safety": (lambda safety: safety.value, Safety),
    "need": (msgspec.structs.astuple, lambda need: Need(*need)),
    "scopes": (lambda scopes: [scope.value for scope in scopes], lambda scopes: frozenset(map(Scope, scopes))),
    "grain": (lambda grain: grain.value, Grain),
}
"""What it holds in plain types, which are quickly read; how it is made plain, and again what it was."""

Home = tuple[str, str]
"""The family and the file of a rule."""


class Indexed(Rule):
    """A rule of which all is known but its page, its examples and how it looks."""

    home: ClassVar[Home]

    @classmethod
    def whole(cls) -> type[Rule]:
        """The rule with all that its file says of it."""
        return next(rule for rule in _load(*cls.home) if rule.code == cls.code)

    @cached_property
    def _whole(self) -> Rule:
        return self.whole()(self._settings, self.severity, self.safety)

    def check(self, document: Document) -> Iterator[Hit]:
        """Every fault of this kind in the document, in any order."""
        return self._whole.check(document)

    def figures(self, document: Document) -> Mapping[str, str | float]:
        """What the rule measures of an article besides."""
        return self._whole.figures(document)


def indexed() -> Iterator[type[Rule]]:
    """All rules of the folder of rules."""
    for home, known, packed in _index():
        unpacked = {name: _PACKED[name][1](value) for name, value in packed.items()}
        yield type(known["code"], (Indexed,), {"home": home, "__module__": __name__, **known, **unpacked})


@table
def _index() -> list[tuple[Home, dict[str, Any], dict[str, Any]]]:
    found = []
    for home in _homes():
        for rule in _load(*home):
            known, packed = _own(rule, _PLAIN), _own(rule, _PACKED)
            found.append((home, known, {name: _PACKED[name][0](value) for name, value in packed.items()}))
    return found


def _own(rule: type[Rule], names: Iterable[str]) -> dict[str, Any]:
    """What a rule says other than rules usually do."""
    own = {name: getattr(rule, name) for name in names}
    return {name: value for name, value in own.items() if value != getattr(Rule, name, None)}


def _homes() -> Iterator[Home]:
    for below, ending in ((".", ".py"), ("data", ".toml")):
        for folder in sorted((build.rules() / below).iterdir()):
            if (build.rules() / folder.name / "__init__.py").is_file():
                for file in sorted(folder.iterdir()):
                    if file.suffix == ending and not file.name.startswith("_"):  # shared by the family's rules
                        yield folder.name, file.name


@cache
def _load(family: str, file: str) -> tuple[type[Rule], ...]:
    """The rules of a file."""
    modules.keep()
    if file.endswith(".py"):
        found = list(rules_in(import_module(f"newslint.rules.{family}.{file.removesuffix('.py')}")))
    else:
        from newslint.kinds import parse

        found = parse((build.rules() / "data" / family / file).read_text(encoding="utf-8"), file)
    for rule in found:
        rule.family = family
    return tuple(found)


def rules_in(module: ModuleType) -> Iterator[type[Rule]]:
    """The rules that a module defines itself."""
    for value in vars(module).values():
        if (
            isinstance(value, type)
            and issubclass(value, Rule)
            and value.__module__ == module.__name__
            and "code" in vars(value)
        ):
            yield value
