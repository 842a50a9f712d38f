"""Many files at once: the same findings in the same order, and a worker that dies loses no other file."""

from __future__ import annotations

import io
import os
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from newslint import pool, runner
from newslint.formats import Style, json
from newslint.runner import Run as Report
from newslint.runner import Runner
from newslint.workspace import Terms, Workspace
from tests.test_cli import BAD, GOOD, Run, run

__all__ = ["run"]  # the fixture

pytestmark = pytest.mark.network  # pools talk to their workers through sockets where the system has nothing better


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(runner, "_BATCH", 200)  # many batches of a few files
    for number in range(40):
        (tmp_path / f"{number:03d}.txt").write_text(BAD * (number % 3) + GOOD, encoding="utf-8")
    return tmp_path


def check(folder: Path, jobs: int | None) -> Report:
    return Runner(Workspace(Terms(isolated=True)), jobs=jobs).check([str(folder)])


def told(report: Report) -> list[tuple[str, int]]:
    return [(Path(checked.source.path).name, len(checked.findings)) for checked in report.checked]


def test_a_pool_finds_the_same_in_the_same_order(folder: Path) -> None:
    alone, together = check(folder, 1), check(folder, 2)
    assert [checked.findings for checked in together.checked] == [checked.findings for checked in alone.checked]
    assert told(together) == told(alone)
    assert [name for name, _ in told(together)] == [f"{number:03d}.txt" for number in range(40)]


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_workers_find_the_same_however_they_are_started(
    folder: Path, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = as_json(check(folder, 1))
    monkeypatch.setattr(pool, "sys", SimpleNamespace(platform=platform))
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # else nothing is forked beside the threads of pytest
    assert as_json(check(folder, 2)) == alone


def as_json(report: Report) -> str:
    out = io.StringIO()
    json.write(report, out, Style(statistics=True))
    return out.getvalue()


def test_there_are_no_more_workers_than_windows_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pool.Pool(100, Workspace())._jobs == 100
    monkeypatch.setattr(pool, "sys", SimpleNamespace(platform="win32"))
    assert pool.Pool(100, Workspace())._jobs == 61


def _deadly(files: list[pool.File]) -> list[pool.Linted]:
    if any(b"deadly" in data for _, data in files):
        os._exit(1)
    return pool.lint(pool._workspace, files)


@pytest.mark.skipif(sys.platform != "linux", reason="the worker is made to die by forking it with another function")
def test_a_worker_that_dies_loses_only_the_file_that_killed_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_batch", _deadly)
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # forked workers know what is patched here
    expected = told(check(folder, 1))
    (folder / "007.txt").write_text("deadly , words\n", encoding="utf-8")
    report = check(folder, 2)
    assert told(report) == [pair for pair in expected if pair[0] != "007.txt"]
    (error,) = report.errors
    assert (Path(error.filename).name, error.message) == ("007.txt", "the process that linted it died")


def test_jobs_can_be_set(run: Run) -> None:
    for number in range(4):
        Path(f"{number}.txt").write_text(BAD, encoding="utf-8")
    assert run("check", ".", "--no-cache", "--jobs", "2") == run("check", ".", "--no-cache", "--jobs", "1")
