"""What each stage of a check takes: a rule, a fact that rules share, a part of the document.

Only where somebody wants to know: a document that is not timed knows nothing of clocks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from time import perf_counter
from typing import Any, ParamSpec, TypeVar

from newslint.document import Document
from newslint.source import Source
from newslint.view import Article

_Arguments = ParamSpec("_Arguments")
_Made = TypeVar("_Made")

PARTS = (
    "blocks characters has_plain_letters language lower quotation_marks quoted sentences word_counts words"
    " words_by_text"
).split()
"""The parts of a document that take time."""


class Clock:
    """Adds up what each stage takes, without what it asks of others."""

    def __init__(self, now: Callable[[], float] = perf_counter) -> None:
        """`now`: seconds, from whenever."""
        self.taken: defaultdict[str, float] = defaultdict(float)
        """Seconds, by stage."""
        self._now = now
        self._inner: list[float] = []

    def timed(
        self, stage: str, call: Callable[_Arguments, _Made], *arguments: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Made:
        """What a call gives, its time charged to a stage."""
        self._inner.append(0.0)
        began = self._now()
        try:
            return call(*arguments, **named)
        finally:
            took = self._now() - began
            self.taken[stage] += took - self._inner.pop()
            if self._inner:
                self._inner[-1] += took


class Timed(Document):
    """A document whose facts and parts are timed when they are made."""

    def __init__(
        self, clock: Clock, source: Source, article: Article, language: str | None, source_language: str | None
    ) -> None:
        super().__init__(source, article, language, source_language)
        self.clock = clock

    def fact(self, compute: Callable[[Document], _Made]) -> _Made:
        """What `compute(self)` gives, computed once, and timed then."""
        if compute in self._facts:
            return super().fact(compute)
        module = compute.__module__.removeprefix("newslint.").removeprefix("rules.")
        return self.clock.timed(f"{module}.{compute.__name__}", super().fact, compute)


def _timed(part: str) -> cached_property[Any]:
    made: cached_property[Any] = vars(Document)[part]

    def get(document: Timed) -> Any:
        return document.clock.timed(f"document.{part}", made.func, document)

    timed = cached_property(get)
    timed.__set_name__(Timed, part)
    return timed


for _part in PARTS:
    setattr(Timed, _part, _timed(_part))
