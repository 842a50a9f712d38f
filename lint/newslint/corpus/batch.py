"""`check_batch` and `clean_batch`: an Arrow record batch in, a record batch out. Pure, and picklable with its options.

    import newslint.corpus as corpus
    result = corpus.check_batch(batch, corpus.Options(text_field="body"))

With Ray Data, Spark, Hugging Face datasets, Polars and pandas: docs/corpora.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import Any

import pyarrow as pa

from newslint.corpus.linting import Whole, linter_of, problem, record_of, selected
from newslint.corpus.options import DEFAULTS, Options
from newslint.corpus.quality import figures
from newslint.corpus.records import records
from newslint.corpus.schema import CLEANED, COUNTED, RESULT
from newslint.engine import Checked
from newslint.finding import Finding, Safety, Severity
from newslint.fixer import fix
from newslint.formats import APPLICABILITY, printable
from newslint.source import Source


def check_batch(batch: pa.RecordBatch, options: Options = DEFAULTS) -> pa.RecordBatch:
    """What is known about each article of a batch, and its findings: the columns of `schema.RESULT`.

    Columns of `batch` that the options do not name are not looked at. An article that cannot be linted has an `error`
    and nothing else; no article is lost. Raises `UnknownRuleError` for a rule that there is none of.
    """
    rows = [_checked(row, options) for row in records(batch, options).to_pylist()]
    return pa.RecordBatch.from_pylist(rows, schema=RESULT)


def _checked(row: dict[str, Any], options: Options) -> dict[str, Any]:
    whole = Whole(record_of(row))
    if (wrong := problem(row, whole)) is not None:
        return {"article": row["id"], "error": wrong}
    checked = linter_of(row, options).check(whole.source, whole.read)
    if checked.failures:
        return {"article": row["id"], "error": "; ".join(map(str, checked.failures))}
    measured = checked.figures[0] if checked.figures else {}
    words = int(measured.get("words", 0))
    counts = Counter(finding.family for finding in checked.findings)
    severities = Counter(finding.severity for finding in checked.findings)
    language = measured.get("language")
    return {
        "article": row["id"],
        "language": None if language == "und" else language,
        "source_language": measured.get("source_language"),
        "characters": len(row["text"]),
        "words": words,
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
        "infos": severities[Severity.INFO],
        **{f"findings_{family}": counts[family] for family in COUNTED},
        "share_in_findings": _share_in_findings(checked),
        **figures(row["text"]),
        "findings": [_finding(finding, whole) for finding in checked.findings],
    }


def _share_in_findings(checked: Checked) -> float:
    """The share of the words that stand in findings which are more than a hint."""
    text = checked.source.text
    words = len(text.split())
    spans = sorted(finding.span for finding in checked.findings if finding.severity is not Severity.INFO)
    inside = at = 0
    for start, end in spans:
        start = max(start, at)
        if start < end:
            inside += len(text[start:end].split())
            at = end
    return inside / words if words else 0.0


def _finding(finding: Finding, whole: Whole) -> dict[str, Any]:
    field, (start, end) = whole.field(finding.span)
    return {
        "field": field,
        "start": start,
        "end": end,
        "code": finding.code,
        "name": finding.name,
        "family": finding.family,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "message": printable(finding.message),
        "text": printable(whole.source.text[slice(*finding.span)]),
        "evidence": [printable(evidence) for evidence in finding.evidence],
        "applicability": APPLICABILITY[finding.fix.safety] if finding.fix else None,
        "edits": [
            {"start": place[0], "end": place[1], "content": printable(edit.new)}
            for edit in (finding.fix.edits if finding.fix else ())
            for place in (whole.field(edit.span).span,)
        ],
        "fingerprint": finding.fingerprint,
    }


def clean_batch(batch: pa.RecordBatch, options: Options = DEFAULTS) -> pa.RecordBatch:
    """The texts of a batch after fixing and dropping, with every change and its reason: columns of `schema.CLEANED`.

    Safe fixes are applied, unsafe ones where the options say so; what `drop` names is removed. An article that would
    lose more than `max_removed` of its characters is rejected and comes back as it was.
    """
    rows = [_cleaned(row, options) for row in records(batch, options).to_pylist()]
    return pa.RecordBatch.from_pylist(rows, schema=CLEANED)


def _cleaned(row: dict[str, Any], options: Options) -> dict[str, Any]:
    record = record_of(row, titled=False)  # the title is no part of the text that is cleaned
    whole = Whole(record)
    if (wrong := problem(row, whole)) is not None:
        return {"article": row["id"], "error": wrong}
    linter = linter_of(row, options)

    def again(source: Source) -> Checked:
        return linter.check(source, whole.read)

    checked = again(whole.source)
    if checked.failures:
        return {"article": row["id"], "error": "; ".join(map(str, checked.failures))}
    changes: list[dict[str, Any]] = []

    def decide(before: Checked, offered: Sequence[Finding]) -> list[Finding]:
        chosen = [finding for finding in offered if finding.confidence >= options.least_confidence]
        changes.extend(_changes(before, chosen))
        return chosen

    dropped = _dropped(checked, {rule.code for rule in selected(options, options.drop)}, options.least_confidence)
    if dropped:
        text, removed = dropped
        changes += removed
        checked = again(Whole(record._replace(text=text)).source)
    fixed = fix(checked, again, Safety.UNSAFE if options.unsafe else Safety.SAFE, decide)
    if fixed.cycle:
        changes = changes[: len(dropped[1]) if dropped else 0]
    after = fixed.last.source.text
    lost = max(0, len(row["text"]) - len(after)) / len(row["text"]) if row["text"] else 0.0
    if lost > options.max_removed:
        reason = f"{lost:.0%} of the text would go, more than {options.max_removed:.0%}"
        return {
            "article": row["id"],
            "text": row["text"],
            "rejected": reason,
            "removed_share": lost,
            "changes": changes,
        }
    return {"article": row["id"], "text": after, "removed_share": lost, "changes": changes}


def _dropped(checked: Checked, codes: Set[str], least: float) -> tuple[str, list[dict[str, Any]]] | None:
    """The text without what the findings of some rules stand on, and what went; None where nothing does."""
    source = checked.source
    spans: list[tuple[tuple[int, int], Finding]] = []
    for finding in checked.findings:
        if finding.code in codes and finding.confidence >= least:
            edits = finding.fix.edits if finding.fix else ()
            gone = edits[0].span if len(edits) == 1 and not edits[0].new else finding.span
            spans.append((gone, finding))
    kept: list[str] = []
    removed: list[dict[str, Any]] = []
    at = 0
    for (start, end), finding in sorted(spans, key=lambda pair: pair[0]):
        start = max(start, at)  # lines that go side by side share the blank line between them
        if start >= end:
            continue
        kept.append(source.text[at:start])
        removed.append(_change(finding, start, end, source.text[start:end], ""))
        at = end
    return ("".join((*kept, source.text[at:])), removed) if removed else None


def _changes(before: Checked, chosen: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    for finding in chosen:
        for edit in finding.fix.edits if finding.fix else ():
            start, end = edit.span
            yield _change(finding, start, end, before.source.text[start:end], edit.new)


def _change(finding: Finding, start: int, end: int, old: str, new: str) -> dict[str, Any]:
    """A change: its places are those of the text as it was just before it."""
    return {
        "code": finding.code,
        "start": start,
        "end": end,
        "old": printable(old),
        "new": printable(new),
        "reason": printable(finding.message),
    }
