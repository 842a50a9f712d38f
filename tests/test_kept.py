"""What is kept from run to run: compiled patterns, and tables of word lists."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from platformdirs import user_cache_path

from newslint import kept, patterns

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
    [kept] = tmp_path.rglob("patterns.*.kept")
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
    [file] = tmp_path.rglob("tables.*.kept")
    content = file.read_bytes()
    index = marshal.loads(content[8 : 8 + int.from_bytes(content[:8], "little")])
    assert [key.rpartition(".")[2] for key in index] == ["outer", "inner(3,)"]


def test_few_builds_keep_their_tables(tmp_path: Path) -> None:
    for number in range(6):
        printed(tmp_path, TABLES.replace("BUILD", f"'1.{number}'"))
    assert len(list(tmp_path.rglob("tables.*.kept"))) == 4
    assert "made" not in printed(tmp_path, TABLES.replace("BUILD", "'1.5'"))


def test_the_folder_is_that_of_other_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for folder in ("", str(tmp_path)):
        monkeypatch.setenv("XDG_CACHE_HOME", folder)
        assert kept.caches() == user_cache_path("newslint", appauthor=False)


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.DOTALL])
def test_a_kept_pattern_of_re_is_what_re_makes(flags: int) -> None:
    for pattern in (r"(?P<day>\d+)(\.)?(?P=day)|ä", "[\ud800-\udfff]", r"(?<!a)b{2,}?(?!c)"):
        for _ in ("made", "kept"):
            assert patterns.compiled_re(pattern, flags) == re.compile(pattern, flags)
            assert patterns.compiled_re(pattern, flags).groupindex == re.compile(pattern, flags).groupindex
    assert patterns.compiled_re(rb"<[a-z]+>", flags) == re.compile(rb"<[a-z]+>", flags)


def test_a_pattern_of_re_is_kept_as_code(tmp_path: Path) -> None:
    program = """
import re
from newslint import patterns
re.compile = None
print(patterns.compiled_re("(?i)(ferry|quay)+").sub(r"<\\1>", "a Ferry left"))
"""
    assert printed(tmp_path, program) == "a <Ferry> left\n"
    assert b"ferry|quay" in next(iter(tmp_path.rglob("patterns.*.kept"))).read_bytes()


def test_a_flag_of_re_is_one_of_regex() -> None:
    pattern = patterns.compiled(r"(?r)(?<!\p{L})(?:[cdl]|qu)", re.IGNORECASE)
    assert pattern.match("L", 0, 1)
    assert pattern.flags & regex.REVERSE


def test_what_is_no_pattern_of_re_is_an_error() -> None:
    with pytest.raises(re.error, match="unterminated"):
        patterns.compiled_re("(ferry")


TABLES_OF_WORDS = st.dictionaries(
    st.text(st.characters(min_codepoint=1, codec="utf-8"), min_size=1, max_size=5),
    st.one_of(st.none(), st.tuples(st.text(), st.integers())),
)


@settings(deadline=None)  # a machine at work
@given(TABLES_OF_WORDS, st.lists(st.text(max_size=5)))
def test_a_shelf_holds_what_its_table_holds(table: dict[str, object], others: list[str]) -> None:
    shelf: kept.Shelf[object] = kept.Shelf(*kept.Shelf.packed(table))
    assert dict(shelf) == table
    for key in [*table, *others]:
        assert (key in shelf, shelf.get(key, "?")) == (key in table, table.get(key, "?"))
    assert shelf.among([*others, *table]) == [key for key in (*others, *table) if key in table]
    assert shelf.beginning("ferry") == [key for key in ("f", "fe", "fer", "ferr", "ferry") if key in table]
    with pytest.raises(KeyError):
        shelf["ferry boat"]


def test_a_shelf_that_is_often_asked_says_the_same() -> None:
    shelf: kept.Shelf[int] = kept.Shelf(*kept.Shelf.packed({"ferry": 1, "harbor": 2}))
    for _ in range(2 * kept._OFTEN):
        assert shelf.among(["boat", "harbor", "ferry"]) == ["harbor", "ferry"]
        assert "ferry" in shelf
        assert "boat" not in shelf
