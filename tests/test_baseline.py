"""The baseline: what was there before is not reported, wherever it moves; what is new is."""

from __future__ import annotations

import json
from pathlib import Path

from newslint.baseline import FILE
from tests.test_cli import Done, Run, run

__all__ = ["run"]  # the fixture

OLD = "The mayor warned , late on Monday, that the ferry would stop.\n"
NEW = "A sailor warned , early on Tuesday, that the bus would not come.\n"


def article(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def begin(run: Run, text: str = OLD) -> Done:
    article("newslint.toml", 'select = ["PUN001", "NLT"]\n')
    article("content/a.txt", text)
    return run("baseline", "write", "content")


def check(run: Run, *args: str) -> Done:
    return run("check", "content", *args, rules="")


def entries() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(Path(FILE).read_text(encoding="utf-8"))["files"]
    return found


def test_what_was_there_before_is_not_reported(run: Run) -> None:
    done = begin(run)
    assert (done.status, done.err) == (0, f"{Path.cwd()}/{FILE}: 1 finding in 1 file\n")
    done = check(run)
    assert (done.status, done.out, done.err) == (0, "", "no findings in 1 file; 1 more in the baseline\n")
    assert check(run, "--isolated").status == 1


def test_what_is_new_is_reported(run: Run) -> None:
    begin(run)
    article("content/a.txt", f"{OLD}\n{NEW}")
    article("content/b.txt", OLD)
    done = check(run)
    assert done.status == 1
    assert [line.split()[0] for line in done.out.splitlines() if "PUN001" in line] == ["3:16", "1:17"]


def test_a_finding_is_known_wherever_it_moves(run: Run) -> None:
    begin(run)
    article("content/a.txt", f"A title\n\nNew words before it.\n\n{OLD}\nAnd after it.\n")
    assert check(run).status == 0


def test_the_same_words_once_more_are_new(run: Run) -> None:
    begin(run)
    article("content/a.txt", OLD + OLD)
    assert check(run).status == 1


def test_an_entry_that_is_no_longer_needed_is_told_and_pruned(run: Run) -> None:
    begin(run, f"{OLD}\n{NEW}")
    assert run("baseline", "check", "content").status == 0
    article("content/a.txt", NEW)
    done = check(run)
    assert done.status == 0
    assert "NLT004" in done.out
    stale = run("baseline", "check", "content")
    assert stale.status == 1
    assert stale.out.endswith(" in content/a.txt\n")
    assert run("baseline", "prune", "content").err == f"{Path.cwd()}/{FILE}: 1 entry taken out\n"
    assert [len(found) for found in entries().values()] == [1]
    assert run("baseline", "check", "content").status == 0
    assert check(run).out == ""


def test_files_that_are_gone_are_pruned(run: Run) -> None:
    begin(run)
    article("content/b.txt", NEW)
    run("baseline", "write", "content")
    assert list(entries()) == ["content/a.txt", "content/b.txt"]
    Path("content/a.txt").unlink()
    run("baseline", "prune", "content")
    assert list(entries()) == ["content/b.txt"]


def test_writing_again_keeps_what_is_known_of_other_files(run: Run) -> None:
    begin(run)
    article("content/b.txt", NEW)
    run("baseline", "write", "content/b.txt")
    assert list(entries()) == ["content/a.txt", "content/b.txt"]
    article("content/b.txt", "Good.\n")
    run("baseline", "write", "content")
    assert list(entries()) == ["content/a.txt"]


def test_the_file_is_sorted_and_has_an_entry_a_line(run: Run) -> None:
    begin(run, f"{NEW}\n{OLD}")
    first = Path(FILE).read_bytes()
    run("baseline", "write", "content")
    assert Path(FILE).read_bytes() == first
    keys = list(entries()["content/a.txt"])
    assert keys == sorted(keys)
    lines = first.decode().splitlines()
    assert all(sum(key in line for key in keys) <= 1 for line in lines)


def test_fixing_leaves_what_the_baseline_holds(run: Run) -> None:
    begin(run)
    article("content/a.txt", f"{OLD}\n{NEW}")
    assert run("fix", "content", rules="").status == 0
    assert Path("content/a.txt").read_text(encoding="utf-8") == f"{OLD}\n{NEW.replace(' ,', ',')}"


def test_a_baseline_that_cannot_be_used_is_an_error(run: Run) -> None:
    begin(run)
    for broken, said in (("{", "truncated"), ('{"schema_version": 2, "files": {}}', "schema version 2")):
        article(FILE, broken)
        done = check(run)
        assert done.status == 2
        assert said in done.err
        assert done.err.count("\n") == 2  # the summary, and the error
    assert run("baseline", "write").status == 2
