"""The pages of the rules in the documentation, made of the rules themselves: docstring, examples, settings."""

from __future__ import annotations

import html
import inspect
import json
import re
from collections.abc import Iterator
from textwrap import dedent
from typing import Any

from newslint.finding import Finding, Safety
from newslint.measured import measures, summary, total
from newslint.notices import Notice
from newslint.readers import reader_for
from newslint.registry import FAMILIES, builtin
from newslint.rule import PROSE, Rule
from newslint.source import Source
from newslint.testing import linter, marked

ENDINGS = {"markdown": ".md", "html": ".html"}
ABOUT = {
    "encoding": "Broken and invisible characters",
    "translation": "Left in the source language",
    "machine": "Left by language models and translation engines",
    "locale": "Numbers, dates and marks of the source language",
    "consistency": "One thing in two ways",
    "duplication": "Said twice",
    "punctuation": "Marks",
    "spelling": "Typing mistakes",
    "chrome": "Pieces of the page around the article",
    "markup": "Markup left in plain text",
    "structure": "The form of an article",
    "bilingual": "Checked against the source article",
    "readability": "Readability",
    "newslint": "About the run itself",
}
SAFETY = {
    Safety.SAFE: "safe",
    Safety.UNSAFE: "unsafe: applied with `--unsafe-fixes`, or one by one",
    Safety.SUGGESTION: "a suggestion: shown, never applied",
    None: "none",
}


def families() -> Iterator[tuple[str, list[type[Rule]]]]:
    """The families that have rules, each with them."""
    for family in FAMILIES:
        if rules := [rule for rule in builtin() if rule.family == family]:
            yield family, rules


def overview() -> str:
    """The page that lists all rules."""
    rows = [
        "# Rules",
        "",
        f"newslint has {len(builtin().rules)} rules. Each has a code and a name; either can be selected, ignored and "
        "suppressed, and so can the beginning of codes and a family: [settings](../settings.md). How many of a rule's "
        "findings were right was [measured](../precision.md) in labelled and published articles.",
    ]
    for family, rules in families():
        rows += ["", f"## {FAMILIES[family]} {family}", "", f"{ABOUT[family]}.", ""]
        rows += ["| code | name | what | severity | fix | right |", "|---|---|---|---|---|---|"]
        for rule in rules:
            off = "" if rule.default else " (off by default)"
            fix = rule.safety.name.lower() if rule.safety is not None else ""
            what = _inline(rule.summary).replace("|", "\\|") + off
            m = total(rule)
            right = f"{m.right:,} of {m.right + m.false:,}" if m and m.right + m.false else ""
            cells = f"[{rule.code}]({rule.code}.md) | {rule.name} | {what} | {rule.severity.value} | {fix} | {right}"
            rows.append(f"| {cells} |")
    return "\n".join(rows) + "\n"


def page(rule: type[Rule]) -> str:
    """The page of a rule."""
    return "\n".join(_page(rule)) + "\n"


def _page(rule: type[Rule]) -> Iterator[str]:
    rule = rule.whole()
    yield f"---\ndescription: {json.dumps(f'{rule.code} {rule.name}: {rule.summary}')}\n---\n"
    yield f"# {rule.code} {rule.name}\n"
    yield _inline(inspect.cleandoc(rule.__doc__ or "")) + "\n"
    yield from _facts(rule)
    if rule.bad:
        yield "\n## Reported\n"
        for number, (example, fixed) in enumerate(rule.bad.items()):
            yield from _bad(rule, example, fixed, say=number < 3)
    if rule.good:
        yield "\n## Right as it stands\n"
        yield from (_example(good) for good in rule.good)
    yield from _measured(rule)
    if rule.options:
        yield from _options(rule)
    yield "\n## Settings\n"
    yield from _settings(rule)


def _facts(rule: type[Rule]) -> Iterator[str]:
    yield f"- **Severity**: {rule.severity.value}"
    yield f"- **Runs**: {'by default' if rule.default else 'only when selected'}"
    yield f"- **Fix**: {SAFETY[rule.safety]}"
    if not issubclass(rule, Notice):
        yield f"- **Confidence**: {rule.confidence:.2f}, from 0 to 1; a doubtful finding says a lower figure"
    if rule.languages:
        yield f"- **Articles in**: {', '.join(rule.languages)}"
    if rule.kinds:
        yield f"- **Files**: {', '.join(rule.kinds)}"
    if rule.scopes != PROSE:
        yield f"- **Looks at**: {', '.join(sorted(scope.value for scope in rule.scopes))}"
    if not rule.in_quotations:
        yield "- **Quotations**: not looked at"
    if rule.aliases:
        yield f"- **Earlier names**: {', '.join(rule.aliases)}"


