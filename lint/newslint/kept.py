"""What takes long to make and is the same every time: made once on a machine and not once a run.

Compiled patterns and tables of word lists take a fifth of a second each, before the first article. What a run has
made of them is kept in the user's folder for caches and found by all that it depends on, so that it is never out of
date. Where that folder cannot be written, each run makes its own.
"""

from __future__ import annotations

import atexit
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, cached_property, wraps
from hashlib import blake2b
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from newslint.build import build

_Arguments = ParamSpec("_Arguments")
_Made = TypeVar("_Made")
_FILES = 4
"""How many files of a kind stay: of so many versions, on one machine. Those written longest ago are made again."""


class Kept:
    """Objects by their keys, in a file of the user's own, in a folder that only the user writes."""

    def __init__(self, kind: str, making: str, most: int = 2000) -> None:
        """`making`: what all objects depend on. Beyond `most` of them, only those that were made last stay."""
        self._kind = kind
        self._name = f"{kind}.{making}.{sys.implementation.cache_tag or sys.implementation.name}.pickle"
        self._most = most
        self._new: dict[str, bytes] = {}
        self._making = False

    @cached_property
    def _file(self) -> Path | None:
        """Where they are; None for a user without a home."""
        from platformdirs import user_cache_path

        folder = user_cache_path("newslint", appauthor=False)
        return folder / self._name if folder.is_absolute() else None

    @cached_property
    def _old(self) -> dict[str, bytes]:
        """What earlier runs made."""
        if self._file is None:
            return {}
        try:
            found = pickle.loads(self._file.read_bytes())
        except Exception:  # missing, cut short or of another making: the run makes its own
            return {}
        return found if isinstance(found, dict) else {}

    def get(self, key: str, make: Callable[[], _Made]) -> _Made:
        """The object of a key, as an earlier run made it or made now."""
        if (kept := self._old.get(key)) is not None:
            with suppress(Exception):
                found: _Made = pickle.loads(kept)
                return found
        outermost, self._making = not self._making, True
        try:
            made = make()
        finally:
            self._making = not outermost
        if outermost:  # what it was made of need not be kept beside it
            if not self._new:
                atexit.register(self._write)
            self._new[key] = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        return made

    def _write(self) -> None:
        """Write down what this run had to make, beside what is kept already."""
        if (file := self._file) is None:
            return
        both = {**self._old, **self._new}
        if len(both) > self._most:
            both = self._new
        beside = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(pickle.dumps(both, pickle.HIGHEST_PROTOCOL))
                beside.replace(file)
            finally:
                beside.unlink(missing_ok=True)  # it is there still where Windows lets nobody replace what another reads
            of_kind = sorted(file.parent.glob(f"{self._kind}.*.pickle"), key=lambda other: other.stat().st_mtime_ns)
            for other in of_kind[:-_FILES]:
                other.unlink(missing_ok=True)


@cache
def _tables() -> Kept:
    return Kept("tables", blake2b(build().encode(), digest_size=8).hexdigest())


def table(make: Callable[_Arguments, _Made]) -> Callable[_Arguments, _Made]:
    """A function of constants and lists of newslint alone, whose results are worked out once on a machine.

    As with `functools.cache`, nobody may change what it returns; its arguments are told apart by their `repr`.
    """

    @cache
    @wraps(make)
    def kept(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Made:
        key = f"{make.__module__}.{make.__qualname__}{arguments or ''}{named or ''}"
        return _tables().get(key, lambda: make(*arguments, **named))

    return cast(Callable[_Arguments, _Made], kept)
