"""`newslint new`: begin a rule."""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path

import click

from newslint import sheets
from newslint.cli import options
from newslint.config import FOLDER
from newslint.house import house
from newslint.projects import Projects
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

_SHEET = """\
# House style that stands in {file}: docs/house-rules.md of newslint says what else may stand here; `newslint test` runs
# the examples.
[[rule]]
kind = "{kind}"
code = "{code}"
name = "{name}"
summary = "what our style book says otherwise"
why = "Our style book says so."
message = "“{{text}}” is not our style"
file = "{file}"
good = ["It rained.", "The harbor was full.", "Nobody came."]
"""
_WORDS = """\
bad = [{bad}]
"""
_SWAPS = """\
fix = "unsafe"
fix_safety = "it may stand in a quotation, or be part of a name"

[rule.bad]
{bad}
"""


@click.command("new")
@click.argument("family", type=click.Choice([*(name for name in FAMILIES if name != "newslint"), "house"]))
@click.argument("name")
@click.option(
    "--from",
    "sheet",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A style sheet for a house rule: CSV of “bad, good, why”, or a list of words; copied beside the rule.",
)
def command(family: str, name: str, sheet: Path | None) -> None:
    """Write a rule to fill in: of newslint itself (in a clone), or a house rule into .newslint/ of the project.

    NAME says the fault, in small letters: `space-before-mark`. The next free code is taken.
    """
    if not _NAME.fullmatch(name):
        raise click.UsageError(f"{name!r} is no name of a rule: words in small letters, joined by hyphens")
    if family == "house":
        with options.usage_errors():
            project = Projects().of(str(Path.cwd() / "article.txt"))
            taken = {rule.code for rule in house(project).files}
        path = project.root / FOLDER / f"{name}.toml"
        code = _free("HOUSE", taken)
        content = _listed(code, name, sheet) if sheet else _TOML.format(code=code, name=name)
    elif sheet:
        raise click.UsageError("--from makes house rules: `newslint new house NAME --from FILE`")
    else:
        folder = Path(import_module(f"newslint.rules.{family}").__path__[0])
        path = folder / f"{name.replace('-', '_')}.py"
        code = _free(FAMILIES[family], {rule.code for rule in builtin()})
        content = _PYTHON.format(code=code, name=name, title=name.title().replace("-", ""))
    if path.exists() or any(name in (rule.name, *rule.aliases) for rule in builtin()):
        raise click.UsageError(f"a rule is called {name} already")
    path.parent.mkdir(exist_ok=True)
    if sheet:
        _copy(sheet, path.parent / sheet.name)
    write_atomically(str(path), b"", content.encode())
    click.echo(str(path))


def _listed(code: str, name: str, sheet: Path) -> str:
    """A rule for a style sheet, with its first entries as examples."""
    if sheet.suffix.lower() not in sheets.ENDINGS:
        raise click.UsageError(f"{sheet}: is none of {', '.join(sheets.ENDINGS)}: save it as one of them")
    try:
        entries = sheets.read(sheet)
    except sheets.SheetError as error:
        raise click.UsageError(f"{sheet}: {error}") from None
    swaps = any(entry.good for entry in entries)
    shown = [
        (f"{before} ⟦{entry.bad}⟧ here.", f"{before} {entry.good} here.")
        for entry in [entry for entry in entries if bool(entry.good) == swaps][:2]
        for before in ("It is", "No")
    ]
    head = _SHEET.format(code=code, name=name, file=sheet.name, kind="swap" if swaps else "words")
    if swaps:
        return head + _SWAPS.format(bad="\n".join(f"{_quoted(bad)} = {_quoted(good)}" for bad, good in shown))
    return head + _WORDS.format(bad=", ".join(_quoted(bad) for bad, _ in shown))


def _copy(sheet: Path, to: Path) -> None:
    data = sheet.read_bytes()
    if not to.exists():
        write_atomically(str(to), b"", data)
    elif to.read_bytes() != data:
        raise click.UsageError(f"{to} is there already, and is another list: rename one of them")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _free(prefix: str, taken: set[str]) -> str:
    return next(code for code in (f"{prefix}{number:03d}" for number in range(1, 1000)) if code not in taken)
