"""What a run over a corpus came to: by family and rule, with examples; as a table, and as a page by itself.

Counted by DuckDB over the shards, in bounded memory.
"""

from __future__ import annotations

import html
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from newslint.corpus.database import database, view
from newslint.corpus.schema import ARTICLE, COUNTED, FINDINGS
from newslint.corpus.shards import Form

_EXAMPLES = 3
_SHOWN = 80
"""Code points of an example."""
_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
_COUNTED = """
SELECT if({name} = 0, 0, round({name}, CAST(2 - floor(log10(abs({name}))) AS INTEGER))) AS value, count(*)
FROM articles WHERE {name} IS NOT NULL GROUP BY value ORDER BY value
"""
"""How many articles have each value of a figure, to three digits: few values, however many articles there are."""
_MEASURED = (
    "words",
    "share_in_findings",
    "gopher_duplicate_line_characters",
    "gopher_top_2_gram_characters",
    "c4_lines_ending_in_punctuation",
    "fineweb_short_lines",
)


class Rule(NamedTuple):
    """A rule's share of a corpus."""

    code: str
    name: str
    severity: str
    findings: int
    articles: int
    examples: tuple[str, ...]


class Summary(NamedTuple):
    """A corpus in figures."""

    articles: int
    failed: int
    clean: int
    words: int
    findings: int
    families: list[tuple[str, int]]
    rules: list[Rule]
    languages: list[tuple[str, int]]
    quantiles: list[tuple[str, tuple[float, ...]]]


def summarise(folder: Path, form: Form) -> Summary:
    """The summary of the output of `corpus check`."""
    with database(folder) as connection:
        view(connection, folder, form, {"articles": ARTICLE, "findings": FINDINGS})
        return _summed(connection)


