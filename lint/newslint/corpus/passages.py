"""What may stand in several articles: paragraphs, sentences and quotations, each with what it is known again by.

A passage is known by the hash of its words, whatever its capitals and marks, and its near-duplicates by keys, made of
the smallest hashes of its pairs of words (A. Broder, “On the resemblance and containment of documents”, 1997: bottom-k
sketches). A key of a paragraph or sentence is two hashes that follow each other: however large a corpus is, few texts
that are not alike have two such pairs in common. Quotations are few, and versions of one differ more: each hash is a
key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple
from zlib import crc32

import pyarrow as pa

from newslint.corpus.linting import Whole, problem, record_of
from newslint.corpus.options import DEFAULTS, Options
from newslint.corpus.records import records, site_of
from newslint.corpus.schema import PASSAGES
from newslint.corpus.words import masked, words_of
from newslint.digests import blake2b
from newslint.document import Document, sentences_in
from newslint.formats import printable
from newslint.language import canonical
from newslint.names import names
from newslint.source import Span

_SKETCH = 10
"""Hashes that are kept of a passage's pairs of words."""
_LEAST = 8
"""Words of a passage whose near-duplicates are looked for: shorter ones are alike by chance."""
_MARKS = " \t\n\u00a0\u202f\"'“”„‟‘’‚‛«»‹›「」『』"
_SPOKEN = {
    "de": "ich wir",
    "en": "i we",
    "es": "yo nosotros",
    "fr": "j je nous",
    "it": "io noi",
    "nl": "ik wij we",
    "pt": "eu nós",
    "ru": "я мы",
    "uk": "я ми",
}
"""What a sentence of somebody who speaks has, by language: outside quotation marks, these were lost."""
_NAMES = 30
"""Names of an article that tell whether it is about the same as another."""


class _Passage(NamedTuple):
    kind: str
    span: Span
    """Of the document's prose."""
    leaf: bool
    quoted: bool = False


def passages_batch(batch: pa.RecordBatch, options: Options = DEFAULTS) -> pa.RecordBatch:
    """The passages of each article of a batch: columns of `schema.PASSAGES`, places in code points of the record.

    An article that cannot be read has an `error`. Pure and picklable, as `check_batch` is.
    """
    rows = [_read(row, options) for row in records(batch, options).to_pylist()]
    return pa.RecordBatch.from_pylist(rows, schema=PASSAGES)


def _has_letter(word: str) -> bool:
    return any(map(str.isalpha, word))


def keys_of(words: Sequence[str], *, quotation: bool = False) -> list[int]:
    """What near-duplicates have in common; numbers are taken as equal. None for a few words."""
    if len(words) < _LEAST:
        return []
    pairs = {crc32(" ".join(pair).encode("utf-8", "surrogatepass")) for pair in pairwise(map(masked, words))}
    sketch = sorted(pairs)[:_SKETCH]
    return sketch if quotation else [one << 31 ^ other for one, other in pairwise(sketch)]


def _read(row: dict[str, Any], options: Options) -> dict[str, Any]:
    site = site_of(row)
    whole = Whole(record_of(row))
    if (wrong := problem(row, whole)) is not None:
        return {"article": row["id"], "site": site, "error": wrong}
    language = canonical(row["language"]) if row["language"] else options.language
    found: list[dict[str, Any]] = []
    for article in whole.read(whole.source):
        document = Document(whole.source, article, language)
        known: list[str] | None = None
        for kind, span, leaf, quoted in _passages(document):
            words = words_of(document.text[slice(*span)])
            if not any(map(_has_letter, words)) or (kind == "quotation" and len(words) < _LEAST):
                continue
            if kind == "quotation" and known is None:
                known = sorted(name for name, _ in names(document).inside.most_common(_NAMES))
            field, (start, end) = whole.field(document.view.source_span(span))
            found.append(
                {
                    "field": field,
                    "kind": kind,
                    "start": start,
                    "end": end,
                    "leaf": leaf,
                    "quoted": quoted,
                    "words": len(words),
                    "text": printable(document.text[slice(*span)]),
                    "hash": _hash(words, quotation=kind == "quotation"),
                    "keys": keys_of(words, quotation=kind == "quotation"),
                    "names": known if kind == "quotation" else None,
                }
            )
    return {"article": row["id"], "site": site, "passages": found}


def _hash(words: Sequence[str], *, quotation: bool) -> int:
    """A number of 64 bits; a quotation's is another than that of a sentence in the same words."""
    said = " ".join(words).encode("utf-8", "surrogatepass")
    digest = blake2b(said, digest_size=8, person=b"quotation" if quotation else b"")
    return int.from_bytes(digest.digest(), "big", signed=True)


def _passages(document: Document) -> Iterator[_Passage]:
    """Paragraphs; their sentences, where there is more than one; and the sentences that somebody says."""
    quoted = _outermost(document)
    spoken = frozenset(_SPOKEN.get(document.language, "").split())
    first = 0
    split: set[Span] = set()
    for start, end in document.sentences:
        paragraph = document.block_at(start).span
        if document.text[slice(*paragraph)].strip() != document.text[start:end]:
            split.add(paragraph)
            yield _Passage("sentence", (start, end), leaf=True)
        while first < len(quoted) and quoted[first][1] <= start:
            first += 1
        marked = False
        for opening, closing in quoted[first:]:
            if opening >= end:
                break
            marked = True
            inside = _unmarked(document.text, (max(start, opening), min(end, closing)))
            for span in sentences_in(document.text, inside, document.language):
                yield _Passage("quotation", span, leaf=False, quoted=True)
        if not marked and not spoken.isdisjoint(words_of(document.text[start:end])):
            yield _Passage("quotation", (start, end), leaf=False)
    for block in document.blocks:
        yield _Passage("paragraph", block.span, leaf=block.span not in split)


def _outermost(document: Document) -> list[Span]:
    """The quotations that stand in no other, in order."""
    found: list[Span] = []
    for start, end in sorted(quotation.span for quotation in document.quotations):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _unmarked(text: str, span: Span) -> Span:
    """A quotation without its marks."""
    quotation = text[slice(*span)]
    bare = quotation.strip(_MARKS)
    start = span[0] + quotation.index(bare)
    return start, start + len(bare)