def _measured(rule: type[Rule]) -> Iterator[str]:
    if issubclass(rule, Notice):
        return
    yield "\n## Precision\n"
    sets = measures(rule)
    if sets is None:
        yield (
            "Not measured: the rule needs an original, settings of a house or another kind of file than plain text, or "
            "it is newer than [the measurement](../precision.md)."
        )
        return
    yield f"{summary(rule).removeprefix('Precision: ').capitalize()} [What was measured, and how](../precision.md)."
    heard = [m for m in sets if m.findings]
    if not heard:
        return
    yield "\n| reported in | words | right | false | not judged |"
    yield "|---|--:|--:|--:|--:|"
    for m in heard:
        figures = " | ".join(f"{figure:,}" for figure in (m.words, m.right, m.false, m.unjudged))
        yield f"| {m.texts:,} {m.what} | {figures} |"
    if silent := sum(m.words for m in sets if not m.findings):
        yield f"| all others | {silent:,} | | | |"


def _bad(rule: type[Rule], example: str, fixed: str | None, *, say: bool) -> Iterator[str]:
    yield _example(example)
    if say:
        for finding in _findings(rule, example):
            evidence = "".join(f"<br>{_escaped(each)}" for each in finding.evidence)
            yield f'<p class="says">{_escaped(finding.message)}{evidence}</p>'
    if fixed is not None:
        yield _example(fixed, "fixed")


def _findings(rule: type[Rule], example: str) -> list[Finding]:
    """What the rule says of an example; the same thing once."""
    path = f"example{ENDINGS.get(next(iter(rule.kinds), ''), '.txt')}"
    source = Source(path, marked(example)[0].encode("utf-8", "surrogateescape"))
    found = linter(rule(rule.tried_with)).check(source, reader_for(path)).findings
    return list({(finding.message, finding.evidence): finding for finding in found}.values())


def _options(rule: type[Rule]) -> Iterator[str]:
    yield "\n## Options\n"
    yield "| option | default |"
    yield "|---|---|"
    for name, default in rule.options.items():
        yield f"| `{name}` | `{_toml(default)}` |"


def _settings(rule: type[Rule]) -> Iterator[str]:
    switch = f'ignore = ["{rule.name}"]' if rule.default else f'extend-select = ["{rule.name}"]'
    yield "```toml\n# newslint.toml"
    yield f"{switch:<42} # {'do not run it' if rule.default else 'run it'}"
    if not issubclass(rule, Notice):
        less = "info" if rule.severity.value != "info" else "warning"
        yield f"\n[severity]\n{f'{rule.code} = {json.dumps(less)}':<42} # report it as {less}"
    if rule.options:
        name, default = next(iter(rule.options.items()))
        yield f"\n[rules.{rule.name}]\n{name} = {_toml(default)}"
    yield "```"


def _toml(value: Any) -> str:
    return "{ }" if value == {} else json.dumps(value, ensure_ascii=False)


def _inline(text: str) -> str:
    """A docstring as Markdown that is read as it stands: what looks like a tag is none."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(
        part if number % 2 else html.escape(part, quote=False).replace("[", "\\[").replace("*", "\\*")
        for number, part in enumerate(parts)
    )


def _escaped(text: str) -> str:
    """Text in HTML that Markdown leaves alone, with what nobody can see by its number."""
    return "".join(map(_character, text))


def _character(character: str) -> str:
    if character == "\n" or (character.isprintable() and character not in "⟦⟧"):
        # As numbers: Markdown reads inside HTML where it is told to, and marks in examples are many.
        return character if character.isalnum() or character in " \n.,;:’“”" else f"&#{ord(character)};"
    if "\udc80" <= character <= "\udcff":
        return f'<span class="code">byte {ord(character) - 0xDC00:02X}</span>'
    return f'<span class="code">U+{ord(character):04X}</span>'


def _example(text: str, kind: str = "") -> str:
    """An example, with what is reported in it marked."""
    plain, spans = marked(text)
    out: list[str] = []
    at = 0
    for start, end in spans:
        out += (_escaped(plain[at:start]), "<mark>", _escaped(plain[start:end]), "</mark>")
        at = end
    out.append(_escaped(plain[at:]))
    # Blank lines would end the block for Markdown.
    body = "".join(out).replace("\n", "<br>")
    return dedent(f'<p class="example {kind}">{body}</p>\n').replace(' "', '"')
