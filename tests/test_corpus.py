"""Corpora: records in, rows out; shards that a run goes on from; workers that die."""

from __future__ import annotations

import gzip
import json
import os
import pickle
import random
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from newslint.corpus import Options, check_batch, clean_batch, local, sources  # noqa: E402
from newslint.corpus.job import Job, Tables  # noqa: E402
from newslint.corpus.progress import Progress  # noqa: E402
from newslint.corpus.quality import FIGURES, figures  # noqa: E402
from newslint.corpus.schema import ARTICLE, CLEANED, RECORD, RESULT  # noqa: E402
from newslint.corpus.shards import Shards  # noqa: E402
from newslint.corpus.sources import Chunk, SourceError, chunks  # noqa: E402
from newslint.corpus.summary import summarise  # noqa: E402

ROOT = Path(__file__).parent.parent
FAULTY = "The mayor left , late.\n\n- Advertisement -\n\nHe recieved mail."
CLEAN = "The ferry left at noon. It came back at six, and nobody had noticed."


def batch(*rows: dict[str, Any]) -> Any:
    return pa.RecordBatch.from_pylist(list(rows))


def lines(path: Path, rows: Iterable[object]) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


# One function does the work everywhere.


def test_a_batch_gives_a_row_an_article_with_its_findings() -> None:
    found = check_batch(batch({"id": "a", "text": FAULTY}, {"id": "b", "text": CLEAN}))
    assert found.schema.equals(RESULT)
    faulty, clean = found.to_pylist()
    assert [(f["code"], f["text"]) for f in faulty["findings"]] == [
        ("PUN001", " ,"),
        ("CHR001", "- Advertisement -"),
        ("SPL001", "recieved"),
    ]
    assert [FAULTY[f["start"] : f["end"]] for f in faulty["findings"]] == [f["text"] for f in faulty["findings"]]
    assert (faulty["errors"], faulty["findings_spelling"], faulty["language"]) == (3, 1, "en")
    assert 0 < faulty["share_in_findings"] < 0.6
    assert (clean["errors"], clean["findings"], clean["error"]) == (0, [], None)


def test_titles_are_linted_in_their_own_field() -> None:
    options = Options(text_field="body", title_field="headline", id_field="key")
    row = {"key": 7, "headline": "Ferry stops , again", "body": CLEAN, "other": object.__name__}
    [article] = check_batch(batch(row), options).to_pylist()
    assert article["article"] == "7"
    assert [(f["field"], f["start"], f["text"]) for f in article["findings"]] == [("title", 11, " ,")]


def test_the_language_of_a_record_is_believed() -> None:
    options = Options(language_field="lang")
    german = "Der Bürgermeister sagte , er komme."
    [article] = check_batch(batch({"text": german, "lang": "de-AT"}), options).to_pylist()
    assert article["language"] == "de"
    assert {f["code"] for f in article["findings"]} == {"PUN001"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"text": None}], "text is null"),
        ([{"body": "x"}], "there is no field 'text'"),
        ([{"text": 5}], "text is no text but int"),
        ([{"text": "\x00\x01\x02\x03" * 50}], "not text but binary data"),
        ([{"text": "long " * 100}], "text is longer than 300 bytes"),
    ],
)
def test_what_cannot_be_linted_is_an_error_of_its_row(rows: list[dict[str, Any]], said: str) -> None:
    [article] = check_batch(batch(*rows), Options(largest=300)).to_pylist()
    assert article["error"] == said
    assert article["article"] == "0"
    assert article["findings"] is None


def test_the_function_and_its_options_go_to_other_processes() -> None:
    options = Options(select=("PUN",))
    function, same = pickle.loads(pickle.dumps((check_batch, options)))
    [article] = function(batch({"text": FAULTY}), same).to_pylist()
    assert [f["code"] for f in article["findings"]] == ["PUN001"]


