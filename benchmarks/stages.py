"""What each stage and each rule costs, as a multiple of tokenising the same articles once in the same run.

    python benchmarks/stages.py            print the costs, the dearest first
    python benchmarks/stages.py --check    exit 1, naming it, where one is over its budget in budgets.toml

A stage is what newslint.stages tells apart: what one asks of another is charged to the other. Machines differ and
drift, ratios hardly: tokenising is the one primitive that all of them need.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path
from time import perf_counter

from articles import Articles

from newslint.readers import reader_for
from newslint.source import Source
from newslint.workspace import Terms, Workspace

BUDGETS = Path(__file__).with_name("budgets.toml")
WARM, COUNT, ROUNDS = 60, 40, 5
"""Articles that fill the memories of words, and then so many more, so often: the quickest round counts."""
_WORD = re.compile(r"\w+")


def measure() -> dict[str, float]:
    """The cost of each stage, as a multiple of tokenising. Each round has articles, and words, of its own."""
    drawn = iter(Articles())
    linter = Workspace(Terms(isolated=True, with_figures=True)).linter("article.txt")
    read = reader_for("article.txt")
    for _ in range(WARM):
        linter.check(Source("article.txt", next(drawn).encode()), read)
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        texts = [next(drawn) for _ in range(COUNT)]
        gc.collect()
        primitive = min(_tokenised(texts) for _ in range(5))
        taken: Counter[str] = Counter()
        for text in texts:
            taken.update(linter.check(Source("article.txt", text.encode()), read).seconds)
        for stage, took in taken.items():
            best[stage] = min(took / primitive, best.get(stage, float("inf")))
    return dict(sorted(best.items(), key=lambda pair: -pair[1]))


def _tokenised(texts: list[str]) -> float:
    """Seconds that the primitive takes."""
    began = perf_counter()
    for text in texts:
        _WORD.findall(text)
    return perf_counter() - began


def over(costs: dict[str, float]) -> list[str]:
    """What is over its budget, in words."""
    budgets = tomllib.loads(BUDGETS.read_text(encoding="utf-8"))
    usual, own = budgets["usual"], budgets["own"]
    said = [
        f"{stage} costs {cost:.1f} times tokenising; its budget is {own.get(stage, usual)}"
        for stage, cost in costs.items()
        if cost > own.get(stage, usual)
    ]
    if (whole := sum(costs.values())) > budgets["whole"]:
        said.append(f"all stages together cost {whole:.0f} times tokenising; their budget is {budgets['whole']}")
    return said


def main() -> int:
    """Measure, and print or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    costs = measure()
    if options.check:
        said = over(costs)
        print(*said, sep="\n", file=sys.stderr)
        return 1 if said else 0
    for stage, cost in costs.items():
        print(f"{cost:8.2f}  {stage}")
    print(f"{sum(costs.values()):8.2f}  all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
