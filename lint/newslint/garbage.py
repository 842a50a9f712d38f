"""How often Python looks for objects that nothing needs and that point at each other."""

from __future__ import annotations

import gc

_OBJECTS = 200_000


def collect_seldom() -> None:
    """Look once in so many new objects, in this process.

    Linting makes many and hardly any that point at each other: looking every 700, as is usual, costs a twelfth of
    the time.
    """
    gc.set_threshold(_OBJECTS)