def test_learned_lines_are_found() -> None:
    learned = """
[[rule]]
kind = "line"
code = "LRN001"
name = "learned-line"
summary = "a line that stands in many articles of its site"
why = "It is part of the page."
lines = ["The Harbor Courier, since 1871"]
fix = "safe"
"""
    text = f"{CLEAN}\n\nThe Harbor Courier, since 1871\n\n{CLEAN}"
    [article] = check_batch(batch({"text": text}), Options(learned=learned, select=("LRN001",))).to_pylist()
    assert [f["text"] for f in article["findings"]] == ["The Harbor Courier, since 1871"]


# Cleaning.


def test_cleaning_says_what_it_changed_and_why() -> None:
    found = clean_batch(batch({"id": "a", "text": FAULTY}))
    assert found.schema.equals(CLEANED)
    [article] = found.to_pylist()
    assert article["text"] == "The mayor left, late.\n\nHe recieved mail."
    assert [(c["code"], c["new"]) for c in article["changes"]] == [("PUN001", ","), ("CHR001", "")]
    assert all(c["reason"] for c in article["changes"])


def test_cleaning_goes_as_far_as_it_is_told() -> None:
    [article] = clean_batch(batch({"text": FAULTY}), Options(unsafe=True)).to_pylist()
    assert "received" in article["text"]
    [article] = clean_batch(batch({"text": FAULTY}), Options(drop=("SPL",), ignore=("CHR", "PUN"))).to_pylist()
    assert article["text"] == FAULTY.replace("recieved", "")
    [article] = clean_batch(batch({"text": FAULTY}), Options(least_confidence=0.99)).to_pylist()
    assert article["text"] == FAULTY


def test_an_article_that_would_lose_too_much_is_rejected_as_it_was() -> None:
    [article] = clean_batch(batch({"text": FAULTY}), Options(drop=("chrome",), max_removed=0.1)).to_pylist()
    assert article["text"] == FAULTY
    assert article["rejected"] == "33% of the text would go, more than 10%"


# Quality figures, counted by hand.


def test_quality_figures_are_those_of_the_papers() -> None:
    found = figures("The boats are here.\n\n• One of the boats …\n• One of the boats …\n\nshort { line")
    assert tuple(found) == FIGURES
    assert found["gopher_bullet_lines"] == 0.5
    assert found["gopher_ellipsis_lines"] == 0.5
    assert found["gopher_duplicate_lines"] == 0.25
    assert found["gopher_duplicate_paragraphs"] == 0
    assert found["gopher_stop_words"] == 2  # the, of
    assert found["c4_lines_ending_in_punctuation"] == 0.75
    assert found["c4_braces"] == 1
    assert found["fineweb_short_lines"] == 1
    words = "The boats are here. • One of the boats … • One of the boats … short { line".split()
    spread = sum(map(len, words))
    assert found["gopher_mean_word_length"] == spread / len(words)
    six = "• One of the boats …".split()
    assert found["gopher_duplicate_6_gram_characters"] == sum(map(len, six)) / spread
    assert found["gopher_duplicate_7_gram_characters"] == 0
    assert set(figures("  ").values()) == {0.0}


# Where records come from.


def zstd(data: bytes) -> bytes:
    out = pa.BufferOutputStream()
    with pa.CompressedOutputStream(out, "zstd") as compressed:
        compressed.write(data)
    return bytes(out.getvalue())


def test_json_lines_plain_and_compressed(tmp_path: Path) -> None:
    rows = lines(tmp_path / "a.jsonl", [{"id": "one", "text": CLEAN}, {"text": FAULTY}, "no json", "[1]", ""])
    data = rows.read_bytes()
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(data[:40]) + gzip.compress(data[40:]))
    (tmp_path / "c.jsonl.zst").write_bytes(zstd(data[:40]) + zstd(data[40:]))
    for name in ("a.jsonl", "b.jsonl.gz", "c.jsonl.zst"):
        [chunk] = chunks([str(tmp_path / name)], Options())
        assert chunk.batch.schema.equals(RECORD)
        assert chunk.batch.column("id").to_pylist() == ["one", f"{name}:2", f"{name}:3", f"{name}:4"]
        assert [error and error[:14] for error in chunk.batch.column("error").to_pylist()] == [
            None,
            None,
            "no JSON object",
            "no JSON object",
        ]


