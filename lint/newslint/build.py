"""Where the files of this newslint are, and what tells it from any other: what is kept is used by the same one only."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from newslint import __version__
from newslint.digests import blake2b

DATA = Path(__file__).parent / "data"
"""What newslint has beside its code; the lists of rules are with the rules."""


@cache
def rules() -> Path:
    """The folder of the rules, which is elsewhere where newslint is installed for development."""
    beside = DATA.with_name("rules")
    if beside.is_dir():
        return beside
    from importlib.util import find_spec

    spec = find_spec("newslint.rules")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("newslint.rules is not installed: install newslint again")
    return Path(next(iter(spec.submodule_search_locations)))


@cache
def build() -> str:
    """The version, and a digest of what was installed; where it is installed for development, and files are edited, of
    the name, size and time of each file of newslint and its rules.
    """
    digest = blake2b(digest_size=16)
    record = DATA.parent.with_name(f"newslint-{__version__}.dist-info") / "RECORD"
    if record.is_file():  # it holds a digest of each file
        digest.update(record.read_bytes())
        return f"{__version__} {digest.hexdigest()}"
    for root in (DATA.parent, rules()):
        digest.update("\n".join(_files(str(root), "")).encode("utf-8", "surrogateescape"))
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
