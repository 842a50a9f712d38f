"""Throughput of `newslint corpus` beside the engine alone on the same text, and its memory.

    python benchmarks/corpus.py --megabytes 100          # in a minute or so for each 10 MB
    python benchmarks/corpus.py --megabytes 1000 --ray   # the whole measurement
    python benchmarks/corpus.py --megabytes 1000 --workers 2
    python benchmarks/corpus.py --megabytes 100 --command duplicates --workers 2

Articles come from articles.py, with their faults planted and counted. Prints MB/s of text for the engine alone and for
so many workers (one, then two), the same a core (by processor time, which other programs hardly change; what Ray starts
is not counted), the peak memory of all processes together, and how many of the planted faults of each kind the findings
of the first run of `check` hold.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import duckdb
from articles import Articles

from newslint.garbage import collect_seldom
from newslint.readers import reader_for
from newslint.source import Source
from newslint.workspace import Terms, Workspace

CODES = {
    "space before a mark": ("PUN001",),
    "doubled word": ("DUP001",),
    "misspelling": ("SPL001",),
    "leftover": ("TRL004", "TRL001"),
    "advertising": ("CHR001",),
    "said twice": ("DUP003", "DUP004", "DUP005", "DUP008"),
}
_SAMPLE = 3_000_000
"""Bytes that the engine alone is timed on."""


def written(path: Path, size: int) -> Counter[str]:
    """Write a corpus of so many bytes; the faults planted in it."""
    articles = Articles()
    with path.open("w", encoding="utf-8") as out:
        for number, text in enumerate(articles):
            out.write(json.dumps({"id": f"a{number}", "text": text}, ensure_ascii=False) + "\n")
            if out.tell() >= size:
                return articles.planted
    raise AssertionError("articles never end")


def engine_alone(path: Path) -> float:
    """MB of a second of processor time of the engine, in this process, on the first articles of the corpus."""
    collect_seldom()
    linter = Workspace(Terms(isolated=True)).linter("article.txt")
    read = reader_for("article.txt")
    taken, began = 0, time.process_time()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"].encode()
            linter.check(Source("article.txt", text), read)
            taken += len(text)
            if taken > _SAMPLE:
                break
    return taken / 1e6 / (time.process_time() - began)


def resident(process: int) -> int:
    """Bytes of memory of a process and those that it started; what is shared is counted each time."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
            if int(fields[2]) == process:  # the process group
                total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError, ValueError):
            continue
    return total


def run(name: str, path: Path, out: Path, *more: str) -> tuple[float, float, int]:
    """Seconds of a run of a command, seconds of processor time, and the most memory that its processes had."""
    command = [sys.executable, "-m", "newslint", "corpus", name, str(path), "-o", str(out), *more]
    most = 0
    began, before = time.perf_counter(), _spent()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as at_work:
        stop = threading.Event()

        def watch() -> None:
            nonlocal most
            while not stop.wait(0.2):
                most = max(most, resident(at_work.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        status = at_work.wait()
        stop.set()
        watcher.join()
    if status:
        raise SystemExit(f"{' '.join(command)} exited {status}")
    return time.perf_counter() - began, _spent() - before, most


def _spent() -> float:
    """Seconds of processor time of processes that this one started, and theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Write a corpus, lint it, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", choices=("check", "clean", "duplicates"), default="check")
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], metavar="N", help="a run with each number")
    parser.add_argument("--ray", action="store_true", help="also on a local Ray cluster of two workers")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newslint-corpus-") as folder:
        path = Path(folder) / "corpus.jsonl"
        planted = written(path, options.megabytes * 1_000_000)
        size = path.stat().st_size / 1e6
        alone = engine_alone(path)
        print(f"{size:.0f} MB; engine alone {alone:.3f} MB/s")
        runs = [(f"workers: {number}", ("--jobs", str(number))) for number in options.workers]
        runs += [("Ray, workers: 2", ("--engine", "ray", "--jobs", "2"))] if options.ray else []
        for number, (name, more) in enumerate(runs):
            seconds, spent, memory = run(options.command, path, Path(folder) / f"out{number}", *more)
            core = size / spent
            print(f"{name}: {seconds:.1f} s, {size / seconds:.3f} MB/s; {memory / 1e6:.0f} MB")
            if "Ray" not in name:
                print(f"  a core: {core:.3f} MB/s, {core / alone:.2f} of the engine")
        if options.command != "check":
            return
        found = duckdb.sql(
            f"SELECT code, count(DISTINCT article) FROM '{folder}/out0/findings-*.parquet' GROUP BY code"
        )
        counts = dict(found.fetchall())
        for kind, times in sorted(planted.items()):
            found = sum(counts.get(code, 0) for code in CODES[kind])
            print(f"{kind}: {times} planted, {found} articles with such findings")


if __name__ == "__main__":
    main()
