"""`newslint baseline`: take what is found now as known, so that only new findings are reported."""

from __future__ import annotations

from pathlib import Path

import click

from newslint import baseline
from newslint.baseline import Entries
from newslint.cli import options
from newslint.runner import Run, Runner, write_atomically
from newslint.workspace import Desk, Terms, Workspace


@click.group("baseline")
def command() -> None:
    """Keep the findings that a project has today in `.newslint-baseline.json`, beside its settings.

    From then on they are not reported; a finding is known by its rule and its sentence, wherever that moves.
    """


_paths = click.argument("paths", nargs=-1, metavar="[PATH]…")


@command.command("write")
@_paths
@options.config
def write(paths: tuple[str, ...], config: Path | None) -> int:
    """Put all findings of PATH (the current folder) into the baseline; what it knows of other files stays."""
    workspace, run = _checked(paths, config, with_baseline=False)
    fresh = _by_desk(workspace, run)
    for desk, entries in fresh.items():
        path = desk.project.root / baseline.FILE
        old = path.read_bytes() if path.exists() else b""
        with options.usage_errors():
            kept = _existing(desk, baseline.load(path).entries) if old else {}
        write_atomically(str(path), old, baseline.dump({**kept, **entries}))
        number = sum(map(len, entries.values()))
        findings = "1 finding" if number == 1 else f"{number} findings"
        files = "1 file" if len(entries) == 1 else f"{len(entries)} files"
        click.echo(f"{path}: {findings} in {files}", err=True)
    options.tell(run.errors, "error")
    return 2 if run.errors else 0


@command.command("prune")
@_paths
@options.config
def prune(paths: tuple[str, ...], config: Path | None) -> int:
    """Take entries out of the baseline that nothing in PATH is reported for any more, and files that are gone."""
    workspace, run = _checked(paths, config)
    for desk in workspace.desks:
        if desk.baseline:
            stale = set(desk.baseline.stale(desk.codes))
            kept = {
                file: {key: text for key, text in found.items() if (file, key) not in stale}
                for file, found in _existing(desk, desk.baseline.entries).items()
            }
            path = desk.baseline.path
            gone = sum(map(len, desk.baseline.entries.values())) - sum(map(len, kept.values()))
            write_atomically(str(path), path.read_bytes(), baseline.dump(kept))
            click.echo(f"{path}: {gone} {'entry' if gone == 1 else 'entries'} taken out", err=True)
    options.tell(run.errors, "error")
    return 2 if run.errors else 0


@command.command("check")
@_paths
@options.config
def check(paths: tuple[str, ...], config: Path | None) -> int:
    """Exit 1 where the baseline has entries for PATH that nothing is reported for any more."""
    workspace, run = _checked(paths, config)
    stale = [
        f"{desk.baseline.path}: {key} in {file}"
        for desk in workspace.desks
        if desk.baseline
        for file, key in desk.baseline.stale(desk.codes)
    ]
    for line in stale:
        click.echo(line)
    options.tell(run.errors, "error")
    return 2 if run.errors else int(bool(stale))


def _checked(paths: tuple[str, ...], config: Path | None, *, with_baseline: bool = True) -> tuple[Workspace, Run]:
    with options.usage_errors():
        workspace = Workspace(Terms(with_baseline=with_baseline), config)
    with options.Bar() as progress:
        return workspace, Runner(workspace).check(paths or (".",), progress)


def _by_desk(workspace: Workspace, run: Run) -> dict[Desk, dict[str, dict[str, str]]]:
    found: dict[Desk, dict[str, dict[str, str]]] = {}
    for checked in run.checked:
        if not checked.about_run:
            desk = workspace.desk(checked.source.path)
            entries = baseline.entries_of(checked.findings, checked.source)
            found.setdefault(desk, {})[desk.relative(checked.source.path)] = entries
    return found


def _existing(desk: Desk, entries: Entries) -> Entries:
    return {file: found for file, found in entries.items() if (desk.project.root / file).exists()}
