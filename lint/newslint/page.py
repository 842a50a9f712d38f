"""The page of a rule, as Markdown: what `newslint explain` prints, and editors show."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from newslint.measured import summary
from newslint.rule import Rule


def page(rule: type[Rule]) -> Iterator[str]:
    """The lines of the page of a rule."""
    rule = rule.whole()
    yield f"# {rule.code} {rule.name}"
    yield ""
    yield inspect.cleandoc(rule.__doc__ or "")
    yield ""
    yield facts(rule)
    if rule.family != "house":
        yield summary(rule)
    if rule.options:
        yield ""
        yield "Options: " + ", ".join(f"`{name} = {value!r}`" for name, value in rule.options.items()) + "."
    if rule.bad:
        yield ""
        yield "Reported (between the marks), and what the fix makes of it:"
        yield ""
    for example, fixed in rule.bad.items():
        yield from _code(example if fixed is None else f"{example}\n→ {fixed}")
    if rule.good:
        yield ""
        yield "Right as it stands:"
        yield ""
    for example in rule.good:
        yield from _code(example)


def facts(rule: type[Rule]) -> str:
    """One sentence: how severe, whether it runs, what its fix is worth, how sure it is, and for which articles."""
    fix = f"{rule.safety.name.lower()} fix" if rule.safety is not None else "no fix"
    state = "on by default" if rule.default else "off by default"
    where = f"articles in {', '.join(rule.languages)}" if rule.languages else "articles in any language"
    return f"{rule.severity.value.capitalize()}, {state}, {fix}, confidence {rule.confidence:.2f}, {where}."


def _code(text: str) -> Iterator[str]:
    return (f"    {line}" for line in text.splitlines())
