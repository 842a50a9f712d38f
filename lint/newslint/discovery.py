"""Which files a run is about: those named, and in folders those that a reader knows and git does not ignore."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from newslint.readers import DATA, ENDINGS, is_article

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STDIN = "-"


class Trouble(msgspec.Struct, frozen=True):
    """A file that could not be dealt with, and why."""

    filename: str
    message: str


class Discovered(msgspec.Struct):
    """Files to lint, in the order of their names; what was passed over; what was named and is not there."""

    files: list[str] = []
    named: frozenset[str] = frozenset()
    """Those that were named, not met in a folder."""
    skipped: list[Trouble] = []
    errors: list[Trouble] = []


class Excludes(Protocol):
    """Says whether settings keep a path, or a folder with all that is in it, from being walked."""

    def __call__(self, path: Path, *, folder: bool = False) -> bool:
        """Whether the path is passed over."""
        ...


def discover(
    paths: Iterable[str], excludes: Excludes | None = None, wanted: Callable[[str], bool] = is_article
) -> Discovered:
    """Walk the folders among `paths` for files that are `wanted`.

    A file that is named is taken whatever its ending; `-` is standard input.
    """
    paths = list(paths)
    found = Discovered(named=frozenset(paths))
    files: dict[str, None] = {}
    for path in paths:
        if path == STDIN:
            files[path] = None
        elif os.path.isdir(path):  # noqa: PTH112  (a Path would lose the spelling the user gave)
            before = len(files) + len(found.skipped)
            files.update(dict.fromkeys(_walk(path, found, excludes, wanted)))
            if len(files) + len(found.skipped) == before and not any(f.startswith(path) for f in files):
                endings = ", ".join(sorted(ending for ending, name in ENDINGS.items() if name not in DATA))
                found.errors.append(Trouble(path, f"no articles in this folder (looked for {endings})"))
        elif (reason := _unreadable(path)) is None:
            files[path] = None
        else:
            found.errors.append(Trouble(path, reason))
    found.files = sorted(files, key=slashed)
    return found


def slashed(path: str) -> str:
    """A path with `/` on every system."""
    return path.replace(os.sep, "/")


def _unreadable(path: str) -> str | None:
    try:
        mode = Path(path).stat().st_mode
    except FileNotFoundError:
        return "no such file: a link to nothing" if Path(path).is_symlink() else "no such file or folder"
    except OSError as error:
        return reason(error)
    return None if stat.S_ISREG(mode) else f"not a file but a {_kind(mode)}"


def reason(error: OSError) -> str:
    """What the system says, without the path that the message has anyway."""
    return (error.strerror or str(error)).lower()


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISFIFO, "FIFO"), (stat.S_ISSOCK, "socket"), (stat.S_ISCHR, "device"), (stat.S_ISBLK, "device"))
    return next((name for test, name in kinds if test(mode)), "special file")


def _walk(folder: str, found: Discovered, excludes: Excludes | None, wanted: Callable[[str], bool]) -> Iterator[str]:
    ignored = _Ignored(Path(folder), excludes)
    for where, folders, names in os.walk(folder, onerror=lambda error: _note(error, found)):
        ignored.enter(Path(where))
        folders[:] = sorted(n for n in folders if n[0] != "." and not ignored(Path(where, n), folder=True))
        for name in sorted(names):
            path = os.path.join(where, name)  # noqa: PTH118
            if not wanted(path) or ignored(Path(path)):
                continue
            if (reason := _unreadable(path)) is None:
                yield path
            else:
                found.skipped.append(Trouble(path, reason))


def _note(error: OSError, found: Discovered) -> None:
    found.skipped.append(Trouble(str(error.filename), reason(error)))


class _Ignored:
    """What is passed over: by settings, and by the .gitignore files of a folder and those above, up to its root."""

    def __init__(self, start: Path, excludes: Excludes | None) -> None:
        self._excludes = excludes
        self._specs: dict[Path, GitIgnoreSpec] = {}
        above = [start.resolve(), *start.resolve().parents]
        root = next((number for number, path in enumerate(above) if (path / ".git").exists()), 0)
        for path in above[1 : root + 1]:
            self._read(path)

    def enter(self, folder: Path) -> None:
        self._read(folder.resolve())

    def _read(self, folder: Path) -> None:
        try:
            lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        from pathspec import GitIgnoreSpec

        self._specs[folder] = GitIgnoreSpec.from_lines(lines)

    def __call__(self, path: Path, *, folder: bool = False) -> bool:
        if self._excludes and self._excludes(path, folder=folder):
            return True
        path = path.parent.resolve() / path.name
        for above in path.parents:  # the nearest file that says anything decides
            if (spec := self._specs.get(above)) is not None:
                verdict = spec.check_file(path.relative_to(above).as_posix() + ("/" if folder else "")).include
                if verdict is not None:
                    return verdict
        return False
