"""What the rules on punctuation share: conventions by language, and what an article's own marks tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Edit, Related
from newslint.kept import table
from newslint.lexicon import languages, words
from newslint.lists import entries, wordset
from newslint.rule import Hit, Pattern

from ._spots import spots

BLANKS = " \u00a0\u202f\u2009\t"
"""Blanks inside a line, as a character class holds them."""

_ARTICLE = 120
"""Words; in a shorter text each place is reported."""
_SHOWN = 10
_WIDEST = 20
_TOKEN = Pattern(r"(?r)[^\s]+")
_ELLIPSIS = Pattern(r"\. \.|. \. \.")
_VOWEL = Pattern("[aeiouy]")
_ROMAN = Pattern(r"[IVXLC]+")
_LETTERS = Pattern(r"(?r)\p{L}[\p{L}\p{M}'’]*")


@table
def by_language(name: str, language: str) -> frozenset[str]:
    """The words of a list of punctuation that stand under a language, or under `*`."""
    return frozenset(entry[1] for entry in entries("punctuation", name) if entry[0] in (language, "*"))


@cache
def marks_with_space(language: str) -> str:
    """The marks before which a language puts a space: `:;!?»%` in French."""
    return next((entry[1] for entry in entries("punctuation", "spaced_marks.txt") if entry[0] == language), "")


@table
def group(name: str) -> frozenset[str]:
    """The English words of a group: those before a list, those that begin a clause."""
    return frozenset(entry[1] for entry in entries("punctuation", "groups.txt") if entry[0] == name)


def word_before(document: Document, offset: int) -> str:
    """The letters that stand right before `offset`."""
    found = _LETTERS.match(document.text, max(0, offset - 40), offset)
    return found[0] if found else ""


def token_before(document: Document, offset: int) -> str:
    """All that stands before `offset` up to the last blank."""
    found = _TOKEN.match(document.text, max(0, offset - 60), offset)
    return found[0] if found else ""


def before_blanks(text: str, at: int) -> int:
    """Where the blanks begin that end at `at` (a few of them at most)."""
    start = at
    while start and at - start < _WIDEST and text[start - 1] in BLANKS:
        start -= 1
    return start


def is_abbreviation(document: Document, offset: int) -> bool:
    """Whether what stands before the stop at `offset` is an abbreviation, an initial or an acronym with stops."""
    token = token_before(document, offset).lstrip("([{“”\"'‘’„«»")
    last = token.rpartition("-")[2].rpartition("/")[2].lstrip("0123456789")
    if (len(last) <= 1 and last.isalpha()) or "." in last:
        return True
    if last.isalpha() and last.isascii() and not _VOWEL.search(last.lower()):
        return True  # Koopmans & Zn.
    foreign_name = document.language != "en" and last[:1].isupper()
    if foreign_name and (_ROMAN.fullmatch(last) or last in by_language("abbreviations.txt", "en")):
        return True  # Charles III. starb; the firm So-and-so Corp.
    known = by_language("abbreviations.txt", document.language)
    if last in known or last[:1].lower() + last[1:] in known:
        return True
    return last.isupper() and (last.lower() in known or last.capitalize() in known)


def is_function_word(document: Document, word: str) -> bool:
    """Whether no clause can end with this word."""
    return word.lower() in by_language("function_words.txt", document.language)


def is_known(word: str, language: str, least: float = 2.0) -> bool:
    """Whether a word (in any case) is at least so usual in a language; True where we have no list of it."""
    if language not in languages():
        return True
    return words(language).zipf(word.lower()) >= least


def is_marked_name(document: Document, offset: int) -> bool:
    """Whether the mark at `offset` belongs to a name: Yahoo!, “Jeopardy!”."""
    start = max(0, offset - 30)
    before = document.text[start:offset].lower()
    names = wordset("punctuation", "marked_names.txt")
    words_before = before.split()
    return any(" ".join(words_before[-count:]).lstrip("“‘\"'(") in names for count in (1, 2, 3, 4))


def spaced_blocks(document: Document) -> frozenset[int]:
    """The blocks whose words and marks stand apart, as a translation engine cuts its text: at least half of them."""
    marks, text = document.fact(spots), document.text
    apart = [at for at in marks.of(",.", " ", ' \n"”’') if not _ELLIPSIS.match(text, max(0, at - 2))]
    apart += marks.of("(“", "", " ") + marks.of(")", " ")
    spaced = Counter(map(document.block_index, apart))
    if not spaced:
        return frozenset()
    word = "aA0"
    tight = Counter(
        document.block_index(at)
        for at in marks.of(",.", word, ' \n"”’') + marks.of("(“", "", word) + marks.of(")", word)
    )
    return frozenset(block for block, count in spaced.items() if count >= tight[block])


def together(document: Document, hits: Iterable[Hit], most: int, what: str) -> Iterator[Hit]:
    """The hits, or where an article has more than `most` of them, one that has the places of all and mends all."""
    found = list(hits)
    if len(found) <= most or len(document.words) < _ARTICLE:
        yield from found
        return
    edits = [
        edit for hit in found for edit in (*hit.edits, *([Edit(hit.span, hit.new)] if hit.new is not None else []))
    ]
    related = tuple(Related(hit.span, "here too") for hit in found[1:_SHOWN])
    mildest = found[0].severity if all(hit.severity == found[0].severity for hit in found) else None
    yield Hit(
        found[0].span,
        f"{what}, {len(found)} times in this article",
        edits=tuple(edits),
        related=related,
        severity=mildest,
    )


def ends_inside(document: Document) -> bool:
    """Whether the article's quotations hold the comma (“so,” he said), as American ones do."""
    text = document.text
    inside = sum(text.count(pair) for pair in (",”", ',"', ",’"))
    outside = sum(text.count(pair) for pair in ("”,", '",', "’,"))
    return document.language == "en" and inside >= outside


def apostrophe(document: Document) -> str:
    """The apostrophe that the article writes: the curly one unless the straight one is commoner."""
    return "’" if document.text.count("’") >= document.text.count("'") else "'"
