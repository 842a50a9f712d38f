"""How far a run is: what is done, how fast, and how long the rest may take."""

from __future__ import annotations

from newslint.corpus.sources import Chunk


class Progress:
    """Counts chunks. What is left is known by the bytes of the inputs as they are stored, compressed or not."""

    def __init__(self, size: int) -> None:
        self._left = size
        self._stored = 0
        self.records = 0
        self.taken = 0
        """Bytes of the records that are done."""

    def passed_over(self, chunk: Chunk) -> None:
        """Count a chunk that an earlier run has done."""
        self._left -= chunk.stored

    def done(self, chunk: Chunk) -> None:
        """Count a chunk that this run has done."""
        self._left -= chunk.stored
        self._stored += chunk.stored
        self.records += chunk.batch.num_rows
        self.taken += chunk.batch.nbytes

    def remaining(self, seconds: float) -> float | None:
        """Seconds that the rest may take, where what is done took so many; None where that cannot be said."""
        return max(0, self._left) * seconds / self._stored if self._stored else None

    def said(self, seconds: float) -> str:
        """What there is to say after so many seconds."""
        left = self.remaining(seconds)
        rest = "" if left is None else f", {left / 60:,.0f} min left"
        return f"{self.records:,} records, {self.taken / 1e6 / seconds:.2f} MB/s{rest}"
