"""What stands in several articles of a corpus: passages, copies of articles, quotations in several versions.

Done by DuckDB over the passages that `passages_batch` wrote, in bounded memory. Two questions need all passages of
the corpus side by side, and are what a cluster takes over (`shuffle`): which passages stand in several articles, and
which are nearly the same. The answers are small; the rest reads the passages once more, from the first to the last.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import starmap
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from newslint.corpus.alike import Candidate, alike
from newslint.corpus.database import database, literal, view
from newslint.corpus.learned import Line, written
from newslint.corpus.schema import PLACED, READ
from newslint.corpus.shards import Form, replace
from newslint.corpus.words import comparable

STANDING = "SELECT hash, md5_number_lower(article) AS article FROM passages WHERE kind <> 'quotation'"
"""Which article each paragraph and sentence stands in, by numbers."""
COMMON = "SELECT hash FROM standing GROUP BY hash HAVING min(article) <> max(article)"
"""Texts that stand in several articles."""
KEYED = "SELECT kind = 'quotation' AS quotation, unnest(keys) AS key, hash FROM passages"
"""Each text under each of its keys."""
_MANY = 50
"""Quotations that have one pair of words in common, from which it says nothing."""
MEETING = f"""
WITH texts AS (SELECT DISTINCT quotation, key, hash FROM keyed), shared AS (
  SELECT quotation, key, min(hash) AS first FROM texts GROUP BY ALL
  HAVING count(*) > 1 AND (count(*) < {_MANY} OR NOT quotation)
)
SELECT first, hash AS other FROM texts JOIN shared USING (quotation, key) WHERE NOT quotation AND first <> hash
UNION
SELECT one.hash, other.hash FROM texts one SEMI JOIN shared USING (quotation, key)
JOIN texts other USING (quotation, key) WHERE quotation AND one.hash < other.hash
"""
"""Texts with a key in common: each with the first that has it, and quotations each with each."""
_BATCH = 10_000
_COPY = 0.5
"""The share of an article's words that stand in another, from which it is a copy."""
_COMMON_NAMES = 2
"""Names that two articles have in common that quote the same words."""
_LINE = 300
"""Code points of a line that may be part of a page."""
_SHOWN = 80
_EXAMPLES = 3
LEARNED = "learned-chrome.toml"

Shuffle = Callable[[Path], Mapping[str, Iterable[pa.Table]]]
"""What asks `COMMON` and `MEETING` of a folder of passages elsewhere: their rows, by the name of their table."""

_SAMPLES = """
SELECT DISTINCT hash, kind = 'quotation' AS quotation, text FROM placed SEMI JOIN (
  SELECT min(place) AS place FROM placed SEMI JOIN (
    SELECT first AS hash FROM meeting UNION SELECT other FROM meeting
  ) USING (hash) GROUP BY hash
) USING (place)
"""
"""One passage of each text that meets another. The least number, not the least text: numbers go to the disk."""
_CANDIDATES = """
SELECT first, other, one.quotation, one.said, two.said FROM (SELECT DISTINCT first, other FROM meeting)
JOIN samples one ON one.hash = first JOIN samples two ON two.hash = other
"""
"""Each pair once, under however many keys it meets."""
_ALIKE = f"""
WITH names AS (
  SELECT DISTINCT hash, unnest(names) AS name FROM passages SEMI JOIN (
    SELECT first AS hash FROM near UNION SELECT other FROM near
  ) USING (hash) WHERE kind = 'quotation'
)
SELECT first, other FROM near WHERE NOT quotation
UNION ALL SELECT first, other FROM near JOIN names one ON one.hash = first
JOIN names two ON two.hash = other AND two.name = one.name
WHERE quotation GROUP BY first, other HAVING count(*) >= {_COMMON_NAMES}
"""
"""Passages that are alike; quotations only where their articles have names in common."""
_LABELS = """
SELECT hash, hash AS label FROM common
UNION SELECT first, first FROM alike UNION SELECT other, other FROM alike
"""
_NEXT = """
SELECT one.hash, least(any_value(one.label), any_value(up.label), min(beside.label)) AS label
FROM labels one JOIN labels up ON up.hash = one.label
LEFT JOIN (SELECT first, other FROM alike UNION ALL SELECT other, first FROM alike) pair ON pair.first = one.hash
LEFT JOIN labels beside ON beside.hash = pair.other
GROUP BY one.hash
"""
"""Each text takes the least label of those that it is like, and what that has taken itself."""

