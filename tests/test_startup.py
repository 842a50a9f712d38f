"""What a run on one article imports, makes and leaves: nothing that it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.index import Indexed, indexed
from newslint.registry import builtin
from newslint.rule import Rule

ARTICLE = """The ferry stayed in port

The ferry did not leave on Tuesday, since the wind was too strong for it, the harbour master said.
"Nobody was hurt," she told reporters , and added that the sea would be calm again by the weekend.
"""
UNUSED = (
    "asyncio csv difflib email hashlib http importlib.metadata json langdetect logging multiprocessing regex "
    "pathspec pickle platformdirs pygls random rich shutil sqlite3 ssl subprocess tempfile textstat tomllib "
    "tree_sitter unidiff urllib.request yaml newslint.kinds newslint.page newslint.readers.markdown"
).split()


def ran(program: str, home: Path) -> list[str]:
    """The lines that a program prints that is run in `home`, the user's caches beside it."""
    folders = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "USERPROFILE"), str(home.parent))
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env={**os.environ, **folders}, cwd=home, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().splitlines()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user who has linted before."""
    home = tmp_path_factory.mktemp("user") / "articles"
    home.mkdir()
    (home / "article.txt").write_text(ARTICLE, encoding="utf-8")
    for _ in range(2):  # what is made while something else is made is kept from the second run on
        ran(CHECK, home)
    return home


CHECK = """
import sys
sys.argv = ["newslint", "check", "--no-cache", "--exit-zero", "article.txt"]
from newslint.__main__ import run
run()
"""


def test_a_run_imports_what_it_needs(home: Path) -> None:
    [*said, modules] = ran(CHECK + "print(*sys.modules)", home)
    assert any("PUN001" in line for line in said)
    assert set(UNUSED) & set(modules.split()) == set()
    rules = {rule.home for rule in indexed() if issubclass(rule, Indexed)}
    imported = {home for home in rules if f"newslint.rules.{'.'.join(home).removesuffix('.py')}" in modules.split()}
    assert 0 < len(imported) < 0.7 * len(rules)
    assert len(modules.split()) < 440  # some 390 in all: what makes them more than a few more is to be looked at


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from /proc")
def test_a_run_takes_at_most_60_mb(home: Path) -> None:
    peak = "print(*(line for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    assert int(ran(CHECK + peak, home)[-2].split()[1]) < 60 * 1024


def test_listing_rules_imports_none(home: Path) -> None:
    program = CHECK.replace('"check", "--no-cache", "--exit-zero", "article.txt"', '"rules"')
    [*listed, modules] = ran(program + "print(*sys.modules)", home)
    assert len([line for line in listed if line.startswith("  ")]) == len(builtin().rules)
    assert [name for name in modules.split() if name.startswith("newslint.rules.")] == []


def rules() -> Iterator[tuple[type[Rule], type[Rule]]]:
    for rule in builtin():
        yield rule, rule.whole()


def test_the_index_says_what_the_rules_say() -> None:
    said = [name for name in vars(Rule)["__annotations__"] if name not in {"bad", "good", "tried_with", "anchored"}]
    for known, whole in rules():
        assert {name: getattr(known, name) for name in said} == {name: getattr(whole, name) for name in said}
        assert whole.__doc__


def test_every_rule_of_the_folder_is_in_the_index() -> None:
    folder = Path(__file__).parent.parent / "rules"
    files = {(file.parent.name, file.name) for file in folder.glob("[a-z]*/[a-z]*.py") if file.parent.name != "data"}
    assert {rule.home for rule in indexed() if issubclass(rule, Indexed)} == files


def test_modules_are_what_their_files_are(home: Path) -> None:
    program = """
import inspect, sys
from newslint import build, modules, registry
modules.keep()
rule = registry.builtin().find("PUN001").whole()
module = sys.modules[rule.__module__]
print(type(module.__loader__).__name__, inspect.getsource(module) == open(module.__file__).read())
print(rule.check.__code__.co_filename == module.__file__, str(build.rules()) in module.__file__)
"""
    assert ran(program, home) == ["_Loader True", "True True"]


SCRIPT = """
import atexit, sys
sys.argv = ["newslint", *ARGUMENTS]
atexit.register(print, "registered")
from newslint.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["check", "article.txt"], 1), (["check", "--exit-zero", "article.txt"], 0), (["check", "--select", "X"], 2)],
)
def test_the_process_ends_with_its_status_when_all_is_said(home: Path, arguments: list[str], status: int) -> None:
    program = SCRIPT.replace("ARGUMENTS", repr(arguments))
    done = subprocess.run([sys.executable, "-c", program], cwd=home, capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert done.stdout.splitlines()[-1] == "registered"
    assert status != 1 or "PUN001" in done.stdout


def test_a_thread_that_is_at_work_is_waited_for(home: Path) -> None:
    program = SCRIPT.replace("ARGUMENTS", '["rules"]').replace(
        "main()\n",
        "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.5), print('done'))).start()\nmain()",
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=home, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "done" in done.stdout.splitlines()
