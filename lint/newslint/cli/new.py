"""`newslint new`: begin a rule."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import click

from newslint.cli import options
from newslint.config import FOLDER, Projects
from newslint.house import house
from newslint.registry import FAMILIES, builtin
from newslint.runner import write_atomically

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_PYTHON = '''\
from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Hit, Need, Pattern, Rule

FAULT = Pattern(r"\\bthe fault\\b")


class {title}(Rule):
    """What is wrong, in one sentence.

    Why it happens, and when it is right to ignore it.
    """

    code = "{code}"
    name = "{name}"
    summary = "what is wrong, in a few words"
    severity = Severity.WARNING
    confidence = 0.9
    languages = ("en",)
    need = Need(words=("the fault",))
    bad = {{
        "A sentence with ⟦the fault⟧ in it.": None,
        "Another one: ⟦the fault⟧.": None,
    }}
    good = (
        "A sentence without it.",
        "What looks like it: The Fault.",
        "Another trap: the faults.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in FAULT.finditer(document.text):
            yield Hit(found.span(), f"“{{found[0]}}” is wrong")
'''

_TOML = """\
# A house rule: docs/house-rules.md of newslint says what else may stand here; `newslint test` runs the examples.
[[rule]]
kind = "swap"
code = "{code}"
name = "{name}"
summary = "what is wrong, in a few words"
why = "Where the house says so."
pairs = {{ "old word" = "new word" }}
fix = "unsafe"
fix_safety = "it may stand in a quotation"
good = ["A new word.", "Old words.", "None of them."]

[rule.bad]
"The ⟦old word⟧ here." = "The new word here."
"⟦Old word⟧ first." = "New word first."
"""


@click.command("new")
@click.argument("family", type=click.Choice([*(name for name in FAMILIES if name != "newslint"), "house"]))
@click.argument("name")
def command(family: str, name: str) -> None:
    """Write a rule to fill in: of newslint itself (in a clone), or a house rule into .newslint/ of the project.

    NAME says the fault, in small letters: `space-before-mark`. The next free code is taken.
    """
    if not _NAME.fullmatch(name):
        raise click.UsageError(f"{name!r} is no name of a rule: words in small letters, joined by hyphens")
    if family == "house":
        with options.usage_errors():
            root = Projects().of(str(Path.cwd() / "article.txt")).root
        taken = {rule.code for rule in house(root / FOLDER).files}
        path = root / FOLDER / f"{name}.toml"
        content = _TOML.format(code=_free("HOUSE", taken), name=name)
    else:
        folder = Path(import_module(f"newslint.rules.{family}").__path__[0])
        path = folder / f"{name.replace('-', '_')}.py"
        code = _free(FAMILIES[family], {rule.code for rule in builtin()})
        content = _PYTHON.format(code=code, name=name, title=name.title().replace("-", ""))
    if path.exists() or any(name in (rule.name, *rule.aliases) for rule in builtin()):
        raise click.UsageError(f"a rule is called {name} already")
    path.parent.mkdir(exist_ok=True)
    write_atomically(str(path), b"", content.encode())
    click.echo(str(path))


def _free(prefix: str, taken: set[str]) -> str:
    return next(code for code in (f"{prefix}{number:03d}" for number in range(1, 1000)) if code not in taken)
