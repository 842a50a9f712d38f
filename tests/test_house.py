"""House rules: run beside newslint's own, tested by `newslint test`, and never in the way of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.runner import Run, Runner
from newslint.workspace import Terms, Workspace

RULE = """
[[rule]]
kind = "swap"
code = "DESK001"
name = "desk-terms"
summary = "a word that our desk does not use"
why = "The style book says so."
pairs = { "pensioner" = "retired person" }
fix = "unsafe"
fix_safety = "it may stand in a quotation"
good = ["A retired person.", "None.", "Pensioners."]
[rule.bad]
"A ⟦pensioner⟧ came." = "A retired person came."
"⟦Pensioner⟧ found." = "Retired person found."
"""


def house(folder: Path, **files: str) -> None:
    (folder / ".newslint").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / ".newslint" / f"{name}.toml").write_text(text, encoding="utf-8")


def check(folder: Path, text: str = "The pensioner came , late.\n", isolated: bool = False) -> Run:
    article = folder / "a.txt"
    article.write_text(text, encoding="utf-8")
    return Runner(Workspace(Terms(isolated))).check([str(article)])


def codes(run: Run) -> list[str]:
    return [finding.code for checked in run.checked for finding in checked.findings]


def test_house_rules_run_beside_the_others(tmp_path: Path) -> None:
    house(tmp_path, desk=RULE)
    run = check(tmp_path)
    assert codes(run) == ["DESK001", "PUN001"]
    assert run.checked[0].findings[0].family == "house"
    assert {rule.code: rule.summary for rule in run.rules()}["DESK001"] == "a word that our desk does not use"
    assert codes(check(tmp_path, isolated=True)) == ["PUN001"]


def test_house_rules_can_be_selected_and_ignored(tmp_path: Path) -> None:
    house(tmp_path, desk=RULE)
    (tmp_path / "newslint.toml").write_text('ignore = ["DESK"]\n', encoding="utf-8")
    assert codes(check(tmp_path)) == ["PUN001"]
    (tmp_path / "newslint.toml").write_text('select = ["desk-terms"]\n', encoding="utf-8")
    assert codes(check(tmp_path)) == ["DESK001"]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("[[rule]\n", "line 1"),
        (RULE.replace("swap", "swop"), "swop"),
        (RULE.replace("pairs", "pears"), "pears"),
        (RULE.replace("DESK001", "PUN001"), "PUN001 is taken by another rule"),
        (RULE.replace("DESK001", "PUN900"), "PUN900 begins like newslint's own codes"),
        (RULE.replace("desk-terms", "space-before-mark"), "space-before-mark is taken"),
    ],
)
def test_a_broken_house_rule_is_a_finding_and_the_run_goes_on(tmp_path: Path, broken: str, said: str) -> None:
    house(tmp_path, a_broken=broken, b_good=RULE)
    run = check(tmp_path)
    assert sorted(codes(run)) == ["DESK001", "NLT002", "PUN001"]
    finding = run.checked[-1].findings[0]
    assert said in finding.message
    assert run.checked[-1].source.path == str(tmp_path / ".newslint" / "a_broken.toml")
    assert run.errors == []


def test_a_slow_house_rule_is_a_finding_and_the_run_goes_on(tmp_path: Path) -> None:
    slow = RULE.replace("swap", "pattern").replace('pairs = { "pensioner" = "retired person" }', "pattern = '(a|aa)+$'")
    house(tmp_path, slow=slow)
    run = check(tmp_path, "a" * 60 + "! It rained , they say.\n")
    assert codes(run) == ["PUN001", "NLT003"]
    assert run.checked[-1].findings[0].message.startswith("DESK001 took more than a second over ")
    assert run.errors == []


@pytest.mark.parametrize(
    "broken", [RULE.replace("desk-terms", "space-before-mark"), RULE.replace("pairs =", 'file = "no.csv" #')]
)
def test_a_broken_house_rule_is_shown_where_its_code_stands(tmp_path: Path, broken: str) -> None:
    (tmp_path / ".newslint").mkdir()
    (tmp_path / ".newslint" / "desk.toml").write_bytes(("\ufeff" + broken).replace("\n", "\r\n").encode())
    checked = check(tmp_path).checked[-1]
    assert checked.source.text[slice(*checked.findings[0].span)] == "DESK001"
