"""Golden output: one run with everything in it, printed in each format.

`NEWSLINT_GOLDEN=write pytest tests/test_formats.py` writes the files anew: read the difference before you commit it.
"""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Callable
from importlib import import_module, resources
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from referencing import Registry as Resources
from referencing import Resource
from referencing.jsonschema import DRAFT4

from newslint import formats
from newslint.discovery import Trouble
from newslint.engine import Checked
from newslint.finding import Edit, Finding, Fix, Related, Safety, Severity
from newslint.formats import Style, as_json, github
from newslint.formats import text as text_format
from newslint.rule import Rule
from newslint.runner import Run
from newslint.source import Source, Span

GOLDEN = Path(__file__).parent / "golden"
SCHEMAS = Path(__file__).parent.parent.parent / "shared" / "schemas"

ARTICLE = (
    """\
Harbor town counts its boats
“ The boats are back , all of them,” said Mayor Ana Lindqvist. 🚢 The 首都 sent Ana Lindkvist a telegram.
The ferry\u200b left.
"""
    + "A long line about nothing much, " * 8
    + "said Herr Olsen , and then "
    + "more of the same, " * 8
    + "end.\n"
)


class SpaceBeforeMark(Rule):
    """A space before a punctuation mark.

    Why it is wrong.
    """

    code, name, family, summary = "PUN001", "space-before-mark", "punctuation", "space before a punctuation mark"
    severity, confidence = Severity.ERROR, 0.95


def run() -> Run:
    source = Source("content/boats.txt", ARTICLE.encode())

    def at(text: str, start: int = 0) -> Span:
        begin = source.text.index(text, start)
        return (begin, begin + len(text))

    def edited(span: Span, new: str, safety: Safety, title: str) -> Fix:
        return Fix((Edit(span, new),), safety, title)

    comma = at(" ,")
    later = at(" ,", comma[1])
    findings = [
        Finding(
            "PUN001", "space-before-mark", "punctuation", "space before “,”", comma, Severity.ERROR, 0.95,
            edited(comma, "", Safety.SAFE, "delete “ ”"), (), (), "aa01",
        ),
        Finding(
            "CON001", "name-spelt-two-ways", "consistency", "“Lindkvist” here, “Lindqvist” elsewhere", at("Lindkvist"),
            Severity.WARNING, 0.9,
            edited(at("Lindkvist"), "Lindqvist", Safety.UNSAFE, "replace it by “Lindqvist”"),
            ("“Lindqvist” stands twice in this article",), (Related(at("Lindqvist"), "“Lindqvist”"),), "aa02",
        ),
        Finding(
            "ENC005", "invisible-character", "encoding", "zero-width space", at("\u200b"), Severity.WARNING, 0.95,
            edited(at("\u200b"), "", Safety.SUGGESTION, "delete “U+200B”"), (), (), "aa03",
        ),
        Finding("TRL001", "foreign-honorific", "translation", "“Herr”", at("Herr"), Severity.INFO, 0.5),
        Finding("DUP004", "said-again", "duplication", "two lines", (comma[0], later[0]), Severity.ERROR, 0.9),
    ]  # fmt: skip
    findings.sort(key=lambda finding: (finding.span, finding.code))
    odd = Source("caf\udce9.txt", b"caf\xe9\n")
    broken = Finding(
        "ENC014", "not-utf-8", "encoding", "a byte that is no UTF-8: “\udce9”", (3, 4), Severity.ERROR, 1.0
    )
    measured: list[dict[str, str | float]] = [{"language": "en", "words": 120, "source_language": "sv"}]
    return Run(
        [
            Checked(odd, [], [broken]),
            Checked(source, [], findings, measured),
            Checked(Source("good.txt", b"Good.\n"), [], []),
        ],
        [Trouble("photo.txt", "not text but binary data")],
        [Trouble("missing.txt", "no such file or folder")],
        rules=lambda: (SpaceBeforeMark,),
    )


def printed(name: str, style: Style = Style()) -> str:  # noqa: B008
    out = io.StringIO()
    import_module(f"newslint.formats.{name}").write(run(), out, style)
    out.getvalue().encode()  # whatever stands in a file, the output is UTF-8
    return out.getvalue()


PRINTED: dict[str, Callable[[], str]] = {
    "text": lambda: printed("text") + "\n" + text_format.summary(run()) + "\n",
    "text-colour": lambda: printed("text", Style(colour=True)),
    "json": lambda: printed("json", Style(statistics=True)),
    "jsonl": lambda: printed("jsonl", Style(statistics=True)),
    "github": lambda: printed("github"),
    "sarif": lambda: printed("sarif"),
    "gitlab": lambda: printed("gitlab"),
    "junit": lambda: printed("junit"),
    "checkstyle": lambda: printed("checkstyle"),
    "rdjson": lambda: printed("rdjson"),
    "markdown": lambda: printed("markdown", Style(statistics=True)),
}