_TABLES = {
    "stands": "SELECT label, placed.* FROM placed JOIN labels USING (hash)",
    "shared": """
        WITH groups AS (
          SELECT label, bool_or(kind = 'paragraph') AS whole, min(place) AS place, count(DISTINCT hash) AS versions,
            count(DISTINCT article) AS articles, count(DISTINCT site) AS sites, count(*) AS places
          FROM stands WHERE kind <> 'quotation' GROUP BY label HAVING articles > 1
        )
        SELECT DISTINCT {name} AS passage, if(whole, 'paragraph', 'sentence') AS kind, text, versions, articles, sites,
          places
        FROM groups JOIN stands USING (label, place)
    """,
    "places": """
        SELECT {name} AS passage, article, site, field, kind, start, "end", text
        FROM stands SEMI JOIN shared ON shared.passage = {name}
    """,
    "chrome": """
        WITH lines AS NOT MATERIALIZED (
          SELECT site, article, text, {shape} AS shape, hash(site, shape) AS line FROM passages
          WHERE kind = 'paragraph' AND field = 'text' AND length(text) <= {longest}
        ), frequent AS (
          SELECT line FROM (SELECT DISTINCT line, hash(article) AS article FROM lines)
          GROUP BY line HAVING count(*) >= {least}
        )
        SELECT site, min(text) <> max(text) AS varies, if(varies, shape, min(text)) AS line,
          count(DISTINCT article) AS articles
        FROM lines SEMI JOIN frequent USING (line) GROUP BY site, shape HAVING articles >= {least}
    """,
    "copies": """
        WITH furniture AS (
          SELECT DISTINCT site, hash FROM (
            SELECT site, hash, {shape} AS shape FROM passages WHERE kind = 'paragraph'
          ) SEMI JOIN (SELECT site, {shape} AS shape FROM (SELECT site, line AS text FROM chrome)) USING (site, shape)
        ), bare AS (
          SELECT article, hash, words FROM passages ANTI JOIN furniture USING (site, hash)
          WHERE leaf AND field = 'text'
        ), lengths AS (
          SELECT article, sum(words) AS words FROM bare GROUP BY article
        ), units AS (
          SELECT article, label, sum(words) AS words FROM bare JOIN labels USING (hash) GROUP BY ALL
        ), beside AS (
          SELECT article, first_value(article) OVER before AS first, lag(article) OVER before AS previous
          FROM units WINDOW before AS (PARTITION BY label ORDER BY article)
        ), met AS (
          SELECT DISTINCT article, unnest([first, previous]) AS other FROM beside
        ), sides AS (
          SELECT if(one.words > two.words, other, met.article) AS article,
            if(one.words > two.words, met.article, other) AS copy_of
          FROM met JOIN lengths one ON one.article = met.article JOIN lengths two ON two.article = other
          WHERE met.article <> other
        )
        SELECT article, copy_of, sum(least(one.words, two.words)) / any_value(lengths.words) AS share
        FROM sides JOIN lengths USING (article) JOIN units one USING (article)
        JOIN units two ON two.article = copy_of AND two.label = one.label
        GROUP BY article, copy_of HAVING share >= {copy}
        QUALIFY row_number() OVER (PARTITION BY article ORDER BY share DESC, copy_of) = 1
    """,
    "quotations": """
        WITH drifting AS (
          SELECT label, count(DISTINCT hash) AS versions, count(DISTINCT article) AS articles
          FROM stands WHERE kind = 'quotation' GROUP BY label
          HAVING versions > 1 AND articles > 1 AND bool_or(quoted)
        )
        SELECT {name} AS quotation, dense_rank() OVER (PARTITION BY label ORDER BY hash) AS version, versions, articles,
          article, site, field, start, "end", quoted, text
        FROM stands JOIN drifting USING (label)
    """,
}
_KEPT = {
    "common": pa.schema([("hash", pa.int64())]),
    "meeting": pa.schema([("first", pa.int64()), ("other", pa.int64())]),
    "samples": pa.schema([("hash", pa.int64()), ("quotation", pa.bool_()), ("said", pa.string())]),
    "near": pa.schema([("first", pa.int64()), ("other", pa.int64()), ("quotation", pa.bool_())]),
}
_PLACE = """md5_number_lower(concat_ws(chr(0), article, field, kind, start, "end"))"""
"""A number for each passage, the same on every machine."""
_SHAPE = r"regexp_replace(text, '\d+', '0', 'g')"
"""A line whatever its numbers."""
_NAME = "lower(lpad(to_hex(label), 16, '0'))"
"""How a group of texts is called: not by a number, of which many readers of JSON know only the first 53 bits."""
_ORDERS = {
    "shared": "articles DESC, passage",
    "places": 'passage, article, field, start, "end", kind',
    "chrome": "articles DESC, site, line",
    "copies": "article",
    "quotations": 'quotation, version, article, field, start, "end"',
}
"""The tables that are written, each in its order."""


class Drift(NamedTuple):
    """A quotation in several versions."""

    articles: int
    versions: tuple[str, ...]


class Found(NamedTuple):
    """What a run came to."""

    articles: int
    failed: int
    shared: int
    copies: int
    drifting: int
    chrome: list[Line]
    examples: list[tuple[int, str]]
    """The passages that stand in most articles: in how many, and the passage."""
    drifts: list[Drift]