def test_a_line_without_end_costs_no_more_memory_than_a_record_may_have(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", [{"text": "x" * 50_000}, {"id": "b", "text": CLEAN}])
    [chunk] = chunks([str(path)], Options(largest=1000))
    assert chunk.batch.column("error").to_pylist() == ["the record is longer than 1,000 bytes", None]


def test_records_of_100_megabytes_are_errors_and_cost_their_neighbours_nothing(tmp_path: Path) -> None:
    words, noise = "The ferry left. " * 65_536, bytes(range(256)).replace(b"\n", b"") * 4096
    with (tmp_path / "a.jsonl").open("wb") as out:
        for number, (piece, end) in enumerate(((noise, b"\n"), (words.encode(), b'"}\n'))):
            out.write(json.dumps({"id": f"before {number}", "text": CLEAN}).encode() + b"\n")
            out.write(b"" if piece is noise else b'{"id": "large", "text": "')
            for _ in range(100):
                out.write(piece)
            out.write(end)
        out.write(b'{"id": "null", "text": null}\n{"id": "number", "text": 5}\n{"id": "other", "body": "x"}\n')
        out.write(json.dumps({"id": "last", "text": CLEAN}).encode() + b"\n")
    tracemalloc.start()
    [chunk] = chunks([str(tmp_path / "a.jsonl")], Options())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40_000_000
    assert {row["id"]: row["error"] for row in chunk.batch.to_pylist()} == {
        "before 0": None,
        "a.jsonl:2": "the record is longer than 10,000,000 bytes",
        "before 1": None,
        "a.jsonl:4": "the record is longer than 10,000,000 bytes",
        "null": "text is null",
        "number": "text is no text but int",
        "other": "there is no field 'text'",
        "last": None,
    }

    cells = [CLEAN.encode(), noise * 20, None, words.encode() * 20, bytes(300), CLEAN.encode()]
    pq.write_table(pa.table({"text": cells}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"text": [5]}), tmp_path / "b.parquet")
    pq.write_table(pa.table({"body": [CLEAN]}), tmp_path / "c.parquet")
    found = [
        article
        for chunk in chunks([str(tmp_path / "*.parquet")], Options())
        for article in check_batch(chunk.batch, Options(select=("PUN001",))).to_pylist()
    ]
    longer = "text is longer than 10,000,000 bytes"
    assert [article["error"] for article in found] == [
        *(None, longer, "text is null", longer, "not text but binary data", None),
        *("text is no text but int", "there is no field 'text'"),
    ]


