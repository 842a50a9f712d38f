"""What chat models say around their answers, and whether an article may only be speaking of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import IGNORECASE

from newslint.document import Document
from newslint.kept import table
from newslint.known import Known
from newslint.lexicon import words as lexicon
from newslint.lists import entries, wordset
from newslint.patterns import compiled, regex
from newslint.rule import Hit
from newslint.source import Span

_DECORATION = r"[\s*_#>~`\"“”'’()\[\]–—-]*"
_OPENING = compiled(rf"{_DECORATION}(\p{{L}}*)(?: (\p{{L}}*))?")
_ATTRIBUTED = compiled(r"[,?!] (?:he|she|they|\p{Lu}\p{Ll}+) (?:said|asked|added|wrote|says|asks)\b")
_REST = compiled(rf"{_DECORATION}\Z")
_LONGEST = 500
"""Letters of a line that is nothing but such a remark."""


@cache
def _patterns(kind: str) -> regex.Pattern[str]:
    return compiled(_said(kind), IGNORECASE)


@table
def _said(kind: str) -> str:
    found = [f"(?:{pattern})" for of, _, pattern in entries("machine", "chat.tsv") if of == kind]
    return rf"{_DECORATION}(?P<said>{'|'.join(found)})"


_Refusal = tuple[str, tuple[frozenset[str], ...]]
"""A pattern, with groups of words of which each match has one, the rarest first; none in Chinese and Japanese."""


@table
def _refusals() -> tuple[_Refusal, ...]:
    """The patterns of `refusals.tsv`."""
    found = []
    for _, pattern, *needed in entries("machine", "refusals.tsv"):
        groups = [frozenset(group.split("|")) for group in (needed[0].split("&") if needed else ())]
        groups.sort(key=lambda group: max(map(lexicon("en").zipf, group)))
        found.append((pattern, tuple(groups)))
    return tuple(found)


@cache
def _telling() -> frozenset[str]:
    """The rarest words that patterns need: one of them stands in whatever has one of the groups."""
    return frozenset(word for _, groups in _refusals() for group in groups[:1] for word in group)


_UNTELLING = Known(lambda word: word.lower() not in _telling())


@cache
def _refusal(pattern: str) -> regex.Pattern[str]:
    return compiled(pattern, IGNORECASE)


@cache
def _topics() -> regex.Pattern[str]:
    return compiled(r"(?<!\p{L})\L<topics>", topics=[topic for (topic,) in entries("machine", "topics.txt")])


def refused(document: Document) -> tuple[Span, ...]:
    """Unquoted sentences in which a chat model refuses or says what it is. A fact: ask for it by `document.fact`."""
    chinese = not document.characters.isdisjoint("型デ")
    told = frozenset(map(str.lower, _UNTELLING.others(document)))
    near = [
        (pattern, groups) for pattern, groups in _refusals() if (not groups[0].isdisjoint(told) if groups else chinese)
    ]
    if not near:
        return ()
    words = frozenset(map(str.lower, document.words_by_text))
    found: dict[Span, None] = {}
    for pattern, groups in near:
        if any(group.isdisjoint(words) for group in groups):
            continue
        for match in _refusal(pattern).finditer(document.text):
            if not quoted(document, match.start()):
                start, end = document.sentence_at(match.start())
                start += len(document.text[start:end]) - len(document.text[start:end].lstrip(" \ufffc"))
                found[start, end] = None
    return tuple(sorted(found))


def remarks(document: Document) -> tuple[tuple[str, Span, Span], ...]:
    """Unquoted lines that begin with a remark: its kind, the line, the remark. A fact."""
    found = []
    openings = wordset("machine", "chat_openings.txt")
    for block in document.blocks:
        start, end = block.span
        opening = _OPENING.match(document.lower, start, end)
        if (
            opening
            and opening[1]
            and opening[1].isascii()
            and opening[1] not in openings
            and f"{opening[1]} {opening[2]}" not in openings
        ):
            continue
        for kind in ("preamble", "label", "prefix", "note", "postscript"):
            match = _patterns(kind).match(document.text, start, end)
            if match and not quoted(document, match.start("said")):
                found.append((kind, block.span, match.span("said")))
    return tuple(found)


def _discussions(document: Document) -> tuple[int, ...]:
    own = [line for _, line, _ in document.fact(remarks)] + list(document.fact(refused))
    return tuple(
        match.start()
        for match in _topics().finditer(document.lower)
        if not any(start <= match.start() < end for start, end in own)
    )


def discussed(document: Document) -> bool:
    """Whether the article, apart from such remarks themselves, is about chat models or machine translation."""
    return bool(document.fact(_discussions))


def quoted(document: Document, offset: int) -> bool:
    """Whether somebody is quoted at this place. Marks around a whole line are decoration."""
    if not document.is_quoted(offset):
        return False
    start, end = document.block_at(offset).span
    return not any(
        quotation.span[0] - start < 3 and end - quotation.span[1] < 3 and quotation.span[0] <= offset
        for quotation in document.quotations
    )


def said(document: Document, kind: str) -> Iterator[tuple[Span, Span]]:
    """Lines that begin with a remark of this kind, in an article that is not about such remarks: line and remark."""
    found = [(line, span) for of, line, span in document.fact(remarks) if of == kind]
    if found and not discussed(document):
        yield from found


def ends_line(document: Document, offset: int, line: Span) -> bool:
    """Whether only decoration stands between `offset` and the end of its line."""
    return bool(_REST.match(document.text, offset, line[1]))


def whole_lines(document: Document, kind: str, message: str) -> Iterator[Hit]:
    """Lines that begin with a remark of this kind and go on in the same voice: they go."""
    for line, _ in said(document, kind):
        if line[1] - line[0] <= _LONGEST and not _ATTRIBUTED.search(document.text, *line):
            yield Hit(line, message, "", removes=True)
