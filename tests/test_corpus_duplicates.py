"""What stands in several articles: passages, copies, quotations in several versions, lines of pages."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from newslint.corpus import Options, check_batch, clean_batch  # noqa: E402
from newslint.corpus.alike import Candidate, alike  # noqa: E402
from newslint.corpus.duplicates import MEETING  # noqa: E402
from newslint.corpus.learned import Line, written  # noqa: E402
from newslint.corpus.passages import keys_of, passages_batch  # noqa: E402
from newslint.corpus.records import site_of  # noqa: E402
from newslint.corpus.schema import PASSAGES  # noqa: E402
from newslint.corpus.words import comparable, words_of  # noqa: E402
from newslint.kinds import DataError  # noqa: E402

ROOT = Path(__file__).parent.parent
WORDS = "harbor mill ferry council bridge snow baker lantern orchard granite signal meadow pilot timber violin".split()
VERSIONS = (
    "I think the island has already tested the old lifeboats in storms and is now ready to expand its use further.",
    "I think the island has already tested old lifeboats in the storm and is now ready to expand their use.",
    "I believe that the island has already tested old lifeboats in the storms and is now ready to expand their use.",
)
"""Of one quotation; the last lost its marks."""
TABLES = ("shared", "places", "copies", "quotations", "chrome")


def sentences() -> Any:
    chance = random.Random(5)
    while True:
        yield f"The {' '.join(chance.choice(WORDS) for _ in range(12))}."


def corpus(path: Path) -> Path:
    """A site with its lines, a story and its copy with a sentence of its own, an event, and broken records."""
    new = sentences()
    rows: list[dict[str, Any]] = [
        {
            "id": f"https://www.courier.example/{number}",
            "text": f"{next(new)} {next(new)}\n\nThe Harbor Courier, since 1871\n\n"
            f"Updated on {number % 28 + 1} May 2024 at {number % 24}:{number % 60:02}",
        }
        for number in range(30)
    ]
    story = [next(new) for _ in range(6)]
    rows.append({"id": "https://a.example/1", "text": f"{' '.join(story[:3])}\n\n{' '.join(story[3:])}"})
    changed = story[1].replace("The ", "the ").upper().replace(".", " !")
    rows.append({"id": "https://b.example/1", "text": f"{story[0]} {changed} {' '.join(story[2:5])} {next(new)}"})
    for number, version in enumerate(VERSIONS):
        text = (
            f"The minister Ana Dorvale{number * ' also'} came to Kestrel on Monday, a day {number}{number}. {next(new)}"
        )
        said = f"“{version}” Ana Dorvale said in Kestrel." if number < 2 else version
        rows.append({"id": f"https://q{number}.example/1", "text": f"{text}\n\n{said}"})
    rows[-1]["text"] += f" Ready, “and is now ready to expand their use,” {next(new)}"
    other = f"It rained in Sommerton, where nobody knows the others. {next(new)}"
    same = VERSIONS[0].replace("further", "later")  # in an article about something else
    rows.append({"id": "https://z.example/1", "text": f"{other}\n\n“{same}” he said."})
    rows += [{"id": "null", "text": None}, {"id": "empty", "text": ""}]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def run(path: Path, out: Path, *more: str) -> str:
    command = [sys.executable, "-m", "newslint", "corpus", "duplicates", str(path), "-o", str(out), "--jobs", "1"]
    chosen = ["--output-format", "jsonl", "--chrome-articles", "25", *more]
    done = subprocess.run([*command, *chosen], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def table(out: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(row) for row in (out / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("duplicates")
    (folder / "said").write_text(run(corpus(folder / "in.jsonl"), folder / "out"), encoding="utf-8")
    return folder


def test_passages_have_their_places() -> None:
    text = "One sentence stands here. “We shall see who is right in the end,” he said.\n\nA line"
    batch = pa.RecordBatch.from_pylist([{"id": "http://www.a.example/x", "text": text}, {"id": "b", "text": None}])
    result = passages_batch(batch)
    assert result.schema.equals(PASSAGES)
    good, bad = result.to_pylist()
    assert (good["site"], bad["error"]) == ("a.example", "text is null")
    assert [(p["kind"], p["leaf"], text[p["start"] : p["end"]]) for p in good["passages"]] == [
        ("sentence", True, "One sentence stands here."),
        ("sentence", True, "“We shall see who is right in the end,” he said."),
        ("quotation", False, "We shall see who is right in the end,"),
        ("paragraph", False, text.partition("\n")[0]),
        ("paragraph", True, "A line"),
    ]


def test_sites() -> None:
    assert site_of({"id": "https://www.a.example/b", "site": None}) == "a.example"
    assert site_of({"id": "https://[a", "site": None}) == ""
    assert site_of({"id": "17", "site": "the site"}) == "the site"


def test_what_is_shared_is_found_whatever_its_capitals_and_marks(found: Path) -> None:
    shared = table(found / "out", "shared")
    lines = [row for row in shared if row["articles"] == 30]
    assert sorted((row["text"].split()[0], row["versions"], row["sites"], row["places"]) for row in lines) == [
        ("The", 1, 1, 30),
        ("Updated", 30, 1, 30),
    ]
    story = [row for row in shared if row["articles"] == 2 and "Dorvale" not in row["text"]]
    assert [row["places"] for row in story] == [2] * 5
    text = {json.loads(row)["id"]: json.loads(row)["text"] for row in (found / "in.jsonl").read_text().splitlines()}
    places = table(found / "out", "places")
    assert {text[place["article"]][place["start"] : place["end"]] == place["text"] for place in places} == {True}
    assert {place["passage"] for place in places} == {row["passage"] for row in shared}


def test_copies_are_told_from_what_shares_lines_of_a_page(found: Path) -> None:
    [copy] = [row for row in table(found / "out", "copies") if row["article"] == "https://b.example/1"]
    assert copy["copy_of"] == "https://a.example/1"
    assert 0.8 < copy["share"] < 0.85
    assert not [row for row in table(found / "out", "copies") if "courier" in row["article"]]


def test_quotations_drift_between_articles_of_an_event(found: Path) -> None:
    rows = table(found / "out", "quotations")
    assert {row["text"] for row in rows} == set(VERSIONS)
    assert {(row["versions"], row["articles"]) for row in rows} == {(3, 3)}
    assert sorted(row["version"] for row in rows) == [1, 2, 3]
    assert [row["quoted"] for row in sorted(rows, key=lambda row: row["article"])] == [True, True, False]
    said = (found / "said").read_text(encoding="utf-8")
    assert all(version in said for version in VERSIONS)
    assert "38 articles, 1 not read" in said


def test_learned_lines_go_back_into_check(found: Path) -> None:
    chrome = table(found / "out", "chrome")
    assert [(row["line"], row["varies"], row["articles"]) for row in chrome] == [
        ("The Harbor Courier, since 1871", False, 30),
        ("Updated on 0 May 0 at 0:0", True, 30),
    ]
    learned = (found / "out" / "learned-chrome.toml").read_text(encoding="utf-8")
    text = "The Harbor Courier, since 1871\n\nIt rained.\n\nUpdated on 31 May 2031 at 7:07\n\nIt rained on 1 May 2024."
    at_home, elsewhere, said, nowhere = check_batch(
        pa.RecordBatch.from_pylist(
            [
                {"id": "https://courier.example/99", "text": text, "site": None},
                {"id": "https://echo.example/99", "text": text},
                {"id": "99", "text": text, "site": "courier.example"},
                {"id": "100", "text": text},
            ]
        ),
        Options(learned=learned, select=("LRN",), site_field="site"),
    ).to_pylist()
    assert [(f["code"], f["text"]) for f in at_home["findings"]] == [
        ("LRN001", "The Harbor Courier, since 1871"),
        ("LRN002", "Updated on 31 May 2031 at 7:07"),
    ]
    assert said["findings"] == at_home["findings"]
    assert elsewhere["findings"] == nowhere["findings"] == []


def test_learned_lines_of_no_site_hold_for_all_and_go_when_told() -> None:
    learned = written([Line("", "Since 1871", False, 9), Line("a.example", "Page 0", True, 9)])
    batch = pa.RecordBatch.from_pylist(
        [{"id": "https://a.example/1", "text": f"{VERSIONS[0]}\n\n- since 1871 -\n\nPage 7"}]
    )
    [article] = clean_batch(batch, Options(learned=learned, drop=("LRN",))).to_pylist()
    assert article["text"].strip() == VERSIONS[0]
    with pytest.raises(DataError, match=r"learned rules: .*`line`.*site"):
        check_batch(batch, Options(learned='[site."a.example"]\nline = ["x"]'))


@pytest.mark.parametrize(("data", "said"), [(b"\xff\xfe", "not text in UTF-8"), (b"site = 5", "Expected `object`")])
def test_a_file_of_learned_lines_that_is_none_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "in.jsonl").touch()
    (tmp_path / "learned.toml").write_bytes(data)
    command = [
        sys.executable,
        "-m",
        "newslint",
        "corpus",
        "check",
        str(tmp_path / "in.jsonl"),
        "-o",
        str(tmp_path / "o"),
    ]
    done = subprocess.run(
        [*command, "--learned-chrome", str(tmp_path / "learned.toml")], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert f"{tmp_path / 'learned.toml'}: {said}" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_same_again_and_without_room(found: Path, tmp_path: Path) -> None:
    assert (
        run(found / "in.jsonl", tmp_path / "out", "--memory", "500").splitlines()[:-1]
        == ((found / "said").read_text(encoding="utf-8").splitlines()[:-1])
    )
    for name in TABLES:
        assert table(tmp_path / "out", name) == table(found / "out", name)
    (tmp_path / "empty.jsonl").touch()
    assert run(tmp_path / "empty.jsonl", tmp_path / "none").startswith("0 articles, 0 not read; 0 passages")


def test_the_documentation_shows_what_newslint_says_of_the_example(tmp_path: Path) -> None:
    page = ROOT / "docs" / "corpora.md"
    text = page.read_text(encoding="utf-8")
    [[command, shown]] = re.findall(r"```console\n\$ newslint (corpus duplicates .*)\n([^`]*)```", text)
    arguments = command.replace("-o shared", f"-o {tmp_path / 'shared'}").split()
    done = subprocess.run([sys.executable, "-m", "newslint", *arguments], cwd=ROOT, capture_output=True, text=True)
    said = done.stdout.replace(str(tmp_path / "shared"), "shared")
    if os.environ.get("NEWSLINT_GOLDEN") == "write":
        page.write_text(text.replace(shown, said), encoding="utf-8", newline="\n")
        shown = said
    assert shown == said


def test_ray_gives_the_same(found: Path, tmp_path: Path) -> None:
    pytest.importorskip("ray")
    run(found / "in.jsonl", tmp_path / "out", "--engine", "ray")
    for name in TABLES:
        assert table(tmp_path / "out", name) == table(found / "out", name)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60).filter(str.strip), min_size=1, max_size=8), st.booleans())
def test_learned_rules_are_rules_whatever_stands_in_a_line(lines: list[str], varies: bool) -> None:
    learned = written([Line("", line, varies, 9) for line in lines])
    [article] = check_batch(
        pa.RecordBatch.from_pylist([{"text": "It rained."}]), Options(learned=learned, select=("LRN",))
    ).to_pylist()
    assert article["error"] is None


def test_a_passage_with_a_word_or_two_changed_is_found_by_its_keys() -> None:
    chance = random.Random(11)
    vocabulary = [f"{one}{other}{third}" for one in WORDS for other in WORDS for third in WORDS]
    found = {1: 0, 2: 0, 20: 0}
    for _ in range(500):
        words = [chance.choice(vocabulary) for _ in range(20)]
        for changed in found:
            other = list(words)
            for at in chance.sample(range(20), changed):
                other[at] = chance.choice(vocabulary)
            found[changed] += not set(keys_of(words)).isdisjoint(keys_of(other))
    assert found[1] >= 495
    assert found[2] >= 465
    assert found[20] == 0


def meeting(quotation: bool, texts: int) -> int:
    keyed = pa.table({"quotation": [quotation] * texts, "key": [7] * texts, "hash": list(range(texts))})
    with duckdb.connect() as connection:
        connection.register("keyed", keyed)
        return len(connection.sql(MEETING).fetchall())


def test_texts_with_a_key_in_common_cost_no_square() -> None:
    assert meeting(False, 10_000) == 9_999
    assert meeting(True, 10) == 45
    assert meeting(True, 10_000) == 0


def test_what_counts_as_alike() -> None:
    text = "The ferry to the island left at noon with forty passengers and two dogs on board."
    for other, quotation, same in (
        (text.replace("forty", "fifty"), False, True),
        (text.replace("forty passengers and two dogs", "nobody"), False, False),
        (text.replace("forty passengers and two dogs", "nobody"), True, True),
        ("The ferry to the mainland sank last night, with nobody on board.", True, False),
        (text.removesuffix(" on board."), True, False),  # cut short
    ):
        candidate = Candidate(1, 2, quotation, comparable(text), comparable(other))
        assert [pair[:2] for pair in alike([candidate])] == [(1, 2)] * same, other


@given(st.text())
def test_words_are_the_same_whatever_the_capitals(text: str) -> None:
    assert words_of(f"{text}!") == words_of(text)
    if text.isascii():
        assert words_of(text.upper()) == words_of(text)
