"""What is kept from run to run: compiled patterns, and tables of word lists."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import regex
from newslint import patterns
before = regex.compile
def counted(pattern, *rest, **named):
    print("compiled", pattern)
    return before(pattern, *rest, **named)
regex.compile = counted
found = patterns.compiled(r"\\b\\L<boats>\\b", boats=BOATS).search("a ferry left")
print("found", found and found[0])
"""


TABLES = """
from newslint import kept
kept.build = lambda: BUILD
@kept.table
def inner(number):
    print("made", number)
    return number
@kept.table
def outer():
    return {"one": (inner(1), 2)}
print("found", outer(), inner(3))
"""


def ran(home: Path, boats: str) -> str:
    """What a program prints that compiles one pattern with a word list, the user's caches in `home`."""
    return printed(home, PROGRAM.replace("BOATS", boats))


def printed(home: Path, program: str) -> str:
    folders = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "USERPROFILE"), str(home))
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env={**os.environ, **folders}, capture_output=True, text=True, check=True).stdout


def test_a_pattern_is_compiled_once_on_a_machine(tmp_path: Path) -> None:
    assert "compiled" in ran(tmp_path, "['ferry']")
    assert ran(tmp_path, "['ferry']") == "found ferry\n"


def test_another_word_list_makes_another_pattern(tmp_path: Path) -> None:
    ran(tmp_path, "['ferry']")
    assert ran(tmp_path, "['barge']").splitlines()[-1] == "found None"


def test_what_cannot_be_read_is_compiled(tmp_path: Path) -> None:
    ran(tmp_path, "['ferry']")
    [kept] = tmp_path.rglob("patterns.*.pickle")
    kept.write_bytes(kept.read_bytes()[:100])
    assert "found ferry" in ran(tmp_path, "['ferry']")
    assert ran(tmp_path, "['ferry']") == "found ferry\n"


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file, no folder")
    assert "found ferry" in ran(home, "['ferry']")


def test_a_table_is_worked_out_once_for_a_build(tmp_path: Path) -> None:
    first, second = TABLES.replace("BUILD", "'1.0'"), TABLES.replace("BUILD", "'1.1'")
    found = "found {'one': (1, 2)} 3\n"
    assert printed(tmp_path, first) == "made 1\nmade 3\n" + found
    assert printed(tmp_path, first) == found
    assert printed(tmp_path, second) == "made 1\nmade 3\n" + found


def test_what_a_table_is_made_of_is_not_kept_beside_it(tmp_path: Path) -> None:
    program = TABLES.replace("BUILD", "'1.0'")
    printed(tmp_path, program)
    [file] = tmp_path.rglob("tables.*.pickle")
    assert [key.rpartition(".")[2] for key in pickle.loads(file.read_bytes())] == ["outer", "inner(3,)"]


def test_few_builds_keep_their_tables(tmp_path: Path) -> None:
    for number in range(6):
        printed(tmp_path, TABLES.replace("BUILD", f"'1.{number}'"))
    assert len(list(tmp_path.rglob("tables.*.pickle"))) == 4
    assert "made" not in printed(tmp_path, TABLES.replace("BUILD", "'1.5'"))
