"""What would differ on another system: the encoding of a locale, and marks that a console does not have."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslint import cli
from newslint.formats import FORMATS

BAD = "The mayor warned , late on Monday, that the ferry would stop.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "newslint.toml").write_text('names = { "Färjestad" = "Färjeby" }\n', encoding="utf-8")
    (tmp_path / "a.md").write_text(f"# Färjestad\n\n{BAD}", encoding="utf-8", newline="")
    return tmp_path


def newslint(folder: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-X", "warn_default_encoding", "-W", "always::EncodingWarning", "-m", "newslint", *args]
    return subprocess.run(command, cwd=folder, env={**os.environ, **environment}, capture_output=True, check=False)


@pytest.mark.parametrize(
    "command",
    [
        "check . --no-cache",
        "check a.md --output-file json=out.json --output-file sarif=out.sarif",
        "fix --diff a.md",
        "fix a.md",
        "config a.md",
        "baseline write",
        "accept Färjestad",
        "new house our-words",
        "report a.md -o out.html",
    ],
)
def test_no_file_is_read_or_written_in_the_encoding_of_a_locale(project: Path, command: str) -> None:
    done = newslint(project, *command.split())
    assert done.returncode in {0, 1}, done.stderr
    warned = [line for line in done.stderr.decode().splitlines() if "EncodingWarning" in line and "newslint" in line]
    assert warned == []


def test_a_console_of_another_encoding_gets_ascii_marks_and_machines_get_utf_8(project: Path) -> None:
    shown = newslint(project, "check", "a.md", PYTHONIOENCODING="cp1252").stdout
    assert b"` " in shown
    assert "“Färjeby”".encode("cp1252") in shown
    assert '"Färjeby"'.encode("cp437") in newslint(project, "check", "a.md", PYTHONIOENCODING="cp437").stdout
    assert "Färjeby" in newslint(
        project, "check", "a.md", "--output-format", "json", PYTHONIOENCODING="cp437"
    ).stdout.decode("utf-8")


COMMANDS = (
    *(f"check . --output-format {name} --statistics" for name in FORMATS),
    "check missing.txt",
    "check . --select NOPE",
    "fix --diff .",
    "fix --unsafe-fixes .",
    "config a.md",
    "config nowhere/Жук.md",
    "rules",
    "rules --output-format json",
    "explain PUN001",
    "explain TRL001",
    "accept Жук",
    "baseline write",
    "test",
    "init",
    "new house Жук",
    "report . -o -",
    "corpus check --help",
    "--help",
)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_no_command_needs_a_console_of_utf_8(project: Path, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one process: starting thirty would take longer than what they do."""
    (project / "b.txt").write_text("Жук , “said” he → the the ﷽ 🚢 … M. Poutine [aussi]\n", encoding="utf-8")
    (project / "c.txt").write_bytes(b"caf\xe9 , he said\n")
    monkeypatch.chdir(project)
    for command in COMMANDS:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2))
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        status = cli.run(command.split())
        out.flush()
        err.flush()
        said = (out.buffer.getvalue() + err.buffer.getvalue()).decode("ascii", "replace")
        assert status in {0, 1, 2}, command
        assert "Traceback" not in said, command
        assert said.strip(), command


def test_what_is_written_has_the_same_line_ends_everywhere(project: Path) -> None:
    newslint(project, "check", "a.md", "--output-file", "markdown=out.md", "--output-file", "junit=out.xml")
    newslint(project, "baseline", "write")
    for name in ("out.md", "out.xml", ".newslint-baseline.json"):
        assert b"\r" not in (project / name).read_bytes()
    (project / "crlf.txt").write_bytes(f"One.\r\n\r\n{BAD[:-1]}\r\n".encode())
    changed = newslint(project, "fix", "--diff", "crlf.txt").stdout
    assert changed.count(b"\r\r") == 0
    assert b"+The mayor warned, late on Monday, that the ferry would stop.\r\n" in changed
