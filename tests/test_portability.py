"""What would differ on another system: the encoding of a locale, and marks that a console does not have."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import platformdirs
import pytest

from newslint import cli, console, kept, pool
from newslint.formats import FORMATS
from newslint.runner import write_atomically

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


MACHINES = {*FORMATS, "json"} - {"text"}


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
        if encoding == "ascii" and not (set(command.split()) & MACHINES or "--diff" in command or "report" in command):
            assert "\ufffd" not in said, command
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


def test_files_of_a_project_may_be_written_as_windows_writes_them(project: Path) -> None:
    """With CRLF, and a byte order mark as its editor puts before them."""
    written = {
        "newslint.toml": '[severity]\nPUN = "info"\n\n[[overrides]]\npaths = ["sub/"]\nignore = ["PUN"]\n',
        "newslint.ignore.toml": '[[ignore]]\npath = "sub/c.txt"\nrule = "DUP001"\ntext = "the the"\n',
        ".newslint/accepted.txt": "# words\nferrry\nHarborr\n",
        ".newslint/words.toml": '[[rule]]\nkind = "words"\ncode = "HOUSE001"\nname = "our-words"\n'
        'summary = "s"\nwhy = "w"\nfile = "words.csv"\nbad = ["A ⟦mole⟧.", "The ⟦mole⟧."]\ngood = ["A.", "B.", "C."]\n',
        ".newslint/words.csv": 'bad,good,why\nmole,,"a pier,\nrather"\n',
        "b.txt": "It rained , he said of the mole and the ferrry.\n",
        "sub/c.txt": "It rained , he said of the the Harborr.\n",
    }

    def found() -> list[tuple[str, str, str]]:
        out = newslint(project, "check", "b.txt", "sub", "--no-cache", "--output-format", "json").stdout
        rows = json.loads(out)["findings"]
        return [(row["filename"], row["code"], row["severity"]) for row in rows]

    for mark, end in (("", "\n"), ("\ufeff", "\r\n")):
        for name, text in written.items():
            (project / name).parent.mkdir(exist_ok=True)
            (project / name).write_bytes((mark + text.replace("\n", end)).encode())
        assert found() == [("b.txt", "PUN001", "info"), ("b.txt", "HOUSE001", "warning")], mark
    assert newslint(project, "test").returncode == 0
    newslint(project, "baseline", "write", "b.txt")
    baseline = project / ".newslint-baseline.json"
    baseline.write_bytes(b"\xef\xbb\xbf" + baseline.read_bytes().replace(b"\n", b"\r\n"))
    assert found() == []


def test_a_file_is_replaced_where_there_are_no_owners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "chown")
    article = tmp_path / "a.txt"
    article.write_bytes(b"old")
    write_atomically(str(article), b"old", b"new")
    assert article.read_bytes() == b"new"


def test_processors_are_counted_where_a_process_has_no_share_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert pool.processes() == os.cpu_count()


def test_what_cannot_be_replaced_is_not_left_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows lets nobody replace a file that somebody else has open."""

    def refuse(*_: object) -> NoReturn:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: tmp_path)
    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(os, "replace", refuse)
    store = kept.Kept("things", "made-here")
    assert store.get("a", lambda: 1) == 1
    store._write()
    article = tmp_path / "a.txt"
    article.write_bytes(b"old")
    with pytest.raises(PermissionError):
        write_atomically(str(article), b"old", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_windows_calls_a_pipe_that_nobody_reads_an_invalid_write(monkeypatch: pytest.MonkeyPatch) -> None:
    gone, named = OSError(errno.EINVAL, "Invalid argument"), OSError(errno.EINVAL, "Invalid argument", "a:b")
    assert not cli._is_broken_pipe(gone)
    monkeypatch.setattr(sys, "platform", "win32")
    assert cli._is_broken_pipe(gone)
    assert not cli._is_broken_pipe(named)


def test_consoles_of_windows_are_told_that_colours_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bool] = []
    monkeypatch.setitem(
        sys.modules,
        "colorama",
        SimpleNamespace(just_fix_windows_console=lambda: told.append(True)),
    )
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert (console.coloured(), told) == (True, [])
    monkeypatch.setattr(sys, "platform", "win32")
    assert (console.coloured(), told) == (True, [True])
    monkeypatch.setenv("NO_COLOR", "1")
    assert (console.coloured(), told) == (False, [True])


def test_git_changes_no_byte_of_a_data_file() -> None:
    root = Path(__file__).parent.parent
    rules = [line.split() for line in (root / ".gitattributes").read_text(encoding="utf-8").splitlines()]
    binary = {rule[0].removeprefix("*") for rule in rules if rule[1:] == ["binary"]}
    data = [path for folder in ("lint", "rules") for path in (root / folder).rglob("data/**/*") if path.is_file()]
    assert {path.suffix for path in data if b"\0" in path.read_bytes()} <= binary
    assert {path for path in data if path.suffix not in binary and b"\r" in path.read_bytes()} == set()
