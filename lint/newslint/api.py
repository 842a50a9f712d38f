"""newslint from Python.

    >>> from newslint import check_text, fix_text
    >>> for finding in check_text("The mayor warned , late on Monday, that the ferry would stop.\\n"):
    ...     print(finding.span, finding.code, finding.message)
    (16, 18) PUN001 space before “,”
    >>> fix_text("The mayor warned , late on Monday, that the ferry would stop.\\n")
    'The mayor warned, late on Monday, that the ferry would stop.\\n'

Spans count code points of the text that was given. `filename` says how to read it: `a.md` is Markdown. Settings are
read only where a file is named that lies in a project (`check_file`); for a text, say what you want.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newslint.config import Choice, Layer
from newslint.finding import Finding, Safety
from newslint.fixer import fix
from newslint.source import Source
from newslint.workspace import Terms, Workspace


def check_text(
    text: str,
    *,
    filename: str = "article.txt",
    language: str | None = None,
    select: Sequence[str] | None = None,
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    accept: Sequence[str] = (),
) -> list[Finding]:
    """The findings in a text, in order of place.

    `select`, `extend_select` and `ignore` take codes, names, beginnings of codes, families or `ALL`; `accept` words and
    names that are right as they stand. Raises `UnknownRuleError` (a `LookupError`) for a rule there is none of.

        >>> [finding.code for finding in check_text("It rained , they say.", ignore=["PUN001"])]
        []
    """
    workspace = _workspace(language, select, extend_select, ignore, accept)
    source = _source(text, filename)
    return workspace.check(source).findings


def check_file(path: str | Path) -> list[Finding]:
    """The findings in a file, by the settings of the project that it lies in.

    Raises `OSError` where it cannot be read, and `ConfigError` (a `ValueError`) where the settings cannot be used.

        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "newslint.toml").write_text('ignore = ["PUN001"]')
        ...     article = Path(folder, "article.md")
        ...     _ = article.write_text("It rained , they say, on *[aussi]* Monday.")
        ...     for finding in check_file(article):
        ...         print(finding.code, finding.severity.value, finding.confidence)
        TRL002 error 0.95
    """
    source = Source(str(path), Path(path).read_bytes())
    return Workspace().check(source).findings


def fix_text(
    text: str,
    *,
    unsafe: bool = False,
    filename: str = "article.txt",
    language: str | None = None,
    select: Sequence[str] | None = None,
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    accept: Sequence[str] = (),
) -> str:
    """The text with all safe fixes applied; with `unsafe`, those too that change a word or delete a sentence.

    A text that would not settle comes back as it was. Other parameters as for `check_text`.

        >>> fix_text("It rained , they say.", select=["PUN001"])
        'It rained, they say.'
    """
    workspace = _workspace(language, select, extend_select, ignore, accept)
    checked = workspace.check(_source(text, filename))
    least = Safety.UNSAFE if unsafe else Safety.SAFE
    return fix(checked, workspace.check, least).last.source.text


def _source(text: str, filename: str) -> Source:
    return Source(filename, text.encode("utf-8", "surrogateescape"))


def _workspace(
    language: str | None,
    select: Sequence[str] | None,
    extend_select: Sequence[str],
    ignore: Sequence[str],
    accept: Sequence[str],
) -> Workspace:
    choice = Choice(
        select=None if select is None else tuple(select),
        extend_select=tuple(extend_select),
        ignore=tuple(ignore),
        language=language,
        accept=tuple(accept),
    )
    return Workspace(Terms(isolated=True, command_line=Layer(choice, "arguments")))
