"""The command line as a user meets it: what it prints where, and how it exits."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newslint import cli
from newslint.cli import options

BAD = "He warned , but went.\n"
GOOD = "He warned, but went.\n"


class Done(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in an empty folder; one rule is enough for most of what is asked here."""
    monkeypatch.chdir(tmp_path)

    def command(*args: str, stdin: bytes = b"", rules: str = "PUN001") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        select = ["--select", rules] if rules and args and args[0] in {"check", "fix"} else []
        status = cli.run([*args, *select])
        out, err = capfd.readouterr()
        return Done(status, out, err)

    return command


def write(**files: str | bytes) -> None:
    for name, content in files.items():
        Path(f"{name}.txt").write_bytes(content.encode() if isinstance(content, str) else content)


# what check says and how it exits


def test_a_bad_article_exits_1_and_says_where(run: Run) -> None:
    write(a=BAD)
    done = run("check", "a.txt")
    assert done.status == 1
    assert done.out.startswith("a.txt\n  1:10")
    assert "PUN001" in done.out
    assert done.err == "1 finding (1 error) in 1 file; 1 can be fixed by `newslint fix`\n"


def test_a_clean_article_exits_0_and_prints_nothing(run: Run) -> None:
    write(a=GOOD)
    assert run("check", "a.txt") == (0, "", "no findings in 1 file\n")


def test_check_may_be_left_out(run: Run) -> None:
    write(a=BAD)
    assert run("a.txt", "--select", "PUN001") == run("check", "a.txt")
    assert run("--select=PUN001", "a.txt") == run("check", "a.txt")


def test_without_arguments_there_is_help(run: Run) -> None:
    done = run()
    assert done.status == 0
    assert all(command in done.out for command in cli.COMMANDS)
    assert run("--version").out.startswith("newslint ")
    assert "--fail-on" in run("check", "--help", rules="").out


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], 1),
        (["--fail-on", "error"], 1),
        (["--fail-on", "info"], 1),
        (["--fail-on", "never"], 0),
        (["--exit-zero"], 0),
        (["--ignore", "PUN001"], 0),
    ],
)
def test_what_fails_is_set_by_the_user(run: Run, options: list[str], status: int) -> None:
    write(a=BAD)
    assert run("check", "a.txt", *options).status == status


def test_rules_are_chosen_by_code_name_family_and_prefix(run: Run) -> None:
    write(a=BAD)
    for chosen in ("PUN001", "space-before-mark", "punctuation", "PUN", "SPL,PUN001", "ALL"):
        assert "PUN001" in run("check", "a.txt", rules=chosen).out
    assert run("check", "a.txt", "--ignore", "punctuation", rules="PUN001").out == ""
    assert "PUN001" in run("check", "a.txt", "--extend-select", "PUN001", rules="readability").out


def test_standard_input_is_linted_and_may_be_given_a_name(run: Run) -> None:
    assert run("check", "-", stdin=BAD.encode()).out.startswith("-\n  1:10")
    assert run("check", "-", "--stdin-filename", "x/b.txt", stdin=BAD.encode()).out.startswith("x/b.txt\n  1:10")


def test_the_language_can_be_set(run: Run) -> None:
    write(a=BAD)
    assert run("check", "a.txt", "--language", "en-GB").status == 1
    done = run("check", "a.txt", "--language", "klingon")
    assert done.status == 2
    assert "no language that newslint knows" in done.err


def test_statistics_count_by_rule(run: Run) -> None:
    write(a=BAD, b=BAD)
    assert "     2  PUN001  space-before-mark  (2 fixable)\n" in run("check", ".", "--statistics").err
    report = json.loads(run("check", ".", "--statistics", "--output-format", "json").out)
    assert report["statistics"] == [{"code": "PUN001", "name": "space-before-mark", "count": 2, "fixable": 2}]
    assert report["families"] == [{"family": "punctuation", "count": 2, "fixable": 2}]
    assert {tally["filename"]: tally["count"] for tally in report["filenames"]} == {"./a.txt": 1, "./b.txt": 1}