def test_parquet_and_folders_and_archives(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    table = pa.table({"id": [1, 2], "text": [CLEAN, None], "more": [[1], []]})
    pq.write_table(table, tmp_path / "a.parquet")
    [chunk] = chunks([str(tmp_path / "a.parquet")], Options())
    assert chunk.batch.column("id").to_pylist() == ["1", "2"]
    assert chunk.batch.column("error").to_pylist() == [None, "text is null"]

    folder = tmp_path / "articles" / "2024"
    folder.mkdir(parents=True)
    (folder / "b.md").write_text("# A title\n\nThe mayor left , late.\n")
    (folder / "a.txt").write_text(CLEAN)
    [chunk] = chunks([str(folder.parent)], Options())
    assert chunk.batch.column("id").to_pylist() == ["2024/a.txt", "2024/b.md"]
    [_, article] = check_batch(chunk.batch).to_pylist()
    assert [f["code"] for f in article["findings"]] == ["PUN001"]

    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The mayor left , late.</p>"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: {len(page)}"
    kind = "\r\nContent-Type: application/http; msgtype=response\r\n\r\n"
    (tmp_path / "c.warc").write_bytes(f"{head}{kind}".encode() + page + b"\r\n\r\n")
    [chunk] = chunks([str(tmp_path / "c.warc")], Options())
    assert chunk.batch.column("id").to_pylist() == ["http://a.example/"]
    [article] = check_batch(chunk.batch).to_pylist()
    assert [f["text"] for f in article["findings"]] == [" ,"]


def test_the_time_that_is_left_is_known_however_the_input_is_stored(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    chance = random.Random(3)
    texts = [chance.randbytes(3000).hex(" ", 3) for _ in range(800)]
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    data = lines(tmp_path / "a.jsonl", rows).read_bytes()
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(data))
    (tmp_path / "c.jsonl.zst").write_bytes(zstd(data))
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "d.parquet")
    (tmp_path / "e").mkdir()
    with (tmp_path / "f.wet.gz").open("wb") as archive:
        for row in rows:
            (tmp_path / "e" / f"{row['id']}.txt").write_text(row["text"])
            head = f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://a.example/{row['id']}\r\n"
            said = f"{head}Content-Length: {len(row['text'])}\r\n\r\n{row['text']}\r\n\r\n"
            archive.write(gzip.compress(said.encode(), 1))
    for name in ("a.jsonl", "b.jsonl.gz", "c.jsonl.zst", "d.parquet", "e", "f.wet.gz"):
        size = sources.total([str(tmp_path / name)])
        every = list(chunks([str(tmp_path / name)], Options()))
        assert sum(chunk.stored for chunk in every) == size, name
        progress, share = Progress(size), 0.0
        assert progress.remaining(10) is None
        progress.passed_over(every[0])
        for chunk in every[1 : len(every) // 2]:
            progress.done(chunk)
            share += chunk.batch.num_rows / len(texts)
        left = 1 - share - every[0].batch.num_rows / len(texts)
        assert progress.remaining(10) == pytest.approx(10 * left / share, rel=0.35), name
        for chunk in every[len(every) // 2 :]:
            progress.done(chunk)
        assert progress.remaining(10) == 0
        assert progress.said(60).endswith("MB/s, 0 min left")


def test_chunks_are_cut_alike_every_time_and_lose_nothing(tmp_path: Path) -> None:
    chance = random.Random(7)
    texts = ["word " * chance.randint(1, 400) for _ in range(200)]
    pq.write_table(pa.table({"text": texts}), tmp_path / "a.parquet", row_group_size=30)
    lines(tmp_path / "b.jsonl", [{"text": text} for text in texts])
    for name in ("a.parquet", "b.jsonl"):
        cut = [list(chunks([str(tmp_path / name)], Options(), 10_000)) for _ in range(2)]
        assert [c.batch.num_rows for c in cut[0]] == [c.batch.num_rows for c in cut[1]]
        assert [c.number for c in cut[0]] == list(range(len(cut[0])))
        assert [text for c in cut[0] for text in c.batch.column("text").to_pylist()] == texts
        assert len(cut[0]) > 5


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.jsonl", "there is no such file or folder"),
        ("a.bin", "no kind of file"),
    ],
)
def test_an_input_that_is_none_is_named(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "a.bin").write_bytes(b"x")
    with pytest.raises(SourceError, match=said):
        list(chunks([str(tmp_path / name)], Options()))


