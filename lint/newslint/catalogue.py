"""What there is to know about rules, as data."""

from __future__ import annotations

from typing import Any

from newslint.formats import rule_url
from newslint.rule import Rule


def row(rule: type[Rule]) -> dict[str, Any]:
    """What there is to know about a rule."""
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "summary": rule.summary,
        "severity": rule.severity.value,
        "confidence": rule.confidence,
        "default": rule.default,
        "fix": rule.safety.name.lower() if rule.safety is not None else None,
        "languages": list(rule.languages),
        "options": dict(rule.options),
        "url": rule_url(rule.code),
    }
