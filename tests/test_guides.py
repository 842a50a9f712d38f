"""Guides can be followed: what they type is typed, in order, and prints what they show.

A block with a title is a file that the reader writes; in a block of a console, `$` begins what is typed, and the rest
is what it prints. `NEWSLINT_GOLDEN=write pytest tests/test_guides.py` puts the output into the guides anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GUIDES = ["repositories", "ci", "newsrooms", "house-rules"]
BLOCK = re.compile(r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$', re.MULTILINE | re.DOTALL)
TYPED = re.compile(r"^\$ .*(?:\n> .*)*", re.MULTILINE)

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "git"))), reason="the guides are typed into bash, and use git"
)


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_can_be_followed(guide: str, tmp_path: Path) -> None:
    page = ROOT / "docs" / f"{guide}.md"
    text = page.read_text(encoding="utf-8")
    project = tmp_path / "site"
    project.mkdir()
    followed = BLOCK.sub(lambda block: _followed(block, project), text)
    if os.environ.get("NEWSLINT_GOLDEN") == "write":
        page.write_text(followed, encoding="utf-8", newline="\n")
    assert text == followed
    assert followed.count("\n$ ") >= 3, "nothing was followed"


def _followed(block: re.Match[str], project: Path) -> str:
    """The block, with what its commands print now."""
    body = block["body"]
    if block["title"]:
        file = project / block["title"]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8", newline="\n")
    elif block["language"] == "console" and body.startswith("$ "):
        said = "".join(f"{typed[0]}\n{_said(typed[0], project)}" for typed in TYPED.finditer(body))
        return block[0].replace(body, said)
    return block[0]


def _said(typed: str, project: Path) -> str:
    command = re.sub(r"^[$>] ", "", typed, flags=re.MULTILINE)
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(project.parent),
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    for person in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{person}_NAME": "Ana", f"GIT_{person}_EMAIL": "ana@example.org"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode("utf-8").replace(str(project), "/home/ana/site")
