"""Options that several commands share, and what they ask for."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, TextIO, TypeVar

import click
from click.core import ParameterSource

from newslint import console, plugins
from newslint.cache import FOLDER, Cache
from newslint.changes import Changes
from newslint.config import Choice, ConfigError, Layer
from newslint.discovery import Trouble, reason
from newslint.formats import FORMATS, Style, writer
from newslint.house import house
from newslint.language import NAMES, canonical
from newslint.projects import Projects
from newslint.registry import Registry, builtin
from newslint.runner import Progress, Run, Runner, write_atomically
from newslint.source import Source
from newslint.workspace import Terms, Workspace

F = TypeVar("F", bound=Callable[..., Any])

FAIL_ON = ("error", "warning", "info", "never")


def names(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Names from an option that may be given several times, each time with several names."""
    return tuple(name.strip() for names in value for name in names.split(",") if name.strip())


def _output_files(
    ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]
) -> list[tuple[str | None, str]]:
    files: list[tuple[str | None, str]] = []
    for given in value:
        form, equals, file = given.partition("=")
        if not equals:
            files.append((None, given))
        else:
            files.append((_Format().convert(form, parameter, ctx), file))
    return files


_FORMAT_HELP = f"What to print: {', '.join(FORMATS)}, or what a plug-in adds."


class _Format(click.ParamType[str]):
    """An output format: newslint's own, or one that a plug-in adds."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in FORMATS and value not in plugins.names("formats"):
            known = ", ".join((*FORMATS, *plugins.names("formats")))
            self.fail(f"no format: {value!r} is not one of {known}.", param, ctx)
        return value


def language(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The code that newslint uses for a language."""
    if value is None:
        return None
    if (code := canonical(value)) not in NAMES:
        raise click.BadParameter(f"{value!r} is no language that newslint knows: one of {', '.join(sorted(NAMES))}.")
    return code


config = click.option(
    "--config",
    envvar="NEWSLINT_CONFIG",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="These settings for all files, instead of the nearest above each.",
)


def _choosing(name: str, **more: Any) -> Callable[[F], F]:
    """An option that says what a settings file may say too; it may stand in the environment."""
    return click.option(f"--{name}", envvar=_variable(name), **more)


def _variable(name: str) -> str:
    return f"NEWSLINT_{name.upper().replace('-', '_')}"


_rules: dict[str, Any] = {"multiple": True, "callback": names, "metavar": "RULES"}
_code: dict[str, Any] = {"callback": language, "metavar": "CODE"}
_CHOOSING = (
    _choosing("select", help="Run only these: codes, names, families, ALL.", **_rules),
    _choosing("extend-select", help="Run these too.", **_rules),
    _choosing("ignore", help="Do not run these.", **_rules),
    _choosing("language", help="The language of the articles (else by itself).", **_code),
    _choosing("source-language", help="What the articles were translated from.", **_code),
)
_FAIL_ON = _choosing(
    "fail-on", type=click.Choice(FAIL_ON), help="Exit 1 from here on (default: the settings', else warning)."
)
_LINTING = (
    click.argument("paths", nargs=-1, metavar="[PATH|-]…"),
    *_CHOOSING,
    click.option(
        "--source", metavar="FILE", help="The original of the one article that is linted, to compare it with."
    ),
    click.option("--stdin-filename", metavar="NAME", help="What to call standard input, and to read it as."),
    config,
    click.option("--isolated", is_flag=True, help="Read no settings, baseline or house rules."),
    _choosing("no-cache", is_flag=True, help="Neither use nor keep results of earlier runs."),
    _choosing("jobs", type=click.IntRange(min=1), metavar="N", help="Processes to use (default: as many as pay)."),
)
_REPORTING = (
    _FAIL_ON,
    click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found (2 where something could not be read)."),
    _choosing("output-format", type=_Format(), metavar="FORMAT", default="text", show_default=True, help=_FORMAT_HELP),
    click.option(
        "--output-file",
        multiple=True,
        callback=_output_files,
        metavar="[FORMAT=]FILE",
        help="Print to a file instead, or another format to a file as well.",
    ),
    click.option("--statistics", is_flag=True, help="Count findings by rule, family and file; say what took long."),
)


