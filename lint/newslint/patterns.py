"""Patterns of the `regex` package, compiled once on a machine and not once a run.

`regex` compiles in Python, a millisecond a pattern: a fifth of a second before the first article. What a run has
compiled is kept in the user's folder for caches, under the versions of Python and `regex`, and found by the whole of
the pattern, so that it is never out of date. Where that folder cannot be written, each run compiles for itself.
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import regex

_MOST = 2000
"""Patterns that are kept; those of older versions are dropped when there are more."""


@cache
def _file() -> Path | None:
    """Where they are kept; None for a user without a home."""
    from platformdirs import user_cache_path

    tag = sys.implementation.cache_tag or sys.implementation.name
    folder = user_cache_path("newslint", appauthor=False)
    return folder / f"patterns.{tag}.regex-{regex.__version__}.pickle" if folder.is_absolute() else None


@cache
def _kept() -> dict[str, bytes]:
    """What earlier runs compiled: the user's own file, in a folder that only the user writes."""
    if (file := _file()) is None:
        return {}
    try:
        found = pickle.loads(file.read_bytes())
    except Exception:  # missing, cut short or of another making: the run compiles for itself
        return {}
    return found if isinstance(found, dict) else {}


_new: dict[str, bytes] = {}


def compiled(pattern: str, flags: int = 0, **named: Any) -> regex.Pattern[str]:
    """A compiled pattern. `named` are word lists for `\\L<name>`. Raises `regex.error`."""
    key = f"{flags} {_digest(named)} {pattern}"
    if (kept := _kept().get(key)) is not None:
        with suppress(Exception):
            found: regex.Pattern[str] = pickle.loads(kept)
            return found
    made: regex.Pattern[str] = regex.compile(pattern, flags, **named)
    if not _new:
        import atexit

        atexit.register(_keep)
    _new[key] = pickle.dumps(made)
    return made


def _digest(named: dict[str, Any]) -> str:
    if not named:
        return ""
    listed = "\0".join(f"{name}\1" + "\0".join(sorted(words)) for name, words in sorted(named.items()))
    return blake2b(listed.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _keep() -> None:
    """Write down what this run had to compile, beside what is kept already."""
    if (file := _file()) is None:
        return
    both = {**_kept(), **_new}
    if len(both) > _MOST:
        both = _new
    beside = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(pickle.dumps(both))
        beside.replace(file)