def test_statistics_count_by_family_and_file_and_time_rules(run: Run) -> None:
    write(a=BAD, b=BAD * 2, c=GOOD)
    said = run("check", ".", "--statistics").err
    assert "findings by family:\n     3  punctuation  (3 fixable)\n" in said
    assert "findings by file:\n     2  ./b.txt  (2 fixable)\n     1  ./a.txt  (1 fixable)\n" in said
    assert re.search(r"started in \d+\.\d{3} s\nlinted 3 files in \d+\.\d{3} s\n( +\d+\.\d ms +\d+%  \S+\n)+", said)
    assert "%  reading\n" in said
    assert "linted 0 files in 0.000 s; 3 known from an earlier run" in run("check", ".", "--statistics").err
    for number in range(25):
        write(**{f"d{number}": BAD})
    said = run("check", ".", "--statistics", "--no-cache").err
    assert "     7  in 7 more: --output-format json has them all\n" in said


def test_output_goes_to_a_file_or_to_several(run: Run) -> None:
    write(a=BAD)
    shown = run("check", "a.txt", "--output-format", "json").out
    assert run("check", "a.txt", "--output-format", "json", "--output-file", "a.json").out == ""
    assert Path("a.json").read_text(encoding="utf-8") == shown
    done = run("check", "a.txt", "--output-file", "json=b.json", "--output-file", "junit=c.xml")
    assert done.out.startswith("a.txt\n")
    assert Path("b.json").read_text(encoding="utf-8") == shown
    assert "<testsuites" in Path("c.xml").read_text(encoding="utf-8")
    assert "no format" in run("check", "a.txt", "--output-file", "jsn=b.json").err
    assert run("check", "a.txt", "--output-file", "missing/b.json").status == 2


def test_a_file_that_cannot_be_written_hides_no_finding(run: Run) -> None:
    write(a=BAD)
    done = run("check", "a.txt", "--output-file", "json=gone/a.json", "--output-file", "jsonl=a.jsonl")
    assert (done.status, "PUN001" in done.out) == (2, True)
    assert "newslint: error: gone/a.json: not written: no such file or directory\n" in done.err
    assert Path("a.jsonl").exists()


def test_github_gets_a_summary_of_the_job(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=BAD)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    assert run("check", "a.txt", "--output-format", "github").out.startswith("::error file=a.txt")
    assert Path("summary.md").read_text(encoding="utf-8").startswith("## newslint\n\n1 finding")


def test_statistics_show_the_language_and_what_it_was_translated_from(run: Run) -> None:
    article = Path(__file__).parent.parent / "examples" / "ferry.txt"
    for args, language in (((), "fr"), (("--source-language", "de"), "de")):
        shown = run("check", str(article), "--statistics", *args, rules="TRL").err
        assert f"language en, words 290, source language {language}" in shown
    assert "no language that newslint knows" in run("check", "a.txt", "--source-language", "klingon").err


def test_a_run_that_knows_all_prints_the_same_bytes(run: Run) -> None:
    write(a=BAD)
    asked = ("check", "a.txt", "--statistics", "--output-format", "json")
    assert run(*asked) == run(*asked)


def test_two_runs_print_the_same_bytes(run: Run) -> None:
    write(a=BAD * 3, b=BAD)
    for output in ("text", "json"):
        first = run("check", ".", "--output-format", output)
        assert run("check", ".", "--output-format", output, "--jobs", "2", "--no-cache", "--isolated") == first


# bad input


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["check"], "name a file, a folder, or - for standard input"),
        (["check", "a.txt", "--selekt", "X"], "No such option"),
        (["check", "a.txt", "--select", "NOPE"], "no rule, family or prefix is called 'NOPE'"),
        (["check", "a.txt", "--ignore", "space-before-marks"], "did you mean space-before-mark?"),
        (["check", "a.txt", "--fail-on", "sometimes"], "'sometimes' is not one of"),
        (["check", "a.txt", "--output-format", "xml"], "'xml' is not one of"),
        (["check", "a.txt", "--jobs", "0"], "--jobs"),
        (["explain", "space-before-marc"], "did you mean space-before-mark?"),
        (["explain"], "Missing argument"),
        (["fix", "-", "a.txt"], "standard input is fixed by itself"),
    ],
)
def test_a_usage_error_is_one_line_and_exits_2(run: Run, args: list[str], said: str) -> None:
    write(a=BAD)
    done = run(*args, rules="")
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert done.err.startswith("newslint: error: ")
    assert done.err.count("\n") == 1


def test_a_file_that_cannot_be_read_costs_only_its_own_findings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=BAD, b=b"\x00\x01\x02\x03" * 50, c=BAD)
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "c.txt":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    done = run("check", "a.txt", "b.txt", "c.txt", "missing.txt", "--exit-zero")
    assert done.status == 2
    assert "a.txt\n  1:10" in done.out
    assert done.err.splitlines()[1:] == [
        "newslint: error: missing.txt: no such file or folder",
        "newslint: error: b.txt: not text but binary data",
        "newslint: error: c.txt: permission denied",
    ]


