"""The commands that are about a project: config, accept, test; and settings as check meets them."""

from __future__ import annotations

import json
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from newslint.build import DATA
from newslint.registry import builtin
from newslint.testing import problems
from tests.test_cli import BAD, Done, Run, run, write
from tests.test_house import RULE

__all__ = ["run"]  # the fixture


def project(text: str, name: str = "newslint.toml") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def check(run: Run, *args: str) -> Done:
    return run("check", *args, rules="")


def test_config_shows_each_value_and_where_it_comes_from(run: Run) -> None:
    project(
        'language = "en"\nignore = ["SPL"]\nexclude = ["old/"]\n\n'
        '[[overrides]]\npaths = ["*.fr.txt"]\nlanguage = "fr"\n'
        'extend-select = ["REA"]\nseverity = { PUN = "info" }\n'
    )
    shown = run("config", "x/a.fr.txt").out.splitlines()
    here = Path.cwd()
    assert shown[0] == f"# x/a.fr.txt: settings of {here}/newslint.toml"
    assert f'exclude = ["old/"]  # {here}/newslint.toml:3' in shown
    assert 'fail-on = "warning"  # default' in shown
    assert "readers.front-matter = -  # default" in shown
    assert f'severity.PUN = "info"  # {here}/newslint.toml:9' in shown
    assert f'language = "fr"  # {here}/newslint.toml:7' in shown
    assert f"SPL001 misspelling: off  # {here}/newslint.toml:2" in shown
    switched_on = [line for line in shown if line.endswith(f": on  # {here}/newslint.toml:8")]
    assert len(switched_on) == len([rule for rule in builtin().select("REA") if not rule.default])


def test_config_without_settings_shows_the_defaults(run: Run) -> None:
    assert "settings of no file" in run("config", "a.txt").out
    project("broken = [\n")
    assert "no file" in run("config", "a.txt", "--isolated").out


def test_a_mistake_in_settings_is_one_line_and_exits_2(run: Run) -> None:
    project('ingore = ["PUN"]\n')
    write(a=BAD)
    done = check(run, "a.txt")
    assert done.status == 2
    assert (
        done.err.splitlines()[-1]
        == f"newslint: error: {Path.cwd()}/newslint.toml:1: unknown key 'ingore': did you mean 'ignore'?"
    )
    assert run("config", "a.txt").err.count("\n") == 1


def test_a_mistake_in_one_project_does_not_hide_the_findings_of_another(run: Run) -> None:
    project('ingore = ["PUN"]\n', "one/newslint.toml")
    project(BAD, "one/a.txt")
    project(BAD, "one/b.txt")
    project(BAD, "two/a.txt")
    done = check(run, ".", "--exit-zero")
    assert done.status == 2
    assert done.out.startswith("./two/a.txt\n")
    assert done.err.count("unknown key") == 1


def test_fail_on_comes_from_settings_and_the_command_line_goes_before(run: Run) -> None:
    project('select = ["PUN001"]\nfail-on = "never"\n')
    write(a=BAD)
    assert check(run, "a.txt").status == 0
    assert check(run, "a.txt", "--fail-on", "error").status == 1


def test_excluded_paths_are_not_walked_and_can_be_named(run: Run) -> None:
    project('select = ["PUN001"]\nexclude = ["old/", "*.draft.txt"]\n')
    for name in ("old/a.txt", "b.draft.txt", "c.txt"):
        project(BAD, name)
    report = json.loads(check(run, ".", "--output-format", "json").out)
    assert {finding["filename"] for finding in report["findings"]} == {"./c.txt"}
    assert check(run, "b.draft.txt").status == 1


def test_severity_in_settings_decides(run: Run) -> None:
    project('select = ["PUN001"]\n[severity]\nPUN001 = "info"\n')
    write(a=BAD)
    done = check(run, "a.txt")
    assert done.status == 0
    assert " info " in done.out


def test_a_config_file_can_be_named(run: Run) -> None:
    project('ignore = ["ALL"]\n')
    project('select = ["PUN001"]\n', "other/mine.toml")
    write(a=BAD)
    assert check(run, "a.txt").status == 0
    assert check(run, "a.txt", "--config", "other/mine.toml").status == 1
    assert check(run, "a.txt", "--config", "missing.toml").status == 2
    assert check(run, "a.txt", "--isolated").status == 1


