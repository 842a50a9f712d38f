"""Applies fixes until none is left, and never hands back a text that does not settle or reads otherwise than meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from newslint.engine import Checked
from newslint.finding import Edit, Finding, Safety
from newslint.source import Source

PASSES = 50
"""More passes than any article needs: each takes all fixes that do not touch."""


class Fixed(msgspec.Struct):
    """What fixing a file came to. Where it did not settle, `last` is the file as it was."""

    last: Checked
    applied: list[Finding] = []
    passes: int = 0
    cycle: tuple[str, ...] = ()
    """The codes of rules that undo each other's work; nothing was changed then."""


Decide = Callable[[Checked, Sequence[Finding]], Sequence[Finding]]
"""Which of the fixes on offer are applied, as they are or with other edits. What is left out is not offered again."""


def fix(
    checked: Checked,
    check: Callable[[Source], Checked],
    least: Safety = Safety.SAFE,
    decide: Decide | None = None,
) -> Fixed:
    """Apply the fixes that are at least as safe as `least`, pass by pass, to a fixpoint."""
    fixed = Fixed(checked)
    seen = {checked.source.text: 0}
    history: list[set[str]] = []
    refused: set[tuple[str, str]] = set()
    while chosen := choose(fixed.last.findings, least, refused):
        if decide is not None:
            offered, chosen = chosen, list(decide(fixed.last, chosen))
            kept = {finding.fingerprint for finding in chosen}
            refused.update((one.code, one.fingerprint) for one in offered if one.fingerprint not in kept)
            if not chosen:
                continue
        after = _applied(fixed.last, chosen, check, refused)
        if after is None:
            continue
        fixed.last, done = after
        fixed.applied += done
        fixed.passes += 1
        history.append({finding.code for finding in done})
        text = fixed.last.source.text
        if text in seen or fixed.passes == PASSES:
            turned = history[seen.get(text, fixed.passes - 1) :]
            return Fixed(checked, passes=fixed.passes, cycle=tuple(sorted(set().union(*turned))))
        seen[text] = fixed.passes
    return fixed


def choose(
    findings: Iterable[Finding], least: Safety, refused: AbstractSet[tuple[str, str]] = frozenset()
) -> list[Finding]:
    """The findings whose fixes one pass can apply together: leftmost first; what touches waits for the next pass."""
    wanted = [
        finding
        for finding in findings
        if finding.fix and finding.fix.safety >= least and (finding.code, finding.fingerprint) not in refused
    ]
    wanted.sort(key=lambda finding: (finding.fix.edits[0].span, finding.code) if finding.fix else ((0, 0), ""))
    chosen: list[Finding] = []
    taken: list[Edit] = []
    for finding in wanted:
        assert finding.fix is not None
        fresh = [edit for edit in finding.fix.edits if edit not in taken]
        if all(_apart(edit, other) for edit in fresh for other in taken):
            chosen.append(finding)
            taken += fresh
    return chosen


def _apart(one: Edit, other: Edit) -> bool:
    return one.span[1] < other.span[0] or other.span[1] < one.span[0]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits that do not overlap; an edit that stands twice is applied once."""
    out: list[str] = []
    at = 0
    for edit in sorted(set(edits)):
        start, end = edit.span
        out += (text[at:start], edit.new)
        at = end
    out.append(text[at:])
    return "".join(out)


def _applied(
    before: Checked, chosen: Sequence[Finding], check: Callable[[Source], Checked], refused: set[tuple[str, str]]
) -> tuple[Checked, Sequence[Finding]] | None:
    """The file after these fixes; without those after which its prose would not be the expected prose."""
    edits = [edit for finding in chosen if finding.fix for edit in finding.fix.edits]
    source = Source(before.source.path, before.source.encode(apply(before.source.text, edits)))
    after = check(source)
    if _prose(after, ()) == _prose(before, chosen):
        return after, chosen
    if len(chosen) == 1:
        refused.add((chosen[0].code, chosen[0].fingerprint))
        return None
    middle = len(chosen) // 2
    return _applied(before, chosen[:middle], check, refused) or _applied(before, chosen[middle:], check, refused)


def _prose(checked: Checked, fixed: Sequence[Finding]) -> list[list[str]]:
    """The words and marks of each article after these fixes; how blanks stand between blocks is the reader's affair."""
    return [
        apply(
            article.view.text,
            (edit for finding in fixed if finding.article == number and finding.fix for edit in finding.fix.prose),
        ).split()
        for number, article in enumerate(checked.articles)
    ]
