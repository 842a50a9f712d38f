"""Suppressions: comments in Markdown, the side file, and those that suppress nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.config import ConfigError
from newslint.finding import Finding
from newslint.readers import reader_for
from newslint.runner import Run, Runner
from newslint.workspace import Workspace

BAD = "He warned , but went."


def check(folder: Path, **files: str) -> Run:
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    settings = folder / "newslint.toml"
    if not settings.exists():
        settings.write_text('select = ["PUN001", "PUN003", "NLT"]\n', encoding="utf-8")
    return Runner(Workspace()).check([str(folder)])


def rows(run: Run) -> list[tuple[str, int]]:
    return [
        (finding.code, checked.source.place(finding.span[0]).row)
        for checked in run.checked
        for finding in checked.findings
    ]


def messages(run: Run) -> list[str]:
    return [finding.message for checked in run.checked for finding in checked.findings]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"<!-- newslint-disable-next-line PUN001 -- as he wrote it -->\n\n{BAD}\n\n{BAD}\n", [("PUN001", 5)]),
        (f"<!-- newslint-disable-next-line -->\n{BAD}\n", []),
        (f"{BAD} <!-- newslint-disable-next-line space-before-mark -->\n{BAD}\n", [("PUN001", 1)]),
        (f"<!-- newslint-disable PUN -->\n\n{BAD}\n\n<!-- newslint-enable PUN -->\n\n{BAD}\n", [("PUN001", 7)]),
        (f"{BAD}\n\n<!-- newslint-disable -->\n\n{BAD}\n\n{BAD}\n", [("PUN001", 1)]),
        (f"{BAD}\n\n<!-- newslint-disable-file punctuation, spelling -->\n\n{BAD}\n", []),
        (f"<!-- a newslint-disable comment that is none -->\n\n{BAD}\n", [("PUN001", 3)]),
        (f"- a\n- b <!-- newslint-disable-next-line PUN001 -->\n- {BAD}\n", []),
        (f"{BAD} <!-- newslint-disable PUN001 --> {BAD} <!-- newslint-enable PUN001 --> {BAD}\n", [("PUN001", 1)] * 2),
        (f"<!-- newslint-disable-file PUN001 -->\n\n<!-- newslint-enable -->\n\n{BAD}\n", []),
    ],
)
def test_comments_suppress(tmp_path: Path, text: str, left: list[tuple[str, int]]) -> None:
    assert rows(check(tmp_path, a__md=text)) == left


NEXT, OFF, ON, FILE = (f"newslint-{kind} PUN001" for kind in ("disable-next-line", "disable", "enable", "disable-file"))
XLIFF = (
    '<xliff version="1.2"><file source-language="fr" target-language="en"><body>\n{0}\n<trans-unit id="1">\n'
    "<source>Il est parti.</source>\n<target>He warned , but\nwent , too.</target></trans-unit>\n{1}\n"
    '<trans-unit id="2"><source>Oui.</source><target>He said , so.</target></trans-unit></body></file></xliff>\n'
)
RSS = '<rss version="2.0"><channel><item><title>Boats</title>\n{0}\n<description>Ten , boats.</description></item>\n{1}'
RSS += "\n<item><title>Ten , boats</title></item></channel></rss>\n"
PO = '{0}\n#: a.py:1\nmsgid "Il est parti."\nmsgstr ""\n"He warned , but "\n"went , too."\n\n{1}\nmsgid "Oui."\n'
PO += 'msgstr "He said , so."\n'


@pytest.mark.parametrize(
    ("name", "document", "comment"),
    [
        ("a.mdx", "{0}\n\nTen , boats.\n\n{1}\n\nTen , ships.\n", "{{/* {} */}}"),
        ("a.mdx", "{0}\n\nTen , boats.\n\n{1}\n\nTen , ships.\n", "<!-- {} -->"),
        ("a.md", "{0}\n\nTen , boats.\n\n{1}\n\nTen , ships.\n", "{{% comment %}} {} {{% endcomment %}}"),
        ("a.md", "{0}\n\nTen , boats.\n\n{1}\n\nTen , ships.\n", "{{{{/* {} */}}}}"),
        ("a.md", "{0}\n\nTen , boats.\n\n{1}\n\nTen , ships.\n", "{{# {} #}}"),
        ("a.html", "{0}\n<p>Ten , boats.</p>\n{1}\n<p>Ten , ships.</p>\n", "<!-- {} -->"),
        ("a.html", "<p>{0}\nTen , boats.</p>{1}<p>\nTen , ships.</p>\n", "<!-- {} -->"),
        ("a.rst", "{0}\n\nTen , boats.\n\n{1}\n\nTen , ships.\n", ".. {}"),
        ("a.adoc", "{0}\nTen , boats.\n\n{1}\nTen , ships.\n", "// {}"),
        ("a.xlf", XLIFF, "<!-- {} -->"),
        ("a.xml", RSS, "<!-- {} -->"),
        ("a.po", PO, "# {}"),
        ("a.po", PO, "#. {}"),
    ],
)
def test_each_format_has_comments_that_suppress(tmp_path: Path, name: str, document: str, comment: str) -> None:
    def left(first: str, second: str) -> list[str]:
        here = [comment.format(said) if said else "" for said in (first, second)]
        return [code for code, _ in rows(check(tmp_path, **{name.replace(".", "__"): document.format(*here)}))]

    all_of_it = left("", "")
    assert set(all_of_it) == {"PUN001"}
    assert len(left(NEXT, "")) < len(all_of_it)
    assert left(NEXT, f"{NEXT} -- he said so") == []
    assert left(FILE, "") == []
    assert left(OFF, "") == []
    assert left(OFF, ON) == left(NEXT, "")
    assert left(NEXT.replace("PUN001", "PUN003"), FILE) == ["NLT001"]


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Boats\nnewslint:\n  ignore: [PUN003, PUN001]\n---\n",
        "---\nnewslint:\n  ignore:\n    - PUN003\n    - PUN001\n---\n",
        '+++\ntitle = "Boats"\n[newslint]\nignore = ["PUN003", "PUN001"]\n+++\n',
        '{"title": "Boats", "newslint": {"ignore": ["PUN003", "PUN001"]}}\n',
    ],
)
def test_front_matter_says_what_is_right(tmp_path: Path, head: str) -> None:
    run = check(tmp_path, a__md=f"{head}\n{BAD}\n", b__md=head.replace("ignore", "ignores") + f"\n{BAD}\n")
    assert [code for code, _ in rows(run)] == ["NLT001", "PUN001"]
    unused = run.checked[0].source.text[slice(*run.checked[0].findings[0].span)]
    assert unused.strip('"') == "PUN003"


def test_the_next_line_is_the_next_with_prose_in_it(tmp_path: Path) -> None:
    first, second = "<!-- newslint-disable-next-line PUN001 -->", "<!-- newslint-disable-next-line PUN003 -->"
    assert rows(check(tmp_path, a__md=f"{first}\n{second}\n\n{BAD[:-1]},, so.\n\n{BAD}\n")) == [("PUN001", 6)]


def test_a_record_says_what_is_right_in_it(tmp_path: Path) -> None:
    settings = 'select = ["PUN001", "PUN003", "NLT"]\nreaders.fields = ["body"]\n'
    (tmp_path / "newslint.toml").write_text(settings, encoding="utf-8")
    line = '{{"body": "He warned , but went."{}}}\n'
    ignored = ', "newslint": {"ignore": ["PUN001", "PUN003"]}'
    run = check(
        tmp_path, a__jsonl=line.format("") + line.format(ignored) + line.format(', "newslint": {"ignore": "PUN"}')
    )
    assert rows(run) == [("PUN001", 1), ("NLT001", 2)]
    assert messages(run)[1] == "nothing here is reported by PUN003"
    (checked,) = run.checked
    assert checked.source.text[slice(*checked.findings[1].span)] == '"PUN003"'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- newslint-disable-next-line PUN001 -->\n\nGood.\n", ["nothing here is reported by PUN001"]),
        ("<!-- newslint-disable-file -->\n\nGood.\n", ["nothing here is reported by any rule"]),
        ("<!-- newslint-disable SPL -->\n\nThe rule was not run.\n", []),
        (
            "<!-- newslint-disable space-before-marc -->\n\nGood.\n",
            ["no rule, family or prefix is called 'space-before-marc': did you mean space-before-mark?"],
        ),
        ("<!-- newslint-disable NLT001, PUN -->\n\nGood.\n", ["nothing here is reported by NLT001, PUN"]),
    ],
)
def test_a_suppression_that_suppresses_nothing_is_a_finding(tmp_path: Path, text: str, said: list[str]) -> None:
    run = check(tmp_path, a__md=text)
    assert messages(run) == said
    assert [row for row in rows(run) if row != ("NLT001", 1)] == []


def test_an_unused_suppression_points_at_its_comment(tmp_path: Path) -> None:
    (checked,) = check(tmp_path, a__md="Good.\n\n<!-- newslint-disable PUN001 -->\n").checked
    (finding,) = checked.findings
    assert checked.source.text[slice(*finding.span)] == "<!-- newslint-disable PUN001 -->"


SIDE = '[[ignore]]\npath = "a.txt"\nrule = "PUN001"\ntext = "{}"\nreason = "he wrote it so"\n'


def found_text(folder: Path) -> str:
    checked = check(folder, a__txt=BAD).checked[0]
    finding: Finding = checked.findings[0]
    return checked.source.text[slice(*finding.span)]


def test_the_side_file_ignores_by_path_rule_and_text(tmp_path: Path) -> None:
    text = found_text(tmp_path)
    run = check(tmp_path, a__txt=BAD, b__txt=BAD, newslint__ignore__toml=SIDE.format(text))
    assert [(Path(checked.source.path).name, len(checked.findings)) for checked in run.checked] == [
        ("a.txt", 0),
        ("b.txt", 1),
    ]


def test_an_entry_with_a_fingerprint_ignores_that_finding_alone(tmp_path: Path) -> None:
    article = "It rained , they say.\n\nIt snowed , they say.\n"
    first, second = check(tmp_path, a__txt=article).checked[0].findings
    entry = f'[[ignore]]\npath = "a.txt"\nrule = "PUN001"\ntext = ","\nfingerprint = "{first.fingerprint}"\n'
    (tmp_path / "newslint.ignore.toml").write_text(entry)
    (left,) = check(tmp_path, a__txt=article).checked[0].findings
    assert left.fingerprint == second.fingerprint


def test_an_entry_of_the_side_file_that_ignores_nothing_is_a_finding_in_it(tmp_path: Path) -> None:
    run = check(tmp_path, a__txt="Good.", newslint__ignore__toml="# ours\n" + SIDE.format(","))
    assert rows(run) == [("NLT001", 2)]
    assert messages(run) == ["PUN001 does not report ',' in a.txt"]
    assert run.checked[-1].source.path == str(tmp_path / "newslint.ignore.toml")


def test_entries_for_files_that_were_not_linted_and_for_patterns_are_left_alone(tmp_path: Path) -> None:
    side = SIDE.format("x").replace("a.txt", "b.txt") + SIDE.format("x").replace("a.txt", "*.txt")
    assert rows(check(tmp_path, a__txt="Good.", newslint__ignore__toml=side)) == []


@pytest.mark.parametrize(
    ("side", "said"),
    [
        ("[[ignore]\n", "newslint.ignore.toml:1: "),
        ('[[ignore]]\npath = "a"\n', "newslint.ignore.toml:1: rule is missing here"),
        ('[[ignore]]\npath = "a"\nrules = "PUN"\n', "newslint.ignore.toml:3: unknown key 'rules': did you mean 'rule'"),
        (SIDE.replace("PUN", "PVN"), "newslint.ignore.toml:3: no rule, family or prefix is called 'PVN001'"),
    ],
)
def test_a_side_file_that_cannot_be_used_is_an_error(tmp_path: Path, side: str, said: str) -> None:
    (tmp_path / "newslint.ignore.toml").write_text(side, encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        Workspace().linter(str(tmp_path / "a.txt"))


def test_accepted_words_and_names_are_not_reported(tmp_path: Path) -> None:
    text = "The occurence was a surprise to the whole town, and the occurence of it too.\n"
    (tmp_path / "newslint.toml").write_text('select = ["SPL001"]\n', encoding="utf-8")
    source = str(tmp_path / "a.txt")
    assert check(tmp_path, a__txt=text).checked[0].findings
    (tmp_path / "newslint.toml").write_text('select = ["SPL001"]\naccept = ["occurence"]\n', encoding="utf-8")
    checked = check(tmp_path, a__txt=text).checked[0]
    assert (checked.source.path, checked.findings) == (source, [])
    assert reader_for(source)(checked.source)
