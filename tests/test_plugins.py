"""Plug-ins of other packages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.workspace import Workspace
from tests.test_house import check, codes

METADATA = "Metadata-Version: 2.1\nName: acme-newsrules\nVersion: 1.2\n"
ENTRY_POINTS = """
[newslint.rules]
acme = acme_newsrules.rules
taken = acme_newsrules:Taken
broken = acme_newsrules.nothing

[newslint.readers]
acme = acme_newsrules.upper

[newslint.formats]
count = acme_newsrules.count
"""
RULES = '''
from newslint.rule import Hit, Rule


class Boats(Rule):
    """Boats are ships at Acme."""

    code = "ACME001"
    name = "acme-boats"
    summary = "a boat"

    def check(self, document):
        at = document.lower.find("boat")
        if at >= 0:
            yield Hit((at, at + 4), "a boat is a ship here")
'''
TAKEN = '''
from newslint.rule import Rule


class Taken(Rule):
    """A code of newslint's own."""

    code = "PUN900"
    name = "acme-taken"
    summary = "taken"
'''
READER = '''
from newslint.readers.text import blocks_of
from newslint.view import Article, View

ENDINGS = (".acme",)


def read(source, options):
    """The first line is a number; the rest is the article."""
    at = source.text.find("\\n") + 1
    view = View.build([(source.text[at:], at, len(source.text))], source.text)
    return [Article(view, tuple(blocks_of(view.text)))]
'''
FORMAT = """
def write(run, out, style):
    out.write(f"{sum(len(checked.findings) for checked in run.checked)} findings at Acme\\n")
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package in it, as pip would have left it."""
    folder = tmp_path_factory.mktemp("site")
    package, info = folder / "acme_newsrules", folder / "acme_newsrules-1.2.dist-info"
    for made in (package, info):
        made.mkdir()
    for name, text in (("__init__", TAKEN), ("rules", RULES), ("upper", READER), ("count", FORMAT)):
        (package / f"{name}.py").write_text(text)
    (info / "METADATA").write_text(METADATA)
    (info / "entry_points.txt").write_text(ENTRY_POINTS)
    return folder


def run(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newslint", *arguments]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(site)}, capture_output=True, text=True
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "newslint.toml").write_text('plugins = ["acme"]\n')
    (tmp_path / "a.txt").write_text("The boat left at noon.\n")
    (tmp_path / "b.acme").write_text("17\nThe mayor warned , late.\n")
    return tmp_path


def test_rules_and_readers_of_a_plug_in_are_used_where_settings_name_it(site: Path, project: Path) -> None:
    done = run(site, project, "check", "--no-cache", "--output-format", "json", ".")
    found = [
        (f["filename"].removeprefix("./"), f["code"], f["location"]["row"]) for f in json.loads(done.stdout)["findings"]
    ]
    assert found == [("a.txt", "ACME001", 1), ("b.acme", "PUN001", 2)]


def test_its_rules_are_selected_and_ignored_as_others_are(site: Path, project: Path) -> None:
    done = run(site, project, "check", "--no-cache", "--ignore", "acme-boats", "a.txt")
    assert (done.returncode, done.stdout) == (0, "")


def test_nothing_runs_that_settings_do_not_name(site: Path, project: Path) -> None:
    assert run(site, project, "check", "--no-cache", "--isolated", "a.txt").returncode == 0
    (project / "newslint.toml").write_text("")
    assert run(site, project, "check", "--no-cache", ".").returncode == 0


def test_a_format_is_loaded_when_a_command_asks_for_it(site: Path, project: Path) -> None:
    done = run(site, project, "check", "--no-cache", "--output-format", "count", ".")
    assert done.stdout == "2 findings at Acme\n"
    done = run(site, project, "check", "--output-format", "counts", ".")
    assert done.returncode == 2
    assert "no format: 'counts' is not one of text, json" in done.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("acme2", "newslint.toml:1: no plug-in 'acme2' for rules is installed: acme, broken, taken"),
        ("broken", "newslint.toml:1: plug-in 'broken' cannot be loaded: ModuleNotFoundError"),
        ("taken", "newslint.toml:1: a plug-in cannot be used: PUN900 begins like newslint's own codes"),
    ],
)
def test_a_plug_in_that_cannot_be_used_is_one_line(site: Path, project: Path, name: str, said: str) -> None:
    (project / "newslint.toml").write_text(f'plugins = ["{name}"]\n')
    done = run(site, project, "check", "--no-cache", "a.txt")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 3


def test_another_version_of_a_plug_in_is_another_result(site: Path, project: Path) -> None:
    from newslint.plugins import Plugin, version

    code = (
        "from pathlib import Path; from newslint.plugins import Plugin, version; print(version(Plugin('acme', Path())))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(site)}, capture_output=True, text=True
    )
    assert done.stdout == "acme-newsrules 1.2\n"
    assert version(Plugin("acme", Path())) == ""


FILE = '''
from newslint.finding import Severity
from newslint.rule import Hit, Need, Pattern, Rule

PENSIONER = Pattern(r"\\bpensioner\\b")

