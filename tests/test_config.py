"""Settings: which file holds, what it comes to, and what a mistake in it says."""

from __future__ import annotations

import json
import tomllib
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from newslint.config import Choice, ConfigError, Layer, Settings
from newslint.finding import Severity
from newslint.projects import Projects
from newslint.registry import Registry, builtin
from newslint.rule import Rule
from newslint.toml_places import key_lines
from newslint.workspace import Terms, Workspace


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_toml", ".toml").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def settings(path: Path, choice: Choice | None = None) -> Settings:
    return Projects().of(str(path)).settings(str(path), Layer(choice, "command line") if choice else None)


def codes(found: Settings) -> set[str]:
    return {rule.code for rule in found.rules(builtin())}


DEFAULT = {rule.code for rule in builtin() if rule.default}
READABILITY = {rule.code for rule in builtin().select("readability")}


def test_without_settings_the_defaults_hold(tmp_path: Path) -> None:
    found = settings(tmp_path / "a.txt")
    assert codes(found) == DEFAULT
    assert found.language is None


def test_the_nearest_file_above_the_article_holds_alone(tmp_path: Path) -> None:
    write(tmp_path, newslint_toml='language = "fr"\naccept = ["ferry"]\n', deep__newslint_toml='ignore = ["ALL"]\n')
    assert settings(tmp_path / "a.txt").language == "fr"
    assert settings(tmp_path / "deep" / "er" / "a.txt").language is None
    assert settings(tmp_path / "deep" / "er" / "a.txt").accept == ()
    assert codes(settings(tmp_path / "deep" / "a.txt")) == set()


def test_without_settings_the_repository_is_the_project(tmp_path: Path) -> None:
    assert Projects().of(str(tmp_path / "deep" / "er" / "a.txt")).root == tmp_path / "deep" / "er"
    (tmp_path / ".git").mkdir()
    assert Projects().of(str(tmp_path / "deep" / "er" / "a.txt")).root == tmp_path
    (tmp_path / "deep" / ".newslint").mkdir(parents=True)
    (tmp_path / "deep" / ".newslint" / "results-1.sqlite").touch()
    assert Projects().of(str(tmp_path / "deep" / "er" / "a.txt")).root == tmp_path
    (tmp_path / "deep" / ".newslint" / "accepted.txt").touch()
    assert Projects().of(str(tmp_path / "deep" / "er" / "a.txt")).root == tmp_path / "deep"


def test_pyproject_counts_where_it_has_a_table(tmp_path: Path) -> None:
    write(tmp_path, pyproject_toml='[tool.newslint]\nlanguage = "de"\n', deep__pyproject_toml="[tool.other]\na = 1\n")
    assert settings(tmp_path / "deep" / "a.txt").value("language") == ("de", f"{tmp_path}/pyproject.toml:2")
    write(tmp_path, newslint_toml='language = "fr"\n')
    assert settings(tmp_path / "a.txt").language == "fr"


def test_select_replaces_and_the_others_add(tmp_path: Path) -> None:
    write(tmp_path, newslint_toml='select = ["PUN"]\nextend-select = ["REA"]\nignore = ["PUN001"]\n')
    punctuation = {rule.code for rule in builtin().select("PUN")}
    assert codes(settings(tmp_path / "a.txt")) == (punctuation | READABILITY) - {"PUN001"}


def test_later_layers_decide_over_earlier_ones(tmp_path: Path) -> None:
    write(tmp_path, newslint_toml='ignore = ["PUN"]\n[[overrides]]\npaths = ["*.en.txt"]\nextend-select = ["PUN001"]\n')
    assert "PUN001" not in codes(settings(tmp_path / "a.txt"))
    assert "PUN001" in codes(settings(tmp_path / "deep" / "a.en.txt"))
    assert "PUN001" not in codes(settings(tmp_path / "a.en.txt", Choice(ignore=("PUN001",))))
    assert codes(settings(tmp_path / "a.txt", Choice(select=("PUN001",)))) == {"PUN001"}


def test_overrides_hold_for_paths_relative_to_the_settings(tmp_path: Path) -> None:
    write(tmp_path, newslint_toml='[[overrides]]\npaths = ["content/fr/**", "*.fr.md"]\nlanguage = "fr"\n')
    assert settings(tmp_path / "content" / "fr" / "x" / "a.txt").language == "fr"
    assert settings(tmp_path / "content" / "en" / "a.fr.md").language == "fr"
    assert settings(tmp_path / "content" / "en" / "a.md").language is None


