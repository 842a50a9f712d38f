"""What findings depend on besides the article, as it stands on the disk: settings, house rules, accepted words."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from newslint import baseline
from newslint.config import FILE, FOLDER
from newslint.house import sources
from newslint.projects import Project
from newslint.suppress import SIDE_FILE

FILES = (FILE, "pyproject.toml", SIDE_FILE, baseline.FILE)
"""What is read in the folder of an article and those above it, besides what is in the folder `.newslint`."""
GLOBS = (*(f"**/{name}" for name in FILES), f"**/{FOLDER}/**")

State = tuple[tuple[str, int, int], ...]
"""Path, time of change and size of each file and folder that is there."""


def state(folder: Path, others: Iterable[Path] = ()) -> State:
    """How all of it stands now for the articles of a folder: equal as long as nothing changes.

    `others` are files and folders elsewhere that have to do with them.
    """
    return tuple(_found(folder, others))


def others(project: Project) -> Iterator[Path]:
    """What the settings of a project lead to, wherever it stands: settings they extend, house rules, plug-ins."""
    yield from (file.path for file in project.files if file.path)
    yield from project.folders
    yield from sources(project)
    yield from (plugin.file for plugin in project.plugins if plugin.file)


def _found(folder: Path, others: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    paths = [str(path) for path in others]
    for above in (folder, *folder.parents):
        paths += [os.path.join(above, name) for name in FILES]  # noqa: PTH118  (a hundred Paths cost a millisecond)
        try:
            paths += sorted(entry.path for entry in os.scandir(above / FOLDER))
        except OSError:
            continue
    for path in paths:
        try:
            status = os.stat(path)  # noqa: PTH116
        except OSError:
            continue
        yield path, status.st_mtime_ns, status.st_size
