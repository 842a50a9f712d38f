"""What worker processes do: texts in, finished answers out. Nothing outlives a request but settings and rules."""

from __future__ import annotations

import io
import zipfile
from collections import OrderedDict
from contextlib import suppress
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

import msgspec

from newslint.catalogue import row
from newslint.config import Choice, ConfigError, Layer
from newslint.discovery import Trouble
from newslint.engine import Checked, Linter
from newslint.finding import Safety
from newslint.fixer import fix
from newslint.formats import Style
from newslint.formats import json as output
from newslint.garbage import collect_seldom
from newslint.language import canonical
from newslint.readers import reader_for
from newslint.registry import UnknownRuleError
from newslint.report import write
from newslint.runner import Run
from newslint.serve.asked import Check, Fix, Report
from newslint.serve.problem import ProblemError
from newslint.source import Source
from newslint.workspace import Terms, Workspace

_KEPT = 16
"""Choices of rules whose linters are kept."""
_LARGEST_DOCUMENT = 64 * 1024 * 1024
"""Bytes of a Word document once it is unpacked."""

Settings = tuple[bool, Path | None]
"""Whether settings are to be read, and the file that they stand in."""

_settings: Settings = (True, None)
_workspaces: OrderedDict[bytes, Workspace] = OrderedDict()


def begin(settings: Settings) -> None:
    """Say where a process finds its settings, and load what every request needs: no request's time is spent on it."""
    global _settings
    _settings = settings
    _workspaces.clear()
    collect_seldom()
    with suppress(ProblemError):  # settings that broke while the server ran: each request says so
        check(Check(text="The ferry, they say, left at noon.\n"))


def workspace(choice: Choice, *, statistics: bool = False) -> Workspace:
    """Settings and rules for a choice of them; those of the last requests are at hand."""
    key = msgspec.json.encode((choice, statistics))
    if key not in _workspaces:
        isolated, config = _settings
        terms = Terms(isolated, Layer(choice, "request"), with_baseline=False, with_figures=statistics)
        _workspaces[key] = Workspace(terms, config)
        if len(_workspaces) > _KEPT:
            _workspaces.popitem(last=False)
    _workspaces.move_to_end(key)
    return _workspaces[key]


def linter(workspace: Workspace, filename: str) -> Linter:
    """What lints a text of this name. Raises `ProblemError` for a rule there is none of, and for broken settings."""
    try:
        return workspace.linter(filename)
    except ConfigError as error:
        raise ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, f"settings cannot be used: {error}") from None
    except UnknownRuleError as error:
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, str(error)) from None


def source_of(text: str, filename: str) -> Source:
    """A text as a file. Raises `ProblemError` where it is no text but binary data."""
    source = Source(filename, text.encode())
    if source.is_binary:
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "text: is not text but binary data")
    return source


def _workspace(asked: Check, *, statistics: bool = False) -> Workspace:
    choice = Choice(
        select=None if asked.select is None else tuple(asked.select),
        extend_select=tuple(asked.extend_select),
        ignore=tuple(asked.ignore),
        language=canonical(asked.language.strip()) if asked.language else None,
        source_language=canonical(asked.source_language.strip()) if asked.source_language else None,
        accept=tuple(asked.accept),
    )
    return workspace(choice, statistics=statistics or asked.statistics)


def _check(asked: Check, workspace: Workspace) -> Checked:
    read = reader_for(asked.filename)
    return linter(workspace, asked.filename).check(source_of(asked.text, asked.filename), read)


def _run(checked: Checked, workspace: Workspace) -> Run:
    errors = [Trouble(checked.source.path, str(failure)) for failure in checked.failures]
    return Run([checked], errors=errors, rules=workspace.rules)


def _json(run: Run, asked: Check) -> str:
    out = io.StringIO()
    output.write(run, out, Style(statistics=asked.statistics))
    return out.getvalue()


def check(asked: Check) -> bytes:
    """The findings in a text, as the command line's JSON."""
    workspace = _workspace(asked)
    return _json(_run(_check(asked, workspace), workspace), asked).encode()


def mend(asked: Fix) -> bytes:
    """A text after fixing, and as the command line's JSON the findings that are left."""
    workspace = _workspace(asked)
    chosen, read = linter(workspace, asked.filename), reader_for(asked.filename)
    least = Safety.UNSAFE if asked.unsafe else Safety.SAFE
    fixed = fix(_check(asked, workspace), lambda source: chosen.check(source, read), least)
    run = _run(fixed.last, workspace)
    if fixed.cycle:
        message = f"rules {', '.join(fixed.cycle)} undo each other's fixes: nothing changed; please report it"
        run.errors.append(Trouble(asked.filename, message))
    answer = {"text": fixed.last.source.data.decode(), "applied": len(fixed.applied)}
    return msgspec.json.encode(answer | msgspec.json.decode(_json(run, asked)))


def report(asked: Report) -> bytes:
    """The report on a text, as a page."""
    workspace = _workspace(asked, statistics=True)
    run = _run(_check(asked, workspace), workspace)
    page = io.StringIO()
    write(run, page, title=asked.title or asked.filename, made=datetime.now().astimezone())
    return page.getvalue().encode()


def rules() -> bytes:
    """All rules with what there is to know about them, and whether they run here unless a request says otherwise."""
    here = workspace(Choice())
    chosen = linter(here, "article.txt").codes
    return msgspec.json.encode([row(rule) | {"runs": rule.code in chosen} for rule in here.rules()])


def document(data: bytes) -> bytes:
    """The text of a Word document (.docx), as JSON. Raises `ProblemError` for anything else."""
    import mammoth

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _LARGEST_DOCUMENT:
            raise ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the document unpacks to {unpacked:,} bytes")
        text: str = mammoth.extract_raw_text(io.BytesIO(data)).value
    except ProblemError:
        raise
    except Exception:  # whatever is wrong with it: mammoth names it in terms of its own
        detail = "this is not a Word document (.docx) that can be read"
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, detail) from None
    return msgspec.json.encode({"text": text.rstrip("\n") + "\n"})


def ready() -> None:
    """Nothing: a process that has done it has begun."""
