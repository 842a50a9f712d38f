"""What the search for copies finds, and what it remembers so that nothing is reported twice."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from newslint.source import Span


class Kind(Enum):
    """What stands twice."""

    SENTENCE = "sentence"
    NEAR = "near"
    BLOCK = "block"
    TITLE = "title"
    CAPTION = "caption"
    STANDFIRST = "standfirst"


class Copy(NamedTuple):
    """Something that stands twice: the copy to report, and the place that it is a copy of."""

    kind: Kind
    span: Span
    other: Span
    whole: bool
    """Whether the copy is whole blocks, whose lines can go."""
    likeness: float = 1.0
    """1 where the words are the same."""
    shared: int = 0
    said: int = 0
    """How many words of the copy say something, and how many of those both places share."""


class Told(NamedTuple):
    """What is reported already: blocks by number, and sentences by the number of their first word."""

    blocks: set[int]
    sentences: set[int]
