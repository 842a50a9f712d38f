"""What is written in one way here and in another there: which way is the article's own, and how it is reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newslint.document import Document
from newslint.finding import Edit, Related
from newslint.rule import RUNNING_TEXT, Hit
from newslint.source import Span

LEAST = 2
"""Times that a way of writing must stand to be the article's own; and twice as often as the others together."""
_MOST_RELATED = 20


class Place(NamedTuple):
    """Something that can be written in several ways, and how it would be written in the article's own way."""

    span: Span
    new: str


class Mixed(NamedTuple):
    """An article that does not keep to its own way."""

    own: str
    """The name of the way that it writes most."""
    times: int
    others: Sequence[Span]
    """Where it writes in another way, in order."""


def mixed(ways: Mapping[str, Sequence[Span]], least: int = LEAST) -> Mixed | None:
    """Whether one way is clearly an article's own, and some places are not written so."""
    own = max(ways, key=lambda way: len(ways[way]), default="")
    others = sorted(span for way, spans in ways.items() if way != own for span in spans)
    count = len(ways[own]) if own else 0
    return Mixed(own, count, others) if others and count >= max(least, 2 * len(others)) else None


def report(found: Mixed, message: str, edits: Sequence[Edit] = ()) -> Hit:
    """One finding for all places, at the first of them."""
    related = tuple(Related(span, "here too") for span in found.others[1 : _MOST_RELATED + 1])
    other_times = f"{len(found.others)} times" if len(found.others) > 1 else "once"
    evidence = (f"{other_times} against {found.times}",)
    return Hit(found.others[0], message, edits=tuple(edits), evidence=evidence, related=related)


def in_text(document: Document, offset: int) -> bool:
    """Whether a place is running text: titles, datelines and cells have rules of their own."""
    block = document.block_at(offset)
    if block.scope not in RUNNING_TEXT:
        return False
    return document.text[slice(*block.span)].rstrip("”\"’')] ").endswith((".", "!", "?", "…", ":", ","))