def test_severity_is_set_by_the_most_specific_selector(tmp_path: Path) -> None:
    write(tmp_path, newslint_toml='[severity]\nPUN001 = "info"\npunctuation = "warning"\nALL = "error"\n')
    found = {rule.code: rule.severity for rule in settings(tmp_path / "a.txt").rules(builtin())}
    assert found["PUN001"] is Severity.INFO
    assert found["PUN002"] is Severity.WARNING
    assert {severity for code, severity in found.items() if code[:3] not in {"PUN"}} == {Severity.ERROR}


def test_options_reach_the_rule(tmp_path: Path) -> None:
    class Wide(Rule):
        code, name, summary, options = "AAA001", "wide", "wide", {"width": 3, "deep": 1.5, "marks": "x"}

    registry = Registry([Wide])
    write(tmp_path, newslint_toml="[rules.wide]\nwidth = 7\n[[overrides]]\npaths = ['a.txt']\nrules.AAA001.deep = 2\n")
    project = Projects().of(str(tmp_path / "a.txt"))
    project.check(registry)
    (rule,) = project.settings(str(tmp_path / "a.txt")).rules(registry)
    assert [rule.option(name) for name in ("width", "deep", "marks")] == [7, 2, "x"]

    for wrong, said in (("width = 'x'", "AAA001 width: 'x' is no int"), ("with = 3", "did you mean 'width'")):
        write(tmp_path, newslint_toml=f"[rules.wide]\n{wrong}\n")
        with pytest.raises(ConfigError, match=f"newslint.toml:2: .*{said}"):
            Projects().of(str(tmp_path / "a.txt")).check(registry)


def test_each_value_says_where_it_comes_from(tmp_path: Path) -> None:
    write(tmp_path, newslint_toml='# a comment\nlanguage = "fr"\nignore = [\n  "PUN001",\n]\n')
    found = settings(tmp_path / "a.txt", Choice(extend_select=("PUN002",)))
    assert found.value("language") == ("fr", f"{tmp_path}/newslint.toml:2")
    verdicts = {rule.code: verdict for rule, verdict in found.chosen(builtin()).items()}
    assert verdicts["PUN001"] == (False, f"{tmp_path}/newslint.toml:3")
    assert verdicts["PUN002"] == (True, "command line")
    assert verdicts["PUN003"] == (True, "default")


def test_house_spellings_reach_the_rule_that_knows_names(tmp_path: Path) -> None:
    write(
        tmp_path,
        newslint_toml='names = { Kiev = "Kyiv" }\n[[overrides]]\npaths = ["a.txt"]\nnames = { Odessa = "Odesa" }\n',
    )
    for name, known in (("a.txt", {"Kiev": "Kyiv", "Odessa": "Odesa"}), ("b.txt", {"Kiev": "Kyiv"})):
        (rule,) = (rule for rule in settings(tmp_path / name).rules(builtin()) if rule.name == "house-spelling")
        assert rule.option("names") == known


def test_accepted_words_come_from_settings_and_from_the_list(tmp_path: Path) -> None:
    write(tmp_path, newslint_toml='accept = ["Lindkvist"]\n', __newslint__accepted_txt="")
    (tmp_path / ".newslint").mkdir()
    (tmp_path / ".newslint" / "accepted.txt").write_text("# words\nbåt\n\nOlsen\n", encoding="utf-8")
    assert settings(tmp_path / "a.txt").accept == ("Lindkvist", "båt", "Olsen")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('langauge = "fr"\n', ":1: unknown key 'langauge': did you mean 'language'?"),
        (
            'language = "en"\n[[overrides]]\npaths = ["a"]\nselct = []\n',
            ":4: unknown key 'selct': did you mean 'select'?",
        ),
        ('\nlanguage = "xx"\n', ":2: 'xx' is no language that newslint knows"),
        ('fail-on = "sometimes"\n', ":1: fail-on cannot be 'sometimes': one of error, info, never, warning"),
        ("ignore = 3\n", ":1: ignore: expected a list, not a number"),
        ('[severity]\nPUN001 = "warn"\n', ":2: severity cannot be 'warn': did you mean 'warning'?"),
        ('ignore = [\n  "PUN",\n  "PUNN",\n]\n', ":3: no rule, family or prefix is called 'PUNN'"),
        (
            '[severity]\nspace-before-marc = "info"\n',
            ":2: no rule, family or prefix is called 'space-before-marc': did you mean",
        ),
        ("[rules.PUN001]\nwidth = 3\n", ":2: PUN001 has no option 'width'"),
        ('[rules.TRL001]\nstyle = "dropp"\n', ":2: TRL001 style cannot be 'dropp': did you mean 'drop'?"),
        ('[rules.CON002]\npresets = ["ukranian"]\n', ":2: CON002 presets cannot be 'ukranian': did you mean"),
        ("[rules.NOPE]\nwidth = 3\n", ":1: no rule is called 'NOPE'"),
        ("ignore = [\n", ":2: "),
        ('[[overrides]]\nlanguage = "fr"\n', ":1: an override says for what it holds: `paths`, `languages` or"),
        ('[[overrides]]\nlanguages = ["fr"]\nlanguage = "en"\n', ":3: language cannot be set by languages, only by"),
        ('[[overrides]]\nscopes = ["title"]\naccept = ["a"]\n', ":3: accept cannot be set by scopes, only by paths"),
        (
            '[[overrides]]\nscopes = ["titel"]\nignore = []\n',
            ":2: overrides.0.scopes cannot be 'titel': did you mean",
        ),
        ('[[overrides]]\nlanguages = ["xx"]\nignore = []\n', ":2: 'xx' is no language that newslint knows"),
        ('preset = "hogo"\n', ":1: preset cannot be 'hogo': did you mean 'hugo'?"),
        ('\nextends = ["gone.toml"]\n', ":2: extends 'gone.toml', and there is no such file"),
        ('extends = ["newslint.toml"]\n', ":1: extends 'newslint.toml', which extends this file"),
        ('[safety]\nPUN001 = "saef"\n', ":2: safety cannot be 'saef': did you mean 'safe'?"),
        ('[safety]\nPUNN = "safe"\n', ":2: no rule, family or prefix is called 'PUNN'"),
        ('[readers.endings]\n".tex" = "latex"\n', ":2: 'latex' is no format: did you mean 'text'?"),
    ],
)
def test_a_mistake_names_file_line_and_mend(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, newslint_toml=text)
    with pytest.raises(ConfigError) as caught:
        Workspace().linter(str(tmp_path / "a.txt"))
    assert str(caught.value).startswith(f"{tmp_path}/newslint.toml{said}")


