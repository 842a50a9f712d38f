"""Kill `newslint corpus` at random moments, and compare its output with that of a run that nobody disturbed.

    python benchmarks/kills.py                                # workers and the main process of `check`, ten times each
    python benchmarks/kills.py --command duplicates --times 3

A worker that is killed must not be missed; a run whose processes are all killed must go on to the same bytes when the
same command is given again. Exits 1 where any output differs. Reads /proc, so that it runs on Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from articles import Articles

_SIZE = 2_600_000
_STARTED = 1.5
"""Seconds after which there are workers."""


def corpus(path: Path) -> None:
    """Write articles with planted faults."""
    with path.open("w", encoding="utf-8") as out:
        for number, text in enumerate(Articles()):
            out.write(json.dumps({"id": f"a{number}", "text": text}) + "\n")
            if out.tell() >= _SIZE:
                return


def contents(folder: Path) -> dict[str, bytes]:
    """What a run wrote, by file; the summary says how long it took, and is left out."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != "summary.html"}


def killed(command: list[str], after: float, chance: random.Random, *, worker: bool) -> int:
    """Start a command, kill a worker of it or all of it, have it end or end it; its exit code."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(after)
    if not worker:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return subprocess.run(command, capture_output=True, check=False).returncode
    if workers := _workers(process.pid):
        os.kill(chance.choice(workers), signal.SIGKILL)
    return process.wait()


def _workers(main: int) -> list[int]:
    try:
        children = Path(f"/proc/{main}/task/{main}/children").read_text(encoding="utf-8").split()
        return [
            int(child)
            for child in children
            if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text(encoding="utf-8")
        ]
    except FileNotFoundError:  # it has ended
        return []


def main() -> int:
    """Kill, compare, and say how often the output was the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", choices=("check", "clean", "duplicates"), default="check")
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    chance = random.Random(5)
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        folder = Path(name)
        corpus(folder / "corpus.jsonl")

        def command(out: str) -> list[str]:
            said = [sys.executable, "-m", "newslint", "corpus", options.command, str(folder / "corpus.jsonl")]
            return [*said, "-o", str(folder / out), "--jobs", "2"]

        began = time.monotonic()
        subprocess.run(command("whole"), check=True, capture_output=True)
        took, whole = time.monotonic() - began, contents(folder / "whole")
        for what in ("worker", "main process"):
            same = 0
            for number in range(options.times):
                out = f"{what[0]}{number}"
                after = _STARTED + chance.random() * max(0, took - _STARTED - 0.5)
                code = killed(command(out), after, chance, worker=what == "worker")
                same += code == 0 and contents(folder / out) == whole
            print(f"{options.command}: {what} killed {options.times} times, {same} times the same output", flush=True)
            wrong += options.times - same
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