@pytest.mark.parametrize("name", PRINTED)
def test_golden_output(name: str) -> None:
    golden = GOLDEN / f"run.{name}"
    if os.environ.get("NEWSLINT_GOLDEN") == "write":
        golden.write_text(PRINTED[name](), encoding="utf-8", newline="")
    assert PRINTED[name]() == golden.read_text(encoding="utf-8")


def test_every_format_has_golden_output() -> None:
    assert set(formats.FORMATS) <= set(PRINTED)


def test_what_json_quotes_is_what_stands_at_the_place() -> None:
    source = Source("content/boats.txt", ARTICLE.encode())
    rows = [row for row in json.loads(PRINTED["json"]())["findings"] if row["filename"] == source.path]
    assert len(rows) == 5
    for row in rows:
        start, end = (
            source.line_starts[place["row"] - 1] + place["column"] - 1
            for place in (row["location"], row["end_location"])
        )
        assert source.text[start:end] == row["text"]


def test_findings_are_printed_in_order() -> None:
    rows = json.loads(PRINTED["json"]())["findings"]
    keys = [
        (row["filename"], row["location"]["row"], row["location"]["column"])
        for row in rows
        if row["filename"][0] == "c"
    ]
    assert keys == sorted(keys, key=lambda key: (key[0] != "caf\ufffd.txt", key))


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_marks_become_ascii_where_the_console_has_no_others(encoding: str) -> None:
    said = on_a_console(run(), encoding)
    assert "           | " in said
    assert "           ` fix" in said


def on_a_console(run: Run, encoding: str) -> str:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding, errors="newslint")
    text_format.write(run, out, Style())
    out.flush()
    return raw.getvalue().decode(encoding)


def test_a_place_is_marked_where_a_console_shows_it() -> None:
    source = Source("a.txt", "“Жук” , said he.\n".encode())
    space = Finding("PUN001", "space-before-mark", "punctuation", "space before “,”", (5, 7), Severity.ERROR, 0.95)
    _, _, shown, marks = on_a_console(Run([Checked(source, [], [space])]), "ascii").splitlines()
    assert r'"\u0416' in shown
    assert shown[marks.index("^") :].startswith(" , said he.")


@pytest.mark.parametrize("name", formats.FORMATS)
def test_paths_have_slashes_on_every_system(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sep", "\\")
    told = run()
    for checked in told.checked:
        checked.source.path = checked.source.path.replace("content/", "content\\")
    told.errors = [Trouble("content\\missing.txt", "no such file or folder")]
    out = io.StringIO()
    import_module(f"newslint.formats.{name}").write(told, out, Style(statistics=True))
    assert "content/boats.txt" in out.getvalue()
    assert not re.search(r"content\\+(?:boats|missing)", out.getvalue())


OUTPUT_SCHEMA = json.loads(
    (resources.files("newslint") / "data" / "schema" / "output.json").read_text(encoding="utf-8")
)


def test_json_follows_the_schema_that_ships() -> None:
    jsonschema.Draft202012Validator.check_schema(OUTPUT_SCHEMA)
    jsonschema.validate(json.loads(PRINTED["json"]()), OUTPUT_SCHEMA)


def test_sarif_follows_its_schema() -> None:
    schema = SCHEMAS / "sarif-schema-2.1.0.json"
    if not schema.exists():
        pytest.skip("the schema is not at hand")
    jsonschema.validate(json.loads(PRINTED["sarif"]()), json.loads(schema.read_text(encoding="utf-8")))


def test_rdjson_follows_its_schema() -> None:
    if not (SCHEMAS / "rdjson").is_dir():
        pytest.skip("the schema is not at hand")
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (SCHEMAS / "rdjson").glob("*.json")}
    resources = [(name, Resource.from_contents(schema, DRAFT4)) for name, schema in schemas.items()]
    validator = jsonschema.Draft4Validator(
        schemas["DiagnosticResult.json"], registry=Resources().with_resources(resources)
    )
    assert [error.message for error in validator.iter_errors(json.loads(PRINTED["rdjson"]()))] == []


def test_junit_follows_its_schema() -> None:
    if not (SCHEMAS / "junit-10.xsd").exists():
        pytest.skip("the schema is not at hand")
    schema = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))
    assert [error.reason for error in schema.iter_errors(PRINTED["junit"]())] == []