def test_accept_adds_to_the_list_of_the_project(run: Run) -> None:
    project("[tool.newslint]\n", "pyproject.toml")
    project("", "deep/er/x.txt")
    assert run("accept", "occurence", "Lindkvist", "Ana  Olsen").status == 0
    assert run("accept", "båt", "Lindkvist").err.splitlines()[1].startswith("Lindkvist: was accepted already")
    listed = Path(".newslint/accepted.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in listed if line[0] != "#"] == ["Ana Olsen", "båt", "Lindkvist", "occurence"]
    assert listed[0].startswith("# ")
    write(a="The occurence was a surprise to the whole town.\n")
    assert run("check", "a.txt", rules="SPL").status == 0
    assert run("check", "a.txt", "--isolated", rules="SPL").status == 1


@pytest.mark.parametrize("entry", ["", "  "])
def test_nothing_is_not_accepted(run: Run, entry: str) -> None:
    assert run("accept", entry).status == 2
    assert run("accept").status == 2
    assert not Path(".newslint").exists()


def test_init_writes_settings_for_the_repository_it_stands_in(run: Run) -> None:
    assert run("init").err.endswith("newslint.toml: written (plain)\n")
    schema = json.loads((DATA / "schema" / "settings.json").read_bytes())
    assert Path("newslint.toml").read_text(encoding="utf-8").startswith(f"#:schema {schema['$id']}\n")
    write(a=BAD)
    assert check(run, "a.txt").status == 1
    assert "is there already" in run("init").err
    for preset, sign in (("hugo", "hugo.toml"), ("jekyll", "_config.yml"), ("astro", "astro.config.mjs")):
        Path("newslint.toml").unlink()
        project("", sign)
        assert f"({preset})" in run("init").err
        Path(sign).unlink()
        assert run("config", "a.txt").status == 0
    for preset in ("wire", "corpus"):
        Path("newslint.toml").unlink()
        assert run("init", "--preset", preset).status == 0
        assert check(run, "a.txt", "--no-cache").status in {0, 1}
    assert run("init", "--preset", "nope").status == 2


def test_new_begins_a_house_rule_that_passes_its_tests(run: Run) -> None:
    assert run("new", "house", "old-words").out == f"{Path.cwd()}/.newslint/old-words.toml\n"
    assert run("new", "house", "older-words").status == 0
    assert "HOUSE002" in Path(".newslint/older-words.toml").read_text(encoding="utf-8")
    assert run("test").err == "2 rules passed, 0 failed\n"
    assert "is called old-words already" in run("new", "house", "old-words").err
    assert "no name of a rule" in run("new", "house", "Old words").err


def test_new_begins_a_rule_of_newslint_that_passes_its_tests(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = import_module("newslint.rules.markup")
    monkeypatch.setattr(package, "__path__", [str(tmp_path)])
    assert run("new", "markup", "odd-mark").out == f"{tmp_path}/odd_mark.py\n"
    spec = spec_from_file_location("odd_mark", tmp_path / "odd_mark.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    rule = module.OddMark()
    assert rule.code not in {known.code for known in builtin()}
    assert list(problems(rule)) == []
    assert "is called html-tag already" in run("new", "markup", "html-tag").err


def test_test_holds_house_rules_to_their_examples(run: Run) -> None:
    project(RULE, ".newslint/desk.toml")
    assert run("test") == (0, "", "1 rule passed, 0 failed\n")
    project(RULE.replace("A retired person came.", "A pensioner came."), ".newslint/desk.toml")
    Path("deep").mkdir()
    done = run("test", "deep")
    assert done.status == 1
    assert "desk.toml: DESK001 desk-terms: makes 'A retired person came.'" in done.out


def test_test_names_what_cannot_be_used(run: Run) -> None:
    project("[[rule]\n", ".newslint/desk.toml")
    done = run("test")
    assert (done.status, done.err) == (1, "0 rules passed, 1 failed\n")
    assert "desk.toml" in done.out


def test_test_without_house_rules_is_an_error(run: Run) -> None:
    done = run("test")
    assert done.status == 2
    assert "no house rules here" in done.err
