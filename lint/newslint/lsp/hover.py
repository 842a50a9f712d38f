"""What an editor shows where the pointer rests on a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position, Range

from newslint.formats import rule_url
from newslint.lsp.checker import Report
from newslint.page import page
from newslint.rule import Rule


def hover(report: Report, position: Position, formats: Sequence[MarkupKind] | None = None) -> Hover | None:
    """The pages of the rules of the findings at a place; `formats` are those that the editor can show.

    What the findings themselves say, editors show already.
    """
    buffer = report.buffer
    at = buffer.span(Range(position, position))[0]
    here = [finding for finding in report.checked.findings if finding.span[0] <= at <= finding.span[1]]
    if not here:
        return None
    kind = MarkupKind.Markdown if formats is None or MarkupKind.Markdown in formats else MarkupKind.PlainText
    rules = dict.fromkeys(report.rules[finding.code] for finding in here)
    text = "\n\n---\n\n".join("\n".join(_lines(rule)) for rule in rules)
    return Hover(MarkupContent(kind, text), buffer.place(here[0].span))


def _lines(rule: type[Rule]) -> Iterator[str]:
    heading, *rest = page(rule)
    title = heading.removeprefix("# ")
    yield f"**{title}**" if rule.family == "house" else f"[**{title}**]({rule_url(rule.code)})"
    yield from rest
