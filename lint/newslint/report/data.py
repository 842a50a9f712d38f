"""What the report's script is given: the articles as they read, and what was found in them.

Offsets are of an article's prose, in UTF-16 code units, as the script counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from newslint import __version__
from newslint.catalogue import row
from newslint.document import Document
from newslint.engine import Checked
from newslint.finding import Finding
from newslint.formats import filename, printable
from newslint.readers import Read
from newslint.report.trend import Earlier
from newslint.runner import Run
from newslint.source import Source
from newslint.utf16 import Utf16
from newslint.view import Article, Block, Scope


def contents(run: Run, title: str, made: datetime, earlier: Earlier | None) -> dict[str, Any]:
    """All that the report shows. Articles without findings are counted only."""
    articles = [
        article for checked in run.checked if checked.findings for article in _articles(checked, run.read, earlier)
    ]
    codes = {finding["code"] for article in articles for finding in article["findings"]}
    return {
        "title": title,
        "version": __version__,
        "made": made.isoformat(timespec="minutes"),
        "files": len(run.checked),
        "known": run.known,
        "rules": {rule.code: row(rule) for rule in run.rules() if rule.code in codes},
        "articles": articles,
        "skipped": [[filename(each.filename), printable(each.message)] for each in run.skipped],
        "errors": [[filename(each.filename), printable(each.message)] for each in run.errors],
        "trend": earlier.trend(run) if earlier else None,
    }


def _articles(checked: Checked, read: Read, earlier: Earlier | None) -> Iterator[dict[str, Any]]:
    """The articles of a file in which something was found, as a reader of the file finds them."""
    source = checked.source
    articles = checked.articles or read(source)
    for number, article in enumerate(articles):
        findings = [finding for finding in checked.findings if finding.article == number]
        if not findings:
            continue
        utf16 = Utf16(article.view.text)
        yield {
            "file": filename(source.path),
            "number": number + 1 if len(articles) > 1 else 0,
            "figures": checked.figures[number] if number < len(checked.figures) else {},
            "text": article.view.text,
            "blocks": [[block.scope.value, *utf16.span(block.span)] for block in _blocks(source, article)],
            "findings": [
                _finding(finding, source, article, utf16, new=earlier is not None and earlier.lacks(finding, checked))
                for finding in findings
            ],
        }


def _blocks(source: Source, article: Article) -> tuple[Block, ...]:
    return Document(source, article).blocks or (Block(Scope.PARAGRAPH, (0, len(article.view.text))),)


def _finding(finding: Finding, source: Source, article: Article, utf16: Utf16, *, new: bool) -> dict[str, Any]:
    view = article.view
    row, column = source.place(finding.span[0])
    written: dict[str, Any] = {
        "code": finding.code,
        "severity": finding.severity.value,
        "span": utf16.span(view.prose_span(finding.span)),
        "row": row,
        "column": column,
        "message": printable(finding.message),
        "evidence": [printable(evidence) for evidence in finding.evidence],
        "related": [[*utf16.span(view.prose_span(other.span)), printable(other.message)] for other in finding.related],
    }
    if finding.fix:
        written["fix"] = {
            "safety": finding.fix.safety.name.lower(),
            "title": printable(finding.fix.title),
            "edits": [[*utf16.span(edit.span), printable(edit.new)] for edit in finding.fix.prose],
        }
    if new:
        written["new"] = True
    return written
