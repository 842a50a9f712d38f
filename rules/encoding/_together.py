"""Faults that an article is full of are one finding, with the count, which mends them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from newslint.finding import Edit, Related
from newslint.rule import Hit

_MOST = 2
_SHOWN = 10


def together(hits: Iterable[Hit], what: str) -> Iterator[Hit]:
    """The hits, each with its `new`, or one for all of them where they are many; `what` says what they are."""
    found = list(hits)
    if len(found) <= _MOST:
        yield from found
        return
    edits = tuple(Edit(hit.span, hit.new) for hit in found if hit.new is not None)
    related = tuple(Related(hit.span, "here too") for hit in islice(found, 1, _SHOWN))
    message = f"{what} in {len(found)} places"
    yield Hit(found[0].span, message, edits=edits, related=related, severity=found[0].severity)
