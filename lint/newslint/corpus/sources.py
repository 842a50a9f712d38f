"""Where records come from: JSONL (plain, gzip, zstd), Parquet, WARC and WET, folders of articles; local or by fsspec.

An input is cut into chunks, the same way every time: the number of a chunk is its name, and what a killed run left
undone is known by it. Nothing is held but the chunk at hand.
"""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import IO, Any, NamedTuple

import fsspec
import msgspec
import pyarrow as pa

from newslint.corpus.options import Options
from newslint.corpus.records import columns_of, records, said_by, sound, text_of
from newslint.corpus.schema import RECORD
from newslint.readers import ENDINGS

_LEAST, _MOST, _CHUNKS = 1 << 18, 1 << 24, 256
"""Bytes of a chunk at least and at most, and how many a corpus has between these."""
_RECORDS = 20_000
"""Records of a chunk, however short."""
_LINES = (".jsonl", ".ndjson", ".json")
_ARCHIVES = (".warc", ".wet", ".wat")
_COMPRESSED = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd"}
_READ = 1 << 20
_ROWS = 100
"""Rows of a Parquet file that are held at a time."""
_decode = msgspec.json.Decoder(dict[str, Any]).decode
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_HEAD = 2048
"""Bytes of a page that may name its encoding."""


class SourceError(ValueError):
    """An input that cannot be read: which, and why."""


class Chunk(NamedTuple):
    """Some records in a row."""

    number: int
    batch: pa.RecordBatch
    """Columns of `schema.RECORD`."""
    stored: int = 0
    """Bytes of the inputs, as they are stored, that were read for it."""


class _Row(NamedTuple):
    id: str
    text: str | None
    title: str | None = None
    language: str | None = None
    name: str | None = None
    error: str | None = None
    site: str | None = None


class _Reading:
    """How far the inputs are read, in bytes as they are stored."""

    def __init__(self) -> None:
        self._done = self._told = 0
        self.at: Callable[[], float] = int
        """How far the file at hand is read."""

    def finished(self, size: int | None) -> None:
        """Count a file of so many bytes as read."""
        self._done += size or 0
        self.at = int

    def since(self) -> int:
        """What was read since this was last asked."""
        before, self._told = self._told, self._done + int(self.at())
        return self._told - before