def test_on_a_walk_what_cannot_be_read_is_skipped_with_a_reason(run: Run) -> None:
    write(a=BAD, b=b"\x00\x01\x02\x03" * 50)
    Path("lost.txt").symlink_to("nowhere.txt")
    done = run("check", ".", "--exit-zero", "--output-format", "json")
    report = json.loads(done.out)
    assert done.status == 0
    assert report["files"] == 1
    assert report["skipped"] == [
        {"filename": "./lost.txt", "reason": "no such file: a link to nothing"},
        {"filename": "./b.txt", "reason": "not text but binary data"},
    ]


def test_a_device_is_written_to_and_stays_one(run: Run) -> None:
    pty = pytest.importorskip("pty")
    write(a=BAD)
    ours, theirs = pty.openpty()
    device = Path(os.ttyname(theirs))
    assert run("check", "a.txt", "--output-format", "jsonl", "--output-file", str(device)).status == 1
    assert device.is_char_device()
    assert b"PUN001" in os.read(ours, 4096)
    os.close(ours)
    os.close(theirs)


def test_a_folder_without_articles_is_an_error(run: Run) -> None:
    Path("empty").mkdir()
    done = run("check", "empty")
    assert (done.status, done.err.splitlines()[-1]) == (
        2,
        "newslint: error: empty: no articles in this folder "
        "(looked for .adoc, .asc, .asciidoc, .atom, .htm, .html, .markdown, .md, .mdx, .nitf, .po, .rest, .rss, .rst, "
        ".text, .tmx, .txt, .xhtml, .xlf, .xliff, .xml)",
    )


def test_invalid_utf_8_is_linted_and_survives(run: Run) -> None:
    write(a=b"The caf\xe9 said , so.\n")
    done = run("check", "a.txt", "--output-format", "json")
    (finding,) = json.loads(done.out)["findings"]
    assert finding["location"] == {"row": 1, "column": 14}
    assert run("fix", "a.txt").status == 0
    assert Path("a.txt").read_bytes() == b"The caf\xe9 said, so.\n"


def test_a_rule_that_breaks_is_an_error_not_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from newslint.registry import builtin

    def broken(*_: object) -> Any:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(builtin().find("PUN001"), "check", broken)
    write(a=BAD)
    done = run("check", "a.txt")
    assert done.status == 2
    assert "newslint: error: a.txt: rule PUN001 space-before-mark failed" in done.err
    assert "Traceback" not in done.err


def test_a_reader_of_our_output_may_go_away(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD * 5000, encoding="utf-8")
    command = f"{sys.executable} -m newslint check --select PUN001 a.txt | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == "a.txt\n"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_that_is_not_utf_8_gets_text_it_can_show(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_text("Жук , said “he”.\n", encoding="utf-8")
    command = [sys.executable, "-m", "newslint", "check", "--select", "PUN001", "a.txt"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert b"PUN001" in done.stdout
    assert b"Traceback" not in done.stderr


# fix


def test_fix_writes_what_is_safe_and_says_what_is_left(run: Run) -> None:
    write(a=BAD, b=GOOD)
    done = run("fix", ".")
    assert (done.status, done.out, done.err) == (0, "", "no findings in 2 files\nfixed 1 file\n")
    assert Path("a.txt").read_text(encoding="utf-8") == GOOD
    assert run("fix", ".").err.endswith("fixed 0 files\n")


def test_fix_diff_writes_nothing_and_exits_1_where_something_would_change(run: Run) -> None:
    write(a=BAD, b=GOOD)
    done = run("fix", "--diff", ".")
    assert done.status == 1
    assert done.out == "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-He warned , but went.\n+He warned, but went.\n"
    assert Path("a.txt").read_text(encoding="utf-8") == BAD
    assert run("fix", "--diff", "b.txt") == (0, "", "")


@pytest.mark.parametrize(
    "article",
    [
        b"caf\xe9 , and \xe2\x80\xa8 more ,\r\nIt rained , they say.\rAnd \x0c so on , he said.",
        b"\xef\xbb\xbfIt rained , they say.\n",
        "Жук , said he.\n".encode(),
    ],
)
def test_what_fix_diff_prints_is_a_patch(tmp_path: Path, article: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(article)
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}

    def command(*words: str, stdin: bytes = b"") -> bytes:
        return subprocess.run(
            words, cwd=tmp_path, env=environment, input=stdin, capture_output=True, check=False
        ).stdout

    newslint = (sys.executable, "-m", "newslint", "fix", "--select", "PUN001")
    patch = command(*newslint, "--diff", str(tmp_path / "a.txt")).replace(str(tmp_path).encode()[1:] + b"/", b"")
    command(*newslint, "a.txt")
    fixed = (tmp_path / "a.txt").read_bytes()
    assert fixed != article
    (tmp_path / "a.txt").write_bytes(article)
    command("git", "apply", stdin=patch)
    assert (tmp_path / "a.txt").read_bytes() == fixed


def test_a_reader_of_a_diff_may_go_away(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD * 5000, encoding="utf-8")
    command = f"{sys.executable} -m newslint fix --diff --select PUN001 a.txt | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("--- a/a.txt\n", "")


def test_fix_prints_fixed_standard_input_and_nothing_else(run: Run) -> None:
    done = run("fix", "-", stdin=b"\xef\xbb\xbfCaf\xc3\xa9 , he said.\r\n")
    assert (done.status, done.out) == (0, "\ufeffCafé, he said.\r\n")
    assert run("fix", "-", stdin=GOOD.encode()).out == GOOD


def test_fix_that_may_not_write_loses_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=BAD, b=BAD)
    replace = os.replace

    def refuse(old: str, new: Path) -> None:
        if new.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        replace(old, new)

    monkeypatch.setattr(os, "replace", refuse)
    done = run("fix", ".")
    assert done.status == 2
    assert "newslint: error: ./a.txt: not written: permission denied" in done.err
    assert Path("a.txt").read_text(encoding="utf-8") == BAD
    assert Path("b.txt").read_text(encoding="utf-8") == GOOD
    assert "PUN001" in done.out


