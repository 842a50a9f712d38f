"""What is in the checkout is in the package."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def packages_in(folder: Path, name: str) -> set[str]:
    return {".".join((name, *init.parent.relative_to(folder).parts)) for init in folder.rglob("__init__.py")}


def test_every_package_is_listed() -> None:
    """A sub-package that is missing from the list works when editable and is absent from the wheel."""
    found = packages_in(ROOT / "lint" / "newslint", "newslint") | packages_in(ROOT / "rules", "newslint.rules")
    assert PROJECT["tool"]["setuptools"]["packages"] == sorted(found)


def test_every_python_file_is_in_a_package() -> None:
    files = [*(ROOT / "lint" / "newslint").rglob("*.py"), *(ROOT / "rules").rglob("*.py")]
    assert [str(path) for path in files if not (path.parent / "__init__.py").exists()] == []


def test_every_dependency_has_a_lower_bound() -> None:
    assert [wanted for wanted in PROJECT["project"]["dependencies"] if ">=" not in wanted] == []
