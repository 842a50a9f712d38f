"""How often rules were right in labelled articles: rules/data/measured.json, made by scripts/measure_precision.py."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, NamedTuple

from newslint import build
from newslint.rule import Rule


class Measure(NamedTuple):
    """What a rule reported in a set of texts, by default settings."""

    what: str
    """What the texts are."""
    texts: int
    words: int
    findings: int
    right: int
    false: int

    @property
    def unjudged(self) -> int:
        """Findings of which nobody said whether they are right."""
        return self.findings - self.right - self.false


def measures(rule: type[Rule]) -> list[Measure] | None:
    """What the rule reported in each set of texts that it is for; None where it was not measured."""
    counts = _data()["rules"].get(rule.code)
    if counts is None:
        return None
    return [
        Measure(about["what"], about["texts"], about["words"], *counts.get(name, (0, 0, 0)))
        for name, about in _data()["sets"].items()
        if not rule.languages or set(rule.languages) & set(about["languages"])
    ]


def total(rule: type[Rule]) -> Measure | None:
    """What the rule reported in all sets that it is for; None where it was not measured."""
    sets = measures(rule)
    if not sets:
        return None
    return Measure("all", *(sum(counts) for counts in zip(*(m[1:] for m in sets), strict=True)))


def summary(rule: type[Rule]) -> str:
    """One sentence: of how many findings how many were right, and in how much text."""
    if (m := total(rule)) is None:
        return "Precision: not measured."
    judged = m.right + m.false
    parts = [f"{m.right:,} of {judged:,} findings right ({m.right / judged:.3f})"] if judged else []
    if m.unjudged:
        parts.append(f"{m.unjudged:,} not judged" if judged else f"{m.unjudged:,} findings, not judged")
    return f"Precision: {', '.join(parts) or 'nothing reported'}, in {m.words:,} words (measured {measured_on()})."


def measured_on() -> str:
    """The day of the measurement, as YYYY-MM-DD."""
    return str(_data()["measured"])


@cache
def _data() -> Any:
    return json.loads((build.rules() / "data" / "measured.json").read_text(encoding="utf-8"))
