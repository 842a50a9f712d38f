"""`newslint fix --review`: each fix is shown, and somebody says what becomes of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click
import msgspec

from newslint import console
from newslint.engine import Checked
from newslint.finding import Edit, Finding, Fix, Safety
from newslint.fixer import apply
from newslint.formats import filename, text

_ASK = "y apply, n leave, a all of this rule, e edit, q quit, ? help"
_HELP = """\
y  apply this fix
n  leave this place as it is
a  apply this fix, and all others of this rule in all files
e  write something else in its place
q  leave all the rest as it is; what was accepted is written
Ctrl-C  stop: what was accepted in this file is not written"""


class Review:
    """Asks about fixes one by one. Call it as the `decide` of `fixer.fix`."""

    def __init__(self) -> None:
        self._always: set[str] = set()
        self._left: set[tuple[str, str, str]] = set()
        self._first: tuple[str, str] = ("", "")
        self._over = False

    def __call__(self, checked: Checked, offered: Sequence[Finding]) -> list[Finding]:
        """Those of the fixes on offer that are to be applied, some with other words than were offered."""
        source = checked.source
        if self._first[0] != source.path:
            self._first = (source.path, source.text)
        decided = []
        for finding in offered:
            what = (source.path, finding.code, source.text[slice(*finding.span)])
            if what in self._left and source.text != self._first[1]:
                continue  # left once: another fix in its sentence does not bring it back
            after = self._decided(finding, checked)
            if after is None:
                self._left.add(what)
            else:
                decided.append(after)
        return decided

    def _decided(self, finding: Finding, checked: Checked) -> Finding | None:
        if self._over:
            return None
        if finding.code in self._always:
            return finding
        self._show(finding, checked)
        while True:
            click.echo(f"  {_ASK}: ", nl=False)
            key = click.getchar().lower()
            click.echo(key if key.isprintable() else "")
            if key == "y":
                return finding
            if key == "n":
                return None
            if key == "a":
                self._always.add(finding.code)
                return finding
            if key == "q":
                self._over = True
                return None
            if key == "e" and (edited := _edited(finding, checked)) is not None:
                return edited
            if key == "?":
                click.echo(_HELP)

    def _show(self, finding: Finding, checked: Checked) -> None:
        paint = text.Paint.of(sys.stdout, colour=console.coloured())
        click.echo("\n" + paint(filename(checked.source.path), "1"))
        for line in text.lines(finding, checked, paint):
            click.echo(line)
        for line in _after(finding, checked):
            click.echo("  " + paint(line, "32"))


def _after(finding: Finding, checked: Checked) -> list[str]:
    """The lines that the fix changes, as they will stand."""
    assert finding.fix is not None
    source, edits = checked.source, finding.fix.edits
    first, last = source.place(edits[0].span[0]).row, source.place(edits[-1].span[1]).row
    begin, end = source.line_span(first)[0], source.line_span(last)[1]
    moved = [Edit((edit.span[0] - begin, edit.span[1] - begin), edit.new) for edit in edits]
    return [f"+ {line}" for line in apply(source.text[begin:end], moved).splitlines() if line.strip()]


def _edited(finding: Finding, checked: Checked) -> Finding | None:
    """The finding with other words in the place of its fix; None where that cannot be."""
    assert finding.fix is not None
    if len(finding.fix.edits) != 1:
        click.echo("  this fix changes several places: apply it, or leave it and write there yourself")
        return None
    [prose], view = finding.fix.prose, checked.articles[finding.article].view
    new = click.prompt("  instead", default=prose.new, show_default=bool(prose.new))
    mapped = view.source_edit(prose.span, new)
    if mapped is None:
        click.echo("  markup stands in the way")
        return None
    return msgspec.structs.replace(
        finding, fix=Fix((Edit(*mapped),), Safety.SAFE, "as written", (Edit(prose.span, new),))
    )