def test_gitlab_has_what_code_quality_asks_for() -> None:
    rows = json.loads(PRINTED["gitlab"]())
    assert len({row["fingerprint"] for row in rows}) == len(rows) == 6
    for row in rows:
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert 1 <= row["location"]["lines"]["begin"] <= row["location"]["lines"]["end"]


def test_checkstyle_has_what_its_readers_ask_for() -> None:
    root = ElementTree.fromstring(PRINTED["checkstyle"]())
    assert (root.tag, set(root.attrib), {file.tag for file in root}) == ("checkstyle", {"version"}, {"file"})
    errors = [error for file in root for error in file]
    assert len(errors) == 7
    for error in errors:
        assert error.tag == "error"
        assert error.attrib.keys() - {"column"} == {"line", "severity", "message", "source"}
        assert int(error.attrib["line"]) >= 1
        assert int(error.attrib.get("column", 1)) >= 1
        assert error.attrib["severity"] in {"error", "warning", "info"}
    assert all(file.attrib.keys() == {"name"} for file in root)


def test_columns_of_rdjson_count_bytes() -> None:
    row = next(row for row in json.loads(PRINTED["rdjson"]())["diagnostics"] if row["code"]["value"] == "CON001")
    start, end = (row["location"]["range"][edge]["column"] - 1 for edge in ("start", "end"))
    assert ARTICLE.splitlines()[1].encode()[start:end].decode() == "Lindkvist"


@pytest.mark.parametrize("name", ["github", "gitlab", "rdjson", "sarif"])
def test_hosts_of_repositories_get_paths_as_they_write_them(name: str) -> None:
    out = io.StringIO()
    checked = Checked(Source("./content/a.txt", b" ,"), [], [Finding("A", "b", "c", "d", (0, 2), Severity.ERROR, 1.0)])
    import_module(f"newslint.formats.{name}").write(Run([checked]), out, Style())
    assert "content/a.txt" in out.getvalue()
    assert "./content" not in out.getvalue()


def test_what_xml_cannot_write_does_not_break_it() -> None:
    for name in ("junit", "checkstyle"):
        finding = Finding("ENC004", "control-character", "encoding", "\x00 \x1b \udce9", (0, 1), Severity.ERROR, 1.0)
        out = io.StringIO()
        checked = Checked(Source("a\x07.txt", b"\x00"), [], [finding])
        import_module(f"newslint.formats.{name}").write(Run([checked]), out, Style())
        assert ElementTree.fromstring(out.getvalue().encode())


def test_github_shows_the_worst_and_says_how_many_are_left() -> None:
    full = run()
    first = full.checked[1]
    shown = io.StringIO()
    github.write(Run([Checked(first.source, [], first.findings * 20)]), shown, Style())
    lines = shown.getvalue().splitlines()
    assert [sum(line.startswith(f"::{kind} ") for line in lines) for kind in ("error", "warning", "notice")] == [
        10,
        10,
        10,
    ]
    assert lines[-1] == "::notice title=newslint::and 71 more findings: run newslint where you see them all"
    assert "CON001" not in "".join(line for line in lines if line.startswith("::warning"))  # less sure than ENC005


def test_the_summary_of_a_job_is_cut_where_github_has_no_room() -> None:
    full = run()
    assert github.summary(full, Style()) == printed("markdown")
    long = Run([Checked(full.checked[1].source, [], full.checked[1].findings * 100)])
    page = github.summary(long, Style(), most=10_000)
    assert len(page.encode()) <= 10_000
    shown = sum(line.startswith("| ") for line in page.splitlines()) - 1
    assert page.endswith(
        f"and {500 - shown} more rows, for which GitHub has no room: run newslint where you see them all\n"
    )


def test_every_line_of_jsonl_is_an_object() -> None:
    rows = [json.loads(line) for line in PRINTED["jsonl"]().splitlines()]
    assert [row["type"] for row in rows] == ["finding"] * 6 + ["run"]
    findings = json.loads(PRINTED["json"]())["findings"]
    assert [{key: value for key, value in row.items() if key != "type"} for row in rows[:-1]] == findings


@pytest.mark.parametrize("text", ['“é” 😀 \u2028 / \x00\x1f\x7f \\ "', "caf\udce9"])
def test_json_is_written_as_json_writes_it(text: str) -> None:
    value = {"a": [], "b": {}, text: [1, 0.95, 1.0, True, None, text, {"c": [text]}]}
    assert as_json(value) == json.dumps(value, ensure_ascii=False, indent=1)
