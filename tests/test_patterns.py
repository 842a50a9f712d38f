"""Compiled patterns that are kept from run to run."""

from __future__ import annotations

import os
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


def ran(home: Path, boats: str) -> str:
    """What a program prints that compiles one pattern with a word list, the user's caches in `home`."""
    folders = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "USERPROFILE"), str(home))
    program = PROGRAM.replace("BOATS", boats)
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
