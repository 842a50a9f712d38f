"""House style that stands in lists and spreadsheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import sheets
from newslint.sheets import Entry, SheetError
from tests.test_cli import Run, run
from tests.test_house import check, codes, house

__all__ = ["run"]

SHEET = "Wrong,Right,Why\npensioner,retired person,page 12\nIllegal immigrant,,people are not illegal\n“ferry”,boat,\n"


def read(folder: Path, text: str | bytes, name: str = "style.csv") -> list[Entry]:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return sheets.read(folder / name)


def test_a_table_has_what_is_wrong_what_is_right_and_why(tmp_path: Path) -> None:
    expected = [
        Entry("pensioner", "retired person", "page 12"),
        Entry("Illegal immigrant", "", "people are not illegal"),
        Entry("“ferry”", "boat", ""),
    ]
    assert read(tmp_path, SHEET) == expected
    assert read(tmp_path, SHEET.replace(",", ";")) == expected
    assert read(tmp_path, SHEET.replace(",", "\t"), "style.tsv") == expected
    assert read(tmp_path, "\ufeff" + SHEET.replace("\n", "\r\n")) == expected
    assert read(tmp_path, SHEET.partition("\n")[2]) == expected  # no names of columns: this order
    assert read(tmp_path, 'why,bad,page,good\n"a, b",one,7,"two\nthree"\n') == [Entry("one", "two three", "a, b")]


def test_a_list_has_one_entry_a_line(tmp_path: Path) -> None:
    assert read(tmp_path, "# ours\npensioner\n\n  illegal   immigrant \na, b\n", "words.txt") == [
        Entry("pensioner"),
        Entry("illegal immigrant"),
        Entry("a, b"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bad,good\na,b\n,c\n", "row 3: nothing stands in the first column"),
        ("a,b\nb,c\nA,d\n", "row 3: “A” stands in row 1 already"),
        ("", "is empty"),
        ("bad,good,why\n", "is empty"),
        (b"caf\xe9,b\n", "is not UTF-8: save it as “CSV UTF-8”"),
        ('a,"b\n', "row 1: unexpected end of data"),
    ],
)
def test_a_mistake_in_a_list_names_its_row(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(SheetError, match=said):
        read(tmp_path, text)


RULE = """
[[rule]]
kind = "{kind}"
code = "DESK001"
name = "desk-style"
summary = "not our style"
why = "The style book."
file = "{file}"
"""


def test_a_rule_takes_its_entries_from_a_table(tmp_path: Path) -> None:
    house(tmp_path, desk=RULE.format(kind="swap", file="style.csv") + 'fix = "unsafe"\nfix_safety = "x"\n')
    (tmp_path / ".newslint" / "style.csv").write_text(SHEET, encoding="utf-8")
    run = check(tmp_path, "Pensioner Olsen met an illegal immigrant.\n")
    first, second = run.checked[0].findings
    assert first.fix
    assert (first.fix.edits[0].new, first.evidence) == ("Retired person", ("page 12",))
    assert (second.fix, second.evidence) == (None, ("people are not illegal",))


def test_a_rule_takes_its_words_from_a_list_beside_its_own(tmp_path: Path) -> None:
    house(tmp_path, desk=RULE.format(kind="words", file="words.txt") + 'words = ["pensioner"]\n')
    (tmp_path / ".newslint" / "words.txt").write_text("boat people\n", encoding="utf-8")
    assert codes(check(tmp_path, "Boat people met a pensioner.\n")) == ["DESK001", "DESK001"]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("gone.csv", "rule DESK001: gone.csv: no such file or directory"),
        ("../style.csv", "rule DESK001: file: '../style.csv' is not a .csv, .tsv or .txt file in the folder of"),
        ("desk.toml", "rule DESK001: file: 'desk.toml' is not a .csv"),
        ("", "rule DESK001: has nothing to look for: give it `words`, `pairs` or `file`"),
        ("bad.csv", "rule DESK001: bad.csv: row 2: “a” stands in row 1 already"),
    ],
)
def test_a_list_that_cannot_be_used_breaks_its_rule_alone(tmp_path: Path, file: str, said: str) -> None:
    house(tmp_path, desk=RULE.format(kind="words", file=file))
    (tmp_path / ".newslint" / "bad.csv").write_text("a\na\n", encoding="utf-8")
    run = check(tmp_path, "It rained , they say.\n")
    assert sorted(codes(run)) == ["NLT002", "PUN001"]
    assert said in run.checked[-1].findings[0].message


def test_results_depend_on_the_list(run: Run, tmp_path: Path) -> None:
    house(Path(), desk=RULE.format(kind="words", file="words.txt"))
    Path(".newslint/words.txt").write_text("pensioner\n", encoding="utf-8")
    Path("a.txt").write_text("The pensioner came.\n", encoding="utf-8")
    assert "DESK001" in run("check", "a.txt", rules="").out
    Path(".newslint/words.txt").write_text("nobody\n", encoding="utf-8")
    assert "DESK001" not in run("check", "a.txt", rules="").out


@pytest.mark.parametrize(
    ("name", "text"),
    [("style.csv", SHEET), ("words.txt", "pensioner\nboat people\n"), ("one.csv", 'why,bad\nx,"a ""b"""\n')],
)
def test_new_makes_a_rule_of_a_list_that_passes_its_tests(run: Run, name: str, text: str) -> None:
    Path("sheets").mkdir()
    Path("sheets", name).write_text(text, encoding="utf-8")
    assert run("new", "house", "our-style", "--from", f"sheets/{name}").status == 0
    assert Path(".newslint", name).read_text(encoding="utf-8") == text
    assert run("test").err == "1 rule passed, 0 failed\n"


def test_new_says_what_is_wrong_with_a_list(run: Run) -> None:
    Path("a.csv").write_text("a\na\n", encoding="utf-8")
    Path("a.docx").write_text("a\n", encoding="utf-8")
    assert "a.csv: row 2: “a” stands in row 1 already" in run("new", "house", "our-style", "--from", "a.csv").err
    assert "a.docx: is none of .csv, .tsv, .txt" in run("new", "house", "our-style", "--from", "a.docx").err
    Path(".newslint").mkdir()
    Path(".newslint/b.csv").write_text("other\n", encoding="utf-8")
    Path("b.csv").write_text("ours\n", encoding="utf-8")
    assert ".newslint/b.csv is there already, and is another list" in run("new", "house", "x", "--from", "b.csv").err
    assert "--from makes house rules" in run("new", "markup", "our-style", "--from", "a.csv").err
    assert not list(Path(".newslint").glob("*.toml"))
