"""Where records come from: JSONL (plain, gzip, zstd), Parquet, WARC and WET, folders of articles; local or by fsspec.

An input is cut into chunks, the same way every time: the number of a chunk is its name, and what a killed run left
undone is known by it. Nothing is held but the chunk at hand.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import IO, Any, NamedTuple

import fsspec
import msgspec
import pyarrow as pa

from newslint.corpus.options import Options
from newslint.corpus.records import columns_of, records, sound, text_of
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


class SourceError(ValueError):
    """An input that cannot be read: which, and why."""


class Chunk(NamedTuple):
    """Some records in a row."""

    number: int
    batch: pa.RecordBatch
    """Columns of `schema.RECORD`."""
    where: str
    """The input that they stand in."""


class _Row(NamedTuple):
    id: str
    text: str | None
    title: str | None = None
    language: str | None = None
    name: str | None = None
    error: str | None = None


def chunk_size(total: int) -> int:
    """Code points of text in a chunk of a corpus of so many bytes: a few hundred chunks, none too large to hold."""
    return min(_MOST, max(_LEAST, total // _CHUNKS))


def chunks(inputs: Sequence[str], options: Options, size: int = _LEAST) -> Iterator[Chunk]:
    """The records of all inputs, in order, in chunks of about `size` code points of text.

    Raises `SourceError` for an input that cannot be read at all.
    """
    number = 0
    for path in expand(inputs):
        for batch in _batches(path, options, size):
            yield Chunk(number, batch, path)
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


def _batches(path: str, options: Options, size: int) -> Iterator[pa.RecordBatch]:
    system, bare = fsspec.core.url_to_fs(path)
    if system.isdir(bare):
        for file in sorted(system.find(bare)):
            if _kind(file) in ("lines", "parquet", "archive"):
                yield from _batches(system.unstrip_protocol(file), options, size)
        articles = (file for file in sorted(system.find(bare)) if _kind(file) == "article")
        yield from _grouped((_article(system, file, bare, options) for file in articles), size)
        return
    kind = _kind(bare)
    try:
        if kind == "lines":
            yield from _grouped(_json_lines(path, options), size)
        elif kind == "parquet":
            yield from _parquet(path, options, size)
        elif kind == "archive":
            yield from _grouped(_archive(path), size)
        elif kind == "article":
            yield from _grouped([_article(system, bare, str(PurePath(bare).parent), options)], size)
        else:
            raise SourceError(f"{path}: no kind of file that is read: JSONL, Parquet, WARC, WET, or articles")
    except (OSError, pa.ArrowException, EOFError) as error:
        raise SourceError(f"{path}: {error}") from None


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
def _opened(path: str) -> Iterator[IO[bytes]]:
    """A file, uncompressed."""
    kind = _COMPRESSED.get(PurePath(path).suffix.lower())
    with fsspec.open(path, "rb") as raw:
        if kind == "gzip":
            import gzip

            with gzip.open(raw, "rb") as plain:
                yield plain
        elif kind == "zstd":
            import zstandard

            with zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True) as plain:
                yield io.BufferedReader(plain, _READ)
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


def _json_lines(path: str, options: Options) -> Iterator[_Row]:
    """A record a line; a line that is no object is an error of its own."""
    name = PurePath(path).name
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    with _opened(path) as file:
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
            try:
                said = decode(line)
            except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
                yield _Row(where, None, error=f"no JSON object: {error}")
                continue
            yield _from(said, where, options)


def _from(said: dict[str, Any], where: str, options: Options) -> _Row:
    named = said.get(options.id_field or "id")
    text, error = text_of(said.get(options.text_field), options, known=options.text_field in said)
    title, language = (
        sound(value) if field and isinstance(value := said.get(field), str) and value.strip() else None
        for field in (options.title_field, options.language_field)
    )
    return _Row(where if named is None else str(named), text, title, language, None, error)


def _parquet(path: str, options: Options, size: int) -> Iterator[pa.RecordBatch]:
    import pyarrow.parquet as pq

    with fsspec.open(path, "rb") as raw, pq.ParquetFile(raw) as file:
        names = file.schema_arrow.names
        wanted = [name for name in columns_of(options) if name in names]
        first = 0
        for batch in file.iter_batches(batch_size=1000, columns=wanted or names[:1]):
            yield from _cut(records(batch, options, first), size)
            first += batch.num_rows


def _cut(batch: pa.RecordBatch, size: int) -> Iterator[pa.RecordBatch]:
    """A batch in parts that are no larger than a chunk should be."""
    start = held = 0
    for number, text in enumerate(batch.column("text")):
        held += len(text.as_py() or "") if text.is_valid else 0
        if held >= size:
            yield batch.slice(start, number + 1 - start)
            start, held = number + 1, 0
    if start < batch.num_rows:
        yield batch.slice(start)


def _archive(path: str) -> Iterator[_Row]:
    """The texts of a WET, or the pages of a WARC, read as HTML."""
    from warcio.archiveiterator import ArchiveIterator

    with fsspec.open(path, "rb") as raw:
        for number, record in enumerate(ArchiveIterator(raw)):
            if record.rec_type not in ("conversion", "response", "resource"):
                continue
            headers = record.rec_headers
            where = headers.get_header("WARC-Target-URI") or f"{PurePath(path).name}:{number}"
            kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
            kind = kind or headers.get_header("Content-Type") or ""
            text = record.content_stream().read().decode("utf-8", "replace")
            if "html" in kind:
                yield _Row(where, text, name="page.html")
            elif record.rec_type == "conversion" or kind.startswith("text/plain"):
                yield _Row(where, text)


def _article(system: Any, file: str, folder: str, options: Options) -> _Row:
    """A file that is an article; its path below the folder is its name."""
    where = file[len(folder) :].lstrip("/") if file.startswith(folder) else file
    if int(system.size(file) or 0) > options.largest:
        return _Row(where, None, error=f"the file is longer than {options.largest:,} bytes")
    try:
        data = system.cat_file(file)
    except OSError as error:
        return _Row(where, None, error=str(error))
    return _Row(where, data.decode("utf-8", "replace"), name=Path(file).name)
