"""What other tools read of newslint: the GitHub Action, and the examples of pipelines in the documentation."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
EXAMPLES = re.findall(r"```yaml\n# (\S+)\n(.*?)```", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"), re.DOTALL)
SCHEMAS = {
    ".github/workflows/articles.yml": "vendor.github-workflows",
    ".github/workflows/code-scanning.yml": "vendor.github-workflows",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
    "azure-pipelines.yml": "vendor.azure-pipelines",
}
BAD = "The mayor warned , late on Monday, that the ferry would stop.\n"


def validate(file: Path, schema: str) -> None:
    plain = ["--regex-variant", "nonunicode"] if schema == "vendor.azure-pipelines" else []  # its own patterns need it
    command = [sys.executable, "-m", "check_jsonschema", *plain, "--builtin-schema", schema, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def loaded(text: str) -> Any:
    return YAML(typ="safe").load(io.StringIO(text))


def test_each_example_of_a_pipeline_is_held_against_its_schema() -> None:
    assert {name for name, _ in EXAMPLES} == {*SCHEMAS, ".pre-commit-config.yaml"}


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_examples_of_pipelines_follow_their_schemas(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / Path(name).name
    file.write_text(text, encoding="utf-8")
    if name in SCHEMAS:
        validate(file, SCHEMAS[name])
    else:
        subprocess.run([sys.executable, "-m", "pre_commit", "validate-config", str(file)], check=True)
        hooks = {hook["id"] for hook in loaded((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
        assert {hook["id"] for hook in loaded(text)["repos"][0]["hooks"]} <= hooks


def test_commands_in_the_examples_are_newslint_s() -> None:
    for _, text in EXAMPLES:
        for line in re.findall(r"newslint check .*", text):
            options = [word for word in line.split()[2:] if word.startswith("-")]
            known = subprocess.run(
                [sys.executable, "-m", "newslint", "check", "--help"], capture_output=True, text=True, check=True
            ).stdout
            assert all(option in known for option in options)


def test_the_action_follows_its_schema() -> None:
    validate(ROOT / "action.yml", "vendor.github-actions")


def test_the_examples_give_the_action_inputs_that_it_has() -> None:
    inputs = loaded((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    used = [
        step["with"]
        for name, text in EXAMPLES
        if "workflows" in name
        for job in loaded(text)["jobs"].values()
        for step in job["steps"]
        if step["uses"].startswith("newslint/")
    ]
    assert len(used) == 2
    assert {key for given in used for key in given} <= inputs.keys()


def check_step(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Run the action's own script with these inputs, as a runner would."""
    action = loaded((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    inputs = {name: about["default"] for name, about in action["inputs"].items()} | {
        name.replace("_", "-"): value for name, value in given.items()
    }
    environment = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) }}", lambda found: inputs[found[1]], value)
        for name, value in step["env"].items()
    }
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={**os.environ, **environment, "PATH": path, "GITHUB_STEP_SUMMARY": str(folder / "summary.md")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not shutil.which("bash"), reason="the action's script is for bash")
def test_the_action_marks_findings_and_writes_a_summary(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "b c.md").write_text(BAD, encoding="utf-8")
    done = check_step(tmp_path, paths="content\nb*.md", args="--select PUN001", sarif_file="out put.sarif")
    assert done.returncode == 2  # no pattern of a shell is made of what an input says
    assert "b*.md: no such file or folder" in done.stderr
    assert done.stdout.startswith("::error file=content/a.md,line=1,")
    assert "## newslint" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "PUN001" in (tmp_path / "out put.sarif").read_text(encoding="utf-8")


@pytest.mark.skipif(not shutil.which("bash"), reason="the action's script is for bash")
def test_the_action_reports_changed_lines(tmp_path: Path) -> None:
    def git(*args: str) -> None:
        identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *identity, *args], cwd=tmp_path, capture_output=True, check=True)

    (tmp_path / "a.md").write_text(BAD, encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "old")
    (tmp_path / "a.md").write_text(f"{BAD}\nA pilot waited , he said.\n", encoding="utf-8")
    done = check_step(tmp_path, diff_base="HEAD", args="--select PUN001")
    assert done.returncode == 1
    assert [line.partition(",endLine")[0] for line in done.stdout.splitlines()] == ["::error file=a.md,line=3"]
