"""What takes long to make and is the same every time: made once on a machine and not once a run.

Compiled patterns and tables of word lists take a fifth of a second each, before the first article. What a run has
made of them is kept in the user's folder for caches and found by all that it depends on, so that it is never out of
date. Where that folder cannot be written, each run makes its own.
"""

from __future__ import annotations

import atexit
import marshal
import os
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache, cached_property, wraps
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import marisa_trie

from newslint.build import build
from newslint.digests import blake2b

_Arguments = ParamSpec("_Arguments")
_Made = TypeVar("_Made")
_Value = TypeVar("_Value")
_FILES = 4
"""How many files of a kind stay: of so many versions, on one machine. Those written longest ago are made again."""
_PICKLED = 0x80
"""How a pickle begins, and nothing of `marshal`, which takes plain types only and is there already."""


class Kept:
    """Objects by their keys, in a file of the user's own, in a folder that only the user writes.

    The file is mapped into memory: what a run does not ask for is not read. It begins with the length of its index
    in 8 bytes; the index says where after it each object is.
    """

    def __init__(self, kind: str, making: str, most: int = 2000) -> None:
        """`making`: what all objects depend on. Beyond `most` of them, only those that were made last stay."""
        self._kind = kind
        self._name = f"{kind}.{making}.{sys.implementation.cache_tag or sys.implementation.name}.kept"
        self._most = most
        self._new: dict[str, bytes | memoryview] = {}
        self._making = False

    @cached_property
    def _file(self) -> Path | None:
        """Where they are; None for a user without a home."""
        folder = caches()
        return folder / self._name if folder.is_absolute() else None

    @cached_property
    def _old(self) -> dict[str, bytes | memoryview]:
        """What earlier runs made."""
        if self._file is None:
            return {}
        try:
            with self._file.open("rb") as file:
                held = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
            begin = 8 + int.from_bytes(held[:8], "little")
            index: dict[str, tuple[int, int]] = marshal.loads(held[8:begin])
            objects = held[begin:]
            if max(end for _, end in index.values()) == len(objects):
                return {key: objects[start:end] for key, (start, end) in index.items()}
        except Exception:  # missing, cut short or of another making: the run makes its own
            pass
        return {}

    def has(self, key: str) -> bool:
        """Whether an earlier run kept an object."""
        return key in self._old

    def get(self, key: str, make: Callable[[], Any], restored: Callable[[Any], Any] = lambda kept: kept) -> Any:
        """The object of a key: `restored` from what an earlier run kept of it, or from what `make` makes now."""
        if (kept := self._old.get(key)) is not None:
            with suppress(Exception):
                return restored(_loaded(kept))
        outermost, self._making = not self._making, True
        try:
            made = make()
        finally:
            self._making = not outermost
        if outermost:  # what it was made of need not be kept beside it
            if not self._new:
                atexit.register(self._write)
            self._new[key] = _dumped(made)
        return restored(made)

    def _write(self) -> None:
        """Write down what this run had to make, beside what is kept already."""
        if (file := self._file) is None:
            return
        both = {**self._old, **self._new}
        if len(both) > self._most:
            both = {**self._new}
        index: dict[str, tuple[int, int]] = {}
        at = 0
        for key, kept in both.items():
            index[key] = (at, at + len(kept))
            at += len(kept)
        head = marshal.dumps(index)
        content = b"".join([len(head).to_bytes(8, "little"), head, *both.values()])
        both.clear()
        del self._old  # Windows replaces no file that is mapped
        beside = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(content)
                beside.replace(file)
            finally:
                beside.unlink(missing_ok=True)  # it is there still where Windows lets nobody replace what another reads
            of_kind = sorted(file.parent.glob(f"{self._kind}.*"), key=lambda other: other.stat().st_mtime_ns)
            for other in of_kind[:-_FILES]:
                other.unlink(missing_ok=True)


