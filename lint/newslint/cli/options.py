"""Options that several commands share, and what they ask for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from newslint.config import Settings, rules_for
from newslint.discovery import Trouble
from newslint.engine import Linter
from newslint.finding import Severity
from newslint.language import NAMES, canonical
from newslint.registry import UnknownRuleError, builtin
from newslint.runner import Progress, Run, Runner

F = TypeVar("F", bound=Callable[..., Any])

FAIL_ON = ("error", "warning", "info", "never")


def _names(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for names in value for name in names.split(",") if name.strip())


def _language(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    if (code := canonical(value)) not in NAMES:
        raise click.BadParameter(f"{value!r} is no language that newslint knows: one of {', '.join(sorted(NAMES))}.")
    return code


_SHARED = (
    click.argument("paths", nargs=-1, metavar="[PATH|-]…"),
    click.option(
        "--select", multiple=True, callback=_names, metavar="RULES", help="Run only these: codes, names, families, ALL."
    ),
    click.option("--extend-select", multiple=True, callback=_names, metavar="RULES", help="Run these too."),
    click.option("--ignore", multiple=True, callback=_names, metavar="RULES", help="Do not run these."),
    click.option(
        "--fail-on", type=click.Choice(FAIL_ON), default="warning", show_default=True, help="Exit 1 from here on."
    ),
    click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found (2 where something could not be read)."),
    click.option(
        "--output-format", type=click.Choice(("text", "json")), default="text", show_default=True, help="What to print."
    ),
    click.option(
        "--language", callback=_language, metavar="CODE", help="The language of the articles (else by itself)."
    ),
    click.option("--stdin-filename", metavar="NAME", help="What to call standard input, and to read it as."),
    click.option("--isolated", is_flag=True, help="Read no settings, baseline or house rules."),
    click.option("--no-cache", is_flag=True, help="Lint everything anew (there is no cache yet)."),
    click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to use (one, so far)."),
    click.option("--statistics", is_flag=True, help="Count the findings of each rule."),
)


def shared(function: F) -> F:
    """The options of every command that lints."""
    for option in reversed(_SHARED):
        function = option(function)
    return function


def runner(options: dict[str, Any]) -> Runner:
    """What lints as these options ask. Raises `click.UsageError` where they name no rule."""
    if not options["paths"]:
        raise click.UsageError("name a file, a folder, or - for standard input")
    settings = Settings(
        select=options["select"] or None,
        extend_select=options["extend_select"],
        ignore=options["ignore"],
        language=options["language"],
    )
    registry = builtin()
    try:
        rules = rules_for(settings, registry)
    except UnknownRuleError as error:
        raise click.UsageError(str(error)) from None
    return Runner(Linter(registry, rules, settings.language), options["stdin_filename"])


def report(run: Run, options: dict[str, Any]) -> None:
    """Print the findings to standard output and words about the run to standard error."""
    with_statistics = options["statistics"]
    if options["output_format"] == "json":
        from newslint.formats import json

        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        json.write(run, sys.stdout, with_statistics=with_statistics)
    else:
        from newslint.formats import text

        text.write(run, sys.stdout, colour=text.to_terminal(sys.stdout))
        sys.stdout.flush()
        tell(run.skipped, "skipped")
        click.echo(text.summary(run), err=True)
        if with_statistics:
            _table(run)
    tell(run.errors, "error")


def tell(troubles: Iterable[Trouble], kind: str) -> None:
    """One line on standard error for each file that could not be dealt with."""
    for trouble in troubles:
        click.echo(f"newslint: {kind}: {trouble.filename}: {trouble.message}", err=True)


def _table(run: Run) -> None:
    from newslint.formats import statistics

    for row in statistics(run):
        fixable = f"  ({row['fixable']} fixable)" if row["fixable"] else ""
        click.echo(f"{row['count']:>6}  {row['code']}  {row['name']}{fixable}", err=True)


def status(run: Run, options: dict[str, Any]) -> int:
    """The exit status: 2 where something could not be done, 1 for findings that matter, else 0."""
    if run.errors:
        return 2
    if options["exit_zero"] or options["fail_on"] == "never":
        return 0
    least = Severity(options["fail_on"]).rank
    return int(any(finding.severity.rank >= least for checked in run.checked for finding in checked.findings))


class Bar:
    """A progress bar on a terminal, once a run has taken more than a second."""

    def __init__(self) -> None:
        from time import monotonic

        self._clock = monotonic
        self._began = monotonic()
        self._bar: Any = None

    def __enter__(self) -> Progress | None:
        return self._update if sys.stderr.isatty() else None

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _update(self, done: int, total: int) -> None:
        if self._bar is None:
            if self._clock() - self._began < 1:
                return
            from rich.console import Console
            from rich.progress import Progress as RichProgress

            self._bar = RichProgress(console=Console(stderr=True), transient=True)
            self._bar.add_task("linting", total=total)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done)
