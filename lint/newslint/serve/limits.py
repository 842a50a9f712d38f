"""What a server takes on, and from whom."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much at once. What goes beyond is answered with a 4xx that says so."""

    size: int = 4 * 1024 * 1024
    """Bytes of a request's body."""
    seconds: float = 30.0
    """For linting one request, from when a worker begins with it."""
    patience: float = 10.0
    """Seconds for a request's body to arrive."""
    workers: int = 2
    """Processes that lint."""
    waiting: int = 100
    """Requests that may wait for a worker."""


@dataclass(frozen=True)
class Admission:
    """Who is served. Other web pages that an editor has open are not, unless they are named."""

    hosts: frozenset[str] = frozenset({"localhost", "127.0.0.1", "[::1]"})
    """Names by which the server may be called: a page elsewhere cannot take a name of its own for it."""
    origins: frozenset[str] = frozenset()
    """Origins whose pages may ask, `*` for all of them."""