def caches() -> Path:
    """newslint's folder for caches, beside those of the user's other programs."""
    if sys.platform == "linux":  # as platformdirs has it, which takes as long to import as some articles to lint
        return Path(os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache"), "newslint")  # noqa: PTH111
    from platformdirs import user_cache_path

    return user_cache_path("newslint", appauthor=False)


def _loaded(kept: bytes | memoryview) -> Any:
    if kept[0] != _PICKLED:
        return marshal.loads(kept)
    import pickle

    return pickle.loads(kept)


def _dumped(made: Any) -> bytes:
    try:
        return marshal.dumps(made)
    except ValueError:
        import pickle

        return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)


@cache
def tables() -> Kept:
    """What is kept for this build of newslint."""
    return Kept("tables", blake2b(build().encode(), digest_size=8).hexdigest())


def table(make: Callable[_Arguments, _Made]) -> Callable[_Arguments, _Made]:
    """A function of constants and lists of newslint alone, whose results are worked out once on a machine.

    As with `functools.cache`, nobody may change what it returns; its arguments are told apart by their `repr`.
    """

    @cache
    @wraps(make)
    def kept(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Made:
        key = f"{make.__module__}.{make.__qualname__}{arguments or ''}{named or ''}"
        made: _Made = tables().get(key, lambda: make(*arguments, **named))
        return made

    return cast(Callable[_Arguments, _Made], kept)


_OFTEN = 200
"""Lists of words after which it pays to have all keys of a shelf in a set: a run over many articles."""


class Shelf(Mapping[str, _Value]):
    """A large table of which an article needs a few entries: each is unpacked when it is asked for.

    It costs a run a hundredth of what a `dict` would, and the asking ten times as much: some 400 ns where there is
    nothing, a microsecond else. Its keys come in no order; none is empty or has U+0000 in it.
    """

    def __init__(self, keys: bytes, places: bytes, values: bytes) -> None:
        """As `packed` gives them."""
        self._keys = marisa_trie.Trie().frombytes(keys)
        self._places = memoryview(places).cast("I")
        self._values = memoryview(values)
        self._has: Callable[[object], bool] = self._keys.__contains__
        self._asked = 0

    @staticmethod
    def packed(table: Mapping[str, Any]) -> tuple[bytes, bytes, bytes]:
        """Keys, the places of their values, and the values, each of them once."""
        keys = marisa_trie.Trie(table)
        places: dict[bytes, int] = {}
        at = 0
        order = array("I")
        for number in range(len(keys)):
            value = marshal.dumps(table[keys.restore_key(number)])
            if value not in places:
                places[value] = at
                at += len(value)
            order.append(places[value])
        return keys.tobytes(), order.tobytes(), b"".join(places)

    def __contains__(self, key: object) -> bool:
        return self._has(key)

    def get(self, key: str, otherwise: Any = None) -> Any:
        """The value of a key; `otherwise` where there is none."""
        number = self._keys.get(key, -1)
        return otherwise if number < 0 else marshal.loads(self._values[self._places[number] :])

    def __getitem__(self, key: str) -> _Value:
        if key not in self._keys:
            raise KeyError(key)
        value: _Value = self.get(key)
        return value

    def among(self, words: Iterable[str]) -> list[str]:
        """Those of some words that are keys, in their order."""
        self._asked += 1
        if self._asked == _OFTEN:
            self._has = frozenset(self._keys.keys()).__contains__
        return list(filter(self._has, words))

    def beginning(self, text: str) -> list[str]:
        """The keys that a text begins with, the shortest first."""
        found: list[str] = self._keys.prefixes(text)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys.keys())

    def __len__(self) -> int:
        return len(self._keys)


def shelf(make: Callable[_Arguments, Mapping[str, _Value]]) -> Callable[_Arguments, Shelf[_Value]]:
    """As `table`, for a function that gives a large table of plain values by words or lines."""
    packed = table(wraps(make)(lambda *arguments, **named: Shelf.packed(make(*arguments, **named))))

    @cache
    @wraps(make)
    def kept(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> Shelf[_Value]:
        return Shelf(*packed(*arguments, **named))

    return cast(Callable[_Arguments, Shelf[_Value]], kept)
