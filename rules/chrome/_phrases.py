"""The closed list of lines that pages leave in their articles, and how a line is looked up in it.

A line is compared without its decoration, case and numbers: `*** 12 COMMENTS ***` is `0 comments`. A phrase with a
slot (`read more: …`) is found by its first characters, or by its longest word where it begins with the slot, so that a
line meets only a handful of the list's thousands. Most paragraphs need not be compared at all: they have more words
than any phrase, and none of the rare words of those with a slot.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newslint.document import Document
from newslint.kept import shelf, table
from newslint.known import Known
from newslint.lexicon import words as lexicon
from newslint.lists import entries
from newslint.patterns import compiled_re
from newslint.rule import Pattern

KINDS = (
    "ads",
    "consent",
    "errors",
    "legal",
    "paywall",
    "newsletter",
    "comments",
    "social",
    "tags",
    "media",
    "meta",
    "widgets",
    "related",
    "navigation",
)
"""The lists under rules/data/chrome, one for each kind of line."""

SLOT = "…"
_STRENGTHS = ("", "likely", "near", "hint")
DECORATION = (
    " \t\r\n\u00a0\u200b\u200e\u200f\ufeff-–—‒―*#|•·●▪■►▶▸▾▼▲◀◄→←↓↑»«›‹>[](){}<【】:…×✕✖+/\\_~=^\"'“”„‘’`´.,!?;。、！？"
)
_LONGEST_TAIL = 30
"""A slot line of more words is a sentence that happens to begin like one."""
_LONGEST_NOTICE = 110
_LONGEST_CREDIT = 7
"""A longer line that ends in `…/Reuters` is a caption."""
_LEAST_TILES, _MOST_TILES = 2, 16
_HEAD, _LEAST_HEAD = 5, 1
_BEGINNING = 40
"""Characters of a line that tell how it begins."""
_APART = compiled_re(r"""[^\s/.,;:!?()\[\]"'“”„«»–—-]+""")
"""A word of a folded line, by which phrases are found."""
_MARKS = frozenset(":/©@=|0?.")
_ALL = 99
_DIGIT = compiled_re(r"\d")
_NUMBER = compiled_re(r"\d+(?:[.,:’']\d+)*")
_COLON = compiled_re(r"\s*:\s*")
_WORD = Pattern(r"[\p{L}\p{M}\p{N}]+")
_SYLLABLES = Pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")
_UNSPACED = Pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}]")


class Phrase(NamedTuple):
    """An entry of a list."""

    text: str
    kind: str
    strength: str
    """Empty: the line is no content, wherever it stands; `likely`: as a rule; `near`: beside other furniture; `hint`:
    evidence for the classifier only."""
    languages: tuple[str, ...]

    @property
    def rank(self) -> int:
        """The lower, the surer."""
        return _STRENGTHS.index(self.strength)

    @property
    def sure(self) -> bool:
        """Whether the line can be nothing else."""
        return not self.strength

    @property
    def given(self) -> int:
        """How many words of the line it gives: all, unless a slot takes some and no mark shows what it is."""
        if SLOT not in self.text or not _MARKS.isdisjoint(self.text) or _SYLLABLES.search(self.text):
            return _ALL
        return len(self.text.replace(SLOT, " ").split())


_Told = tuple[str, ...]
"""The kind, languages and strength of a phrase."""
_Slotted = tuple[tuple[str, ...], _Told]
"""What stands before, between and after the slots of a phrase."""


class _Lists(NamedTuple):
    """All phrases, as plain tuples: thousands, of which a page has a handful."""

    exact: Mapping[str, _Told]
    heads: Mapping[str, list[_Slotted]]
    words: dict[str, list[_Slotted]]
    unspaced: list[_Slotted]
    clues: frozenset[str]
    """One word of each phrase that begins with a slot, of those that long lines may be."""
    short_heads: tuple[str, ...]
    """The heads that are found by one character."""
    longest: int
    """The most words of a phrase without slot."""


def folded(text: str) -> str:
    """A line as the lists write it, with its decoration."""
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'")
        text = text.replace("\u200b", "").replace("\u200e", "").replace("\u200f", "")
    text = " ".join(text.split())
    if _DIGIT.search(text):
        text = _NUMBER.sub("0", text)
    return _COLON.sub(": ", text) if ":" in text else text


@cache
def _lists() -> _Lists:
    return _Lists(_exact(), _heads(), *_rest())


@shelf
def _exact() -> Mapping[str, _Told]:
    return _read().exact


@shelf
def _heads() -> Mapping[str, list[_Slotted]]:
    return _read().heads


@table
def _rest() -> tuple[dict[str, list[_Slotted]], list[_Slotted], frozenset[str], tuple[str, ...], int]:
    return _read()[2:]


@cache
def _read() -> _Lists:
    exact: dict[str, _Told] = {}
    heads: dict[str, list[_Slotted]] = defaultdict(list)
    words: dict[str, list[_Slotted]] = defaultdict(list)
    unspaced: list[_Slotted] = []
    clues: set[str] = set()
    short_heads: set[str] = set()
    for kind in KINDS:
        for text, *columns in entries("chrome", f"{kind}.txt"):
            told = (kind, *columns)
            if SLOT not in text:
                exact.setdefault(text, told)
                continue
            parts = tuple(text.split(SLOT))
            slotted = (parts, told)
            if len(parts[0]) >= _HEAD and parts[0].strip():
                heads[parts[0][:_HEAD]].append(slotted)
            elif parts[0].strip():
                heads[parts[0][:_LEAST_HEAD]].append(slotted)
                short_heads.add(parts[0])
            elif _UNSPACED.search(text):
                unspaced.append(slotted)
            else:
                words[max(_WORD.compiled.findall(text), key=len)].append(slotted)
                if kind != "media":
                    clues.add(_rarest(text))
    longest = max(len(text.split()) for text in exact)
    return _Lists(exact, dict(heads), dict(words), unspaced, frozenset(clues), tuple(sorted(short_heads)), longest)


