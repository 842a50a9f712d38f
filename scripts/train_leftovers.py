#!/usr/bin/env python3
"""Fit the weights by which the rule `foreign-word` tells leftovers from English words and names.

    python scripts/train_leftovers.py FOLDER            print what they reach in cross-validation
    python scripts/train_leftovers.py FOLDER --write    and write rules/data/translation/leftover_weights.txt

FOLDER holds development data that are no part of newslint: JSON Lines, an object a text, with `text`, `id` and, where
words of it are labelled, `spans` (`start`, `end`, `label`). A text without `spans` is clean. Nothing of the texts is
kept: a word counts by the features that `newslint.rules.translation._leftover` takes of it. The model is a logistic
regression, fitted by Newton's method; its folds are made of whole texts.
"""

from __future__ import annotations

import argparse
import json
import math
import zlib
from pathlib import Path
from typing import NamedTuple

from newslint.rules.translation._leftover import VETOES, candidates, is_slip

from newslint.document import Document
from newslint.readers import text as plain_text
from newslint.source import Source

LABELLED = ("leftovers-wmt", "leftovers-fren", "demetr-untranslated")
CLEAN = (
    *("clean-web", "clean-bbc", "clean-reuters", "clean-wikinews"),
    *("clean-wmt", "clean-wmt22", "clean-sentences", "demetr-clean"),
)
WANTED = frozenset({"leftover", "untranslated"})
FILE = Path(__file__).parent.parent / "rules" / "data" / "translation" / "leftover_weights.txt"
FOLDS = 5
RIDGE = 1.0
TRAP, UNSURE = 5.0, 0.5
"""What a word counts that was judged right, and one in a labelled text that nobody judged."""
FALSE_ALARMS = (0.02, 0.035, 0.05, 0.08, 0.12)


class Row(NamedTuple):
    """A word: where it is from, its features, whether it is a leftover, and what it counts."""

    origin: str
    fold: int
    features: dict[str, float]
    wanted: bool
    weight: float


def rows(folder: Path) -> tuple[list[Row], int]:
    """The words of all texts, and how many words the clean ones have."""
    found: list[Row] = []
    clean_words = 0
    for name in (*LABELLED, *CLEAN):
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            source = Source("text.txt", record["text"].encode())
            document = Document(source, plain_text.read(source)[0], "en")
            fold = zlib.crc32(record["id"].encode()) % FOLDS
            if name in CLEAN:
                clean_words += len(record["text"].split())
            for candidate in candidates(document):
                start, end = candidate.span
                labels = {s["label"] for s in record.get("spans", ()) if s["start"] < end and start < s["end"]}
                if labels and not labels & (WANTED | {"legitimate"}):
                    continue  # arguable
                weight = TRAP if "legitimate" in labels else 1.0 if labels or name in CLEAN else UNSURE
                if VETOES.isdisjoint(candidate.features) and not is_slip(candidate):
                    found.append(Row(name, fold, candidate.features, bool(labels & WANTED), weight))
    return found, clean_words


def fit(data: list[Row], names: list[str]) -> dict[str, float]:
    """The weights of a logistic regression with a ridge, on features divided by their root mean square."""
    place = {name: number for number, name in enumerate(names)}
    size = len(names)
    squares = [1e-9] * size
    for row in data:
        for name, value in row.features.items():
            squares[place[name]] += value * value
    scale = [math.sqrt(square / len(data)) for square in squares]
    vectors = [[(place[n], v / scale[place[n]]) for n, v in row.features.items() if v] for row in data]
    weights = [0.0] * size
    for _ in range(25):
        gradient = [RIDGE * weight for weight in weights]
        hessian = [[0.0] * size for _ in range(size)]
        for number in range(size):
            hessian[number][number] = RIDGE
        for row, vector in zip(data, vectors, strict=True):
            score = sum(weights[i] * value for i, value in vector)
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
            slope = row.weight * (chance - row.wanted)
            curve = row.weight * chance * (1 - chance)
            for i, value in vector:
                gradient[i] += slope * value
                line = hessian[i]
                for j, other in vector:
                    line[j] += curve * value * other
        step = solve(hessian, gradient)
        weights = [weight - change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return {name: weights[number] / scale[number] for name, number in place.items()}


def solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination."""
    size = len(vector)
    system = [[*line, value] for line, value in zip(matrix, vector, strict=True)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda line: abs(system[line][column]))
        system[column], system[pivot] = system[pivot], system[column]
        for line in range(column + 1, size):
            factor = system[line][column] / system[column][column]
            if factor:
                for at in range(column, size + 1):
                    system[line][at] -= factor * system[column][at]
    solution = [0.0] * size
    for line in reversed(range(size)):
        rest = sum(system[line][at] * solution[at] for at in range(line + 1, size))
        solution[line] = (system[line][size] - rest) / system[line][line]
    return solution


def score(features: dict[str, float], weights: dict[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def table(data: list[Row], scores: list[float], clean_words: int) -> list[str]:
    """What share of the labelled words is found at some rates of false alarms in 1,000 clean words."""
    clean = sorted((s for row, s in zip(data, scores, strict=True) if row.origin in CLEAN), reverse=True)
    lines = []
    for rate in FALSE_ALARMS:
        least = clean[int(rate * clean_words / 1000)]
        parts = []
        for name in LABELLED:
            hits = [s > least for row, s in zip(data, scores, strict=True) if row.origin == name and row.wanted]
            parts.append(f"{name} {sum(hits) / len(hits):.2f}")
        lines.append(f"{rate:.3f} false alarms: score {least:.2f}; words found: {', '.join(parts)}")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    data, clean_words = rows(arguments.folder)
    names = sorted({name for row in data for name in row.features})
    scores = [0.0] * len(data)
    for fold in range(FOLDS):
        weights = fit([row for row in data if row.fold != fold], names)
        for number, row in enumerate(data):
            if row.fold == fold:
                scores[number] = score(row.features, weights)
    lines = table(data, scores, clean_words)
    print(f"{len(data)} words, {sum(row.wanted for row in data)} of them leftovers", *lines, sep="\n")
    if arguments.write:
        head = [
            "# Weights of the features of `rules/translation/_leftover.py`. Columns: feature, weight.",
            "# Fitted by scripts/train_leftovers.py; not to be edited. In five-fold cross-validation:",
            *(f"# {line}" for line in lines),
        ]
        body = [f"{name}\t{weight:.3f}" for name, weight in sorted(fit(data, names).items())]
        FILE.write_text("\n".join([*head, *body]) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
