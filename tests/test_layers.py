"""Imports run one way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
LAYERS = (
    "__init__ console digests build kept modules patterns garbage source utf16 view zones readers originals literals "
    "required lexicon lists language quotations document known tokens names manner finding rule sheets kinds notices "
    "index registry plugins toml_places config tables projects suppress baseline stages engine fixer changes house "
    "testing workspace cache pool discovery runner api accepted measured page formats catalogue report corpus serve "
    "lsp cli __main__"
).split()
"""From the ground up; a module imports only what stands before it (a package: or in it)."""
RULE_API = set(
    "document finding kept kinds known language lexicon lists literals manner names patterns quotations rule source "
    "tokens view zones".split()
)


def imports(path: Path) -> Iterator[str]:
    """The modules of newslint that a file imports, as the first part of their name below `newslint`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            base = node.module or ""
            names = [f"{base}.{alias.name}" for alias in node.names] if base == "newslint" else [base]
        else:
            continue
        for name in names:
            if name.startswith("newslint."):
                yield name.split(".")[1]


def layer(path: Path) -> str:
    return path.relative_to(ROOT / "lint" / "newslint").parts[0].removesuffix(".py")


def test_the_engine_is_built_from_the_ground_up() -> None:
    files = list((ROOT / "lint" / "newslint").rglob("*.py"))
    assert {layer(path) for path in files} == set(LAYERS)
    wrong = [
        f"{path.relative_to(ROOT)} imports {used}"
        for path in files
        if layer(path) != "__init__"  # the front door: what it names is imported when asked for
        for used in imports(path)
        if used in LAYERS and LAYERS.index(used) > LAYERS.index(layer(path))
    ]
    assert wrong == []


def test_rules_know_only_what_rules_may_know() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports newslint.{used}"
        for path in (ROOT / "rules").rglob("*.py")
        for used in imports(path)
        if used not in RULE_API
    ]
    assert wrong == []


def test_the_engine_imports_no_rule_by_name() -> None:
    files = (ROOT / "lint").rglob("*.py")
    assert [str(path) for path in files if "rules" in imports(path)] == []
