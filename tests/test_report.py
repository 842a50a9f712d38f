"""The report as it is written: its data, and that the page needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.report.page import filled
from tests.test_cli import Done, Run, run

__all__ = ["run"]  # the fixture

FERRY = """\
Harbor town keeps its ferry

The mayor warned , late on Monday, that 🚢 the ferry , too, would stop.

Nothing is wrong here.
"""
DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def report(run: Run, *arguments: str) -> tuple[Done, dict[str, Any]]:
    done = run("report", "--no-cache", "--select", "PUN001", "-o", "report.html", *arguments, rules="")
    return done, embedded(Path("report.html").read_text(encoding="utf-8"))


def embedded(page: str) -> dict[str, Any]:
    found = DATA.search(page)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def utf16(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_the_articles_are_there_as_they_read_with_their_findings(run: Run) -> None:
    Path("ferry.txt").write_text(FERRY, encoding="utf-8")
    Path("clean.txt").write_text("Nothing is wrong here.\n", encoding="utf-8")
    done, data = report(run, ".")
    assert done.status == 0
    assert done.err.startswith("2 findings (2 errors) in 2 files")
    assert (data["files"], data["title"], len(data["articles"])) == (2, Path.cwd().name, 1)
    article = data["articles"][0]
    assert article["figures"]["language"] == "en"
    assert [scope for scope, *_ in article["blocks"]] == ["title", "paragraph", "paragraph"]
    assert utf16(article["text"], *article["blocks"][2][1:]) == "Nothing is wrong here."
    first, second = article["findings"]
    assert [utf16(article["text"], *finding["span"]) for finding in (first, second)] == [" ,", " ,"]
    assert (second["row"], second["column"]) == (3, 52)
    assert first["fix"]["safety"] == "safe"
    start, end, new = second["fix"]["edits"][0]
    assert utf16(article["text"], start, end) == " ,"
    assert new == ","
    assert data["rules"]["PUN001"]["family"] == "punctuation"


def test_markup_is_read_and_not_shown(run: Run) -> None:
    Path("a.html").write_text("<h1>Caf&eacute;</h1><p>It rained <b>, they</b> say &lt;b&gt;.</p>\n", encoding="utf-8")
    _, data = report(run, "a.html")
    article = data["articles"][0]
    assert article["text"].split() == "Café It rained , they say <b>.".split()
    assert utf16(article["text"], *article["findings"][0]["span"]) == " ,"


def test_nothing_in_an_article_becomes_markup(run: Run) -> None:
    evil = "It rained , </script><script>alert(1)</script><!-- <img src=x onerror=alert(1)> they say."
    Path("<b>.txt").write_text(evil, encoding="utf-8")
    _, data = report(run, "<b>.txt", "--title", "</script><b>")
    page = Path("report.html").read_text(encoding="utf-8")
    assert data["articles"][0]["text"] == evil
    assert data["title"] == "</script><b>"
    assert "alert(1)</script>" not in page
    assert "<img" not in page
    assert page.count("<script") == page.count("</script>") == 2


@given(st.text())
def test_data_of_any_kind_comes_out_as_it_went_in(text: str) -> None:
    page = filled("report.html", {"title": text})
    assert embedded(page) == {"title": text}
    assert page.count("</script>") == 2


def test_the_page_loads_nothing_and_runs_only_what_is_in_it(run: Run) -> None:
    Path("ferry.txt").write_text(FERRY, encoding="utf-8")
    report(run, "ferry.txt")
    page = Path("report.html").read_text(encoding="utf-8")
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        text = re.search(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)[1]  # type: ignore[index]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    shell = DATA.sub("", page).replace('<link rel="icon" href="data:,">', "")
    assert not re.search(r"https?:|<link|\ssrc=|url\(|@import|style=|\son\w+=\"", shell)


def test_a_comparison_with_an_earlier_run(run: Run) -> None:
    Path("ferry.txt").write_text(FERRY, encoding="utf-8")
    before = run("check", "--no-cache", "--select", "PUN001", "--output-format", "json", "ferry.txt", rules="")
    Path("before.json").write_text(before.out, encoding="utf-8")
    changed = FERRY.replace("warned ,", "warned,").replace("wrong here", "wrong , here")
    Path("ferry.txt").write_text(changed, encoding="utf-8")
    _, data = report(run, "ferry.txt", "--earlier", "before.json")
    # The sentence of the second finding has changed with the first: it is another one.
    assert data["trend"]["families"] == {"punctuation": [2, 2]}
    assert (data["trend"]["new"], data["trend"]["gone"], data["trend"]["kept"]) == (2, 2, 0)
    Path("ferry.txt").write_text(FERRY + "\nIt rained , they say.\n", encoding="utf-8")
    _, data = report(run, "ferry.txt", "--earlier", "before.json")
    assert (data["trend"]["new"], data["trend"]["gone"], data["trend"]["kept"]) == (1, 0, 2)
    assert [finding.get("new", False) for finding in data["articles"][0]["findings"]] == [False, False, True]
    Path("before.json").write_text(before.out.replace("\n", "\r\n"), encoding="utf-16")  # as PowerShell redirects it
    assert report(run, "ferry.txt", "--earlier", "before.json")[1]["trend"] == data["trend"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such file"),
        ("{", "input data was truncated"),
        ("[]", "expected `object`, got `array`"),
        ('{"schema_version": 1, "files": 1, "findings": [{}]}', "missing required field `filename`"),
        ("\udcff", "before.json: is not what `newslint check --output-format json` writes"),
    ],
)
def test_an_earlier_run_that_is_none_is_one_line(run: Run, content: str | None, said: str) -> None:
    Path("ferry.txt").write_text(FERRY, encoding="utf-8")
    if content is not None:
        Path("before.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    done = run("report", "ferry.txt", "--earlier", "before.json", "-o", "r.html", rules="")
    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    assert said in done.err.lower()
    assert "before.json" in done.err
    assert not Path("r.html").exists()


def test_what_could_not_be_linted_is_on_the_page(run: Run) -> None:
    Path("ferry.txt").write_text(FERRY, encoding="utf-8")
    done, data = report(run, "ferry.txt", "gone.txt")
    assert done.status == 2
    assert data["errors"] == [["gone.txt", "no such file or folder"]]
    assert len(data["articles"][0]["findings"]) == 2
    done = run("report", "ferry.txt", "-o", "no/such/folder/r.html", rules="")
    assert (done.status, len(done.err.splitlines())) == (2, 1)


def test_settings_that_cannot_be_used_are_on_the_page_too(run: Run) -> None:
    Path("ferry.txt").write_text(FERRY, encoding="utf-8")
    Path("newslint.toml").write_text('[rules.foreign-honorific]\nstyle = "none"\n', encoding="utf-8")
    done, data = report(run, "ferry.txt")
    assert done.status == 2
    assert "style cannot be 'none': one of drop, mr" in done.err
    assert "style cannot be" in data["errors"][0][1]


def test_bytes_that_are_no_utf8_are_shown_as_lost(run: Run) -> None:
    Path("a.txt").write_bytes(b"It rained , caf\xe9.\n")
    _, data = report(run, "a.txt")
    assert "caf\ufffd" in data["articles"][0]["text"]


def test_standard_output(run: Run) -> None:
    Path("ferry.txt").write_text(FERRY, encoding="utf-8")
    done = run("report", "ferry.txt", "--no-cache", "--select", "PUN001", "-o", "-", rules="")
    assert len(embedded(done.out)["articles"]) == 1
