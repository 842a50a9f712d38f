"""What settings say about how files are read: which files are articles, which fields are prose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_cli import Done, Run, run
from tests.test_commands import check, project

__all__ = ["run"]  # the fixture


def found(result: Done) -> list[tuple[str, str]]:
    report = json.loads(result.out)
    return [(Path(finding["filename"]).name, finding["text"]) for finding in report["findings"]]


def test_data_files_in_a_folder_are_articles_where_settings_name_their_fields(run: Run) -> None:
    project('[[overrides]]\npaths = ["wire/"]\nreaders.fields = ["body"]\nreaders.records = "items"\n')
    for folder in ("wire", "other"):
        Path(folder).mkdir()
        Path(folder, "a.json").write_text(
            '{"items": [{"body": "It rained , they say.", "x": "a , b"}]}', encoding="utf-8"
        )
    Path("a.txt").write_text("All is well here.\n", encoding="utf-8")
    assert found(check(run, ".", "--output-format", "json")) == [("a.json", " ,")]
    assert json.loads(check(run, ".", "--output-format", "json").out)["files"] == 2


def test_a_format_may_be_set_by_path(run: Run) -> None:
    project('[[overrides]]\npaths = ["*.njk"]\nreaders.format = "html"\n')
    Path("a.njk").write_text("<p>It <b>rained</b> , they say.</p><pre>a , b</pre>", encoding="utf-8")
    assert found(check(run, ".", "--output-format", "json")) == [("a.njk", " ,")]


def test_what_cannot_be_read_is_one_line_and_the_rest_is_linted(run: Run) -> None:
    Path("a.jsonl").write_text('{"body": "It rained , they say."}\n{"body": oh}\n', encoding="utf-8")
    for _ in range(2):  # nothing is kept of a file that was not read whole
        result = check(run, "a.jsonl")
        assert result.status == 2
        assert "newslint: error: a.jsonl: line 2, column 10: is no JSON: expecting value\n" in result.err
        assert "1 finding " in result.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[readers]\nfield = ["a"]\n', "newslint.toml:2: unknown key 'field': did you mean 'fields'?"),
        ('[readers]\nformat = "htm"\n', "newslint.toml:2: 'htm' is no format: did you mean 'html'?"),
        (
            '[readers]\ncontent = "pdf"\n',
            "newslint.toml:2: readers.content cannot be 'pdf': one of html",
        ),
        ('[[overrides]]\npaths = ["a"]\nreaders = { fields = "a" }\n', "newslint.toml:3: overrides.0.readers.fields:"),
    ],
)
def test_a_mistake_in_settings_is_one_clear_line(run: Run, text: str, message: str) -> None:
    project(text)
    Path("a.txt").write_text("All is well here.\n", encoding="utf-8")
    result = check(run, "a.txt")
    assert result.status == 2
    assert message in result.err


def test_config_shows_what_holds_and_where_it_comes_from(run: Run) -> None:
    project('[readers]\nfields = ["body"]\n\n[[overrides]]\npaths = ["a/"]\nreaders.content = "html"\n')
    shown = run("config", "a/b.json").out
    assert 'readers.fields = ["body"]  # ' in shown
    assert "newslint.toml:2" in shown
    assert 'readers.content = "html"  # ' in shown
    assert "newslint.toml:6" in shown
