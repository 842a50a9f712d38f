"""The language server, spoken to by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from newslint.lsp.actions import FIX_ALL_KIND
from newslint.registry import builtin
from newslint.testing import marked
from tests.editor import Editor

TEXT = "The mayor warned , late on Monday, that the ferry would stop.\n\nHe has [aussi] offered Kim the the rifle.\n"
FIXED = "The mayor warned, late on Monday, that the ferry would stop.\n\nHe has [aussi] offered Kim the rifle.\n"
VERSIONED = types.WorkspaceEditClientCapabilities(document_changes=True)
NEOVIM = types.ClientCapabilities(types.WorkspaceClientCapabilities(workspace_edit=VERSIONED))
"""Takes versioned edits, and does not say when files change."""
WATCHED = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
VS_CODE = types.ClientCapabilities(
    types.WorkspaceClientCapabilities(workspace_edit=VERSIONED, did_change_watched_files=WATCHED)
)


@pytest.fixture(autouse=True)
def offline() -> None:
    """asyncio talks to itself through a pair of sockets; the server is another process, on pipes."""


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def neovim(runner: asyncio.Runner) -> Iterator[Editor]:
    editor = Editor()
    runner.run(editor.start(NEOVIM))
    yield editor
    assert runner.run(editor.stop()) == 0


def codes(diagnostics: list[types.Diagnostic]) -> list[str]:
    return [str(each.code) for each in diagnostics]


def run(editor: Editor, work: Coroutine[Any, Any, None], runner: asyncio.Runner) -> None:
    runner.run(work)
    assert editor.messages == []


def test_findings_while_typing(neovim: Editor, runner: asyncio.Runner, tmp_path: Path) -> None:
    async def work() -> None:
        uri = await neovim.open(tmp_path / "a.txt", TEXT)
        found = await neovim.settled(uri)
        assert codes(found) == ["PUN001", "TRL002", "DUP001"]
        first, second, _ = found
        assert neovim.marked(uri, first.range) == " ,"
        assert first.severity is types.DiagnosticSeverity.Error
        assert first.source == "newslint"
        assert first.code_description is not None
        assert first.code_description.href.endswith("/rules/PUN001/")
        assert "“aussi” is usual in French" in second.message

        neovim.type(uri, "Boats , ", before="The mayor")
        assert codes(await neovim.settled(uri)) == ["PUN001", "PUN001", "TRL002", "DUP001"]
        for letter in "zebra":  # faster than anyone lints: only the last version is spoken of
            neovim.type(uri, letter, before="Boats")
        found = await neovim.settled(uri)
        assert neovim.marked(uri, found[0].range) == " ,"

        before = len(neovim.history)
        neovim.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        await neovim.until(uri, lambda params: params.version is None)
        assert not neovim.published[uri].diagnostics
        assert len(neovim.history) == before + 1

    run(neovim, work(), runner)


def test_what_a_newer_version_has_overtaken_is_never_shown(
    neovim: Editor, runner: asyncio.Runner, tmp_path: Path
) -> None:
    async def work() -> None:
        uri = await neovim.open(tmp_path / "long.txt", TEXT + "Ten boats lay in the harbor of the town.\n\n" * 2000)
        began = len(neovim.history)
        for number in range(30):
            neovim.type(uri, f"Boat {number} , ", before="The mayor")
            await asyncio.sleep(0.005)
        await neovim.settled(uri)
        versions = [params.version for params in neovim.history[began:] if params.uri == uri]
        assert versions == sorted(set(versions), key=lambda version: version or 0)
        assert len(versions) < 15
        neovim.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    run(neovim, work(), runner)


def test_a_long_text_does_not_keep_a_short_one_waiting(neovim: Editor, runner: asyncio.Runner, tmp_path: Path) -> None:
    async def work() -> None:
        began = len(neovim.history)
        long = neovim.show(tmp_path / "long.txt", TEXT + "Ten boats lay in the harbor of the town.\n\n" * 9000)
        await asyncio.sleep(0.05)
        short = neovim.show(tmp_path / "short.txt", TEXT)
        await neovim.settled(long)
        assert [params.uri for params in neovim.history[began:] if params.uri in (short, long)] == [short, long]

    run(neovim, work(), runner)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_columns_count_as_the_editor_counts(encoding: str, runner: asyncio.Runner, tmp_path: Path) -> None:
    """Also with characters of one to four bytes, every line end, and marks that only some take for line ends."""

    async def work() -> None:
        editor = Editor()
        units = types.PositionEncodingKind(encoding)
        general = types.GeneralClientCapabilities(position_encodings=[units])
        result = await editor.start(types.ClientCapabilities(general=general))
        assert result.capabilities.position_encoding == encoding
        text = (
            "In the été 🚢 of the year , so\u2028 it 🚢 was , in 漢字 , he said.\r\n\r\n"
            "The end\x0bof it 🚢 all , they said.\rThe 🚢 crews slept on the the boats.\n"
        )
        uri = await editor.open(tmp_path / "a.txt", text)
        found = await editor.settled(uri)
        assert [editor.marked(uri, each.range) for each in found if each.code == "PUN001"] == [" ,"] * 4
        assert [editor.marked(uri, each.range) for each in found if each.code == "DUP001"] == ["the the"]
        editor.type(uri, "漢🚢 boats , é", before="🚢 was")
        editor.type(uri, "🚢 men , ", before="🚢 crews")
        editor.type(uri, "\n", before="\r\n\r\nThe")
        found = await editor.settled(uri)
        assert [editor.marked(uri, each.range) for each in found if each.code == "PUN001"] == [" ,"] * 6
        everything = await editor.actions(uri, only=[FIX_ALL_KIND])
        await editor.do(everything[0])
        assert "PUN001" not in codes(await editor.settled(uri))
        assert " ," not in editor.texts[uri]
        assert await editor.stop() == 0

    runner.run(work())


def test_fixes_are_offered_safe_ones_preferred(neovim: Editor, runner: asyncio.Runner, tmp_path: Path) -> None:
    async def work() -> None:
        uri = await neovim.open(tmp_path / "b.txt", "The [M. Kerbrat] warned , late on Monday, that it would stop.\n")
        offered = await neovim.actions(uri)
        assert [(each.title, each.is_preferred) for each in offered] == [
            ("Replace “ ,” by “,”", True),
            ("Replace “M.” by “Mr.” (unsafe)", None),
            ("Accept “M.” in this project", None),
            ("Suppress TRL001 foreign-honorific here", None),
            ("Suppress PUN001 space-before-mark here", None),
            ("Fix all that is safe to fix", None),
        ]
        assert [each.title for each in await neovim.actions(uri, "that it")] == ["Fix all that is safe to fix"]
        assert [each.kind for each in await neovim.actions(uri, only=["source"])] == [FIX_ALL_KIND]
        assert await neovim.actions(uri, only=["refactor"]) == []
        await neovim.do(offered[0])
        assert neovim.texts[uri] == "The [M. Kerbrat] warned, late on Monday, that it would stop.\n"
        assert codes(await neovim.settled(uri)) == ["TRL001"]

    run(neovim, work(), runner)


def test_all_safe_fixes_at_once(neovim: Editor, runner: asyncio.Runner, tmp_path: Path) -> None:
    async def work() -> None:
        on_saving = await neovim.open(tmp_path / "c.txt", TEXT)
        (action,) = await neovim.actions(on_saving, only=["source.fixAll"])
        await neovim.do(action)
        assert neovim.texts[on_saving] == FIXED
        by_hand = await neovim.open(tmp_path / "d.txt", TEXT.replace("\n", "\r\n"))
        await neovim.do((await neovim.actions(by_hand))[-1])
        assert neovim.texts[by_hand] == FIXED.replace("\n", "\r\n")

    run(neovim, work(), runner)


def test_a_word_is_accepted(neovim: Editor, runner: asyncio.Runner, tmp_path: Path) -> None:
    async def work() -> None:
        (tmp_path / "newslint.toml").write_text("")
        uri = await neovim.open(tmp_path / "news" / "e.txt", "He recieved the ferry. He has [aussi] offered it.\n")
        assert codes(await neovim.settled(uri)) == ["SPL001", "TRL002"]
        accept = next(each for each in await neovim.actions(uri) if each.title == "Accept “recieved” in this project")
        await neovim.do(accept)
        await neovim.until(uri, lambda params: len(params.diagnostics) == 1)
        assert (tmp_path / ".newslint" / "accepted.txt").read_text().splitlines()[-1] == "recieved"

    run(neovim, work(), runner)


def suppressed(neovim: Editor, runner: asyncio.Runner, path: Path, text: str, code: str, kind: str = "markdown") -> str:
    """The text after the finding of this code was suppressed, which must silence it alone."""

    async def work() -> str:
        uri = await neovim.open(path, text, kind)
        before = codes(await neovim.settled(uri))
        action = next(each for each in await neovim.actions(uri) if each.title.startswith(f"Suppress {code}"))
        await neovim.do(action)
        await neovim.until(uri, lambda params: len(params.diagnostics) < len(before))
        after = codes(await neovim.settled(uri))
        before.remove(code)
        assert after == before
        return neovim.texts[uri]

    return runner.run(work())


SILENT = "<!-- newslint-disable-next-line PUN001 -->"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", "It rained , they say.\n", f"{SILENT}\nIt rained , they say.\n"),
        ("a.md", "Ten boats\nlay , they say.\n", f"Ten boats {SILENT}\nlay , they say.\n"),
        ("a.md", "- Ten boats\n- lay , here\n", f"- Ten boats {SILENT}\n- lay , here\n"),
        ("a.md", "A\n\n> Ten , boats\n", f"A\n\n{SILENT}\n> Ten , boats\n"),
        ("a.md", "| a | b |\n|---|---|\n| c | d |\n| e , f | g |\n", f"| c | d | {SILENT}\n| e , f"),
        ("a.html", "<p>Boats.</p>\r\n\r\n  <p>It , rained.</p>\r\n", f"\r\n\r\n  {SILENT}\r\n  <p>It"),
        ("a.mdx", "Ten.\n\nIt , rained.\n", "Ten.\n\n{/* newslint-disable-next-line PUN001 */}\nIt , rained.\n"),
        ("a.rst", "Ten.\n\nIt , rained.\n", "Ten.\n\n.. newslint-disable-next-line PUN001\n\nIt , rained.\n"),
        ("a.adoc", "Ten.\n\nIt , rained.\n", "Ten.\n\n// newslint-disable-next-line PUN001\nIt , rained.\n"),
        (
            "a.xlf",
            '<xliff version="1.2"><file source-language="fr" target-language="en"><body>\n<trans-unit id="1">\n'
            "<source>Il a plu.</source>\n<target>It , rained.</target>\n</trans-unit></body></file></xliff>\n",
            f"</source> {SILENT}\n<target>It , rained.",
        ),
    ],
)
def test_a_comment_suppresses_and_leaves_what_is_read_as_it_was(
    name: str, text: str, expected: str, neovim: Editor, runner: asyncio.Runner, tmp_path: Path
) -> None:
    assert expected in suppressed(neovim, runner, tmp_path / name, text, "PUN001")


def test_plain_text_is_suppressed_in_the_side_file(neovim: Editor, runner: asyncio.Runner, tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text("")
    (tmp_path / "newslint.ignore.toml").write_text('[[ignore]]\npath = "x.txt"\nrule = "SPL001"')
    text = 'It "recieved" [aussi] a boat.\n\nHe has [aussi] offered Kim a boat.\n'
    assert suppressed(neovim, runner, tmp_path / "a [1].txt", text, "TRL002", "plaintext") == text
    done = subprocess.run(
        [sys.executable, "-m", "newslint", "check", "--output-format", "json", "-", "--stdin-filename", "a [1].txt"],
        input=text.encode(),
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    found = [(each["code"], each["location"]["row"]) for each in json.loads(done.stdout)["findings"]]
    assert found == [("SPL001", 1), ("TRL002", 3)]


def test_the_page_of_a_rule_is_shown(neovim: Editor, runner: asyncio.Runner, tmp_path: Path) -> None:
    async def work() -> None:
        uri = await neovim.open(tmp_path / "f.txt", TEXT)
        shown = await neovim.hover(uri, "[aussi]")
        assert shown is not None
        assert shown.startswith(
            "[**TRL002 foreign-brackets**](https://newslint.readthedocs.io/en/latest/rules/TRL002/)"
        )
        assert "Right as it stands:" in shown
        assert await neovim.hover(uri, "mayor") is None

    run(neovim, work(), runner)


def test_settings_are_read_anew(runner: asyncio.Runner, tmp_path: Path) -> None:
    async def work() -> None:
        editor = Editor()
        await editor.start(VS_CODE)
        settings = tmp_path / "newslint.toml"
        settings.write_text('ignore = ["DUP"]\n')
        uri = await editor.open(tmp_path / "a.txt", TEXT)
        assert codes(await editor.settled(uri)) == ["PUN001", "TRL002"]
        assert "**/newslint.toml" in editor.watched

        async def saved(text: str, file: Path = settings) -> None:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
            change = types.FileEvent(file.as_uri(), types.FileChangeType.Changed)
            editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))

        await saved('ignore = ["PUN", "DUP"]\n')
        await editor.until(uri, lambda params: codes(params.diagnostics) == ["TRL002"])

        await saved('\nselct = ["PUN"]\n')
        await editor.until(uri, lambda params: not params.diagnostics)
        (wrong,) = await editor.until(settings.as_uri(), lambda params: params.diagnostics)
        assert wrong.range.start.line == 1
        assert wrong.message == "unknown key 'selct': did you mean 'select'?"
        await editor.hover(uri, "mayor")  # what the server said before its answer has arrived
        assert editor.messages == [f"newslint: {settings}:2: unknown key 'selct': did you mean 'select'?"]

        await saved('select = ["PUN"]\n')
        await editor.until(uri, lambda params: codes(params.diagnostics) == ["PUN001"])
        await editor.until(settings.as_uri(), lambda params: not params.diagnostics)

        house = tmp_path / ".newslint" / "desk.toml"
        await saved('[[rule]]\nkind = "words"\ncode = "DESK001"\n', house)
        await saved("")  # NLT002 was not selected
        (broken,) = await editor.until(house.as_uri(), lambda params: params.diagnostics)
        assert broken.code == "NLT002"
        await saved("rule = []\n", house)
        await editor.until(house.as_uri(), lambda params: not params.diagnostics)
        assert await editor.stop() == 0

    runner.run(work())


def test_an_editor_that_watches_no_files_learns_of_settings_too(
    neovim: Editor, runner: asyncio.Runner, tmp_path: Path
) -> None:
    async def work() -> None:
        uri = await neovim.open(tmp_path / "a.txt", TEXT)
        (tmp_path / "newslint.toml").write_text('ignore = ["ALL"]\n')
        await neovim.until(uri, lambda params: not params.diagnostics)

    assert neovim.watched == []
    run(neovim, work(), runner)


def test_what_is_no_article_or_excluded_is_left_alone(neovim: Editor, runner: asyncio.Runner, tmp_path: Path) -> None:
    async def work() -> None:
        code = neovim.show(tmp_path / "a.py", TEXT, "python")
        data = neovim.show(tmp_path / "a.json", json.dumps({"body": TEXT}), "json")
        note = await neovim.open(tmp_path / "a.note", TEXT)  # what the editor takes for plain text is
        archived = await neovim.open(tmp_path / "archive" / "a.md", TEXT, "markdown")
        assert len(await neovim.settled(note)) == len(await neovim.settled(archived)) == 3
        assert await neovim.actions(code) == await neovim.actions(data) == []
        assert not {code, data} & neovim.published.keys()
        (tmp_path / "newslint.toml").write_text('exclude = ["archive/"]\n[readers]\nfields = ["body"]\n')
        await neovim.until(archived, lambda params: not params.diagnostics)
        found = await neovim.until(data, lambda params: params.diagnostics)
        assert [neovim.marked(data, each.range) for each in found] == [" ,", "[aussi]", "the the"]
        assert code not in neovim.published

    run(neovim, work(), runner)


def test_a_text_that_is_no_file_yet(neovim: Editor, runner: asyncio.Runner) -> None:
    async def work() -> None:
        uri = await neovim.open("untitled:Untitled-1", "`a , b` It rained , they say.\n", "markdown")
        assert codes(await neovim.settled(uri)) == ["PUN001"]
        titles = [each.title for each in await neovim.actions(uri)]
        assert titles == ["Replace “ ,” by “,”", "Fix all that is safe to fix"]  # nobody could keep what is accepted

    run(neovim, work(), runner)


@pytest.mark.parametrize(
    "text", ["", "\n", "\ufeffIt rained , they say.\n", "\ud800 It rained , \udce9 they say.\n", "\x00\x01 a , b"]
)
def test_no_text_breaks_the_server(text: str, neovim: Editor, runner: asyncio.Runner, tmp_path: Path) -> None:
    async def work() -> None:
        uri = await neovim.open(tmp_path / "odd.txt", text)
        for each in await neovim.settled(uri):
            if each.code == "PUN001":
                start, end = each.range.start.character, each.range.end.character
                assert text[start:end] == " ,"

    run(neovim, work(), runner)


PLUGIN = """
from newslint import Hit, Rule

