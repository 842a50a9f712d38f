"""What the scripts that make files of the repository share: write them, or say which are not what they would be."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path


def main(doc: str, build: Callable[[], Mapping[Path, bytes]], folder: Path | None = None) -> int:
    """Build files and write them; with `--check` write nothing, and exit 1 where one is not what is built.

    All that stands in `folder` is built: a file in it that is not goes, or counts as one that differs.
    """
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only")
    check = parser.parse_args().check
    built = build()
    old = {path: path.read_bytes() for path in built if path.exists()}
    extra = sorted(path for path in folder.iterdir() if path not in built) if folder and folder.exists() else []
    stale = [path for path in built if old.get(path) != built[path]] + extra
    if check:
        for path in stale:
            print(f"{path} is not what {sys.argv[0]} builds: run python {sys.argv[0]}", file=sys.stderr)
        return int(bool(stale))
    for path in extra:
        path.unlink()
    for path, content in built.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Moved into place, not overwritten: a newslint at work may have the old file mapped into its memory.
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_bytes(content)
        fresh.replace(path)
    return 0