def _rarest(text: str) -> str:
    """The word of a phrase that is rarest in English, of those that stand apart in a line with the phrase."""
    told = [word for word in _APART.findall(text.replace(SLOT, " ")) if _WORD.fullmatch(word) and not word.isdigit()]
    rarest: str = min(told or _WORD.compiled.findall(text), key=lambda word: (lexicon("en").zipf(word), -len(word)))
    return rarest


def _phrase(text: str, kind: str, languages: str, strength: str = "") -> Phrase:
    return Phrase(text, kind, strength, tuple(languages.split(",")))


@shelf
def _tiles() -> dict[str, _Told]:
    """The phrases that lines are put together from."""
    return {text: told for text, told in _exact().items() if told[-1] != "hint" and len(text) > 1}


def look_up(key: str, words: int) -> Phrase | None:
    """The phrase that a line (folded and without decoration, of so many words) is, the surest first."""
    lists = _lists()
    found = _phrase(key, *lists.exact[key]) if key in lists.exact else None
    if words <= _LONGEST_NOTICE:
        for parts, told in _candidates(lists, key, words):
            if found is not None and found.sure:
                break
            if _fits(parts, key):
                phrase = _phrase(SLOT.join(parts), *told)
                if found is None or phrase.rank < found.rank:
                    found = phrase
    return found


def _candidates(lists: _Lists, key: str, words: int) -> Iterator[_Slotted]:
    if words <= _LONGEST_TAIL:
        for length in (_HEAD, _LEAST_HEAD):
            for slotted in lists.heads.get(key[:length], ()):
                if key.startswith(slotted[0][0]):
                    yield slotted
    words_apart = dict.fromkeys(_APART.findall(key))  # in the order of the line: a set's differs from run to run
    for word in filter(lists.words.__contains__, words_apart):
        for slotted in lists.words[word]:
            if (words <= _LONGEST_CREDIT and ". " not in key) or slotted[1][0] != "media":
                yield slotted
    if not key.isascii() and _UNSPACED.search(key):
        yield from lists.unspaced


def _is_no_clue(word: str) -> bool:
    return _lists().clues.isdisjoint(_APART.findall(folded(word)))


_NO_CLUES = Known(_is_no_clue)


def clues(document: Document) -> list[int]:
    """The numbers of the words without which no long line is a phrase with a slot, in an article of plain letters."""
    return document.numbers_of(frozenset(_NO_CLUES.others(document)))


def may_be_listed(text: str, tokens: Sequence[str]) -> bool:
    """Whether a line (and what stands between its blanks) may be a phrase of the lists though no clue stands in it.

    Words of letters alone are words of the folded line too: with more of them than any phrase has, it must begin like
    one that has a slot, and be short.
    """
    lists = _lists()
    if len(tokens) <= lists.longest or sum(map(str.isalpha, tokens[:_LONGEST_TAIL])) <= lists.longest:
        return True
    if len(tokens) > _LONGEST_TAIL:
        return False
    beginning = folded(text[:_BEGINNING]).lstrip(DECORATION)
    return len(beginning) < 2 * _HEAD or beginning[:_HEAD] in lists.heads or beginning.startswith(lists.short_heads)


def _fits(parts: tuple[str, ...], key: str) -> bool:
    """Whether the parts stand in the line in this order, the first at its beginning, the last at its end."""
    first, *middle, last = parts
    if not key.startswith(first) or not key.endswith(last):
        return False
    at, end = len(first), len(key) - len(last)
    for part in middle:
        at = _next(part, key, at, end if last else len(key))
        if at < 0:
            return False
    return at < end or (at == end and bool(middle))


def _next(part: str, key: str, at: int, end: int) -> int:
    """Where `part` ends when it stands as whole words in `key` from `at` on; -1 where it does not."""
    while (found := key.find(part, at, end)) >= 0:
        after = found + len(part)
        cut_before = part[0].isalnum() and found > 0 and key[found - 1].isalnum() and key[found - 1].isascii()
        cut_after = part[-1].isalnum() and after < len(key) and key[after].isalnum() and key[after].isascii()
        if not cut_before and not cut_after:
            return after
        at = found + 1
    return -1


def tiled(key: str) -> tuple[Phrase, ...]:
    """The phrases that make up the whole line, with or without blanks between them: `tweetfacebookmail`."""
    tiles = _tiles()
    best: list[tuple[str, ...] | None] = [()] + [None] * len(key)
    for at in range(len(key)):
        so_far = best[at]
        if so_far is None or len(so_far) >= _MOST_TILES:
            continue
        if key[at] in DECORATION and (best[at + 1] is None or len(best[at + 1] or ()) > len(so_far)):
            best[at + 1] = so_far
        for tile in tiles.beginning(key[at : at + 80]):
            end = at + len(tile)
            other = best[end]
            if other is None or len(other) > len(so_far) + 1:
                best[end] = (*so_far, tile)
    whole = best[len(key)] or ()
    return tuple(_phrase(tile, *tiles[tile]) for tile in whole) if len(whole) >= _LEAST_TILES else ()


@table
def vocabulary(languages: Iterable[str]) -> frozenset[str]:
    """The words of the lists' phrases in these languages."""
    wanted = set(languages)
    return frozenset(
        word
        for text, (_, languages, *_) in _exact().items()
        if wanted.intersection(languages.split(","))
        for word in _WORD.compiled.findall(text)
        if len(word) > 2
    )