def chunk_size(total: int) -> int:
    """Code points of text in a chunk of a corpus of so many bytes: a few hundred chunks, none too large to hold."""
    return min(_MOST, max(_LEAST, total // _CHUNKS))


def chunks(
    inputs: Sequence[str], options: Options, size: int = _LEAST, broken: Callable[[str], None] = lambda said: None
) -> Iterator[Chunk]:
    """The records of all inputs, in order, in chunks of about `size` code points of text.

    A file that cannot be read to its end has a record with that error in its place, and `broken` is told which, and
    why. Raises `SourceError` for an input that there is none of, or that is of no kind that is read.
    """
    number = 0
    paths = expand(inputs)
    reading = _Reading()
    for path, name in zip(paths, _names(paths), strict=True):
        for batch in _batches(path, name, options, size, broken, reading):
            yield Chunk(number, batch, reading.since())
            number += 1


def expand(inputs: Sequence[str]) -> list[str]:
    """The files and folders that paths, patterns and URLs stand for, each pattern's in order of name."""
    found: list[str] = []
    for given in inputs:
        system, path = fsspec.core.url_to_fs(given)
        try:
            if "*" in given or "?" in given:
                matching = sorted(system.glob(path))
            else:
                matching = [path] if system.exists(path) else []
        except OSError as error:
            raise SourceError(f"{given}: {error}") from None
        if not matching:
            raise SourceError(f"{given}: there is no such file or folder")
        for one in matching:
            if not _kind(one) and not system.isdir(one):
                raise SourceError(f"{one}: no kind of file that is read: JSONL, Parquet, WARC, WET, or articles")
        local = "file" in (system.protocol if isinstance(system.protocol, tuple) else (system.protocol,))
        found += matching if local else [system.unstrip_protocol(one) for one in matching]
    return found


def total(inputs: Sequence[str]) -> int:
    """Bytes of all inputs as they are stored; 0 where that is not known."""
    found = 0
    for path in expand(inputs):
        system, bare = fsspec.core.url_to_fs(path)
        files = system.find(bare) if system.isdir(bare) else [bare]
        found += sum(int(system.size(file) or 0) for file in files)
    return found


def _names(paths: Sequence[str]) -> list[str]:
    """What records without a name are called by: the path below the folder that all are in; a folder's ends in /."""
    parts = [path.rstrip("/").split("/") + [""] * _is_folder(path) for path in paths]
    folders = [part[:-1] for part in parts]
    depth = min(map(len, folders))
    common = next((at for at in range(depth) if len({folder[at] for folder in folders}) > 1), depth)
    return ["/".join(part[common:]) for part in parts]


def _is_folder(path: str) -> bool:
    system, bare = fsspec.core.url_to_fs(path)
    return bool(system.isdir(bare))


def _batches(
    path: str, name: str, options: Options, size: int, broken: Callable[[str], None], reading: _Reading
) -> Iterator[pa.RecordBatch]:
    system, bare = fsspec.core.url_to_fs(path)
    if not _is_folder(path):
        rows = _unbroken(_rows(path, name, options, reading), path, name, broken)
        yield from _grouped(_finishing(rows, reading, system.size(bare)), size)
        return
    files = {name + file[len(bare) :].strip("/"): file for file in sorted(system.find(bare))}
    for below, file in files.items():
        if _kind(file) in ("lines", "parquet", "archive"):
            yield from _batches(system.unstrip_protocol(file), below, options, size, broken, reading)
    articles = (
        row
        for below, file in files.items()
        if _kind(file) == "article"
        for row in _finishing([_article(system, file, below, options)], reading, system.size(file))
    )
    yield from _grouped(articles, size)


def _finishing(rows: Iterable[_Row], reading: _Reading, size: int | None) -> Iterator[_Row]:
    """The records of a file, which is read when they are."""
    yield from rows
    reading.finished(size)


def _rows(path: str, name: str, options: Options, reading: _Reading) -> Iterator[_Row]:
    """The records of a file."""
    match _kind(path):
        case "lines":
            return _json_lines(path, name, options, reading)
        case "parquet":
            return _parquet(path, name, options, reading)
        case "archive":
            return _archive(path, name, options, reading)
        case _:
            system, bare = fsspec.core.url_to_fs(path)
            return iter([_article(system, bare, name, options)])


def _unbroken(rows: Iterator[_Row], path: str, name: str, broken: Callable[[str], None]) -> Iterator[_Row]:
    """Records, with an error in the place of those that cannot be read any more."""
    try:
        yield from rows
    except (OSError, pa.ArrowException, SourceError, zlib.error) as error:
        said = " ".join(str(error).split()) or type(error).__name__
        broken(f"{path}: {said}")
        yield _Row(name, None, error=f"cannot be read any further: {said}")


def _kind(path: str) -> str:
    """How a file of this name is read; empty: not at all."""
    endings = [ending.lower() for ending in PurePath(path).suffixes]
    if endings and endings[-1] in _COMPRESSED:
        endings.pop()
    last = endings[-1] if endings else ""
    if last in _LINES:
        return "lines"
    if last in (".parquet", ".pq"):
        return "parquet"
    if last in _ARCHIVES:
        return "archive"
    return "article" if last in ENDINGS else ""


@contextmanager
def _opened(path: str, reading: _Reading) -> Iterator[IO[bytes]]:
    """A file, uncompressed. One that is cut short is an error where it is read to its end."""
    with fsspec.open(path, "rb") as raw:
        reading.at = raw.tell
        if kind := _COMPRESSED.get(PurePath(path).suffix.lower()):
            yield io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(raw, "r"), kind), _READ)
        else:
            yield raw


def _grouped(rows: Iterable[_Row], size: int) -> Iterator[pa.RecordBatch]:
    """Records as batches of about the same size."""
    group: list[dict[str, Any]] = []
    held = 0
    for row in rows:
        group.append(row._asdict())
        held += len(row.text or "")
        if held >= size or len(group) >= _RECORDS:
            yield pa.RecordBatch.from_pylist(group, schema=RECORD)
            group, held = [], 0
    if group:
        yield pa.RecordBatch.from_pylist(group, schema=RECORD)