open({ran!r}, "w")

class Ferry(Rule):
    code, name, summary = "ACME001", "ferry", "a ferry"
    options = {{"length": 5}}

    def check(self, document):
        for found in (at for at in range(len(document.text)) if document.text.startswith("ferry", at)):
            yield Hit((found, found + self.option("length")), "a ferry")
"""
SETTINGS = """
plugins = ["tools/acme.py"]
extend-select = ["ACME001"]
[severity]
ferry = "error"
[rules.ferry]
length = 3
"""


@pytest.mark.parametrize(("options", "arguments"), [(None, ()), ({"trusted": True}, ()), ({}, ("--trust",))])
def test_code_that_stands_in_a_folder_is_run_only_where_it_is_trusted(
    options: Any, arguments: tuple[str, ...], runner: asyncio.Runner, tmp_path: Path
) -> None:
    """A folder that came from elsewhere may hold anything; house rules in TOML are data."""
    trusted, ran = options is not None, tmp_path / "ran"
    for folder in (".newslint", "tools"):
        (tmp_path / folder).mkdir()
    (tmp_path / "tools" / "acme.py").write_text(PLUGIN.format(ran=str(ran)))
    (tmp_path / "newslint.toml").write_text(SETTINGS)
    for name in (".newslint/desk.py", "conftest.py", "sitecustomize.py", "regex.py", "ftfy.py"):
        (tmp_path / name).write_text(f"open({str(tmp_path / 'never')!r}, 'w')\n")
    (tmp_path / ".newslint" / "desk.toml").write_text(
        '[[rule]]\nkind = "words"\ncode = "DESK001"\nname = "boats"\nsummary = "boats"\nwhy = "x"\nwords = ["mayor"]\n'
        'bad = ["A ⟦mayor⟧.", "The ⟦mayor⟧."]\ngood = ["a", "b", "c"]\n'
    )
    text = "<!-- newslint-disable-next-line ACME001 -->\nA ferry.\n\n" + TEXT

    async def work() -> None:
        editor = Editor()
        await editor.start(NEOVIM, *arguments, folder=tmp_path, options=options)
        uri = await editor.open(tmp_path / "a.md", text, "markdown")
        found = await editor.settled(uri)
        expected = ["DESK001", "PUN001", "ACME001", "TRL002", "DUP001"]
        assert codes(found) == [code for code in expected if trusted or code != "ACME001"]
        assert [editor.marked(uri, each.range) for each in found if each.code == "ACME001"] == ["fer"] * trusted
        await editor.hover(uri, "mayor")
        said = "newslint: plug-ins are not used, since nobody said that this folder is trusted: tools/acme.py"
        assert editor.messages == ([] if trusted else [said])
        assert await editor.stop() == 0

    runner.run(work())
    assert ran.exists() == trusted
    assert not (tmp_path / "never").exists()


def test_what_settings_lead_to_is_read_anew(runner: asyncio.Runner, tmp_path: Path) -> None:
    async def work() -> None:
        editor = Editor()
        await editor.start(NEOVIM, options={"trusted": True})
        for folder in ("desk/.newslint", "news", "tools"):
            (tmp_path / folder).mkdir(parents=True)
        (tmp_path / "news" / "newslint.toml").write_text('extends = ["../desk/newslint.toml"]\n')
        (tmp_path / "desk" / "newslint.toml").write_text('ignore = ["DUP"]\n')
        uri = await editor.open(tmp_path / "news" / "a.txt", TEXT)
        assert codes(await editor.settled(uri)) == ["PUN001", "TRL002"]
        (tmp_path / "desk" / "newslint.toml").write_text('ignore = ["DUP", "PUN"]\n')
        await editor.until(uri, lambda params: codes(params.diagnostics) == ["TRL002"])
        (tmp_path / "desk" / ".newslint" / "accepted.txt").write_text("[aussi]\n")
        await editor.until(uri, lambda params: not params.diagnostics)
        assert await editor.stop() == 0

    runner.run(work())


def test_every_example_of_a_rule_gives_what_the_command_line_gives(runner: asyncio.Runner, tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text('select = ["ALL"]\n')
    texts: dict[str, str] = {}
    for rule in (each.whole() for each in builtin()):
        if rule.code == "ENC014":
            continue  # bytes that are no UTF-8: an editor has none
        ending = {"markdown": ".md", "html": ".html"}.get(next(iter(rule.kinds), "text"), ".txt")
        for number, example in enumerate(rule.bad):
            name = f"{rule.code}-{number}{ending}"
            texts[name] = marked(example)[0]
            (tmp_path / name).write_bytes(texts[name].encode("utf-8", "surrogateescape"))
            texts[name] = (tmp_path / name).read_bytes().decode(errors="replace")
    command = [sys.executable, "-m", "newslint", "check", ".", "--output-format", "json", "--jobs", "1", "--no-cache"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    expected: dict[str, list[Any]] = {name: [] for name in texts}
    for each in json.loads(done.stdout)["findings"]:
        severity = ("", "error", "warning", "info").index(each["severity"])
        message = "\n".join([each["message"], *each["evidence"]])
        start, end = each["location"], each["end_location"]
        place = (start["row"], start["column"], end["row"], end["column"])
        expected[each["filename"].removeprefix("./")].append((each["code"], severity, message, place))

    async def work() -> None:
        editor = Editor()
        general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf32])
        await editor.start(types.ClientCapabilities(general=general))
        found: dict[str, list[Any]] = {name: [] for name in texts}
        for name, uri in {name: editor.show(tmp_path / name, text) for name, text in texts.items()}.items():
            for each in await editor.settled(uri):
                start, end = each.range.start, each.range.end
                place = (start.line + 1, start.character + 1, end.line + 1, end.character + 1)
                found[name].append((each.code, int(each.severity or 0), each.message, place))
        assert found == expected
        assert await editor.stop() == 0

    assert sum(map(len, expected.values())) > 500
    runner.run(work())


def test_the_server_ends_with_its_editor(tmp_path: Path) -> None:
    """A status of 1 says that nobody told it to."""
    command = [sys.executable, "-m", "newslint", "lsp", "--stdio"]
    done = subprocess.run(command, input=b"", capture_output=True, timeout=20, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_nonsense_is_answered_and_ends_nothing() -> None:
    def message(**content: Any) -> bytes:
        body = json.dumps({"jsonrpc": "2.0", **content}).encode()
        return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)

    def change(uri: str, **content: Any) -> bytes:
        params = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [content]}
        return message(method="textDocument/didChange", params=params)

    beyond = {"start": {"line": 99, "character": 99}, "end": {"line": 3, "character": 0}}
    opened = {"uri": "file:///x.txt", "languageId": "plaintext", "version": 1, "text": "a b"}
    said = [
        message(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}}),
        message(method="initialized", params={}),
        b"Content-Length: 9\r\n\r\n{not json",
        message(id=2, method="textDocument/hover", params={"bad": 1}),
        message(id=3, method="workspace/executeCommand", params={"command": "newslint.accept", "arguments": ["x"]}),
        message(id=4, method="workspace/executeCommand", params={"command": "rm", "arguments": []}),
        message(id=5, method="nope", params={}),
        change("file:///never-opened.txt", text="y"),
        message(method="textDocument/didOpen", params={"textDocument": opened}),
        change("file:///x.txt", text="It rained.", range=beyond),
        message(id=6, method="shutdown"),
        message(method="exit"),
    ]
    command = [sys.executable, "-m", "newslint", "lsp"]
    done = subprocess.run(command, input=b"".join(said), capture_output=True, timeout=20, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    answers = [json.loads(body) for body in re.findall(rb"\r\n\r\n(\{.*?\})(?=Content-Length|$)", done.stdout)]
    assert {each["id"]: each.get("error", {}).get("code") for each in answers if "id" in each} == {
        1: None,
        3: -32602,
        4: -32602,
        5: -32601,
        6: None,
    }
    assert b"Traceback" not in done.stdout


def test_settings_that_cannot_be_used_are_a_wrong_option(tmp_path: Path) -> None:
    config = tmp_path / "wrong.toml"
    config.write_text("selct = 1\n")
    command = [sys.executable, "-m", "newslint", "lsp", "--config", str(config)]
    done = subprocess.run(command, input=b"", capture_output=True, timeout=20, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == f"newslint: error: {config}:1: unknown key 'selct': did you mean 'select'?\n"
