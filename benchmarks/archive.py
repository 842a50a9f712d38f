"""A repository of old articles: what a baseline and changed lines report of it, and how long that takes.

    python benchmarks/archive.py                 5,000 Markdown files with front matter
    python benchmarks/archive.py --count 500

The baseline is written, and the next run has to report nothing. Then lines with a fault are planted in old articles and
new articles are added: a run with the baseline, and one of the changed lines without it, have to report exactly those.
Exits 1, with what differs, where they do not.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from articles import Articles

from newslint.baseline import FILE

Places = set[tuple[str, int]]
_PLANTED = "The pilot of boat {number} waited , as he told the harbor office, for better weather."
_HEAD = '---\ntitle: "{title}"\ndate: 2026-11-{day:02d}\ntags: [harbor, council]\n---\n\n'


@dataclass
class Archive:
    """A repository of articles, and the places of the faults that were planted in it since its first commit."""

    root: Path
    count: int
    planted: Places = field(default_factory=set)

    def begin(self) -> None:
        """Write the articles and commit them."""
        articles = Articles()
        for number, text in zip(range(self.count), articles, strict=False):
            title, _, body = text.partition("\n\n")
            path = self._path(number)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_HEAD.format(title=title, day=number % 28 + 1) + body, encoding="utf-8", newline="")
        (self.root / ".gitignore").write_text(".newslint/\n", encoding="utf-8")
        self._git("init", "-q")
        self.commit()

    def plant(self) -> None:
        """Plant a line in one article of fifty, moving others about in it, and add one new article for a hundred."""
        chance = Random(7)
        for number in range(0, self.count, 50):
            path = self._path(number)
            lines = path.read_text(encoding="utf-8").split("\n")
            row = chance.randrange(8, len(lines))
            while lines[row - 1]:  # a paragraph of its own
                row -= 1
            lines[row:row] = [_PLANTED.format(number=number), ""]
            path.write_text("\n".join(lines), encoding="utf-8", newline="")
            self.planted.add((self._name(path), row + 1))
        for number in range(0, self.count, 100):
            path = self.root / "content" / "new" / f"{number:05d}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"Boats wait\n\n{_PLANTED.format(number=number)}\n", encoding="utf-8", newline="")
            self.planted.add((self._name(path), 3))

    def commit(self) -> None:
        """Commit all there is."""
        identity = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org")
        self._git("add", "-A")
        self._git(*identity, "commit", "-q", "-m", "articles")

    def _path(self, number: int) -> Path:
        return self.root / "content" / f"{number // 500:03d}" / f"{number:05d}.md"

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _git(self, *args: str) -> None:
        subprocess.run(["git", *args], cwd=self.root, check=True, capture_output=True)

    def newslint(self, *args: str) -> tuple[float, str]:
        """Run a command: seconds, and what it prints. A status above 1 raises."""
        began = perf_counter()
        command = [sys.executable, "-m", "newslint", *args]
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)
        took = perf_counter() - began
        if done.returncode > 1:
            raise RuntimeError(f"newslint {' '.join(args)}: {done.stderr}")
        return took, done.stdout

    def found(self, *args: str) -> tuple[float, Places]:
        """Seconds, and the places that a check reports."""
        took, printed = self.newslint("check", "--output-format", "json", *args)
        return took, {(each["filename"], each["location"]["row"]) for each in json.loads(printed)["findings"]}


def measure(archive: Archive) -> list[str]:
    """Go through it, printing how long each run takes; what differs from what has to be reported."""
    archive.begin()
    wrong: list[str] = []

    def expect(what: str, took: float, found: Places, expected: Places) -> None:
        print(f"{took:8.2f} s  {what}: {len(found)} reported")
        wrong.extend(f"{what}: {name}:{row} is not reported" for name, row in sorted(expected - found))
        wrong.extend(f"{what}: {name}:{row} is reported" for name, row in sorted(found - expected))

    took, _ = archive.newslint("baseline", "write", "content")
    known = json.loads((archive.root / FILE).read_text(encoding="utf-8"))["files"]
    print(f"{took:8.2f} s  baseline write: {sum(map(len, known.values()))} findings in {len(known)} files")
    archive.commit()
    expect("first check", *archive.found("content"), set())
    expect("second check, results known", *archive.found("content"), set())
    archive.plant()
    expect("with the baseline", *archive.found("content"), archive.planted)
    (archive.root / FILE).unlink()
    expect("--diff-base, without a baseline", *archive.found("--diff-base", "HEAD"), archive.planted)
    archive.commit()
    expect("--diff-base of a commit", *archive.found("--diff-base", "HEAD~"), archive.planted)
    return wrong


def main() -> int:
    """Measure an archive in a folder that goes afterwards."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5000)
    count = parser.parse_args().count
    with TemporaryDirectory() as folder:
        wrong = measure(Archive(Path(folder), count))
    for line in wrong:
        print(line, file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