def taking(*options: Callable[[F], F]) -> Callable[[F], F]:
    """What gives a command these options, in this order."""

    def give(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return give


linting = taking(*_LINTING)
"""The options that say what is linted, and how."""
shared = taking(*_LINTING, *_REPORTING)
"""The options of every command that lints and prints what it found."""
choosing = taking(*_CHOOSING, _FAIL_ON)
"""The options that say what a settings file may say too."""


def layer(options: dict[str, Any]) -> Layer:
    """What the command line, and the environment, say instead of settings."""
    choice = Choice(
        select=options["select"] or None,
        extend_select=options["extend_select"],
        ignore=options["ignore"],
        language=options["language"],
        source_language=options["source_language"],
    )
    return Layer(choice, "command line", elsewhere=from_environment())


def from_environment() -> dict[str, str]:
    """The options of the command at work that come from variables of the environment, and from which."""
    context = click.get_current_context()
    names = (parameter.name for parameter in context.command.params if parameter.name)
    return {
        name.replace("_", "-"): _variable(name)
        for name in names
        if context.get_parameter_source(name) is ParameterSource.ENVIRONMENT
    }


def runner(options: dict[str, Any], changes: Changes | None = None, results: Cache | None = None) -> Runner:
    """What lints as these options ask. Raises `click.UsageError` where they name no rule."""
    if not options["paths"] and changes is None:
        raise click.UsageError("name a file, a folder, or - for standard input")
    return Runner(
        workspace(options),
        stdin_filename=options["stdin_filename"],
        fail_on=options["fail_on"],
        changes=changes,
        jobs=options["jobs"],
        results=results,
    )


def rules_here() -> Registry:
    """All rules of the project that the current folder belongs to; newslint's own where its settings are broken."""
    try:
        return house(Projects().of(str(Path.cwd() / "article.txt"))).registry
    except ConfigError:
        return builtin()


def results(options: dict[str, Any]) -> Cache | None:
    """The results of earlier runs, kept beside the settings of the current folder; none where they are not wanted."""
    if options["no_cache"]:
        return None
    try:
        return Cache(Projects().of(str(Path.cwd() / "article.txt")).root / FOLDER)
    except ConfigError:
        return Cache(Path.cwd() / FOLDER)


@contextmanager
def usage_errors() -> Iterator[None]:
    """Settings that cannot be used are the user's to mend, as a wrong option is."""
    try:
        yield
    except ConfigError as error:
        raise click.UsageError(str(error)) from None


def workspace(options: dict[str, Any]) -> Workspace:
    """The settings that these options ask for. Raises `click.UsageError` where they cannot be used."""
    with usage_errors():
        original = _original(options["source"], options["paths"])
        terms = Terms(options["isolated"], layer(options), original, with_figures=options["statistics"])
        return Workspace(terms, options["config"])


def _original(file: str | None, paths: Sequence[str]) -> Source | None:
    if file is None:
        return None
    if len(paths) != 1 or Path(paths[0]).is_dir():
        raise click.UsageError("--source is the original of one article: name one file, or set source-pattern")
    try:
        original = Source(file, Path(file).read_bytes())
    except OSError as error:
        raise click.UsageError(f"--source {file}: {reason(error)}") from None
    if original.is_binary:
        raise click.UsageError(f"--source {file}: not text but binary data")
    return original


def report(run: Run, options: dict[str, Any]) -> None:
    """Print the findings to standard output or to files, and words about the run to standard error."""
    name = options["output_format"]
    elsewhere = [file for form, file in options["output_file"] if form is None]
    for form, file in options["output_file"]:
        try:
            _write_file(run, form or name, file, options)
        except OSError as error:  # what was found is printed all the same
            run.errors.append(Trouble(file, f"not written: {reason(error)}"))
    if not elsewhere:
        _print(run, name, options)
    if name == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        from newslint.formats import github

        with Path(page).open("a", encoding="utf-8", newline="\n") as out:
            out.write(github.summary(run, Style(statistics=options["statistics"])))
    if name == "text":
        _summary(run)
        if options["statistics"]:
            from newslint.cli.statistics import table

            click.echo("\n".join(table(run)), err=True)
    tell(run.errors, "error")


def conclude(run: Run) -> None:
    """Words about a run whose findings are printed elsewhere."""
    _summary(run)
    tell(run.errors, "error")


def _summary(run: Run) -> None:
    from newslint.formats.text import summary

    tell(run.skipped, "skipped")
    click.echo(summary(run), err=True)


def _print(run: Run, name: str, options: dict[str, Any]) -> None:
    if name != "text":
        console.for_machines()
    _format(run, name, sys.stdout, Style(console.coloured(), options["statistics"]))
    sys.stdout.flush()


def _write_file(run: Run, name: str, file: str, options: dict[str, Any]) -> None:
    out = io.StringIO()
    _format(run, name, out, Style(statistics=options["statistics"]))
    write_file(file, out.getvalue())


def write_file(file: str, text: str) -> None:
    """Write a file in UTF-8, all of it or nothing; what is no regular file (/dev/null) is written to, and stays.

    Raises `OSError`.
    """
    path = Path(file)
    if path.exists() and not path.is_file():
        path.write_bytes(text.encode())
        return
    write_atomically(file, path.read_bytes() if path.exists() else b"", text.encode())


def _format(run: Run, name: str, out: TextIO, style: Style) -> None:
    writer(name)(run, out, style)


def tell(troubles: Iterable[Trouble], kind: str) -> None:
    """One line on standard error for each file that could not be dealt with."""
    for trouble in troubles:
        click.echo(f"newslint: {kind}: {trouble.filename}: {trouble.message}", err=True)


def status(run: Run, options: dict[str, Any]) -> int:
    """The exit status: 2 where something could not be done, 1 for findings that matter, else 0."""
    if run.errors:
        return 2
    return int(run.failing and not options["exit_zero"])


class Bar:
    """A progress bar on a terminal, once a run has taken more than a second."""

    def __init__(self) -> None:
        self._began = monotonic()
        self._bar: Any = None

    def __enter__(self) -> Progress | None:
        return self._update if sys.stderr.isatty() else None

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _update(self, done: int, total: int) -> None:
        if self._bar is None:
            if monotonic() - self._began < 1:
                return
            from rich.console import Console
            from rich.progress import Progress as RichProgress

            self._bar = RichProgress(console=Console(stderr=True), transient=True)
            self._bar.add_task("linting", total=total)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done)
