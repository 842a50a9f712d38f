"""Results of earlier runs: what was found in a file is found again as long as nothing that matters has changed.

A result is kept under what it depends on: the bytes of the file, how it is read, the settings that hold for it, the
house rules, and newslint itself with its rules and data. Nothing else is looked at, so that a stale result cannot be
served; a moved or renamed file is known again. The cache is an SQLite file in `.newslint_cache/`, which git ignores.
Whatever goes wrong with it costs time, never a finding.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from newslint.build import build
from newslint.digests import blake2b
from newslint.finding import Finding

if TYPE_CHECKING:  # a run without a cache needs no database
    import sqlite3

FOLDER = ".newslint_cache"
LARGEST = 64 * 1024 * 1024
"""Bytes of results that are kept; beyond, those that were not asked for longest go."""
_SCHEMA = 1
_IGNORE = "# Made by newslint.\n*\n"


class Outcome(NamedTuple):
    """What is found in a file: findings, and what rules measured of each of its articles."""

    findings: list[Finding]
    figures: list[dict[str, str | int | float]]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Outcome)


class Cache:
    """The results of earlier runs. `get` and `put` take the parts of a key; `close` writes what is new."""

    def __init__(self, folder: Path) -> None:
        import sqlite3

        self._fresh: list[tuple[bytes, bytes, int]] = []
        self._asked: list[bytes] = []
        self._database: sqlite3.Connection | None = None
        try:
            folder.mkdir(exist_ok=True)
            if not (folder / ".gitignore").exists():
                (folder / ".gitignore").write_text(_IGNORE, encoding="utf-8", newline="\n")
            self._database = sqlite3.connect(folder / f"results-{_SCHEMA}.sqlite", timeout=1.0)
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = OFF")
            self._database.execute(
                "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB, used INTEGER) WITHOUT ROWID"
            )
        except (OSError, sqlite3.Error):
            self._database = None

    def get(self, key: bytes) -> Outcome | None:
        """What is known under a key."""
        import sqlite3

        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
            found = None if row is None else _DECODER.decode(row[0])
        except (sqlite3.Error, msgspec.DecodeError):
            return None
        if found is not None:
            self._asked.append(key)
        return found

    def put(self, key: bytes, outcome: Outcome) -> None:
        """Remember a result; it is written when the cache is closed."""
        self._fresh.append((key, _ENCODER.encode(outcome), _now()))

    def close(self) -> None:
        """Write what is new, and forget what nobody asked for longest where there is too much."""
        import sqlite3

        database, self._database = self._database, None
        if database is None:
            return
        try:
            with database:
                database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", self._fresh)
                if self._fresh:  # a run that finds everything known has nothing to write
                    marks = ((_now(), key) for key in self._asked)
                    database.executemany("UPDATE results SET used = ? WHERE key = ?", marks)
                    self._shrink(database)
        except sqlite3.Error:
            pass  # another run is writing: what this one found it will find again
        finally:
            database.close()

    def _shrink(self, database: sqlite3.Connection) -> None:
        (total,) = database.execute("SELECT coalesce(sum(length(value) + length(key)), 0) FROM results").fetchone()
        if total > LARGEST:
            database.execute(
                "DELETE FROM results WHERE key IN (SELECT key FROM (SELECT key, sum(length(value) + length(key)) "
                "OVER (ORDER BY used DESC, key) AS size FROM results) WHERE size > ?)",
                (LARGEST // 2,),
            )


def _now() -> int:
    return int(time.time())


def key(data: bytes, *depends: str) -> bytes:
    """The key of a result: the bytes of a file, and all that its findings depend on besides."""
    digest = blake2b(digest_size=20)
    for part in (data, build().encode(), *(text.encode("utf-8", "surrogateescape") for text in depends)):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()
