"""What each stage and each rule costs, as a multiple of tokenising the same articles once in the same run.

    python benchmarks/stages.py            print the costs, the dearest first
    python benchmarks/stages.py --check    exit 1, naming it, where one is over its budget in budgets.toml

A stage is a rule, a fact that rules share, or a part of the document that is made when asked for; what one asks of
another is charged to the other. Machines differ and drift, ratios hardly: tokenising is the one primitive that all of
them need.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import Any

from articles import Articles

from newslint.document import Document
from newslint.engine import Gates, Linter
from newslint.notices import Notice
from newslint.readers import reader_for
from newslint.source import Source
from newslint.workspace import Terms, Workspace

BUDGETS = Path(__file__).with_name("budgets.toml")
PARTS = ("characters", "lower", "words", "words_by_text", "word_counts", "sentences", "language", "quotation_marks")
WARM, COUNT, ROUNDS = 60, 40, 5
"""Articles that fill the memories of words, and then so many more, so often: the quickest round counts."""
_WORD = re.compile(r"\w+")


class Clock:
    """Adds up what each stage takes, without what it asks of others."""

    def __init__(self) -> None:
        self.taken: defaultdict[str, float] = defaultdict(float)
        self._inner: list[float] = []

    def timed(self, stage: str, call: Callable[..., Any], *arguments: Any) -> Any:
        """What a call gives, its time charged to a stage."""
        self._inner.append(0.0)
        began = perf_counter()
        try:
            return call(*arguments)
        finally:
            took = perf_counter() - began
            self.taken[stage] += took - self._inner.pop()
            if self._inner:
                self._inner[-1] += took


def instrument(clock: Clock, linter: Linter) -> None:
    """Have all stages of this process timed."""
    fact, open_gates = Document.fact, Gates.open

    def timed_fact(document: Document, compute: Callable[[Document], Any]) -> Any:
        if compute in document._facts:
            return document._facts[compute]
        name = f"{compute.__module__.removeprefix('newslint.').removeprefix('rules.')}.{compute.__name__}"
        return clock.timed(name, fact, document, compute)

    Document.fact = timed_fact  # type: ignore[method-assign, assignment]
    Gates.open = lambda gates, document: iter(  # type: ignore[method-assign]
        clock.timed("gates", lambda: list(open_gates(gates, document)))
    )
    for part in PARTS:
        made: cached_property[Any] = Document.__dict__[part]
        timed = cached_property(
            lambda document, part=part, made=made: clock.timed(f"document.{part}", made.func, document)
        )
        timed.__set_name__(Document, part)
        setattr(Document, part, timed)
    for rule in linter._rules:
        if not isinstance(rule, Notice):
            rule.check = (  # type: ignore[method-assign]
                lambda document, rule=rule, check=rule.check: clock.timed(rule.code, lambda: list(check(document)))
            )


def measure() -> dict[str, float]:
    """The cost of each stage, as a multiple of tokenising. Each round has articles, and words, of its own."""
    drawn = iter(Articles())
    linter = Workspace(Terms(isolated=True)).linter("article.txt")
    read = reader_for("article.txt")
    for _ in range(WARM):
        linter.check(Source("article.txt", next(drawn).encode()), read)
    clock = Clock()
    instrument(clock, linter)
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        texts = [next(drawn) for _ in range(COUNT)]
        gc.collect()
        clock.taken.clear()
        primitive = min(_tokenised(texts) for _ in range(5))
        for text in texts:
            clock.timed("rest", linter.check, Source("article.txt", text.encode()), read)
        for stage, took in clock.taken.items():
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
