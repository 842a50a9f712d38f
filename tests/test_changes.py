"""Only what changed: since a branch was left, staged, or by a diff that is handed over."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.test_cli import BAD, GOOD, Run, run

__all__ = ["run"]  # the fixture


def git(*args: str) -> str:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *identity, *args], capture_output=True, text=True, check=True)
    return done.stdout


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


@pytest.fixture
def repository(run: Run) -> Run:
    """A repository with an old article, on a branch that was left by nobody yet."""
    git("init", "-q")
    write("content/old.txt", f"{BAD}\n{GOOD}\n{BAD}")
    write("content/ünicode name.txt", BAD)
    write("script.py", "a = 1\n")
    git("add", ".")
    git("commit", "-q", "-m", "old articles")
    return run


def rows(run: Run, *args: str) -> list[tuple[str, int]]:
    done = run("check", *args, "--output-format", "json", "--exit-zero")
    assert done.status == 0, done.err
    return [(found["filename"], found["location"]["row"]) for found in json.loads(done.out)["findings"]]


def test_only_changed_lines_are_reported(repository: Run) -> None:
    git("checkout", "-q", "-b", "work")
    write("content/old.txt", f"{BAD}\nHe said , so.\n\n{BAD}")
    write("content/new.txt", BAD)
    git("add", "content/old.txt")
    git("commit", "-q", "-m", "a change")
    expected = [("content/new.txt", 1), ("content/old.txt", 3)]
    assert rows(repository, "--diff-base", "main") == expected
    assert rows(repository, "content", "--diff-base", "main") == expected
    assert rows(repository, "content/new.txt", "--diff-base", "main") == expected[:1]
    assert rows(repository, "--diff-base", "HEAD") == expected[:1]


def test_what_others_did_meanwhile_is_no_change_of_ours(repository: Run) -> None:
    git("checkout", "-q", "-b", "work")
    write("content/mine.txt", BAD)
    git("add", ".")
    git("commit", "-q", "-m", "mine")
    git("checkout", "-q", "main")
    write("content/old.txt", GOOD)
    git("commit", "-q", "-a", "-m", "theirs")
    git("checkout", "-q", "work")
    assert rows(repository, "--diff-base", "main") == [("content/mine.txt", 1)]


def test_staged_lines(repository: Run) -> None:
    write("content/ünicode name.txt", f"{GOOD}\nHe said , so.\n")
    write("content/unstaged.txt", BAD)
    git("add", "content/ünicode name.txt")
    assert rows(repository, "--staged") == [("content/ünicode name.txt", 3)]


def test_staged_lines_are_those_of_what_is_staged_not_of_what_was_written_since(repository: Run) -> None:
    write("content/old.txt", f"{BAD}\nHe said , so.\n\n{BAD}")
    git("add", ".")
    write("content/old.txt", f"A line\n\nand more , not staged.\n\n{BAD}")
    assert rows(repository, "--staged") == [("content/old.txt", 3)]
    shown = repository("check", "--staged").out
    assert "He said , so." in shown


@pytest.mark.parametrize(
    "setting", ["diff.noprefix=true", "diff.mnemonicPrefix=true", "diff.relative=true", "diff.external=false"]
)
def test_what_git_is_set_to_makes_no_difference(repository: Run, monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    git("config", *setting.split("="))
    write("content/old.txt", f"{BAD}\nHe said , so.\n\n{BAD}")
    monkeypatch.chdir("content")
    assert rows(repository, "--diff-base", "HEAD") == [("old.txt", 3)]


def test_odd_names_and_moved_files(repository: Run) -> None:
    for name in ("a b.txt", 'quote".txt', "tab\t.txt", "-dash.txt"):
        write(f"content/{name}", BAD)
    git("add", ".")
    git("mv", "content/old.txt", "content/moved.txt")
    expected = ["content/-dash.txt", "content/a b.txt", 'content/quote".txt', "content/tab\t.txt"]
    assert [name for name, _ in rows(repository, "--staged")] == expected
    assert [name for name, _ in rows(repository, "--diff-base", "HEAD")] == expected


def test_a_diff_that_is_handed_over(repository: Run) -> None:
    write("content/old.txt", f"{GOOD}\nHe said , so.\n\n{BAD}")
    write("change.diff", git("diff"))
    assert rows(repository, "--diff-from", "change.diff") == [("content/old.txt", 3)]
    done = repository("check", "--diff-from", "-", stdin=git("diff").encode())
    assert done.status == 1
    assert "3:" in done.out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_diff_may_be_written_as_powershell_writes_it(repository: Run, encoding: str) -> None:
    write("content/old.txt", f"{BAD}\nHe said , so.\n")
    Path("a.diff").write_bytes(git("diff").replace("\n", "\r\n").encode(encoding))
    assert rows(repository, "--diff-from", "a.diff") == [("content/old.txt", 3)]


def test_rows_are_counted_as_the_diff_counts_them(repository: Run) -> None:
    Path("content/mac.txt").write_bytes(f"One.\rTwo.\r{GOOD}{BAD}".encode())
    git("add", ".")
    git("commit", "-q", "-m", "a CR ends a row of newslint's, and none of git's")
    Path("content/mac.txt").write_bytes(f"One.\rTwo.\r{GOOD}{BAD}{BAD}".encode())
    assert rows(repository, "--diff-base", "HEAD") == [("content/mac.txt", 5)]


def test_a_changed_file_of_which_git_shows_no_lines_counts_whole(repository: Run) -> None:
    Path("content/wide.txt").write_bytes(GOOD.encode("utf-16"))
    git("add", ".")
    git("commit", "-q", "-m", "to git, UTF-16 is binary")
    Path("content/wide.txt").write_bytes(f"{GOOD}{BAD}".encode("utf-16"))
    assert rows(repository, "--diff-base", "HEAD") == [("content/wide.txt", 2)]
    git("add", ".")
    Path("content/wide.txt").write_bytes(f"{BAD}{BAD}".encode("utf-16"))
    assert rows(repository, "--staged") == [("content/wide.txt", 2)]


def test_a_finding_with_two_places_counts_when_either_changed(repository: Run) -> None:
    said = "The council of the old town met on Tuesday to talk about the price of the ferry.\n"
    write("content/twice.txt", f"{said}\nThe bridge is closed.\n\n{said}")
    git("add", ".")
    git("commit", "-q", "-m", "said twice")
    for changed in (
        f"{said}\nThe bridge is closed.\n\nSo it is.\n\n{said}",
        f"So it is.\n\n{said}\nThe bridge.\n\n{said}",
    ):
        write("content/twice.txt", changed)
        assert rows(repository, "--diff-base", "HEAD", "--select", "DUP") == []
    write("content/twice.txt", f"{said}\nThe bridge is closed.\n\n{said.replace('Tuesday', 'Tuesday')}\n{said}")
    assert rows(repository, "--diff-base", "HEAD", "--select", "DUP")


def test_without_changed_articles_there_is_nothing_to_do(repository: Run) -> None:
    write("script.py", "a = 2\n")
    done = repository("check", "--diff-base", "HEAD")
    assert (done.status, done.out, done.err) == (0, "", "no findings in 0 files\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--diff-base", "nowhere"], "git rev-parse: fatal: Needed a single revision"),
        (["--diff-base", "HEAD", "--staged"], "exclude each other"),
        (["--diff-from", "missing.diff"], "missing.diff"),
        (["-", "--diff-from", "-"], "standard input is the diff"),
        (["--diff-from", "broken.diff"], "not a unified diff"),
        (["--diff-from", "words.txt"], "not a unified diff: no line begins with"),
    ],
)
def test_a_diff_that_cannot_be_had_is_an_error(repository: Run, args: list[str], said: str) -> None:
    write("words.txt", "words\n")
    write("broken.diff", "--- a/x\n+++ b/x\n@@ -1,2 +1,9 @@\n nothing\n")
    done = repository("check", *args)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_outside_a_repository_that_is_said(run: Run) -> None:
    assert "not a git repository" in run("check", "--staged").err
