"""The hooks, as a content repository uses them: real git, real pre-commit, a real commit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BAD = "Town counts its boats\nThe mayor warned , late on Monday, that the ferry would stop.\n"
GOOD = BAD.replace(" ,", ",")


def command(folder: Path, *args: str, status: int = 0) -> str:
    # A hook's own git variables would point at the repository that is being committed to.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_HOME": str(folder.parent / "cache")}
    done = subprocess.run(args, cwd=folder, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def repository(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A content repository with some hooks of this checkout, as its last commit and the changes since stand."""
    hooks = tmp_path / "newslint"
    command(tmp_path, "git", "clone", "-q", str(ROOT), str(hooks))
    for name in command(ROOT, "git", "ls-files", "-mo", "--exclude-standard").splitlines():
        if (ROOT / name).is_file():
            (hooks / name).parent.mkdir(parents=True, exist_ok=True)
            (hooks / name).write_bytes((ROOT / name).read_bytes())
        else:
            (hooks / name).unlink(missing_ok=True)
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    command(hooks, "git", "add", "-A")
    command(hooks, "git", *identity, "commit", "-q", "--allow-empty", "-m", "as it stands")
    revision = command(hooks, "git", "rev-parse", "HEAD").strip()

    folder = tmp_path / "content"
    folder.mkdir()
    command(folder, "git", "init", "-q")
    for key, value in (("name", "Test"), ("email", "test@example.org")):
        command(folder, "git", "config", f"user.{key}", value)
    chosen = "".join(f"  - id: {hook}\n" for hook in request.param)
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n{chosen}", encoding="utf-8"
    )
    command(folder, "git", "add", ".")
    command(folder, sys.executable, "-m", "pre_commit", "install")
    return folder


def test_the_hooks_are_described_as_pre_commit_asks() -> None:
    command(ROOT, sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")


@pytest.mark.network
@pytest.mark.parametrize("repository", [("newslint-fix", "newslint")], indirect=True)
def test_a_bad_article_stops_the_commit_the_fix_mends_it_and_a_clean_one_passes(repository: Path) -> None:
    article = repository / "boats.txt"
    article.write_text(BAD, encoding="utf-8")
    (repository / "boats.md").write_text(f"---\ntitle: A , b\n---\n\n{BAD}", encoding="utf-8")
    (repository / "script.py").write_text("a = [1 , 2]\n", encoding="utf-8")
    command(repository, "git", "add", ".")

    checked = command(repository, sys.executable, "-m", "pre_commit", "run", "newslint", status=1)
    assert "boats.txt" in checked
    assert "boats.md" in checked
    assert "PUN001" in checked
    assert "script.py" not in checked
    assert article.read_text(encoding="utf-8") == BAD

    stopped = command(repository, "git", "commit", "-m", "an article", status=1)
    assert "files were modified by this hook" in stopped
    assert article.read_text(encoding="utf-8") == GOOD
    assert (repository / "boats.md").read_text(encoding="utf-8") == f"---\ntitle: A , b\n---\n\n{GOOD}"

    command(repository, "git", "add", ".")
    assert "Passed" in command(repository, "git", "commit", "-m", "an article")
    assert "an article" in command(repository, "git", "log", "--oneline")


@pytest.mark.network
@pytest.mark.parametrize("repository", [("newslint-changed",)], indirect=True)
def test_only_changed_lines_stop_a_commit(repository: Path) -> None:
    article = repository / "boats.md"
    article.write_text(BAD, encoding="utf-8")
    command(repository, "git", "add", ".")
    command(repository, "git", "commit", "--no-verify", "-m", "an old article")

    article.write_text(f"{BAD}\nNobody knew why.\n", encoding="utf-8")
    command(repository, "git", "add", ".")
    assert "Passed" in command(repository, "git", "commit", "-m", "a good line")

    article.write_text(f"{BAD}\nNobody knew why.\n\nThe pilot waited , he said.\n", encoding="utf-8")
    command(repository, "git", "add", ".")
    article.write_text(article.read_text(encoding="utf-8") + "\nAnd more , not staged.\n", encoding="utf-8")
    stopped = command(repository, "git", "commit", "-m", "a bad line", status=1)
    assert "6:17" in stopped
    assert stopped.count("PUN001") == 1
    assert article.read_text(encoding="utf-8").endswith("not staged.\n")
