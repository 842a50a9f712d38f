"""What is reported about a file, and how it would be mended. Spans are of the file's text, in code points."""

from __future__ import annotations

from enum import Enum, IntEnum

import msgspec

from newslint.source import Span


class Severity(Enum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """2 for an error, 1 for a warning, 0 for an info."""
        return ("info", "warning", "error").index(self.value)


class Safety(IntEnum):
    """How far a fix can be trusted; ordered, so that a threshold is a comparison.

    SAFE: no reader could prefer the old text, and no word changes. UNSAFE: changes a word or deletes a sentence.
    SUGGESTION: shown, never applied.
    """

    SUGGESTION = 0
    UNSAFE = 1
    SAFE = 2


class Edit(msgspec.Struct, frozen=True, order=True):
    """Replace what stands at `span` by `new`. An empty span inserts."""

    span: Span
    new: str


class Fix(msgspec.Struct, frozen=True):
    """Edits that belong together: all of them are applied, or none."""

    edits: tuple[Edit, ...]
    safety: Safety
    title: str
    prose: tuple[Edit, ...] = ()
    """The same edits in the article's prose: what a reader must find there when the fix is applied."""


class Related(msgspec.Struct, frozen=True):
    """Another place that a finding speaks of: the first copy of what stands twice, the other spelling of a name."""

    span: Span
    message: str


class Finding(msgspec.Struct, frozen=True):
    """One report of one rule about one place of a file."""

    code: str
    name: str
    family: str
    message: str
    span: Span
    severity: Severity
    confidence: float
    fix: Fix | None = None
    evidence: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    article: int = 0
    """The number of the article in its file."""
