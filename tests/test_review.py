"""`newslint fix --review`, at a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="a terminal of our own needs Unix")
termios = pytest.importorskip("termios")

ARTICLE = "The mayor left , late.\n\nThe the ferry recieved no mail.\n\nIt came back , too.\n"
PROMPT = b"? help: "


def review(path: Path, keys: list[str]) -> tuple[str, int]:
    """What a terminal shows while these keys are typed, one answer a question, and the exit status."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "newslint", "fix", "--review", "--isolated", str(path)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as process:
        os.close(theirs)
        shown = b""
        for key in keys:
            while not shown.endswith((PROMPT, b"]: ")):
                shown += os.read(ours, 4096)
            while shown.endswith(PROMPT) and termios.tcgetattr(ours)[3] & termios.ICANON:
                time.sleep(0.002)  # what is typed before single keys are read is thrown away
            os.write(ours, key.encode())
            shown += b"\n"
        try:
            while more := os.read(ours, 4096):
                shown += more
        except OSError:  # Linux says so when the other side is closed
            pass
        os.close(ours)
        return shown.decode(), process.wait(20)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, encoding="utf-8", newline="")
    return path


def test_each_fix_is_applied_or_left(article: Path) -> None:
    shown, status = review(article, ["y", "n", "y", "n"])
    assert article.read_text(encoding="utf-8") == (
        "The mayor left, late.\n\nThe the ferry received no mail.\n\nIt came back , too.\n"
    )
    assert status == 1
    assert "PUN001" in shown
    assert "+ The mayor left, late." in shown
    assert "fixed 1 file" in shown


def test_all_of_a_rule_are_applied_at_once(article: Path) -> None:
    review(article, ["a", "n", "n"])
    assert article.read_text(encoding="utf-8") == (
        "The mayor left, late.\n\nThe the ferry recieved no mail.\n\nIt came back, too.\n"
    )


def test_something_else_may_be_written(article: Path) -> None:
    review(article, ["n", "n", "e", "took\r", "n"])
    assert "The the ferry took no mail." in article.read_text(encoding="utf-8")


def test_quitting_keeps_what_was_accepted_and_asks_no_more(article: Path) -> None:
    shown, _ = review(article, ["y", "q"])
    assert article.read_text(encoding="utf-8") == ARTICLE.replace("left ,", "left,")
    assert shown.count("? help: ") == 2


def test_stopping_writes_nothing(article: Path) -> None:
    shown, status = review(article, ["y", "\x03"])
    assert article.read_text(encoding="utf-8") == ARTICLE
    assert status == 130
    assert "Traceback" not in shown


def test_help_is_shown_and_the_question_asked_again(article: Path) -> None:
    shown, _ = review(article, ["?", "x", "q"])
    assert "leave this place as it is" in shown
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_without_a_terminal_nobody_can_be_asked(article: Path) -> None:
    command = [sys.executable, "-m", "newslint", "fix", "--review", str(article)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.strip() == "newslint: error: --review asks at a terminal, about files that it may write"