def duplicates(folder: Path, form: Form, least: int, memory: int, shuffle: Shuffle | None = None) -> Found:
    """Write what stands in several articles beside the passages in a folder; `least`: articles of a line of chrome.

    Writes tables `shared`, `places`, `copies`, `quotations` and `chrome`, and the lines of chrome as house rules; each
    file is there whole or not at all. `memory`: megabytes. Raises `OSError`.
    """
    with database(folder, memory) as connection:
        view(connection, folder, "parquet", {"articles": READ, "passages": PLACED})
        connection.execute(f"CREATE VIEW placed AS SELECT *, {_PLACE} AS place FROM passages")
        if shuffle is None:
            for name, sql in (("standing", STANDING), ("keyed", KEYED)):
                connection.execute(f"CREATE VIEW {name} AS {sql}")
            for name, sql in (("common", COMMON), ("meeting", MEETING)):
                connection.execute(f"CREATE TABLE {name} AS {sql}")
        else:
            answers = shuffle(folder)
            for name in ("common", "meeting"):
                _keep(connection, name, answers.get(name, ()))
        _keep(connection, "samples", _samples(connection))
        _keep(connection, "near", _near(connection))
        connection.execute(f"CREATE TABLE alike AS {_ALIKE}")
        for name in ("samples", "meeting", "near"):
            connection.execute(f"DROP TABLE {name}")
        _label(connection)
        for name, sql in _TABLES.items():
            filled = sql.format(least=least, shape=_SHAPE, name=_NAME, longest=_LINE, copy=_COPY)
            connection.execute(f"CREATE TABLE {name} AS {filled}")
        for name, order in _ORDERS.items():
            _write(connection, folder / f"{name}.{form}", f"SELECT * FROM {name} ORDER BY {order}", form)
        found = _found(connection)
    replace(folder / LEARNED, written(found.chrome).encode())
    return found


def _samples(connection: Any) -> Iterator[pa.Table]:
    """The texts that meet others as they are compared, some at a time."""
    for batch in _read(connection, _SAMPLES):
        hashes, quotation, texts = batch.columns
        said = pa.array(map(comparable, texts.to_pylist()), pa.string())
        yield pa.table([hashes, quotation, said], schema=_KEPT["samples"])


def _near(connection: Any) -> Iterator[pa.Table]:
    """Those of the texts that meet which are alike, some at a time."""
    for batch in _read(connection, _CANDIDATES):
        rows = zip(*(column.to_pylist() for column in batch.columns), strict=True)
        found = alike(starmap(Candidate, rows))
        yield pa.Table.from_pylist([pair._asdict() for pair in found], schema=_KEPT["near"])


def _read(connection: Any, sql: str) -> Iterator[pa.RecordBatch]:
    """The rows of a statement, some at a time, while the connection is used for other things."""
    with connection.cursor() as reading:
        yield from reading.sql(sql).to_arrow_reader(_BATCH)


def _keep(connection: Any, name: str, tables: Iterable[pa.Table]) -> None:
    """Make a table of others, of which only one is held at a time."""
    schema = _KEPT[name]
    connection.from_arrow(schema.empty_table()).create(name)
    for table in tables:
        connection.from_arrow(table.select(schema.names).cast(schema)).insert_into(name)


def _label(connection: Any) -> None:
    """Give all texts that are alike, one by one, the same label."""
    connection.execute(f"CREATE TABLE labels AS {_LABELS}")
    while True:
        connection.execute(f"CREATE TABLE following AS {_NEXT}")
        changed = "SELECT count(*) FROM following f JOIN labels l USING (hash) WHERE f.label <> l.label"
        [left] = connection.execute(changed).fetchone()
        connection.execute("DROP TABLE labels")
        connection.execute("ALTER TABLE following RENAME TO labels")
        if not left:
            return


def _write(connection: Any, path: Path, sql: str, form: Form) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    how = "FORMAT parquet, COMPRESSION zstd" if form == "parquet" else "FORMAT json"
    connection.execute(f"COPY ({sql}) TO {literal(str(beside))} ({how})")
    beside.replace(path)


def _found(connection: Any) -> Found:
    articles, failed = connection.execute("SELECT count(*), count(error) FROM articles").fetchone()
    shared, copies, drifting = (
        connection.execute(f"SELECT count({column}) FROM {table}").fetchone()[0]
        for table, column in (("shared", "*"), ("copies", "*"), ("quotations", "DISTINCT quotation"))
    )
    chrome = connection.execute(f"SELECT site, line, varies, articles FROM chrome ORDER BY {_ORDERS['chrome']}")
    lines = [Line(*row) for row in chrome.fetchall()]
    examples = connection.execute(
        f"SELECT articles, left(text, {_SHOWN}) FROM shared ORDER BY articles DESC, passage LIMIT {_EXAMPLES}"
    ).fetchall()
    drifts = connection.execute(
        f"""WITH most AS (
          SELECT quotation, any_value(articles) AS articles FROM quotations GROUP BY quotation
          ORDER BY articles DESC, quotation LIMIT {_EXAMPLES}
        ), said AS (
          SELECT quotation, version, left(min(text), 2 * {_SHOWN}) AS text
          FROM quotations SEMI JOIN most USING (quotation) GROUP BY ALL
        )
        SELECT any_value(articles), list(text ORDER BY version) FROM said JOIN most USING (quotation)
        GROUP BY quotation ORDER BY 1 DESC, quotation"""
    ).fetchall()
    found = [Drift(number, tuple(versions)) for number, versions in drifts]
    return Found(articles, failed, shared, copies, drifting, lines, examples, found)
