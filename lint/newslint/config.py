"""The settings of a run, and the rules they choose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newslint.registry import Registry
from newslint.rule import Rule


@dataclass(frozen=True)
class Settings:
    """What is to be looked for. Selectors are codes, names, beginnings of codes, families or `ALL`."""

    select: Sequence[str] | None = None
    """Instead of the rules that run by default."""
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    language: str | None = None
    """The language of all articles; otherwise each is asked for its own."""


def rules_for(settings: Settings, registry: Registry) -> list[Rule]:
    """The rules that these settings switch on. Raises `UnknownRuleError`."""
    if settings.select is None:
        chosen = {rule for rule in registry if rule.default}
    else:
        chosen = _selected(settings.select, registry)
    chosen |= _selected(settings.extend_select, registry)
    chosen -= _selected(settings.ignore, registry)
    return [rule() for rule in sorted(chosen, key=lambda rule: rule.code)]


def _selected(selectors: Iterable[str], registry: Registry) -> set[type[Rule]]:
    return {rule for selector in selectors for rule in registry.select(selector)}
