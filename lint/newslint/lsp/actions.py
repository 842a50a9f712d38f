"""What an editor offers to do about findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lsprotocol.types import CodeAction, CodeActionKind, Command, WorkspaceEdit

from newslint.engine import ACCEPTABLE
from newslint.finding import Edit, Finding, Safety
from newslint.lsp.buffer import Buffer
from newslint.lsp.checker import Report
from newslint.lsp.diagnostics import diagnostic
from newslint.patterns import whole_words
from newslint.source import Span

ACCEPT = "newslint.accept"
"""Command: add an entry (second argument) to the accepted words and names of the project of a text (first)."""
SUPPRESS = "newslint.suppress"
"""Command: silence a finding (second and third argument: code and fingerprint) of a text (first)."""
FIX_ALL = "newslint.fixAll"
"""Command: apply all safe fixes of a text."""
FIX_ALL_KIND = "source.fixAll.newslint"
TITLE = "Fix all that is safe to fix"

MakeEdit = Callable[[Buffer, Iterable[Edit]], WorkspaceEdit]

_LONGEST = 80
"""Code points of what is offered to be accepted: a name, not a sentence."""
_SAFETY = {Safety.SAFE: "", Safety.UNSAFE: " (unsafe)", Safety.SUGGESTION: " (suggestion)"}


def wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether an editor that asks for these kinds of action, or for any, wants one of this kind."""
    return only is None or any(kind == asked or kind.startswith(f"{asked}.") for asked in only)


def quick_fixes(report: Report, span: Span, edit: MakeEdit) -> Iterator[CodeAction]:
    """What can be done about the findings at a place: mend them, safe ways first; accept; suppress."""
    here = [finding for finding in report.checked.findings if finding.span[0] <= span[1] and span[0] <= finding.span[1]]
    for finding in sorted(here, key=lambda finding: -finding.fix.safety if finding.fix else 1):
        if finding.fix:
            title = f"{finding.fix.title[:1].upper()}{finding.fix.title[1:]}{_SAFETY[finding.fix.safety]}"
            yield _action(
                report,
                finding,
                title,
                edit=edit(report.buffer, finding.fix.edits),
                is_preferred=finding.fix.safety is Safety.SAFE or None,
            )
    if report.root is None:
        return
    offered: set[str] = set()
    for finding in here:
        if (entry := acceptable(report, finding)) and entry not in offered:
            offered.add(entry)
            title = f"Accept “{entry}” in this project"
            yield _action(report, finding, title, command=Command(title, ACCEPT, arguments=[report.buffer.uri, entry]))
    for finding in here:
        title = f"Suppress {finding.code} {finding.name} here"
        arguments = [report.buffer.uri, finding.code, finding.fingerprint]
        yield _action(report, finding, title, command=Command(title, SUPPRESS, arguments=arguments))


def acceptable(report: Report, finding: Finding) -> str | None:
    """The word or name that settles a finding once it is accepted; None where there is none."""
    article, (start, end) = report.checked.source.text, finding.span
    text = article[start:end]
    if finding.family not in ACCEPTABLE or len(text) > _LONGEST or text != " ".join(text.split()):
        return None
    if not any(map(str.isalpha, text)) or text.startswith("#"):  # which begins a comment in the list
        return None
    return text if whole_words([text]).match(article, start) else None


def fix_all(*, edit: WorkspaceEdit | None = None, command: Command | None = None) -> CodeAction:
    """All safe fixes at once."""
    return CodeAction(TITLE, FIX_ALL_KIND, edit=edit, command=command)


def _action(report: Report, finding: Finding, title: str, **how: object) -> CodeAction:
    shown = [diagnostic(finding, report.buffer)]
    return CodeAction(title, CodeActionKind.QuickFix, shown, **how)  # type: ignore[arg-type]
