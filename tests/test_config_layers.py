"""Settings that are made of several: presets, files that extend others, overrides by path, language and scope."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import get_args

import pytest

from newslint.config import ConfigError, Preset
from newslint.engine import Checked
from newslint.finding import Safety, Severity
from newslint.projects import Projects, preset
from newslint.registry import builtin
from newslint.runner import Runner
from newslint.source import Source
from newslint.workspace import Workspace
from tests.test_config import codes, settings

ENGLISH = "The mayor warned , late on Monday, that the old ferry would stop and that nobody would mend it.\n"
FRENCH = "Le maire a averti , lundi soir, que le vieux bac allait s'arrêter et que personne ne le réparerait.\n"


def put(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def check(path: Path, text: str) -> Checked:
    return Workspace().check(Source(str(path), text.encode()))


def found(path: Path, text: str) -> list[str]:
    return [finding.code for finding in check(path, text).findings]


def test_a_file_begins_with_what_it_extends(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "house/style.toml": 'language = "fr"\nignore = ["SPL"]\naccept = ["båt"]\nexclude = ["old/"]\n'
            'fail-on = "error"\n[severity]\nPUN = "info"\n',
            "site/newslint.toml": 'extends = ["../house/style.toml"]\nlanguage = "en"\nextend-select = ["SPL001"]\n'
            'exclude = ["!old/"]\naccept = ["orlog"]\n',
        },
    )
    project = Projects().of(str(tmp_path / "site" / "a.txt"))
    of_file = settings(tmp_path / "site" / "a.txt")
    assert of_file.value("language") == ("en", f"{tmp_path}/site/newslint.toml:2")
    assert of_file.accept == ("båt", "orlog")
    assert {code for code in codes(of_file) if code.startswith("SPL")} == {"SPL001"}
    assert project.fail_on == ("error", f"{tmp_path / 'site'}/../house/style.toml:5")
    assert not project.excludes(tmp_path / "site" / "old" / "a.txt")
    severities = {rule.code: rule.severity for rule in of_file.rules(builtin())}
    assert severities["PUN001"] is Severity.INFO


def test_the_overrides_of_a_file_go_before_the_rest_of_it_and_what_it_extends_goes_after_all_of_it(
    tmp_path: Path,
) -> None:
    override = '[[overrides]]\npaths = ["a.txt"]\nlanguage = "{}"\n'
    put(
        tmp_path,
        {
            "base.toml": 'source-language = "ru"\n' + override.format("de"),
            "newslint.toml": 'extends = ["base.toml"]\nlanguage = "fr"\n',
        },
    )
    assert settings(tmp_path / "a.txt").language == "fr"
    assert settings(tmp_path / "a.txt").source_language == "ru"
    put(tmp_path, {"newslint.toml": 'extends = ["base.toml"]\nlanguage = "fr"\n' + override.format("es")})
    assert settings(tmp_path / "a.txt").language == "es"


def test_of_several_extended_files_the_last_goes_first_and_all_go_before_the_preset(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "one.toml": 'language = "fr"\nsource-language = "de"\nfail-on = "info"\n',
            "two.toml": 'language = "es"\n',
            "newslint.toml": 'preset = "wire"\nextends = ["one.toml", "two.toml"]\n',
        },
    )
    of_file = settings(tmp_path / "a.txt")
    assert (of_file.language, of_file.source_language) == ("es", "de")
    assert Projects().of(str(tmp_path / "a.txt")).fail_on[0] == "info"
    assert "STR005" not in codes(of_file)


def test_house_rules_and_accepted_words_of_an_extended_file_hold_too(tmp_path: Path) -> None:
    rule = (
        '[[rule]]\nkind = "words"\ncode = "DESK001"\nname = "desk-words"\nsummary = "no"\nwhy = "no"\n'
        'words = ["pensioner"]\n'
    )
    put(
        tmp_path,
        {
            "house/newslint.toml": "",
            "house/.newslint/desk.toml": rule,
            "house/.newslint/accepted.txt": "invition\n",
            "site/newslint.toml": 'extends = ["../house/newslint.toml"]\nselect = ["DESK", "SPL"]\n',
        },
    )
    assert found(tmp_path / "site" / "a.txt", "The pensioner got an invition to the harbor on Monday.\n") == ["DESK001"]


def test_extended_files_that_go_in_a_circle_are_an_error(tmp_path: Path) -> None:
    put(tmp_path, {"newslint.toml": 'extends = ["a.toml"]\n', "a.toml": '\nextends = ["newslint.toml"]\n'})
    with pytest.raises(ConfigError, match=r"a\.toml:2: extends 'newslint\.toml', which extends this file"):
        settings(tmp_path / "a.txt")
    put(tmp_path, {"a.toml": "", "b.toml": 'extends = ["a.toml"]\n'})
    put(tmp_path, {"newslint.toml": 'extends = ["a.toml", "b.toml"]\n'})  # twice the same is no circle
    assert settings(tmp_path / "a.txt").language is None
    put(tmp_path, {"newslint.toml": 'extends = ["pyproject.toml"]\n', "pyproject.toml": "[tool.other]\n"})
    with pytest.raises(ConfigError, match=r"which has no \[tool\.newslint\] table"):
        settings(tmp_path / "a.txt")


@pytest.mark.parametrize("name", get_args(Preset))
def test_each_preset_can_be_used(tmp_path: Path, name: str) -> None:
    put(tmp_path, {"newslint.toml": f'preset = "{name}"\n'})
    assert Workspace().linter(str(tmp_path / "a.md"))
    assert preset(name).text.startswith("# ")


def test_there_is_a_name_for_each_preset_that_ships() -> None:
    files = (resources.files("newslint") / "data" / "presets").iterdir()
    assert {file.name for file in files} == {f"{name}.toml" for name in get_args(Preset)}


def test_presets_do_what_their_kind_of_repository_needs(tmp_path: Path) -> None:
    for name, built in (("hugo", "public"), ("jekyll", "_site"), ("astro", "dist")):
        put(tmp_path / name, {"newslint.toml": f'preset = "{name}"\n'})
        project = Projects().of(str(tmp_path / name / "a.md"))
        assert project.excludes(tmp_path / name / built, folder=True)
        assert not project.excludes(tmp_path / name / "content" / "posts", folder=True)
        assert "title" in (settings(tmp_path / name / "a.md").readers.front_matter or ())
    put(tmp_path, {"newslint.toml": 'preset = "corpus"\n'})
    assert not {code for code in codes(settings(tmp_path / "a.txt")) if code.startswith(("SPL", "PUN", "CON"))}
    assert Projects().of(str(tmp_path / "a.txt")).fail_on == ("never", "preset corpus:3")


def test_a_settings_file_that_is_named_brings_the_accepted_words_beside_it(tmp_path: Path) -> None:
    put(tmp_path, {"house/mine.toml": "", "house/.newslint/accepted.txt": "invition\n"})
    assert Workspace(config=tmp_path / "house" / "mine.toml").settings(str(tmp_path / "a.txt")).accept == ("invition",)


def test_an_override_by_language_holds_for_articles_in_it(tmp_path: Path) -> None:
    put(tmp_path, {"newslint.toml": '[[overrides]]\nlanguages = ["fr"]\nignore = ["PUN", "LOC"]\n'})
    assert "PUN001" in found(tmp_path / "a.txt", ENGLISH)
    assert not [code for code in found(tmp_path / "b.txt", FRENCH) if code.startswith(("PUN", "LOC"))]


def test_the_language_that_settings_give_an_article_counts(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "newslint.toml": 'select = ["PUN001"]\n[[overrides]]\npaths = ["*.de.txt"]\nlanguage = "de"\n'
            '[[overrides]]\nlanguages = ["de"]\nignore = ["PUN001"]\n'
        },
    )
    assert found(tmp_path / "a.txt", ENGLISH) == ["PUN001"]
    assert found(tmp_path / "a.de.txt", ENGLISH) == []


def test_an_override_by_path_and_language_needs_both(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "newslint.toml": 'select = ["PUN001"]\n[[overrides]]\npaths = ["old/"]\nlanguages = ["en"]\n'
            'ignore = ["PUN001"]\n'
        },
    )
    assert found(tmp_path / "a.txt", ENGLISH) == ["PUN001"]
    assert found(tmp_path / "old" / "a.txt", ENGLISH) == []


MARKDOWN = (
    "# The boats , they say\n\nThe boats , they say, came back.\n\n| boats , they | say |\n|---|---|\n| a | b |\n"
)


def test_an_override_by_scope_switches_rules_off_on_and_down_there(tmp_path: Path) -> None:
    put(tmp_path, {"newslint.toml": 'select = ["PUN001"]\n[[overrides]]\nscopes = ["title"]\nignore = ["PUN"]\n'})
    checked = check(tmp_path / "a.md", MARKDOWN)
    assert [checked.source.place(finding.span[0]).row for finding in checked.findings] == [3, 5]

    put(
        tmp_path,
        {"newslint.toml": 'select = []\n[[overrides]]\nscopes = ["table-cell"]\nextend-select = ["PUN001"]\n'},
    )
    checked = check(tmp_path / "a.md", MARKDOWN)
    assert [checked.source.place(finding.span[0]).row for finding in checked.findings] == [5]

    put(
        tmp_path,
        {"newslint.toml": 'select = ["PUN001"]\n[[overrides]]\nscopes = ["title"]\nseverity = {ALL = "info"}\n'},
    )
    assert [finding.severity.value for finding in check(tmp_path / "a.md", MARKDOWN).findings] == [
        "info",
        "error",
        "error",
    ]


def test_safety_in_settings_promotes_and_demotes_fixes(tmp_path: Path) -> None:
    text = "The boats came , they say. He has a invitation to the harbor on Monday.\n"

    def safeties(said: str) -> dict[str, Safety | None]:
        put(tmp_path, {"newslint.toml": said})
        found = check(tmp_path / "a.txt", text).findings
        return {finding.code: finding.fix.safety if finding.fix else None for finding in found}

    before = safeties("")
    assert before["PUN001"] is Safety.SAFE
    unsafe = next(code for code, safety in before.items() if safety is Safety.UNSAFE)
    after = safeties(f'[safety]\nPUN = "suggestion"\nPUN001 = "unsafe"\n{unsafe} = "safe"\n')
    assert after["PUN001"] is Safety.UNSAFE
    assert after[unsafe] is Safety.SAFE

    article = tmp_path / "a.txt"
    article.write_text(text, encoding="utf-8")
    done: list[str] = []
    Runner(Workspace()).fix([str(article)], Safety.SAFE, lambda _, fixed: done.extend(f.code for f in fixed.applied))
    assert done == [unsafe]


def test_results_are_not_taken_for_those_of_other_settings(tmp_path: Path) -> None:
    put(tmp_path, {"base.toml": "", "newslint.toml": 'extends = ["base.toml"]\nselect = ["PUN001"]\n'})
    desk = Workspace().desk(str(tmp_path / "a.txt"))
    before = list(desk.depends(str(tmp_path / "a.txt")))
    put(tmp_path, {"base.toml": '[[overrides]]\nlanguages = ["en"]\nignore = ["ALL"]\n'})
    assert list(Workspace().desk(str(tmp_path / "a.txt")).depends(str(tmp_path / "a.txt"))) != before
