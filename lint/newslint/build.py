"""What tells this newslint from any other: what earlier runs have kept is used by the same one only."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec

from newslint import __version__


@cache
def build() -> str:
    """The version, and a digest of the name, size and time of each file of newslint and its rules.

    The times matter where newslint is installed for development and its rules are edited.
    """
    digest = blake2b(digest_size=16)
    for name in ("newslint", "newslint.rules"):
        spec = find_spec(name)
        for root in spec.submodule_search_locations or () if spec else ():
            digest.update("\n".join(_files(root, "")).encode("utf-8", "surrogateescape"))
    return f"{__version__} {digest.hexdigest()}"


def _files(folder: str, below: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _files(entry.path, f"{below}{entry.name}/")
        elif not entry.name.endswith(".pyc"):
            status = entry.stat()
            yield f"{below}{entry.name} {status.st_size} {status.st_mtime_ns}"