def test_settings_that_cannot_be_read_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_bytes(b"language = '\xff'\n")
    with pytest.raises(ConfigError, match="is not UTF-8"):
        settings(tmp_path / "a.txt")


def test_isolated_reads_nothing(tmp_path: Path) -> None:
    write(tmp_path, newslint_toml="broken = [\n")
    assert Workspace(Terms(isolated=True)).settings(str(tmp_path / "a.txt")).language is None


def test_a_named_file_holds_for_all(tmp_path: Path) -> None:
    write(tmp_path, newslint_toml='language = "fr"\n', other_toml='language = "de"\n', pyproject_toml="[tool.other]\n")
    workspace = Workspace(config=tmp_path / "other.toml")
    assert workspace.settings(str(tmp_path / "a.txt")).language == "de"
    with pytest.raises(ConfigError, match="has no"):
        Workspace(config=tmp_path / "pyproject.toml")


def test_the_schema_that_ships_takes_what_newslint_takes() -> None:
    schema = json.loads((resources.files("newslint") / "data" / "schema" / "settings.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    documented = (Path(__file__).parent.parent / "docs" / "settings.md").read_text(encoding="utf-8")
    example = tomllib.loads(documented.split("```toml\n")[1].split("```")[0])
    jsonschema.validate(example, schema)
    mistakes: list[dict[str, object]] = [
        {"ignroe": []},
        {"fail-on": "x"},
        {"overrides": [{"language": "fr"}]},
        {"severity": {"PUN": "bad"}},
    ]
    for wrong in mistakes:
        assert not jsonschema.Draft202012Validator(schema).is_valid(wrong)


def test_the_documented_settings_can_be_used(tmp_path: Path) -> None:
    documented = (Path(__file__).parent.parent / "docs" / "settings.md").read_text(encoding="utf-8")
    write(tmp_path, newslint_toml=documented.split("```toml\n")[1].split("```")[0])
    assert Workspace().settings(str(tmp_path / "content" / "fr" / "a.md")).language == "fr"
    assert Workspace().linter(str(tmp_path / "a.md"))


def test_lines_of_keys_are_found_in_every_shape() -> None:
    text = 'a = 1\n[b]\nc = 2\n"d e" = 3\n[[f]]\ng = 4\n[[f]]\ng.h = 5\n[i."j.k"]\nl = 6\n'
    assert key_lines(text) == {
        "a": 1,
        "b": 2,
        "b.c": 3,
        "b.d e": 4,
        "f.0": 5,
        "f.0.g": 6,
        "f.1": 7,
        "f.1.g.h": 8,
        "i.j.k": 9,
        "i.j.k.l": 10,
    }
    assert key_lines('[tool.newslint]\nlanguage = "fr"\n[tool.other]\nx = 1\n', ("tool", "newslint")) == {
        "": 1,
        "language": 2,
    }
