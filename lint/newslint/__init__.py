"""newslint: finds what machine translation and scraping leave behind in news articles.

From Python: `check_text`, `check_file` and `fix_text` (see `newslint.api`), and what they speak of. Names are resolved
when first used, so that starting the command imports nothing that its run does not need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslint.api import check_file, check_text, fix_text
    from newslint.config import ConfigError
    from newslint.finding import Edit, Finding, Fix, Related, Safety, Severity
    from newslint.registry import UnknownRuleError
    from newslint.rule import Hit, Need, Rule

__version__ = "0.1.0"

__all__ = [
    "ConfigError",
    "Edit",
    "Finding",
    "Fix",
    "Hit",
    "Need",
    "Related",
    "Rule",
    "Safety",
    "Severity",
    "UnknownRuleError",
    "__version__",
    "check_file",
    "check_text",
    "fix_text",
]

_HOME = {
    "ConfigError": "config",
    "UnknownRuleError": "registry",
    "check_file": "api",
    "check_text": "api",
    "fix_text": "api",
    **dict.fromkeys(("Edit", "Finding", "Fix", "Related", "Safety", "Severity"), "finding"),
    **dict.fromkeys(("Hit", "Need", "Rule"), "rule"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'newslint' has no attribute {name!r}")
    return getattr(import_module(f"newslint.{_HOME[name]}"), name)