class Pensioner(Rule):
    """Our desk does not write it.

    The style book says so.
    """

    code = "DESK001"
    name = "no-pensioner"
    summary = "a word that our desk does not use"
    severity = Severity.WARNING
    need = Need(words=("pensioner",))
    bad = {"A ⟦pensioner⟧ came.": None, "One more ⟦pensioner⟧.": None}
    good = ("A retired person.", "None.", "Nobody.")

    def check(self, document):
        for found in PENSIONER.finditer(document.text):
            yield Hit(found.span(), "say “retired person”")
'''
TEXT = "The pensioner came , late.\n"


def put(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_rules_in_a_file_run_where_settings_name_it(tmp_path: Path) -> None:
    put(tmp_path, {"tools/desk.py": FILE, "newslint.toml": ""})
    assert codes(check(tmp_path, TEXT)) == ["PUN001"]
    put(tmp_path, {"newslint.toml": 'plugins = ["tools/desk.py"]\n'})
    assert codes(check(tmp_path, TEXT)) == ["DESK001", "PUN001"]
    assert codes(check(tmp_path, TEXT, isolated=True)) == ["PUN001"]
    put(tmp_path, {"newslint.toml": 'plugins = ["tools/desk.py"]\nignore = ["no-pensioner"]\n'})
    assert codes(check(tmp_path, TEXT)) == ["PUN001"]


@pytest.mark.parametrize(
    ("plugin", "source", "said"),
    [
        ("gone.py", "", "there is no plug-in 'gone.py': a name that ends in .py is a file"),
        ("desk.py", "def (", "plug-in 'desk.py' cannot be loaded: SyntaxError: "),
        ("desk.py", "raise SystemExit(3)", "plug-in 'desk.py' cannot be loaded: SystemExit: 3"),
        ("desk.py", "1 / 0", "plug-in 'desk.py' cannot be loaded: ZeroDivisionError: division by zero"),
        ("desk.py", "x = 1", "plug-in 'desk.py' has no rule: a rule is a subclass of newslint.Rule with a code"),
        ("desk.py", FILE.replace("DESK001", "PUN001"), "a plug-in cannot be used: PUN001 is taken by another rule"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line(tmp_path: Path, plugin: str, source: str, said: str) -> None:
    put(tmp_path, {"newslint.toml": f'\nplugins = [\n"{plugin}"]\n'} | ({"desk.py": source} if source else {}))
    run = check(tmp_path, TEXT)
    (error,) = run.errors
    assert error.filename == f"{tmp_path}/newslint.toml:3"
    assert error.message.startswith(said)


def test_a_rule_in_a_file_that_breaks_over_an_article_is_a_finding(tmp_path: Path) -> None:
    broken = FILE.replace('Hit(found.span(), "say “retired person”")', "[][1]")
    put(tmp_path, {"desk.py": broken, "newslint.toml": 'plugins = ["desk.py"]\n'})
    run = check(tmp_path, TEXT)
    assert sorted(codes(run)) == ["NLT002", "PUN001"]
    (checked,) = (checked for checked in run.checked if checked.about_run)
    assert "DESK001 broke (IndexError: list index out of range)" in checked.findings[0].message


def test_results_depend_on_what_stands_in_the_file(tmp_path: Path) -> None:
    put(tmp_path, {"desk.py": FILE, "newslint.toml": 'plugins = ["desk.py"]\n'})
    path = str(tmp_path / "a.txt")
    before = list(Workspace().desk(path).depends(path))
    put(tmp_path, {"desk.py": FILE + "\n"})
    assert list(Workspace().desk(path).depends(path)) != before


def test_rules_of_a_project_are_listed_explained_and_tested(tmp_path: Path, site: Path) -> None:
    put(tmp_path, {"desk.py": FILE, "newslint.toml": 'plugins = ["desk.py"]\n'})
    assert "no-pensioner" in run(site, tmp_path, "rules").stdout
    assert "The style book says so." in run(site, tmp_path, "explain", "DESK001").stdout
    assert run(site, tmp_path, "test").stderr == "1 rule passed, 0 failed\n"


@pytest.mark.network
def test_a_package_that_pip_installs_adds_rules(tmp_path_factory: pytest.TempPathFactory, project: Path) -> None:
    folder = tmp_path_factory.mktemp("pip")
    put(
        folder / "package",
        {
            "pyproject.toml": '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n'
            '[project]\nname = "acme-newsrules"\nversion = "1.2"\n[tool.setuptools]\npackages = ["acme_newsrules"]\n'
            + "".join(
                f'[project.entry-points."newslint.{kind}"]\n{name} = "acme_newsrules.{module}"\n'
                for kind, name, module in (
                    ("rules", "acme", "rules"),
                    ("readers", "acme", "upper"),
                    ("formats", "count", "count"),
                )
            ),
            "acme_newsrules/__init__.py": "",
            "acme_newsrules/rules.py": RULES,
            "acme_newsrules/upper.py": READER,
            "acme_newsrules/count.py": FORMAT,
        },
    )
    target = folder / "installed"
    pip = [sys.executable, "-m", "pip", "install", "-q", "--target", str(target), str(folder / "package")]
    subprocess.run(pip, check=True, capture_output=True)
    assert run(target, project, "check", "--no-cache", "--output-format", "count", ".").stdout == "2 findings at Acme\n"
