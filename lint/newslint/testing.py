"""Holds a rule to its own examples. The tests of newslint use it, and `newslint test` for house rules."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.engine import Linter
from newslint.finding import Safety
from newslint.fixer import apply
from newslint.notices import Notice
from newslint.readers import Read, text
from newslint.registry import Registry
from newslint.rule import Rule
from newslint.source import Source, Span
from newslint.view import Article, Block, Scope, View

MARK = re.compile("⟦(.*?)⟧", re.DOTALL)
_ARROW = re.compile(r"\s*⇒\s*")
_BETWEEN = " | "
"""Between the segments of an example that is a translation file."""
LEAST_BAD, LEAST_GOOD = 2, 3


def marked(example: str) -> tuple[str, list[Span]]:
    """Take the ⟦marks⟧ out of an example, and say what they enclosed."""
    spans = [(m.start() - 2 * i, m.end() - 2 * i - 2) for i, m in enumerate(MARK.finditer(example))]
    return MARK.sub(r"\1", example), spans


def parted(example: str) -> tuple[str | None, str]:
    """An example of a translation, `original ⇒ translation`, as the two; without an original: None and the example."""
    parts = _ARROW.split(example, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 else (None, example)


def with_original(read: Read, original: str | None) -> Read:
    """A reader that says of what it reads that it was translated from `original`.

    Where that holds ` | `, original and translation are the segments of a translation file, parted by it.
    """
    if original is None:
        return read
    if _BETWEEN in original:
        return lambda source: [_segments(source.text)._replace(original=_segments(original), aligned=True)]
    whole = text.read(Source.of(original))[0]
    return lambda source: [article._replace(original=whole, aligned=False) for article in read(source)]


def _segments(content: str) -> Article:
    blocks: list[Block] = []
    at = 0
    for segment in content.split(_BETWEEN):
        blocks.append(Block(Scope.PARAGRAPH, (at, at + len(segment)), by_line=False))
        at += len(segment) + len(_BETWEEN)
    return Article(View.whole(content), tuple(blocks), "xliff")


def linter(rule: Rule) -> Linter:
    """A linter with this rule alone, which takes articles to be in the first language that the rule knows."""
    return Linter(Registry([type(rule)]), [rule], rule.languages[0] if rule.languages else "en")


def problems(rule: Rule) -> Iterator[str]:
    """What is wrong with a rule's own description and examples, a line each."""
    yield from _description(rule)
    for example, fixed in rule.bad.items():
        original, content = parted(example)
        yield from bad_example(rule, _file(content), with_original(text.read, original), fixed)
    for example in rule.good:
        original, content = parted(example)
        yield from good_example(rule, _file(content), with_original(text.read, original))


def _file(content: str) -> Source:
    return Source("example.txt", content.encode("utf-8", "surrogateescape"))


def bad_example(rule: Rule, example: Source, read: Read, fixed: str | None) -> Iterator[str]:
    """A file with ⟦marks⟧: does the rule report just what they enclose, and does fixing give `fixed`?"""
    content, spans = marked(example.text)
    source = Source(example.path, example.encode(content))
    if not any(rule.need.met(Document(source, article)) for article in read(source)):
        yield f"its `need` hides {content[-300:]!r}"
    checked = linter(rule).check(source, read)
    yield from map(str, checked.failures)
    found = [finding.span for finding in checked.findings]
    if found != spans:
        yield f"should report {_shown(content, spans)} in {content[-300:]!r}, reports {_shown(content, found)}"
        return
    fixes = [finding.fix for finding in checked.findings if finding.fix]
    if fixed is None:
        if fixes:
            yield f"offers a fix for {content[-300:]!r}, and its example says it has none"
        return
    if len(fixes) != len(spans):
        yield f"offers {len(fixes)} fixes for the {len(spans)} findings in {content[-300:]!r}"
        return
    after = apply(content, (edit for fix in fixes for edit in fix.edits))
    if after != fixed:
        yield f"makes {after[-300:]!r} of {content[-300:]!r}, should make {fixed[-300:]!r}"
    elif left := linter(rule).check(Source(example.path, example.encode(after)), read).findings:
        yield f"still reports {after[slice(*left[0].span)]!r} in {after[-300:]!r}, which it made itself"


def good_example(rule: Rule, example: Source, read: Read) -> Iterator[str]:
    """Is the rule silent on a text that is right as it stands?"""
    checked = linter(rule).check(example, read)
    yield from map(str, checked.failures)
    for finding in checked.findings:
        yield f"should be silent on {example.text[-300:]!r}, reports {example.text[slice(*finding.span)]!r}"


def _shown(text: str, spans: list[Span]) -> str:
    return str([text[slice(*span)] for span in spans]) if spans else "nothing"


def _description(rule: Rule) -> Iterator[str]:
    page = inspect.cleandoc(type(rule).__doc__ or "")
    if not re.fullmatch(r"[A-Z]{2,8}\d{3}", rule.code):
        yield f"its code {rule.code!r} is not letters and three digits"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name):
        yield f"its name {rule.name!r} is not words in small letters joined by hyphens"
    if not rule.summary or rule.summary.endswith(".") or len(rule.summary) > 80:
        yield "its summary is not one line of at most 80 characters without a stop"
    if "\n\n" not in page:
        yield "its docstring does not say why, in a paragraph after the first line"
    if rule.safety is not None and rule.safety is not Safety.SAFE and "Fix safety:" not in page:
        yield "its docstring does not say why the fix is not safe, in a paragraph that begins with `Fix safety:`"
    if isinstance(rule, Notice):
        return  # no article can show it
    if len(rule.bad) < LEAST_BAD or len(rule.good) < LEAST_GOOD:
        yield f"it needs {LEAST_BAD} bad and {LEAST_GOOD} good examples"
    if rule.safety is not None and not any(fixed is not None for fixed in rule.bad.values()):
        yield "no bad example shows its fix"