def _summed(connection: Any) -> Summary:
    one = connection.execute(
        "SELECT count(*), count(error), count(*) FILTER (errors + warnings = 0), coalesce(sum(words), 0) FROM articles"
    ).fetchone()
    sums = ", ".join(f"coalesce(sum(findings_{family}), 0)" for family in COUNTED)
    counts = connection.execute(f"SELECT {sums} FROM articles").fetchone()
    families = sorted(
        ((family, int(count)) for family, count in zip(COUNTED, counts, strict=True) if count),
        key=lambda pair: (-pair[1], pair[0]),
    )
    rules = [
        Rule(code, name, severity, findings, articles, tuple(examples))
        for code, name, severity, findings, articles, examples in connection.execute(
            f"""SELECT code, any_value(name), min(severity), count(*), count(DISTINCT article),
                min_by(left(text, {_SHOWN}), (article, start), {_EXAMPLES})
            FROM findings GROUP BY code ORDER BY count(*) DESC, code"""
        ).fetchall()
    ]
    languages = connection.execute(
        "SELECT coalesce(language, 'unknown'), count(*) FROM articles WHERE error IS NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    ).fetchall()
    quantiles = [(name, _quantiles(connection.execute(_COUNTED.format(name=name)).fetchall())) for name in _MEASURED]
    articles, failed, clean, words = map(int, one)
    findings = sum(rule.findings for rule in rules)
    return Summary(articles, failed, clean, words, findings, families, rules, languages, quantiles)


def _quantiles(counts: Sequence[tuple[float, int]]) -> tuple[float, ...]:
    """The values below which given shares of the articles lie, from how many have each value, in order."""
    reached = list(accumulate(number for _, number in counts))
    return tuple(counts[bisect_left(reached, share * reached[-1])][0] for share in _QUANTILES if counts)


def table(summary: Summary) -> Iterator[str]:
    """The summary as lines of text."""
    per = 1000 * summary.findings / summary.words if summary.words else 0.0
    yield (
        f"{summary.articles:,} articles, {summary.words:,} words; {summary.clean:,} without an error or a warning, "
        f"{summary.failed:,} not linted; {summary.findings:,} findings, {per:.2f} in 1,000 words"
    )
    for rule in summary.rules:
        yield f"{rule.findings:>10,}  {rule.code}  {rule.name:<28} {rule.articles:>9,} articles"
        for example in rule.examples:
            yield f"{'':>12}{' '.join(example.split())!r}"


def page(summary: Summary, title: str) -> str:
    """The summary as one HTML page that loads nothing."""
    rows = "".join(_row(rule) for rule in summary.rules)
    quantiles = "".join(
        f"<tr><th scope=row>{html.escape(name)}</th>" + "".join(f"<td>{value:,.3g}</td>" for value in values) + "</tr>"
        for name, values in summary.quantiles
    )
    heads = "".join(f"<th scope=col>{share:.0%}</th>" for share in _QUANTILES)
    facts = "".join(
        f"<div><b>{value:,}</b>{html.escape(name)}</div>"
        for name, value in (
            ("articles", summary.articles),
            ("clean", summary.clean),
            ("not linted", summary.failed),
            ("words", summary.words),
            ("findings", summary.findings),
        )
    )
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title)}</title><style>{_STYLE}</style></head><body><main>
<h1>{html.escape(title)}</h1><section class="facts">{facts}</section>
<h2>Findings by family</h2>{_bars(summary.families)}
<h2>Articles by language</h2>{_bars(summary.languages[:12])}
<h2>Articles, from the least to the most</h2>
<table><thead><tr><th scope=col>figure</th>{heads}</tr></thead><tbody>{quantiles}</tbody></table>
<h2>Rules</h2><table><thead><tr><th scope=col>rule</th><th scope=col>findings</th><th scope=col>articles</th>
<th scope=col>examples</th></tr></thead><tbody>{rows}</tbody></table>
</main></body></html>
"""


def _row(rule: Rule) -> str:
    examples = "<br>".join(f"<q>{html.escape(' '.join(example.split()))}</q>" for example in rule.examples)
    return (
        f"<tr class={rule.severity}><th scope=row>{rule.code} {html.escape(rule.name)}</th>"
        f"<td>{rule.findings:,}</td><td>{rule.articles:,}</td><td class=examples>{examples}</td></tr>"
    )


def _bars(counts: Sequence[tuple[str, int]]) -> str:
    """A bar chart: names, bars to scale, numbers."""
    most = max((count for _, count in counts), default=0)
    if not most:
        return "<p>none</p>"
    height = 26 * len(counts)
    bars = "".join(
        f'<g transform="translate(0 {26 * number})"><text x="150" y="17" text-anchor="end">{html.escape(name)}</text>'
        f'<rect x="160" y="4" width="{max(1, round(420 * count / most))}" height="18"/>'
        f'<text x="{170 + round(420 * count / most)}" y="17">{count:,}</text></g>'
        for number, (name, count) in enumerate(counts)
    )
    label = html.escape(", ".join(f"{name} {count:,}" for name, count in counts), quote=True)
    return f'<svg role="img" aria-label="{label}" viewBox="0 0 700 {height}" width="700" height="{height}">{bars}</svg>'


_STYLE = """
:root{color-scheme:light dark;--ink:#1c1c1a;--paper:#fbfaf7;--line:#d9d6cd;--bar:#3d6b99}
@media(prefers-color-scheme:dark){:root{--ink:#ece9e1;--paper:#171715;--line:#3a3934;--bar:#82b1e0}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:960px;margin:0 auto;padding:24px}h1,h2{font-family:Georgia,serif;line-height:1.25}
.facts{display:flex;flex-wrap:wrap;gap:28px}.facts b{display:block;font:32px Georgia,serif}
svg{max-width:100%;height:auto}svg text{fill:var(--ink);font-size:14px}svg rect{fill:var(--bar)}
table{border-collapse:collapse;width:100%;font-size:14px}th,td{text-align:left;padding:6px 10px 6px 0;
border-bottom:1px solid var(--line);vertical-align:top}td{font-variant-numeric:tabular-nums}th{font-weight:600}
.examples{overflow-wrap:anywhere}
"""
