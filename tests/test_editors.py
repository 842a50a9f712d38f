"""What docs/editors.md says works in the editors that are here, and the extensions fit the server."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from newslint import __version__
from newslint.lsp.actions import FIX_ALL_KIND

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
VS_CODE = ROOT / "editors" / "vscode"
TEXT = "The mayor warned , late on Monday, that the ferry would stop.\n\nHe has [aussi] offered Kim the the rifle.\n"


def blocks(language: str) -> list[str]:
    """The examples of a language in the documentation."""
    return re.findall(rf"```{language}\n(.*?)```", DOCS, re.DOTALL)


NEOVIM = shutil.which("nvim")


@pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed")
def test_neovim_shows_findings_and_fixes_on_saving(tmp_path: Path) -> None:
    assert NEOVIM is not None
    article = tmp_path / "article.md"
    article.write_text(TEXT)
    setup, on_saving = blocks("lua")
    command = json.dumps([sys.executable, "-m", "newslint", "lsp"])[1:-1]
    (tmp_path / "init.lua").write_text(setup.replace('"newslint", "lsp"', command) + on_saving)
    (tmp_path / "do.lua").write_text(
        """
        vim.cmd.edit("article.md")
        vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 20)
        for _, each in ipairs(vim.diagnostic.get(0)) do
          io.stdout:write(each.lnum + 1, ":", each.col + 1, " ", each.code, "\\n")
        end
        vim.cmd.write()
        """
    )
    done = subprocess.run(
        [NEOVIM, "--headless", "-n", "-u", "init.lua", "-c", "luafile do.lua", "-c", "qa!"],
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.decode().split("\n")[:-1] == ["1:17 PUN001", "3:8 TRL002", "3:28 DUP001"], done.stderr
    assert article.read_text() == TEXT.replace(" ,", ",").replace("the the", "the")


def test_helix_is_given_a_server_for_each_kind_of_article() -> None:
    (settings,) = (tomllib.loads(block) for block in blocks("toml"))
    server = settings["language-server"]["newslint"]
    assert [server["command"], *server["args"]] == ["newslint", "lsp"]
    assert [language["name"] for language in settings["language"]] == ["markdown", "html", "plaintext"]


def test_what_runs_on_saving_is_what_the_server_offers() -> None:
    assert [FIX_ALL_KIND in block for block in blocks("json")] == [True, True]


def test_the_extensions_are_of_this_version() -> None:
    package = json.loads((VS_CODE / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((VS_CODE / "package-lock.json").read_text(encoding="utf-8"))
    zed = tomllib.loads((ROOT / "editors" / "zed" / "extension.toml").read_text(encoding="utf-8"))
    assert [package["version"], lock["version"], zed["version"]] == [__version__] * 3
    assert f"newslint-{package['version']}.vsix" in DOCS


@pytest.mark.skipif(not (VS_CODE / "node_modules").is_dir(), reason="npm ci was not run in editors/vscode")
def test_the_extension_of_vs_code_is_built_and_packaged(tmp_path: Path) -> None:
    package = tmp_path / "newslint.vsix"
    command = ["npm", "run", "package", "--", "--out", str(package)]
    done = subprocess.run(command, cwd=VS_CODE, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    assert package.stat().st_size > 50_000
