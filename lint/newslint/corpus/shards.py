"""Output in shards: each chunk's rows are files of their own, there whole or not at all, so that a run can go on."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa

Form = Literal["parquet", "jsonl"]
Counts = dict[str, int]
"""How many rows each table has, by its name."""
_MANIFEST = "manifest.json"
_HALF = "tmp"
"""The ending of a file that is being written; before it stands the number of the process."""


class ShardsError(ValueError):
    """A folder that cannot take the output: which, and why."""


class Shards:
    """The output of a run, in a folder of this machine. `tables`: their names; the last one written commits a chunk."""

    def __init__(self, folder: Path, form: Form, tables: Sequence[str]) -> None:
        self.folder = folder
        self.form = form
        self.tables = tuple(tables)

    def begin(self, manifest: Mapping[str, Any]) -> frozenset[int]:
        """Make the folder ready; the chunks that an earlier run of the same manifest has done.

        Raises `ShardsError` where the folder holds the output of another run, `OSError` where it cannot be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / _MANIFEST
        said = json.dumps({**manifest, "form": self.form}, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        if path.exists():
            if path.read_text(encoding="utf-8") != said:
                raise ShardsError(
                    f"{self.folder}: holds the output of another run (other inputs, options or version): "
                    "name an empty folder, or delete this one"
                )
        elif any(self.folder.iterdir()):
            raise ShardsError(f"{self.folder}: is not empty, and holds no output of newslint: name another folder")
        else:
            replace(path, said.encode())
        self.tidy()
        pattern = re.compile(rf"{self.tables[-1]}-(\d+)\.{self.form}")
        return frozenset(int(found[1]) for file in self.folder.iterdir() if (found := pattern.fullmatch(file.name)))

    def tidy(self) -> None:
        """Take away what processes that died left half written. None of this run may be at work."""
        for left in self.folder.glob(f"*.*.{_HALF}"):
            left.unlink(missing_ok=True)

    def path(self, table: str, number: int) -> Path:
        """Where the rows of a chunk stand."""
        return self.folder / f"{table}-{number:08d}.{self.form}"

    def write(self, number: int, tables: Mapping[str, pa.Table]) -> Counts:
        """Write a chunk's rows, which counts as done once all are there; how many there are. Raises `OSError`."""
        for name in self.tables:
            replace(self.path(name, number), self._encoded(tables[name]))
        return {name: table.num_rows for name, table in tables.items()}

    def _encoded(self, table: pa.Table) -> bytes:
        if self.form == "jsonl":
            rows = (json.dumps(row, ensure_ascii=False) for row in table.to_pylist())
            return "".join(f"{row}\n" for row in rows).encode()
        import pyarrow.parquet as pq

        out = pa.BufferOutputStream()
        pq.write_table(table, out, compression="zstd")
        return bytes(out.getvalue())


def replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises `OSError`."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.{_HALF}")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