# rules and explain


def test_rules_are_listed(run: Run) -> None:
    listed = run("rules").out
    assert "PUN001  space-before-mark" in listed
    rows = json.loads(run("rules", "--output-format", "json").out)
    assert {"code", "name", "family", "summary", "severity", "confidence", "default", "fix"} <= set(rows[0])
    assert [row["code"] for row in rows] == sorted(row["code"] for row in rows)


def test_a_rule_explains_itself_by_code_and_by_name(run: Run) -> None:
    page = run("explain", "pun001").out
    assert page == run("explain", "space-before-mark").out
    assert page.startswith("# PUN001 space-before-mark\n")
    assert "⟦" in page


# a terminal


def test_a_progress_bar_appears_on_a_terminal_after_a_second(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([0.0, 0.0, 0.5, 1.5, 2.0, 2.5])
    monkeypatch.setattr(options, "monotonic", lambda: next(clock))
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich draws nothing for what it takes for a file
    for terminal in (False, True):
        monkeypatch.setattr(sys.stderr, "isatty", lambda terminal=terminal: terminal, raising=False)
        with options.Bar() as progress:
            if not terminal:
                assert progress is None
                continue
            assert progress is not None
            progress(1, 10)
            assert capsys.readouterr().err == ""
            progress(2, 10)
            progress(3, 10)
        assert "linting" in capsys.readouterr().err


def test_colour_only_on_a_terminal_and_never_with_no_color(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=BAD)
    assert "\x1b" not in run("check", "a.txt").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "\x1b[31;1m" in run("check", "a.txt").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("check", "a.txt").out


def test_an_article_is_checked_against_its_original(run: Run) -> None:
    Path("a.fr.md").write_text("Le bac est parti, après 18 jours de réparations.\n", encoding="utf-8")
    Path("a.md").write_text("The ferry left after 8 days of repairs.\n", encoding="utf-8")
    done = run("check", "a.md", "--source", "a.fr.md", "--output-format", "json", rules="BIL")
    (finding,) = json.loads(done.out)["findings"]
    assert (done.status, finding["code"], finding["text"]) == (1, "BIL003", "8")
    assert run("check", "a.md", rules="BIL").status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.md", "--source", "nowhere.md"), "--source nowhere.md: no such file or directory"),
        ((".", "--source", "a.md"), "--source is the original of one article: name one file, or set source-pattern"),
    ],
)
def test_an_original_that_cannot_be_used_is_an_error(run: Run, arguments: tuple[str, ...], message: str) -> None:
    Path("a.md").write_text("The ferry left.\n", encoding="utf-8")
    done = run("check", *arguments)
    assert done.status == 2
    assert message in done.err
