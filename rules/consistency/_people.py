"""Words of an article's names that are likely one name in two spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import chain, combinations
from typing import NamedTuple

from newslint.document import Document
from newslint.finding import Edit, Related
from newslint.lexicon import words as lexicon
from newslint.lists import entries, wordset
from newslint.names import Name, is_named, names
from newslint.rule import Hit
from newslint.source import Span
from newslint.view import Scope

from ._likeness import alike, folded, one_off, rough, skeleton

_SHORTEST = 4
"""Letters of a name that is compared with others that sound the same …"""
_SHORTEST_VOWELS = 5
"""… of one that is compared with others that differ in vowels or stand alone …"""
_SHORTEST_ONE_OFF = 6
"""… and of one that is compared with others that are one letter off."""
_USUAL = 3.0
"""Zipf frequency of an ordinary English word, or of a name that many bear."""
_MONTHS = frozenset({"April", "August", "June", "May"})
"""Given names too: no part of a name only where a word before them was none either."""
_OFFICES = frozenset(
    "Ambassador Chairman Chancellor Commissioner Director General Governor Mayor Minister Premier President Secretary"
    " Senator Spokesman Spokeswoman".split()
)
"""Titles that may have other words before them: Water Minister Khaled al-Majali."""
_PARTICLES = frozenset("Al Da De Del Della Den Der Di Dos Du El La Le Ter Van Von".split())
_EVERYDAY = 4.8
"""Zipf frequency of words like “United”, which no two spellings of a name are."""
_RARE = 2.6
"""Zipf frequency below which a word may be a slip of the keys in another one."""
_WORD = 3.9
"""Zipf frequency of words that are misspelt more often than names are like them."""
_MOST = 12
"""A group of so many like words is no name in two spellings."""


class Place(NamedTuple):
    """A word of a name at its place, with the first word of the name before it and the last one after it."""

    span: Span
    before: str
    after: str


class Spelling(NamedTuple):
    """A word of names, and everything that stands beside it there."""

    word: str
    places: tuple[Place, ...]

    @property
    def befores(self) -> set[str]:
        """The first words of the names that it ends."""
        return {place.before for place in self.places if place.before and not place.after}

    @property
    def afters(self) -> set[str]:
        """The last words of the names that it begins."""
        return {place.after for place in self.places if place.after and not place.before}

    @property
    def alone(self) -> bool:
        """Whether it stands in no longer name."""
        return not any(place.before or place.after for place in self.places)

    @property
    def usual(self) -> bool:
        """Whether many bear the name, or it is a word."""
        return lexicon("en").zipf(self.word.lower()) >= _USUAL


class Pair(NamedTuple):
    """Two spellings of one name and where they stand; the one that is kept is the commoner or the first."""

    kept: str
    other: str
    kept_at: tuple[Span, ...]
    other_at: tuple[Span, ...]
    person: bool
    why: str


@cache
def _two_people() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(entry[:2]) for entry in entries("consistency", "two_people.tsv"))


def _spellings(document: Document, wanted: AbstractSet[str]) -> dict[str, Spelling]:
    """Where those of some words stand that are of names in running text. Titles before a name are no part of it."""
    titles = wordset("consistency", "titles.txt")
    headings = [block.span for block in document.blocks if block.scope is Scope.TITLE]
    found: dict[str, list[Place]] = defaultdict(list)
    for run in document.fact(names).runs:
        if wanted.isdisjoint(run.words):
            continue
        if headings and any(start <= run.span[0] < end for start, end in headings):
            continue
        if "".join(run.words).isupper():
            continue
        parts = list(_parts(document, run))
        offices = [number for number, (word, _) in enumerate(parts[:-1]) if word in _OFFICES]
        del parts[: offices[-1] + 1 if offices else 0]
        while parts and (parts[0][0] in titles or (len(parts) < len(run.words) and parts[0][0] in _MONTHS)):
            del parts[0]
        if len(parts) == 1 and run.opens_sentence and len(run.words) == 1 and _ordinary(document, parts[0][0]):
            continue
        for number, (word, span) in enumerate(parts):
            before = parts[0][0] if number else ""
            after = parts[-1][0] if number + 1 < len(parts) else ""
            found[word].append(Place(span, before, after))
    return {word: Spelling(word, tuple(places)) for word, places in found.items() if word in wanted}


def _parts(document: Document, run: Name) -> Iterator[tuple[str, Span]]:
    """The capitalised words of a name with their places."""
    at = run.span[0]
    for word in run.words:
        start = document.text.index(word, at)
        at = start + len(word)
        if is_named(word) and word not in _PARTICLES:
            yield word, (start, at)


def _ordinary(document: Document, word: str) -> bool:
    """Whether a word that opens a sentence may be no name."""
    return document.fact(names).inside[word] == 0 and lexicon("en").zipf(word.lower()) >= _USUAL


def pairs(document: Document) -> tuple[Pair, ...]:
    """The names in two spellings. A fact: ask for it through `document.fact`."""
    words = set(chain.from_iterable([run.words for run in document.fact(names).runs]))
    like = {word for group in _groups(filter(_is_compared, words)) for word in group}
    if not like:
        return ()
    spellings = _spellings(document, like)
    found = []
    for first, second in _candidates(spellings):
        if judged := _judged(document, spellings[first], spellings[second]):
            found.append(judged)
    return tuple(found)


def _is_compared(word: str) -> bool:
    """Whether a word of a name is long enough, and none that is written in capitals."""
    return len(word) >= _SHORTEST and is_named(word) and not word.isupper()


def _groups(words: Iterable[str]) -> list[list[str]]:
    """Words that may sound the same, and rare ones that are one letter off."""
    groups: dict[str, list[str]] = {}
    for word in words:
        for key in _keys(word):
            if key in groups:
                groups[key].append(word)
            else:
                groups[key] = [word]
    return [group for group in groups.values() if len(group) > 1]


def _candidates(spellings: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of words that are compared."""
    small = [sorted(group) for group in _groups(spellings) if len(group) < _MOST]
    return sorted({pair for group in small for pair in combinations(group, 2)})


