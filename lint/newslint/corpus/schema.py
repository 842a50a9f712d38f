"""The columns of what goes in and comes out."""

from __future__ import annotations

import pyarrow as pa

from newslint.corpus.quality import FIGURES
from newslint.registry import FAMILIES

COUNTED = tuple(family for family in FAMILIES if family not in ("newslint", "bilingual"))
"""Families whose findings are counted for each article, in columns `findings_FAMILY`."""

RECORD = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        ("text", pa.string()),
        ("title", pa.string()),
        ("language", pa.string()),
        ("name", pa.string()),  # of a file: how it is read
        ("site", pa.string()),  # where it was published
        ("error", pa.string()),  # why a record cannot be read
    ]
)
"""A record of a corpus, wherever it was read from."""

_SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("content", pa.string())])

FINDING = pa.struct(
    [
        ("field", pa.string()),  # title or text
        ("start", pa.int32()),  # code points of the field
        ("end", pa.int32()),
        ("code", pa.string()),
        ("name", pa.string()),
        ("family", pa.string()),
        ("severity", pa.string()),
        ("confidence", pa.float64()),
        ("message", pa.string()),
        ("text", pa.string()),
        ("evidence", pa.list_(pa.string())),
        ("applicability", pa.string()),  # of the fix: safe, unsafe, display; null without one
        ("edits", pa.list_(_SPAN)),
        ("fingerprint", pa.string()),
    ]
)

ARTICLE = pa.schema(
    [
        pa.field("article", pa.string(), nullable=False),
        ("error", pa.string()),
        ("language", pa.string()),
        ("source_language", pa.string()),  # what it was probably translated from
        ("characters", pa.int64()),
        ("words", pa.int64()),
        ("errors", pa.int32()),
        ("warnings", pa.int32()),
        ("infos", pa.int32()),
        *((f"findings_{family}", pa.int32()) for family in COUNTED),
        ("share_in_findings", pa.float64()),  # of the words, in findings that are more than an info
        *((name, pa.float64()) for name in FIGURES),
    ]
)
"""What is known about an article; `error` alone where it could not be linted."""

FINDINGS = pa.schema([pa.field("article", pa.string(), nullable=False), *FINDING])
"""A finding as a row of its own."""

RESULT = pa.schema([*ARTICLE, ("findings", pa.list_(FINDING))])
"""What `check_batch` gives: a row an article, with its findings."""

CLEANED = pa.schema(
    [
        pa.field("article", pa.string(), nullable=False),
        ("text", pa.string()),
        ("error", pa.string()),
        ("rejected", pa.string()),  # why the article is not kept
        ("removed_share", pa.float64()),
        (
            "changes",
            pa.list_(
                pa.struct(
                    [
                        ("code", pa.string()),
                        ("start", pa.int32()),
                        ("end", pa.int32()),
                        ("old", pa.string()),
                        ("new", pa.string()),
                        ("reason", pa.string()),
                    ]
                )
            ),
        ),
    ]
)
"""What `clean_batch` gives: a row an article, with all that was changed in it and why."""

PASSAGE = pa.struct(
    [
        ("field", pa.string()),  # title or text
        ("kind", pa.string()),  # paragraph, sentence, or quotation: a sentence that somebody says
        ("start", pa.int32()),  # code points of the field
        ("end", pa.int32()),
        ("leaf", pa.bool_()),  # whether it is a sentence, or a paragraph of one
        ("quoted", pa.bool_()),  # whether it stands in quotation marks
        ("words", pa.int32()),
        ("text", pa.string()),
        ("hash", pa.int64()),  # of its words
        ("keys", pa.list_(pa.int64())),  # what near-duplicates have in common
        ("names", pa.list_(pa.string())),  # of a quotation: names that stand in its article
    ]
)

PASSAGES = pa.schema(
    [
        pa.field("article", pa.string(), nullable=False),
        ("site", pa.string()),
        ("error", pa.string()),
        ("passages", pa.list_(PASSAGE)),
    ]
)
"""What `passages_batch` gives: a row an article."""

PLACED = pa.schema([pa.field("article", pa.string(), nullable=False), ("site", pa.string()), *PASSAGE])
"""A passage as a row of its own."""

READ = pa.schema([field for field in PASSAGES if field.name != "passages"])
"""An article whose passages are rows of their own."""