@pytest.mark.parametrize("name", ["a.parquet", "a.jsonl.gz", "a.jsonl.zst", "a.warc.gz"])
@pytest.mark.parametrize("cut", [True, False])
def test_a_file_that_cannot_be_read_to_its_end_is_an_error_and_the_others_still_come(
    tmp_path: Path, name: str, cut: bool
) -> None:
    rows = [{"id": f"{number}", "text": f"{CLEAN} {random.Random(number).random()}"} for number in range(200)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "whole.parquet")
    data = "".join(f"{json.dumps(row)}\n" for row in rows).encode()
    whole = {
        "a.parquet": (tmp_path / "whole.parquet").read_bytes(),
        "a.jsonl.gz": gzip.compress(data),
        "a.jsonl.zst": zstd(data),
        "a.warc.gz": gzip.compress(b"no archive at all"),
    }[name]
    (tmp_path / name).write_bytes(whole[: len(whole) * 2 // 3] if cut else b"no such thing")
    lines(tmp_path / "b.jsonl", [{"text": CLEAN}])
    said: list[str] = []
    [broken, other] = chunks([str(tmp_path / name), str(tmp_path / "b.jsonl")], Options(), broken=said.append)
    errors = broken.batch.column("error").to_pylist()
    assert errors[-1].startswith("cannot be read any further: ")
    assert errors[:-1] == [None] * (len(errors) - 1)
    assert broken.batch.column("id").to_pylist()[-1] == name
    assert other.batch.column("id").to_pylist() == ["b.jsonl:1"]
    assert len(said) == 1
    assert name in said[0]


def test_records_without_a_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder / "deep").mkdir(parents=True)
        lines(tmp_path / folder / "x.jsonl", [{"text": CLEAN}])
        pq.write_table(pa.table({"text": [CLEAN]}), tmp_path / folder / "x.parquet")
        (tmp_path / folder / "deep" / "x.txt").write_text(CLEAN)
    found = [
        [name for chunk in chunks(inputs, Options()) for name in chunk.batch.column("id").to_pylist()]
        for inputs in (
            [f"{tmp_path}/*"],
            [f"{tmp_path}/a"],
            [f"{tmp_path}/a/x.jsonl", f"{tmp_path}/b/deep/x.txt"],
            [f"file://{tmp_path}/b/x.parquet"],
        )
    ]
    assert found[0] == [f"{folder}/{name}" for folder in "ab" for name in ("x.jsonl:1", "x.parquet:1", "deep/x.txt")]
    assert found[1:] == [["x.jsonl:1", "x.parquet:1", "deep/x.txt"], ["a/x.jsonl:1", "b/deep/x.txt"], ["x.parquet:1"]]


def test_files_elsewhere_are_read_by_their_urls() -> None:
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://corpus/one.jsonl.gz", "wb", compression="gzip") as file:
        file.write(json.dumps({"text": CLEAN}).encode())
    with fsspec.open("memory://corpus/two.jsonl", "wb") as file:
        file.write(json.dumps({"text": FAULTY, "score": float("nan")}).encode())
    found = [chunk.batch.to_pylist() for chunk in chunks(["memory://corpus/*.jsonl*"], Options())]
    assert [[(row["id"], row["text"]) for row in rows] for rows in found] == [
        [("one.jsonl.gz:1", CLEAN)],
        [("two.jsonl:1", FAULTY)],
    ]


def test_pages_of_an_archive_are_read_in_their_encoding_and_no_further_than_a_record_may_go(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    pages = (
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252\r\n\r\n",
            "<p>Café “Zoë”</p>".encode("cp1252"),
        ),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", '<meta charset="latin1"><p>Café</p>'.encode("latin1")),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=no-such\r\n\r\n", "<p>Café</p>".encode()),
        (b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", b"\x89PNG"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x" * 2000),
    )
    with (tmp_path / "a.warc").open("wb") as file:
        for number, (head, body) in enumerate(pages):
            page = head + body
            file.write(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n")
            file.write(f"WARC-Target-URI: http://a.example/{number}\r\nContent-Length: {len(page)}\r\n\r\n".encode())
            file.write(page + b"\r\n\r\n")
    [chunk] = chunks([str(tmp_path / "a.warc")], Options(largest=1000))
    assert [(row["id"], row["text"], row["error"]) for row in chunk.batch.to_pylist()] == [
        ("http://a.example/0", "<p>Café “Zoë”</p>", None),
        ("http://a.example/1", '<meta charset="latin1"><p>Café</p>', None),
        ("http://a.example/2", "<p>Café</p>", None),
        ("http://a.example/4", None, "the record is longer than 1,000 bytes"),
    ]


# Runs: processes, shards, and what goes wrong.


class Deadly(Job):
    """Kills the process that works on a certain record."""

    def run(self, given: Any) -> Tables:
        if "POISON" in "".join(given.column("text").to_pylist()):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().run(given)


def test_a_record_that_kills_workers_is_given_up_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    texts = [CLEAN, CLEAN, f"{CLEAN} POISON", FAULTY, CLEAN]
    records = [
        pa.RecordBatch.from_pylist([{"id": f"{n}{m}", "text": t} for m, t in enumerate(texts[n:])], schema=RECORD)
        for n in (0, 3)
    ]
    shards = Shards(tmp_path / "out", "jsonl", Job("check", Options()).tables)
    shards.begin({})
    given = [Chunk(n, b) for n, b in enumerate(records)]
    rows = [tally["articles"] for _, tally in local.run(given, Deadly("check", Options()), shards, 2)]
    assert sum(rows) == 7
    articles = [json.loads(row) for row in (tmp_path / "out" / "articles-00000000.jsonl").read_text().splitlines()]
    assert [article["error"] for article in articles] == [None, None, "the process that linted it died", None, None]


def corpus(tmp_path: Path, count: int = 240) -> Path:
    return lines(
        tmp_path / "in.jsonl",
        [{"id": f"a{n}", "text": f"{FAULTY}\n\nNumber {n} , too. {CLEAN} " * 12} for n in range(count)],
    )


def command(path: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "newslint", "corpus", "check", str(path), "-o", str(out), *more]


def contents(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(out.iterdir()) if not file.name.startswith("duckdb")}


def test_a_killed_run_goes_on_to_the_same_result(tmp_path: Path) -> None:
    path = corpus(tmp_path)
    subprocess.run(command(path, tmp_path / "whole", "--jobs", "1"), check=True, capture_output=True)
    chance = random.Random(3)
    for number in range(3):
        with subprocess.Popen(
            command(path, tmp_path / "killed", "--jobs", "2"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            time.sleep(1.0 + chance.random() * 2)
            if number == 2:  # a worker only: the run itself goes on
                children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
                for child in children.read_text(encoding="utf-8").split() if children.exists() else []:
                    os.kill(int(child), signal.SIGKILL)
                    break
                process.wait()
            else:
                os.killpg(process.pid, signal.SIGKILL)
    subprocess.run(command(path, tmp_path / "killed", "--jobs", "2"), check=True, capture_output=True)
    whole, killed = contents(tmp_path / "whole"), contents(tmp_path / "killed")
    whole.pop("summary.html"), killed.pop("summary.html")  # each names its folder
    assert killed == whole


def test_a_folder_takes_one_run_only(tmp_path: Path) -> None:
    path = corpus(tmp_path, 2)
    first = subprocess.run(command(path, tmp_path / "out", "--jobs", "1"), capture_output=True, text=True)
    assert first.returncode == 0, first.stderr
    assert "2 articles" in first.stdout
    assert "PUN001" in first.stdout
    assert "<svg" in (tmp_path / "out" / "summary.html").read_text(encoding="utf-8")
    other = subprocess.run(command(path, tmp_path / "out", "--select", "PUN"), capture_output=True, text=True)
    assert other.returncode == 2
    assert "holds the output of another run" in other.stderr
    full = subprocess.run(command(path, tmp_path), capture_output=True, text=True)
    assert "is not empty" in full.stderr
    wrong = subprocess.run(command(path, tmp_path / "new", "--select", "XYZ9"), capture_output=True, text=True)
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)


def test_what_a_killed_run_left_half_written_goes(tmp_path: Path) -> None:
    path = corpus(tmp_path, 2)
    out = tmp_path / "out"
    subprocess.run(command(path, out, "--jobs", "1"), check=True, capture_output=True)
    whole = contents(out)
    (out / "findings-00000000.parquet.4711.tmp").write_bytes(b"PAR1")
    (out / "duckdb.tmp").mkdir()
    (out / "articles-00000000.parquet").unlink()
    subprocess.run(command(path, out, "--jobs", "1"), check=True, capture_output=True)
    (out / "duckdb.tmp").rmdir()
    assert contents(out) == whole


def test_a_corpus_without_findings_has_a_summary_in_either_form(tmp_path: Path) -> None:
    path = lines(tmp_path / "in.jsonl", [{"text": CLEAN}, {"text": CLEAN}])
    for form in ("jsonl", "parquet"):
        more = ("--jobs", "1", "--output-format", form)
        done = subprocess.run(command(path, tmp_path / form, *more), capture_output=True, text=True)
        assert done.stdout.startswith("2 articles"), done.stderr
        assert "0 findings" in done.stdout


def test_the_summary_has_quantiles_of_whatever_figures(tmp_path: Path) -> None:
    errors = [{"article": "broken", "error": "text is null"}]
    shares = [{"article": str(number), "share_in_findings": number / 1000, "words": number} for number in range(1001)]
    pq.write_table(pa.Table.from_pylist(shares + errors, schema=ARTICLE), tmp_path / "articles-00000000.parquet")
    quantiles = dict(summarise(tmp_path, "parquet").quantiles)
    assert quantiles["words"] == pytest.approx((50, 250, 500, 750, 950), abs=1)
    assert quantiles["share_in_findings"] == pytest.approx((0.05, 0.25, 0.5, 0.75, 0.95), abs=0.001)
    assert quantiles["fineweb_short_lines"] == ()


def test_a_rule_to_drop_has_to_be_one(tmp_path: Path) -> None:
    path = corpus(tmp_path, 1)
    run = [sys.executable, "-m", "newslint", "corpus", "clean", str(path), "-o", str(tmp_path / "out")]
    done = subprocess.run([*run, "--drop", "CHRR"], capture_output=True, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "'CHRR'" in done.stderr


class DeadlyOnce(Job):
    """Kills the first two processes that work on a certain record: somebody outside does."""

    def run(self, given: Any) -> Tables:
        seen = Path(self.options.id_field or "")
        if "POISON" in "".join(given.column("text").to_pylist()) and len(list(seen.iterdir())) < 2:
            (seen / str(os.getpid())).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().run(given)


def test_a_record_whose_process_was_killed_from_outside_is_not_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    (tmp_path / "seen").mkdir()
    job = DeadlyOnce("check", Options(id_field=str(tmp_path / "seen"), select=("PUN",)))
    records = pa.RecordBatch.from_pylist([{"id": "a", "text": f"{CLEAN} POISON"}], schema=RECORD)
    shards = Shards(tmp_path / "out", "jsonl", job.tables)
    shards.begin({})
    list(local.run([Chunk(0, records)], job, shards, 2))
    [article] = (tmp_path / "out" / "articles-00000000.jsonl").read_text().splitlines()
    assert json.loads(article)["error"] is None


def test_json_lines_come_out_where_they_are_wanted(tmp_path: Path) -> None:
    path = corpus(tmp_path, 3)
    more = ("--jobs", "1", "--output-format", "jsonl")
    subprocess.run(command(path, tmp_path / "out", *more), check=True, capture_output=True)
    articles = [json.loads(row) for row in (tmp_path / "out" / "articles-00000000.jsonl").read_text().splitlines()]
    findings = [json.loads(row) for row in (tmp_path / "out" / "findings-00000000.jsonl").read_text().splitlines()]
    assert [article["article"] for article in articles] == ["a0", "a1", "a2"]
    assert sum(article["errors"] + article["warnings"] + article["infos"] for article in articles) == len(findings)


def test_clean_keeps_what_it_rejects_and_says_what_it_removed(tmp_path: Path) -> None:
    path = lines(tmp_path / "in.jsonl", [{"id": "a", "text": FAULTY}, {"id": "b", "text": CLEAN}, {"id": "c"}])
    run = [sys.executable, "-m", "newslint", "corpus", "clean", str(path), "-o", str(tmp_path / "out")]
    done = subprocess.run([*run, "--max-removed", "0.2", "--drop", "CHR"], capture_output=True, text=True)
    assert done.stdout.startswith("1 articles kept, 2 rejected; 2 changes")
    rejected = pq.read_table(tmp_path / "out" / "rejects-00000000.parquet").to_pylist()
    assert [(row["article"], row["rejected"] or row["error"]) for row in rejected] == [
        ("a", "33% of the text would go, more than 20%"),
        ("c", "there is no field 'text'"),
    ]


def test_ray_gives_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    path = corpus(tmp_path, 20)
    for engine in ("local", "ray"):
        done = subprocess.run(
            command(path, tmp_path / engine, "--engine", engine, "--jobs", "2"), capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr[-2000:]
    here, there = contents(tmp_path / "local"), contents(tmp_path / "ray")
    here.pop("summary.html"), there.pop("summary.html")
    assert here == there


def test_the_size_of_a_corpus_says_how_it_is_cut() -> None:
    assert sources.chunk_size(10) == sources.chunk_size(10_000_000) < sources.chunk_size(1 << 30)
    assert sources.chunk_size(1 << 40) == 1 << 24
