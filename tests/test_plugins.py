"""Plug-ins of other packages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
    from newslint.plugins import version

    code = "from newslint.plugins import version; print(version('acme'))"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(site)}, capture_output=True, text=True
    )
    assert done.stdout == "acme-newsrules 1.2\n"
    assert version("acme") == ""
