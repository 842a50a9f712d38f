#!/usr/bin/env python3
"""Make rules/data/chrome/weights.txt, the table of the line classifier (CHR018), from labelled articles.

    scripts/train_chrome.py FOLDER            train, cross-validate, write the table
    scripts/train_chrome.py FOLDER --dry-run  the same without writing

FOLDER holds JSON Lines files. `chrome-*.jsonl`: articles with `id` and `lines` (`text`, and `label`: chrome, content,
or another that counts neither way). `clean-*.jsonl`: articles with `id` and `text`, all of it content. Of these texts
only what `features` sees goes into the table.

The model is a logistic regression with a ridge penalty, fitted by Newton's method in plain Python: for so few
features anything more needs a library and does no better (gradient boosting: as good on English pages, worse on what
extractors leave). Validation: five folds, grouped by site (by document where the site is not known), so that no site
is in both training and test.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newslint.rules.chrome._classifier import BIAS, THRESHOLD, candidates, features, probability, spared
from newslint.rules.chrome._lines import page

from newslint.document import Document
from newslint.readers import text
from newslint.source import Source

TABLE = Path(__file__).parent.parent / "rules" / "data" / "chrome" / "weights.txt"
FOLDS, RIDGE, STEPS = 5, 3.0, 8


class Row(NamedTuple):
    """A line: where it is from, what it is, whether the lists judged it, and what else is seen of it."""

    data: str
    fold: int
    label: str
    judged: bool
    spared: bool
    seen: dict[str, float] | None


def main() -> None:
    """Train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    arguments = parser.parse_args()
    rows = [row for path in sorted(arguments.folder.glob("*.jsonl")) for row in read(path)]
    usable = [row for row in rows if row.seen is not None and row.label in {"chrome", "content"}]
    names = sorted({name for row in usable for name in row.seen or ()})
    tables = [fit([row for row in usable if row.fold != fold], names) for fold in range(FOLDS)]
    report = list(validated(rows, tables))
    print(*report, sep="\n")
    if not arguments.dry_run:
        table = fit(usable, names)
        head = [
            "Weights of the line classifier: feature <tab> weight. Made by scripts/train_chrome.py.",
            f"Cross-validated by site, lists and classifier together, at {THRESHOLD}:",
            *report,
        ]
        body = [f"{name}\t{table[name]:.2f}" for name in names if abs(table[name]) >= 0.005]
        lines = [*(f"# {line}" for line in head), *body, ""]
        TABLE.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def read(path: Path) -> Iterator[Row]:
    """The lines of one file of articles."""
    if not path.name.startswith(("chrome-", "clean-")):
        return
    for article in map(json.loads, path.open(encoding="utf-8")):
        lines = article.get("lines")
        content = "\n\n".join(" ".join(line["text"].split()) for line in lines) if lines else article["text"]
        source = Source("article.txt", content.encode())
        document = Document(source, text.read(source)[0])
        asked = {line.number for line in candidates(document)}
        for line in document.fact(page).lines:
            label = lines[source.place(line.span[0]).row // 2]["label"] if lines else "content"
            seen = features(document, line) if line.number in asked else None
            yield Row(path.stem, fold_of(article["id"]), label, bool(line.level), spared(document, line), seen)


def fold_of(name: str) -> int:
    """The fold of an article: one for all articles of a site (`collection:country/Site_date`)."""
    return int(hashlib.md5(name.split("_")[0].encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def fit(rows: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    """The weights that explain the labels best."""
    number = {name: at for at, name in enumerate(names)}
    points = [
        ([(number[name], value) for name, value in (row.seen or {}).items()], row.label == "chrome") for row in rows
    ]
    weights = [0.0] * len(names)
    for _ in range(STEPS):
        gradient = [RIDGE * weight * (name != BIAS) for name, weight in zip(names, weights, strict=True)]
        curve = [[0.0] * len(names) for _ in names]
        for at in range(len(names)):
            curve[at][at] = RIDGE if names[at] != BIAS else 1e-6
        for seen, label in points:
            likely = 1 / (1 + math.exp(-sum(weights[at] * value for at, value in seen)))
            spread = likely * (1 - likely)
            for at, value in seen:
                gradient[at] += (likely - label) * value
                row = curve[at]
                scaled = spread * value
                for other, second in seen:
                    row[other] += scaled * second
        step = solve(curve, gradient)
        weights = [weight - change for weight, change in zip(weights, step, strict=True)]
    return dict(zip(names, weights, strict=True))


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The x of matrix · x = right, by Gauss's elimination."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in range(at + 1, size):
            share = rows[below][at] / rows[at][at]
            if share:
                rows[below] = [low - share * high for low, high in zip(rows[below], rows[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = sum(rows[at][other] * found[other] for other in range(at + 1, size))
        found[at] = (rows[at][size] - known) / rows[at][at]
    return found


def validated(rows: Sequence[Row], tables: Sequence[dict[str, float]]) -> Iterator[str]:
    """A line on each set of articles, every line of them judged by the table that has not seen its site."""
    counts: dict[str, Counter[tuple[str, bool]]] = {}
    for row in rows:
        flagged = row.judged or (
            row.seen is not None and not row.spared and probability(row.seen, tables[row.fold]) >= THRESHOLD
        )
        counts.setdefault(row.data, Counter())[row.label, flagged] += 1
    for data, found in counts.items():
        right, missed, wrong = found["chrome", True], found["chrome", False], found["content", True]
        if right:
            yield f"{data}: precision {right / (right + wrong):.3f}, recall {right / (right + missed):.3f}"
        else:
            yield f"{data}: {wrong} of {wrong + found['content', False]} lines flagged"


if __name__ == "__main__":
    main()
