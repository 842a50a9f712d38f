"""What `--statistics` says to people: findings by rule, family and file, what took long, and what articles are like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.formats import Tally, by_family, by_file, by_rule, figures
from newslint.runner import Run

MOST = 20
"""Rows of a table that may be as long as there are files."""
SLOWEST = 15


def table(run: Run) -> Iterator[str]:
    """The lines of the tables."""
    yield from _counts("rule", [tally._replace(key=tally.key.replace(" ", "  ", 1)) for tally in by_rule(run)])
    yield from _counts("family", by_family(run))
    yield from _counts("file", by_file(run), MOST)
    yield from _times(run)
    articles = figures(run)
    for article in articles[:MOST]:
        shown = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in article["figures"].items())
        yield f"{article['filename']}: {shown}"
    if len(articles) > MOST:
        yield f"… and {len(articles) - MOST} more articles: --output-format json has them all"


def _counts(what: str, tallies: Sequence[Tally], most: int | None = None) -> Iterator[str]:
    if tallies:
        yield f"findings by {what}:"
    for key, count, fixable in tallies[:most]:
        yield f"{count:>6}  {key}" + (f"  ({fixable} fixable)" if fixable else "")
    if most is not None and len(tallies) > most:
        left = tallies[most:]
        yield f"{sum(tally.findings for tally in left):>6}  in {len(left)} more: --output-format json has them all"


def _times(run: Run) -> Iterator[str]:
    """What starting took, and the stages that took longest. What is known from an earlier run cost nothing."""
    total = sum(run.seconds.values())
    known = sum(not checked.about_run for checked in run.checked) - run.timed
    yield f"started in {run.started:.3f} s"
    yield f"linted {run.timed} {'file' if run.timed == 1 else 'files'} in {total:.3f} s" + (
        f"; {known} known from an earlier run" if known > 0 else ""
    )
    for stage, seconds in sorted(run.seconds.items(), key=lambda item: (-item[1], item[0]))[:SLOWEST]:
        yield f"{1000 * seconds:>9.1f} ms  {seconds / total if total else 0:>4.0%}  {stage}"