def _json_lines(path: str, name: str, options: Options, reading: _Reading) -> Iterator[_Row]:
    """A record a line; a line that is no object is an error of its own."""
    with _opened(path, reading) as file:
        number = 0
        while line := file.readline(options.largest + 1):
            number += 1
            where = f"{name}:{number}"
            if len(line) > options.largest:
                while line and not line.endswith(b"\n"):  # the rest of it is passed over, a piece at a time
                    line = file.readline(_READ)
                yield _Row(where, None, error=f"the record is longer than {options.largest:,} bytes")
                continue
            if not line.strip():
                continue
            said = _object(line)
            if isinstance(said, str):
                yield _Row(where, None, error=f"no JSON object: {said}")
                continue
            yield _from(said, where, options)


def _object(line: bytes) -> dict[str, Any] | str:
    """A line as a JSON object, or why it is none."""
    try:
        return _decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        with suppress(
            ValueError, RecursionError
        ):  # what Python writes, and JSON has not: NaN, half of a surrogate pair
            if isinstance(said := json.loads(line), dict):
                return said
        return str(error)


def _from(said: dict[str, Any], where: str, options: Options) -> _Row:
    named = said.get(options.id_field or "id")
    text, error = text_of(said.get(options.text_field), options, known=options.text_field in said)
    more = {
        name: sound(value) if field and isinstance(value := said.get(field), str) and value.strip() else None
        for name, field in said_by(options).items()
    }
    return _Row(where if named is None else str(named), text, error=error, **more)


def _parquet(path: str, name: str, options: Options, reading: _Reading) -> Iterator[_Row]:
    import pyarrow.parquet as pq

    with fsspec.open(path, "rb") as raw, pq.ParquetFile(raw, buffer_size=_READ) as file:
        system, bare = fsspec.core.url_to_fs(path)
        of_row = int(system.size(bare) or 0) / max(1, file.metadata.num_rows)
        first = 1
        reading.at = lambda: of_row * (first - 1)  # its columns lie apart: where it is read says nothing
        names = file.schema_arrow.names
        wanted = [column for column in columns_of(options) if column in names]
        for batch in file.iter_batches(batch_size=_ROWS, columns=wanted or names[:1]):
            for row in records(batch, options, first, f"{name}:").to_pylist():
                yield _Row(**row)
            first += batch.num_rows


def _archive(path: str, name: str, options: Options, reading: _Reading) -> Iterator[_Row]:
    """The texts of a WET, or the pages of a WARC, read as HTML."""
    with fsspec.open(path, "rb") as raw:
        reading.at = raw.tell
        for number, record in enumerate(_archived(raw), 1):
            if record.rec_type not in ("conversion", "response", "resource"):
                continue
            headers = record.rec_headers
            where = headers.get_header("WARC-Target-URI") or f"{name}:{number}"
            kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
            kind = kind or headers.get_header("Content-Type") or ""
            html = "html" in kind
            if not (html or record.rec_type == "conversion" or kind.startswith("text/plain")):
                continue
            data = record.content_stream().read(options.largest + 1)
            if len(data) > options.largest:
                yield _Row(where, None, error=f"the record is longer than {options.largest:,} bytes")
            else:
                yield _Row(where, _decoded(data, kind, html=html), name="page.html" if html else None)


def _archived(raw: IO[bytes]) -> Iterator[Any]:
    """The records of an archive."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        yield from ArchiveIterator(raw)
    except (ArchiveLoadFailed, AttributeError, ValueError) as error:  # what warcio makes of headers that are none
        raise SourceError(str(error)) from None


def _decoded(data: bytes, kind: str, *, html: bool) -> str:
    """A page as text, in the encoding that its headers or its own head name; UTF-8 where they name none."""
    said = _CHARSET.search(kind.encode()) or (_CHARSET.search(data[:_HEAD]) if html else None)
    with suppress(LookupError):
        return data.decode(said[1].decode() if said else "utf-8", "replace")
    return data.decode("utf-8", "replace")


def _article(system: Any, file: str, where: str, options: Options) -> _Row:
    """A file that is an article."""
    if int(system.size(file) or 0) > options.largest:
        return _Row(where, None, error=f"the file is longer than {options.largest:,} bytes")
    try:
        data = system.cat_file(file)
    except OSError as error:
        return _Row(where, None, error=str(error))
    return _Row(where, data.decode("utf-8", "replace"), name=Path(file).name)
