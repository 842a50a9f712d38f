from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from newslint.discovery import discover
from newslint.readers import DATA, ENDINGS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/er/c.TXT", "photo.jpg", "notes", ".hidden/d.txt", "build/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.\n", encoding="utf-8")
    return tmp_path


def names(folder: Path, *paths: str) -> list[str]:
    found = discover([str(folder / path) if path != "-" else path for path in paths])
    return [os.path.relpath(file, folder) if file != "-" else file for file in found.files]


def test_a_folder_is_walked_for_articles_in_order(folder: Path) -> None:
    assert names(folder, "") == ["a.txt", "b.txt", "build/e.txt", "deep/er/c.TXT"]


def test_what_git_ignores_is_not_walked(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("build/\nb.*\n", encoding="utf-8")
    (folder / "deep" / ".gitignore").write_text("*.TXT\n!c.TXT\n", encoding="utf-8")
    assert names(folder, "") == ["a.txt", "deep/er/c.TXT"]
    assert names(folder, "deep") == ["deep/er/c.TXT"]


def test_ignore_files_above_the_repository_do_not_count(folder: Path) -> None:
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    (folder / "deep" / ".git").mkdir()
    assert names(folder, "deep") == ["deep/er/c.TXT"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called_and_once(folder: Path) -> None:
    assert names(folder, "notes", "a.txt", "a.txt", ".hidden/d.txt", "-") == ["-", ".hidden/d.txt", "a.txt", "notes"]


def test_what_is_named_and_is_not_there_is_an_error(folder: Path) -> None:
    (folder / "empty").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "lost.txt").symlink_to(folder / "nowhere.txt")
    found = discover(str(folder / name) for name in ("missing.txt", "empty", "pipe.txt", "lost.txt"))
    looked_for = ", ".join(sorted(ending for ending, name in ENDINGS.items() if name not in DATA))
    assert not found.files
    assert not found.skipped
    assert [error.message for error in found.errors] == [
        "no such file or folder",
        f"no articles in this folder (looked for {looked_for})",
        "not a file but a FIFO",
        "no such file: a link to nothing",
    ]


def test_what_is_met_on_a_walk_and_cannot_be_read_is_skipped_with_a_reason(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "lost.txt").symlink_to(folder / "nowhere.txt")
    (folder / "twin.txt").symlink_to(folder / "a.txt")
    found = discover([str(folder)])
    assert {Path(each.filename).name: each.message for each in found.skipped} == {
        "lost.txt": "no such file: a link to nothing",
        "pipe.txt": "not a file but a FIFO",
    }
    assert found.errors == []
    assert "twin.txt" in {Path(file).name for file in found.files}


@pytest.mark.network
def test_a_socket_is_skipped(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "s.txt"))
        assert [each.message for each in discover([str(folder)]).skipped] == ["not a file but a socket"]
