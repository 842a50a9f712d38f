"""The benchmarks: what is over its budget is named."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    for name in ("stages", "articles"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return import_module("stages")


def test_a_slow_rule_is_named(stages: Any) -> None:
    assert stages.over({"PUN001": 1.0, "engine": 3.0}) == []
    assert stages.over({"PUN001": 99.0}) == ["PUN001 costs 99.0 times tokenising; its budget is 4.5"]
    assert "all stages together" in stages.over(dict.fromkeys(map(str, range(200)), 4.0))[0]


def test_articles_are_the_same_every_time_and_have_their_faults_counted(stages: Any) -> None:
    first, second = stages.Articles(), stages.Articles()
    texts = [text for _, text in zip(range(60), first, strict=False)]
    assert texts == [text for _, text in zip(range(60), second, strict=False)]
    assert len(set(texts)) == 60
    assert 0 < sum(first.planted.values()) < 20


def test_an_archive_with_a_baseline_reports_nothing_and_changed_lines_report_what_was_planted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    for name in ("archive", "articles"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    archive = import_module("archive")
    assert archive.measure(archive.Archive(tmp_path, 100)) == []
    said = capsys.readouterr().out
    assert "first check: 0 reported" in said
    assert said.count(": 3 reported") == 3