@lru_cache(maxsize=1 << 14)
def _keys(word: str) -> tuple[str, ...]:
    """What a word shares with those that it is compared with, each once."""
    if len(word) < _SHORTEST_ONE_OFF - 1 or lexicon("en").zipf(word.lower()) >= _RARE:
        return (rough(word),)
    plain = folded(word)
    shorter = [f"-{plain[:at]}{plain[at + 1 :]}" for at in range(1, len(plain))]
    return tuple({rough(word), f"-{plain}", *shorter})


def _judged(document: Document, first: Spelling, second: Spelling) -> Pair | None:
    """Whether two spellings are one name."""
    one, two = first.word, second.word
    if frozenset({one, two}) in _two_people() or one.lower() == two.lower():
        return None
    same = alike(one, two)
    long = min(len(one), len(two))
    vowels = long >= _SHORTEST_VOWELS and one[0] == two[0] and skeleton(one) == skeleton(two)
    vowels = vowels and max(lexicon("en").zipf(word.lower()) for word in (one, two)) < _EVERYDAY
    off = long >= _SHORTEST_ONE_OFF - 1 and max(len(one), len(two)) >= _SHORTEST_ONE_OFF and one_off(one, two)
    accents = folded(one) == folded(two) or (same and not (one + two).isascii())
    if (surname := _shared(first.afters, second.afters)) and (same or vowels):
        places = [[p for p in s.places if p.after and alike(p.after, surname)] for s in (first, second)]
        return _pair(document, one, places[0], two, places[1], True, f"“{surname}” follows both")
    if not same and max(lexicon("en").zipf(word.lower()) for word in (one, two)) >= _WORD:
        return None  # a slip of the keys in “Nations”, which is no matter of names
    if given := _shared(first.befores, second.befores):
        if not (same or vowels or off):
            return None
        return _pair(document, one, first.places, two, second.places, True, f"“{given}” stands before both")
    if first.befores and second.befores:
        return None  # two people
    if not (same or off) or (
        not accents and (first.usual or second.usual) and not (same and long >= _SHORTEST_ONE_OFF)
    ):
        return None
    if first.befores or second.befores:
        bearer, other = (first, second) if first.befores else (second, first)
        if not other.alone or (bearer.usual and other.usual and not accents):
            return None
        why = f"“{min(bearer.befores)} {bearer.word}” stands in full, “{other.word}” never does"
        return _pair(document, one, first.places, two, second.places, True, why)
    if same and long >= _SHORTEST_VOWELS and first.alone and second.alone:
        return _pair(document, one, first.places, two, second.places, False, "")
    return None


def _shared(first: set[str], second: set[str]) -> str:
    """A word of the first set that is, however spelt, in the second."""
    return next((word for word in sorted(first) for other in second if word == other or alike(word, other)), "")


def _pair(
    document: Document, one: str, at: Iterable[Place], two: str, other_at: Iterable[Place], person: bool, why: str
) -> Pair | None:
    """The pair, unless the article has both in one sentence: it then knows what it does."""
    first, second = [tuple(place.span for place in places) for places in (at, other_at)]
    sentences = {document.sentence_at(start) for start, _ in first}
    if not first or not second or any(document.sentence_at(start) in sentences for start, _ in second):
        return None
    kept, other = sorted(((one, first), (two, second)), key=lambda side: (-len(side[1]), side[1][0]))
    return Pair(kept[0], other[0], kept[1], other[1], person, why)


def hits(pair: Pair, what: str) -> Iterator[Hit]:
    """A finding for each place of the spelling that is not kept."""
    counts = f"{len(pair.other_at)} to {len(pair.kept_at)}"
    message = f"“{pair.other}” here, “{pair.kept}” elsewhere ({counts}): one {what} in two spellings"
    related = (Related(pair.kept_at[0], f"“{pair.kept}” here"),)
    evidence = (pair.why,) if pair.why else ()
    for span in pair.other_at:
        yield Hit(span, message, edits=(Edit(span, pair.kept),), evidence=evidence, related=related)
