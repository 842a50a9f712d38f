#!/usr/bin/env python3
"""Learn how much each piece of evidence weighs for a word being misspelt (rules/data/spelling/weights.txt).

    python scripts/train_spelling.py [--neutral WORDS.txt] [--write] ARTICLES.jsonl...

Each line of a file is an object with a `text` and, where words in it are misspelt, `spans` with `start`, `end` and a
`label`: `spelling` (misspelt), `legitimate` (right, however odd); other labels are left out. A text without spans is
clean but for the words in `--neutral`, one a line, which are left out too.

Logistic regression with a penalty on large weights. Five times, four fifths of the *spellings* (a spelling is never on
both sides) teach and the rest is judged: what is printed are those judgements. The weights are learnt from all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from math import exp
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from newslint.rules.spelling._model import features
from newslint.rules.spelling._words import suspects, unknown

from newslint.document import Document
from newslint.readers import text as reader
from newslint.source import Source

TABLE = Path(__file__).parent.parent / "rules" / "data" / "spelling" / "weights.txt"
FOLDS = 5
PENALTY = 3.0
ROUNDS = 30
HEAD = """\
# How much each piece of evidence weighs for a word being misspelt: name, weight (added up: the logarithm of the odds).
# Made by scripts/train_spelling.py.
"""


class Example(NamedTuple):
    word: str
    misspelt: bool
    file: str
    values: tuple[float, ...]


def examples(path: Path, neutral: frozenset[str]) -> tuple[list[Example], int]:
    """The suspect words of a file, and how many words it has."""
    found, size = [], 0
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        size += len(row["text"].split())
        for article in reader.read(Source(path.name, row["text"].encode())):
            document = Document(Source(path.name, row["text"].encode()), article, "en")
            for suspect in suspects(document, unknown(document)):
                start, end = article.view.source_span(suspect.place.span)
                label = next((s["label"] for s in row.get("spans", ()) if s["start"] < end and start < s["end"]), "")
                if label in {"spelling", "legitimate"} or (not label and suspect.spelling.word not in neutral):
                    values = tuple(float(value) for value in features(suspect).values())
                    found.append(Example(suspect.spelling.word, label == "spelling", path.stem, values))
    return found, size


def learn(rows: Sequence[Example]) -> list[float]:
    """Newton's method; the first feature is constant and not penalised."""
    size = len(rows[0].values)
    weights = [0.0] * size
    for _ in range(ROUNDS):
        slope = [-PENALTY * 0.1 * weight * (at > 0) for at, weight in enumerate(weights)]
        bend = [[PENALTY * 0.1 * (at == to and at > 0) + 1e-9 * (at == to) for to in range(size)] for at in range(size)]
        for row in rows:
            filled = [(at, value) for at, value in enumerate(row.values) if value]
            odds = sum(weights[at] * value for at, value in filled)
            chance = 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
            left, spread = row.misspelt - chance, chance * (1 - chance)
            for at, value in filled:
                slope[at] += left * value
                line = bend[at]
                for to, other in filled:
                    line[to] += spread * value * other
        step = solve(bend, slope)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return weights


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss's elimination."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        best = max(range(at, len(rows)), key=lambda number: abs(rows[number][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for other in range(len(rows)):
            if other != at and rows[other][at]:
                share = rows[other][at] / rows[at][at]
                rows[other] = [one - share * two for one, two in zip(rows[other], rows[at], strict=True)]
    return [line[-1] / line[at] for at, line in enumerate(rows)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--neutral", type=Path, help="words, one a line, that count neither way")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    arguments = parser.parse_args()
    neutral = frozenset(arguments.neutral.read_text(encoding="utf-8").split() if arguments.neutral else ())
    rows: list[Example] = []
    sizes: dict[str, int] = {}
    for path in arguments.articles:
        found, sizes[path.stem] = examples(path, neutral)
        rows += found
    judged: list[tuple[float, Example]] = []
    for fold in range(FOLDS):
        taught = learn([row for row in rows if crc32(row.word.encode()) % FOLDS != fold])
        judged += [
            (sum(weight * value for weight, value in zip(taught, row.values, strict=True)), row)
            for row in rows
            if crc32(row.word.encode()) % FOLDS == fold
        ]
    misspelt = [odds for odds, row in judged if row.misspelt]
    for threshold in (2.0, 1.5, 1.0, 0.5, 0.0, -0.5, -1.0):
        alarms = sum(odds > threshold for odds, row in judged if not row.misspelt)
        rate = 1000 * alarms / sum(sizes.values())
        found_share = sum(odds > threshold for odds in misspelt) / len(misspelt)
        print(f"threshold {threshold:4}: recall {found_share:.3f}, false alarms per 1,000 words {rate:.3f}")
    if arguments.write:
        weights = learn(rows)
        names = _names(arguments.articles[0])
        lines = [f"{name}\t{weight:.2f}\n" for name, weight in sorted(zip(names, weights, strict=True))]
        TABLE.write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")
    return 0


def _names(path: Path) -> tuple[str, ...]:
    for line in path.open(encoding="utf-8"):
        source = Source(path.name, json.loads(line)["text"].encode())
        for article in reader.read(source):
            document = Document(source, article, "en")
            for suspect in suspects(document, unknown(document)):
                return tuple(features(suspect))
    raise SystemExit("no suspect word in the first file")


if __name__ == "__main__":
    sys.exit(main())
