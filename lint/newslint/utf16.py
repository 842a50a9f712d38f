"""Offsets in UTF-16 code units, as JavaScript and Java count them."""

from __future__ import annotations

from bisect import bisect_left

from newslint.source import Span


class Utf16:
    """Turns offsets of a text in code points into offsets in UTF-16 code units."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [at for at, character in enumerate(text) if character > "\uffff"]

    def units(self, offset: int) -> int:
        """The number of code units before the code point at `offset`."""
        return offset + bisect_left(self._wide, offset) if self._wide else offset

    def span(self, span: Span) -> Span:
        """A span of code points in code units."""
        return (self.units(span[0]), self.units(span[1]))
