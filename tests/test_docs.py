"""What the documentation shows is true.

`NEWSLINT_GOLDEN=write pytest tests/test_docs.py` puts the command's output into README.md anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newslint import cli
from newslint.formats import FORMATS
from newslint.kinds import Row
from newslint.registry import FAMILIES
from newslint.testing import problems

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SHOWN = re.compile(r"(?<=```text\n\$ newslint examples/ferry\.txt\n).*?(?=```)", re.DOTALL)
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_the_readme_shows_what_newslint_says_of_the_example() -> None:
    command = [sys.executable, "-m", "newslint", "check", "--isolated", "--no-cache", "examples/ferry.txt"]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=environment, check=False)
    said = done.stdout.decode() + "\n" + done.stderr.decode()
    text = README.read_text(encoding="utf-8")
    if os.environ.get("NEWSLINT_GOLDEN") == "write":
        text = SHOWN.sub(lambda _: said, text, count=1)
        README.write_text(text, encoding="utf-8", newline="\n")
    shown = SHOWN.search(text)
    assert shown is not None
    assert shown[0] == said


def test_the_example_shows_a_dozen_kinds_of_artifact() -> None:
    shown = SHOWN.search(README.read_text(encoding="utf-8"))
    assert shown is not None
    assert len(set(re.findall(r"^  \d+:\d+ +\w+ +([A-Z]{3}\d{3})", shown[0], re.MULTILINE))) >= 12


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_documentation_names_every_format_command_family_and_key() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    names = [*FORMATS, *cli.COMMANDS, *(prefix for prefix in FAMILIES.values() if prefix not in {"BIL", "NLT"})]
    keys = [name.replace("excepted", "except") for name in Row.__struct_fields__]
    assert [name for name in (*names, *keys) if not re.search(rf"\b{name}\b", text)] == []


def test_the_rule_that_is_written_in_ten_minutes_is_one() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    module: dict[str, Any] = {}
    exec(compile(code, "double_comma.py", "exec"), module)
    assert list(problems(module["DoubleComma"]({}))) == []


def test_every_documented_option_is_one() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    documented = set(re.findall(r"`(?:newslint [^`]*)?(--[a-z][a-z-]+)", text))
    commands = [cli.cli.get_command(None, name) for name in cli.COMMANDS]  # type: ignore[arg-type]
    commands += [under for command in commands for under in getattr(command, "commands", {}).values()]
    known = {option for command in commands if command for parameter in command.params for option in parameter.opts}
    assert documented - known == set()
