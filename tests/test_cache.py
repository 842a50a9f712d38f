"""Results of earlier runs: found again only while nothing that matters has changed."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint import cache, engine
from newslint.cache import Cache
from newslint.runner import Run as Report
from newslint.runner import Runner
from newslint.workspace import Terms, Workspace
from tests.test_cli import BAD, GOOD, Run, run, write

__all__ = ["run"]  # the fixture

SELECT = ("--select", "PUN001")


def check(folder: Path, terms: Terms | None = None) -> Report:
    results = Cache(folder / cache.FOLDER)
    report = Runner(Workspace(terms or Terms()), results=results).check([str(folder)])
    results.close()
    return report


def findings(report: Report) -> list[Any]:
    return [(checked.source.path, checked.findings, checked.figures) for checked in report.checked]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were really linted."""
    linted: list[str] = []
    real = engine.Linter.check

    def counting(self: engine.Linter, source: Any, read: Any) -> Any:
        linted.append(Path(source.path).name)
        return real(self, source, read)

    monkeypatch.setattr(engine.Linter, "check", counting)
    return linted


def test_an_unchanged_file_is_not_linted_again(tmp_path: Path, counted: list[str]) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "b.txt").write_text(GOOD, encoding="utf-8")
    first = check(tmp_path)
    (tmp_path / "b.txt").write_text(GOOD + GOOD, encoding="utf-8")
    counted.clear()
    again = check(tmp_path)
    assert counted == ["b.txt"]
    assert findings(again)[0] == findings(first)[0]


def test_a_file_that_was_moved_is_known(tmp_path: Path, counted: list[str]) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    check(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "moved.txt")
    counted.clear()
    (checked,) = check(tmp_path).checked
    assert counted == []
    assert (Path(checked.source.path).name, len(checked.findings)) == ("moved.txt", 1)


@pytest.mark.parametrize("change", ["settings", "house", "figures", "reader", "version"])
def test_whatever_matters_makes_a_result_stale(
    tmp_path: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "newslint.toml").write_text('select = ["PUN001"]\n', encoding="utf-8")
    check(tmp_path)
    counted.clear()
    terms = Terms()
    if change == "settings":
        (tmp_path / "newslint.toml").write_text('select = ["PUN"]\n', encoding="utf-8")
    elif change == "house":
        (tmp_path / ".newslint").mkdir()
        (tmp_path / ".newslint" / "desk.toml").write_text("rule = []\n", encoding="utf-8")
    elif change == "figures":
        terms = Terms(with_figures=True)
    elif change == "reader":
        (tmp_path / "a.txt").rename(tmp_path / "a.md")
    else:
        monkeypatch.setattr(cache, "build", lambda: "another")
    check(tmp_path, terms)
    assert len(counted) == 1


def test_the_baseline_is_no_part_of_what_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    (finding,) = check(tmp_path).checked[0].findings
    baseline = {"schema_version": 1, "files": {"a.txt": {f"PUN001 {finding.fingerprint}": " ,"}}}
    (tmp_path / "newslint.toml").write_text("", encoding="utf-8")
    (tmp_path / ".newslint-baseline.json").write_text(json.dumps(baseline), encoding="utf-8")
    report = check(tmp_path)
    assert (report.checked[0].findings, report.known) == ([], 1)
    (tmp_path / ".newslint-baseline.json").unlink()
    assert check(tmp_path).checked[0].findings == [finding]


@given(
    edits=st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from([BAD, GOOD, BAD * 2, "", "Ten boats.\n"])), max_size=6
    )
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_stale_result_is_served(tmp_path: Path, edits: list[tuple[str, str]]) -> None:
    (tmp_path / "newslint.toml").write_text('select = ["PUN001"]\n', encoding="utf-8")
    for name, text in [*edits, ("a", BAD)]:
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        assert findings(check(tmp_path)) == findings(Runner(Workspace()).check([str(tmp_path)]))


def test_a_cache_that_cannot_be_used_costs_nothing_but_time(tmp_path: Path, counted: list[str]) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / cache.FOLDER).mkdir()
    (tmp_path / cache.FOLDER / "results-1.sqlite").write_bytes(b"no database at all" * 100)
    for _ in range(2):
        assert len(check(tmp_path).checked[0].findings) == 1
    assert counted == ["a.txt", "a.txt"]


def test_a_folder_that_cannot_be_written_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert len(check(tmp_path).checked[0].findings) == 1
    assert not (tmp_path / cache.FOLDER).exists()


def test_two_runs_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    first, second = Cache(tmp_path / cache.FOLDER), Cache(tmp_path / cache.FOLDER)
    reports = [Runner(Workspace(), results=results).check([str(tmp_path)]) for results in (first, second)]
    second.close()
    first.close()
    assert findings(reports[0]) == findings(reports[1]) == findings(check(tmp_path))


def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "LARGEST", 2000)
    clock = iter(range(1, 10_000))
    monkeypatch.setattr(cache, "_now", lambda: next(clock))
    outcome = cache.Outcome([], [{"language": "e" * 200}])
    keys = [cache.key(bytes([number])) for number in range(12)]
    for key in keys:
        results = Cache(tmp_path / cache.FOLDER)
        results.get(keys[0])
        results.put(key, outcome)
        results.close()
    with sqlite3.connect(next((tmp_path / cache.FOLDER).glob("*.sqlite"))) as database:
        kept = {row[0] for row in database.execute("SELECT key FROM results")}
    assert keys[0] in kept
    assert keys[1] not in kept
    assert keys[-1] in kept
    assert len(kept) < 9


def test_check_keeps_its_results_beside_the_settings_and_git_ignores_them(run: Run) -> None:
    write(a=BAD)
    shown = run("check", "a.txt")
    assert Path(".newslint_cache/.gitignore").read_text(encoding="utf-8").endswith("*\n")
    assert run("check", "a.txt") == shown
    Path("newslint.toml").write_text("", encoding="utf-8")
    Path("deep").mkdir()
    os.chdir("deep")
    run("check", "../a.txt")
    assert not Path(".newslint_cache").exists()
    os.chdir("..")


def test_no_cache_keeps_nothing(run: Run) -> None:
    write(a=BAD)
    run("check", "a.txt", "--no-cache")
    assert not Path(".newslint_cache").exists()
