"""`newslint corpus`: corpora of articles, linted, cleaned, and searched for what stands in several of them."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import click

from newslint import __version__
from newslint.cli import options
from newslint.pool import processes

if TYPE_CHECKING:
    from newslint.corpus.progress import Progress
    from newslint.corpus.sources import Chunk

_NEEDED = ("pyarrow", "duckdb", "fsspec", "warcio")


@click.group("corpus")
def command() -> None:
    """Lint, clean and compare corpora: JSONL (plain, gzip, zstd), Parquet, WARC, WET, folders of articles.

    INPUT is a path, a pattern or a URL that fsspec knows. A run that was stopped goes on where it was when it is
    started again.
    """
    if missing := [name for name in _NEEDED if not find_spec(name)]:
        raise click.UsageError(f"{', '.join(missing)} not installed: pip install 'newslint[corpus]'")


_SHOWN = 5
"""Versions of a quotation that are printed; all stand in the table."""
_FIELDS = (
    click.argument("inputs", nargs=-1, required=True, metavar="INPUT…"),
    click.option("-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="The folder to write."),
    click.option("--text-field", default="text", show_default=True, metavar="NAME", help="Where the article stands."),
    click.option("--id-field", metavar="NAME", help="Where its name stands (default: id, else its place)."),
    click.option("--title-field", metavar="NAME", help="Where its title stands: it is linted with the text."),
    click.option("--language-field", metavar="NAME", help="Where its language stands (default: by itself)."),
    click.option("--site-field", metavar="NAME", help="Where its site stands (default: the host of its name)."),
)
_LANGUAGE = click.option("--language", callback=options.language, metavar="CODE", help="Of records that name none.")
_RULES = (
    click.option("--select", multiple=True, callback=options.names, metavar="RULES", help="Run only these."),
    click.option("--extend-select", multiple=True, callback=options.names, metavar="RULES", help="Run these too."),
    click.option("--ignore", multiple=True, callback=options.names, metavar="RULES", help="Do not run these."),
    _LANGUAGE,
    click.option("--source-language", callback=options.language, metavar="CODE", help="What they are translated from."),
    click.option(
        "--learned-chrome",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="Lines that the pages of a site share, as `duplicates` learns them, or house rules.",
    ),
)
_RUNNING = (
    click.option(
        "--output-format",
        type=click.Choice(("parquet", "jsonl")),
        default="parquet",
        show_default=True,
        help="Of what is written.",
    ),
    click.option("--engine", type=click.Choice(("local", "ray")), default="local", help="Here, or on a Ray cluster."),
    click.option("--ray-address", metavar="ADDRESS", help="Of a cluster (default: one is started here)."),
    click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes (default: the processors)."),
    click.option(
        "--max-size", type=click.IntRange(min=1), default=10, show_default=True, metavar="MB", help="Of a record."
    ),
)


@command.command("check")
@options.taking(*_FIELDS, *_RULES, *_RUNNING)
def check(**given: Any) -> int:
    """Lint a corpus: a row a finding, a row an article with its quality figures, and a summary."""
    from newslint.corpus.summary import page, summarise, table

    ran = _run("check", given)
    summary = summarise(given["out"], given["output_format"])
    title = f"{given['out'].name}: {', '.join(given['inputs'])}"
    options.write_file(str(given["out"] / "summary.html"), page(summary, title))
    for line in table(summary):
        click.echo(line)
    return ran.status


@command.command("clean")
@options.taking(*_FIELDS, *_RULES, *_RUNNING)
@click.option("--drop", multiple=True, callback=options.names, metavar="RULES", help="Remove what these find.")
@click.option("--unsafe-fixes", is_flag=True, help="Also apply fixes that change a word or delete a sentence.")
@click.option(
    "--least-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="SHARE",
    help="Leave less sure findings alone.",
)
@click.option(
    "--max-removed",
    type=click.FloatRange(0, 1),
    default=0.4,
    show_default=True,
    metavar="SHARE",
    help="Reject articles that would lose more of their text.",
)
def clean(**given: Any) -> int:
    """Apply fixes and removals to a corpus; what is rejected and removed is written beside, with the reason."""
    ran = _run("clean", given)
    click.echo(
        f"{ran.rows['articles']:,} articles kept, {ran.rows['rejects']:,} rejected; {ran.rows['removals']:,} changes, "
        f"each with its reason in {given['out']}/removals-*.{given['output_format']}"
    )
    return ran.status


@command.command("duplicates")
@options.taking(*_FIELDS, _LANGUAGE, *_RUNNING)
@click.option(
    "--chrome-articles",
    type=click.IntRange(min=2),
    default=200,
    show_default=True,
    metavar="N",
    help="Articles of one site that have a line which is taken to be a part of the page.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=500),
    default=1000,
    show_default=True,
    metavar="MB",
    help="Of the process that compares; what does not fit goes to the disk.",
)
def duplicates(**given: Any) -> int:
    """Find what stands in several articles: passages, copies, quotations in several versions, lines of pages."""
    from newslint.corpus.duplicates import LEARNED
    from newslint.corpus.duplicates import duplicates as compare

    out, form = given["out"], given["output_format"]
    ran = _run("duplicates", given | {"output_format": "parquet"})  # passages, which are read again
    shuffle = None
    if given["engine"] == "ray":
        from newslint.corpus.shuffle import answers

        shuffle = partial(answers, address=given["ray_address"], workers=given["jobs"] or processes())
    found = compare(out, form, given["chrome_articles"], given["memory"], shuffle)
    click.echo(
        f"{found.articles:,} articles, {found.failed:,} not read; {found.shared:,} passages in several articles, "
        f"{found.copies:,} copies, {found.drifting:,} quotations in several versions, "
        f"{len(found.chrome):,} lines of pages"
    )
    for number, text in found.examples:
        click.echo(f"{number:>10,} articles  {' '.join(text.split())!r}")
    for drift in found.drifts:
        click.echo(f"{drift.articles:>10,} articles quote {len(drift.versions)} versions:")
        for text in drift.versions[:_SHOWN]:
            click.echo(f"{'':>12}{' '.join(text.split())}")
    if found.chrome:
        click.echo(f"lines of pages: newslint corpus check … --learned-chrome {out / LEARNED}")
    return ran.status


class _Ran(NamedTuple):
    """What a run came to."""

    rows: dict[str, int]
    """That this run wrote, by table."""
    status: int


def _run(name: Literal["check", "clean", "duplicates"], given: dict[str, Any]) -> _Ran:
    """Do what is not done yet."""
    from newslint.corpus import Options
    from newslint.corpus.job import Job
    from newslint.corpus.linting import linter, selected
    from newslint.corpus.progress import Progress
    from newslint.corpus.shards import Shards, ShardsError
    from newslint.corpus.sources import SourceError, chunk_size, chunks, expand, total
    from newslint.kinds import DataError

    chosen = Options(
        text_field=given["text_field"],
        id_field=given["id_field"],
        title_field=given["title_field"],
        language_field=given["language_field"],
        site_field=given["site_field"],
        select=given.get("select") or None,
        extend_select=given.get("extend_select", ()),
        ignore=given.get("ignore", ()),
        language=given["language"],
        source_language=given.get("source_language"),
        learned=_learned(given.get("learned_chrome")),
        largest=given["max_size"] * 1_000_000,
        drop=given.get("drop", ()),
        unsafe=given.get("unsafe_fixes", False),
        least_confidence=given.get("least_confidence", 0.0),
        max_removed=given.get("max_removed", 0.4),
    )
    job = Job(name, chosen)
    shards = Shards(given["out"], given["output_format"], job.tables)
    rows = dict.fromkeys(job.tables, 0)
    broken: list[str] = []
    try:
        linter(chosen, None)  # whether the rules can be used at all
        selected(chosen, chosen.drop)
        size = total(given["inputs"])
        of_chunk = chunk_size(size)
        manifest = {
            "version": __version__,
            "command": name,
            "inputs": expand(given["inputs"]),
            "bytes": size,
            "chunk": of_chunk,
            "options": asdict(chosen),
        }
        ready = shards.begin(manifest)
        if ready:
            click.echo(f"newslint: {len(ready):,} chunks are there already", err=True)
        progress = Progress(size)

        def wanted() -> Iterator[Chunk]:
            for chunk in chunks(given["inputs"], chosen, of_chunk, broken.append):
                if chunk.number in ready:
                    progress.passed_over(chunk)
                else:
                    yield chunk

        with _shown(progress) as show:
            for chunk, written in _engine(given)(wanted(), job, shards, given["jobs"] or processes()):
                for table, number in written.items():
                    rows[table] += number
                progress.done(chunk)
                show()
        shards.tidy()
    except (SourceError, ShardsError, DataError) as error:
        raise click.UsageError(str(error)) from None
    for said in broken:
        click.echo(f"newslint: {said}", err=True)
    return _Ran(rows, 2 if broken else 0)


def _learned(path: Path | None) -> str:
    """A file of lines or house rules, which can be used."""
    from newslint.corpus.learned import rules
    from newslint.kinds import DataError

    if path is None:
        return ""
    try:
        text = path.read_text(encoding="utf-8")
        rules(text, str(path))
    except UnicodeDecodeError:
        raise click.UsageError(f"{path}: not text in UTF-8") from None
    except DataError as error:
        raise click.UsageError(str(error)) from None
    return text


def _engine(given: dict[str, Any]) -> Callable[..., Iterator[Any]]:
    if given["engine"] == "local":
        from newslint.corpus import local

        return local.run
    if not find_spec("ray"):
        raise click.UsageError("ray not installed: pip install 'newslint[ray]'")
    from newslint.corpus import cluster

    return cluster.engine(given["ray_address"])


@contextlib.contextmanager
def _shown(progress: Progress) -> Iterator[Callable[[], None]]:
    """Tells how far a run is on a terminal, and at its end how fast it was."""
    began = last = monotonic()
    terminal = sys.stderr.isatty()

    def show() -> None:
        nonlocal last
        if terminal and monotonic() - last > 0.5:
            last = monotonic()
            click.echo(f"\r{progress.said(last - began)} \x1b[K", nl=False, err=True)

    yield show
    if terminal:
        click.echo("\r\x1b[K", nl=False, err=True)
    seconds = monotonic() - began
    rate = progress.taken / 1e6 / seconds
    click.echo(f"newslint: {progress.records:,} records in {seconds:,.1f} s ({rate:.2f} MB/s)", err=True)
