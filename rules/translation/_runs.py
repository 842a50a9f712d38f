"""Leftovers inside English sentences: words that score, phrases that are listed, and what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from newslint.document import Document, lowered
from newslint.kept import table
from newslint.language import NAMES
from newslint.lexicon import words as lexicon
from newslint.lists import entries
from newslint.patterns import compiled
from newslint.source import Span

from ._leftover import (
    BESIDE,
    CAPITALISING,
    CLOSING,
    MOST_BY_SOURCE,
    OPENING,
    VETOES,
    Candidate,
    is_slip,
    role,
    scored,
)
from ._passage import passages
from ._source import Source, source_language
from ._words import is_usual, related, unusual, usage

_LEAST = -0.7
"""The score from which a word is reported."""
_SOURCE = 0.5
"""What each vote for the article's likely source language adds to the score of a word that it has."""
_VOTES = 1.8
"""Votes for that language that count: more than the word's own."""
_COMPANION = 1.0
"""By how much, in powers of ten, an everyday word must be more usual in the language of the leftovers beside it."""
_SMALL = frozenset("a e i o u y à".split())
"""One-letter words, which belong to a run when they stand inside it."""
_NAME = 2.5
"""The score that a run of capitalised words, or one beside another, needs to be no name."""
_UNLISTED_NAME = 0.0
"""The score that a capitalised word needs that is in no list, and not put together from listed ones."""
_FIRST, _FIRST_UNLISTED = 0.2, 0.5
"""The scores that a word needs that begins a sentence, in some list or in none: most there are names."""
_NAME_PART = 3.7
"""The score from which a word in small letters after a name is no part of it."""
_IN_DICTIONARY = 2.0
"""The score that a word needs which an English dictionary has too ("din", "molt")."""
_SHORT = 0.9
"""The score that a lone word of three letters or less needs: many are cut or misspelt English ones."""
_KNOWN_NAME = 3.5
"""The frequency from which a word that ends like a name is none ("Hauptstadt")."""
_RARE = 3.0
"""The English frequency under which a capitalised word is a name: what follows it may belong to it ("Nová ves")."""
_ENGLISH, _ENGLISH_TOO = 3.0, 1.2
"""The English frequency of a word that stands in many an article, and the score that it needs alone ("mums")."""
_QUOTED = 5
"""Words that are quoted as a title, a term or a greeting; more of them are somebody's speech."""
_NOUNS = frozenset({"noun ending", "determined, alone"})
"""What shows a capitalised word to be no name."""
_NEVER = frozenset({"loanword", "borrowed phrase"})
_AROUND = 6
"""Words before and after in which the rest of a phrase stands."""
_SEPARATOR = compiled(r"[ '-]")
_PART = compiled(r"[\p{L}\p{M}\p{N}]+")
_BETWEEN = compiled(r"[ \u00a0]?['’‐‑-]?[ \u00a0]?")
_GAP = compiled(r"(?:[ \u00a0]| ?[-‐‑’'] ?|, )?\Z")


class Leftover(NamedTuple):
    """A stretch of foreign words. `language` is nothing where the words do not tell."""

    span: Span
    language: str
    evidence: tuple[str, ...]
    score: float


def leftovers(document: Document) -> tuple[Leftover, ...]:
    """All leftovers inside sentences of the article's language, in order."""
    words = {word.number: word for word in _words(document)}
    runs = [*_joined(document, words), *_phrases(document)]
    covered = [passage.span for passage in document.fact(passages)]
    kept: list[Leftover] = []
    for run in sorted(runs, key=lambda run: (run.span[0], -run.span[1])):
        if any(start <= run.span[0] and run.span[1] <= end for start, end in covered):
            continue
        if kept and run.span[0] < kept[-1].span[1]:
            kept[-1] = kept[-1]._replace(span=(kept[-1].span[0], max(kept[-1].span[1], run.span[1])))
        else:
            kept.append(run)
    return tuple(kept)


class _Scored(NamedTuple):
    number: int
    candidate: Candidate
    score: float


def _words(document: Document) -> Iterator[_Scored]:
    source = document.fact(source_language)
    for candidate, bare in document.fact(scored):
        if _NEVER.isdisjoint(candidate.features):
            yield _Scored(candidate.number, candidate, bare + _by_source(candidate, source))


def _by_source(candidate: Candidate, source: Source | None) -> float:
    if source is None or source.votes < _VOTES or not candidate.language:
        return 0.0
    used = candidate.used
    if related(candidate.language) == related(source.language) or used.frequency(source.language) > used.best - 1:
        noun = source.language in CAPITALISING and not _NOUNS.isdisjoint(candidate.features)
        return min(MOST_BY_SOURCE, _SOURCE * source.votes) if noun or "capital" not in candidate.features else 0.0
    return -_SOURCE


def _joined(document: Document, scored: dict[int, _Scored]) -> Iterator[Leftover]:
    """Words over the threshold, with those beside them that are of the same language."""
    taken = -1
    for number, word in sorted(scored.items()):
        if number <= taken or word.score < _LEAST or not VETOES.isdisjoint(word.candidate.features):
            continue
        language = word.candidate.language
        first = last = number
        while (before := _belongs(document, scored, first - 1, first, language)) is not None and first - 1 > taken:
            first, language = first - 1, language or before
        while (after := _belongs(document, scored, last, last + 1, language, ahead=True)) is not None:
            last, language = last + 1, language or after
        taken = last
        if (
            _is_name(document, word, first, last)
            or _is_doubtful(document, word, first, last)
            or _is_quoted_alone(document, first, last, language)
        ):
            continue
        start, end = document.words[first].span[0], document.words[last].span[1]
        if first == last:
            start, end = word.candidate.span if "part" in word.candidate.features else (start, end)
        yield Leftover((start, end), language, tuple(_evidence(document, word)), word.score)


def _is_name(document: Document, word: _Scored, first: int, last: int) -> bool:
    """Whether a run is rather a name: capitalised words only, and not clearly the nouns of another language."""
    words = document.words
    if not words[first].text[0].isupper():
        return False
    features = word.candidate.features
    before = words[first - 1].text.lower() if first else ""
    after = words[last + 1].text.lower() if last + 1 < len(words) else ""
    if role(before) == "title" or role(after) == "place":
        return True
    if any(not text[0].isupper() for text, _ in words[first : last + 1]):
        # "Mladá fronta", a newspaper: in most languages a name begins with a capital and goes on without
        return last - first <= 2 and "capital" in features
    if "name ending" in features and word.candidate.used.best < _KNOWN_NAME:
        return True
    if "noun ending" in features and "capital before" not in features:
        return False
    unsure = "unlisted" in features and ("compound" not in features or "title" in features)
    if unsure and word.score < _UNLISTED_NAME:
        return True
    put_together = not features.keys().isdisjoint({"compound", "hyphenated noun"})
    titled = put_together and "capital before" not in features  # "Bauminister Maier"
    if word.score >= _NAME or titled:
        return False
    return last > first or "capital before" in features or "capital after" in features


def _is_doubtful(document: Document, word: _Scored, first: int, last: int) -> bool:
    """Whether a run needs a higher score than it has: an English or misspelt word alone, or a part of a name."""
    features = word.candidate.features
    if first == last:
        if "dictionary, lower" in features and word.score < _IN_DICTIONARY:
            return True
        if features.get("short"):
            if word.score < _SHORT:
                return True
        elif word.candidate.used.english >= _ENGLISH and word.score < _ENGLISH_TOO and "inner capital" not in features:
            return True
        if is_slip(word.candidate) and _by_source(word.candidate, document.fact(source_language)) <= 0:
            return True
    listed = "unlisted" not in features or "compound" in features
    if "first" in features and word.score < (_FIRST if listed else _FIRST_UNLISTED):
        return True
    if word.score >= _NAME_PART or not first or not {"lower", "capital before"} <= features.keys():
        return False
    if features.get("short") and "capital after" in features:
        return True  # "Adalet ve Kalkınma"
    before = document.words[first - 1].text
    return not before.isupper() and usage(before.lower()).english < _RARE


def _is_quoted_alone(document: Document, first: int, last: int, language: str) -> bool:
    """Whether a run is all of a short quotation, or what is set off by asterisks: a title, a term, a greeting."""
    start, end = document.words[first].span[0], document.words[last].span[1]
    text = document.text
    if last - first < _QUOTED and text[start - 1 : start] in OPENING:
        after = text[end : end + 2].lstrip(",.!?…")
        if after[:1] in CLOSING:
            return True
    if not language or not document.is_quoted(start):
        return False
    for quotation in document.quotations_at(start):
        if quotation.closed and end <= quotation.span[1]:
            inside = document.words_in(quotation.span)
            strange = sum(not _may_be(word.text.lower(), language) for word in inside)
            if len(inside) <= _QUOTED and strange <= len(inside) / 4:
                return True
    return False


def _may_be(word: str, language: str) -> bool:
    return bool(usage(word).frequency(language)) or not is_usual(word)


def _belongs(
    document: Document, scored: dict[int, _Scored], left: int, right: int, language: str, *, ahead: bool = False
) -> str | None:
    """The language of the word beside a run if it belongs to it: the left one, or `ahead` the right one."""
    words = document.words
    if left < 0 or right >= len(words):
        return None
    if not _GAP.fullmatch(document.text[words[left].span[1] : words[right].span[0]]):
        return None
    number = right if ahead else left
    other = scored.get(number)
    if other is not None and other.score >= BESIDE:
        own = other.candidate.language
        if not language or not own or related(own) == related(language) or other.candidate.used.frequency(language):
            return own
    if not language:
        return None
    used = usage(words[number].text.lower())
    if words[number].text[0].islower() and used.frequency(language) - max(used.english, 0.8) >= _COMPANION:
        return language
    return None


def _evidence(document: Document, word: _Scored) -> Iterator[str]:
    candidate = word.candidate
    name = NAMES.get(candidate.language, "")
    if name:
        rare = "unknown" if not candidate.used.english else "rare"
        yield f"“{candidate.text}” is usual in {name}, and {rare} in English"
    else:
        yield f"“{candidate.text}” is in no list of English words, and is not spelt like one"
    source = document.fact(source_language)
    if source is not None and source.language == candidate.language and source.votes >= _VOTES:
        shown = ", ".join(f"“{text}”" for text in source.words if text != candidate.text)
        if shown:
            yield f"the article has more that is left in {name}: {shown}"


class _Part(NamedTuple):
    text: str
    span: Span


@table
def _phrases_by_word() -> dict[str, list[tuple[tuple[str, ...], int, str]]]:
    """The listed phrases as tuples of words, by the word that is rarest in English; with its place and the language."""
    found: dict[str, list[tuple[tuple[str, ...], int, str]]] = {}
    english = lexicon("en")
    for phrase, language in entries("translation", "phrases.txt"):
        parts = tuple(_SEPARATOR.split(phrase))
        key = min(range(len(parts)), key=lambda at: (english.zipf(parts[at]), at) if parts[at] else (9.0, at))
        found.setdefault(parts[key], []).append((parts, key, language))
    return found


def _phrases(document: Document) -> Iterator[Leftover]:
    """Listed phrases, with blanks, hyphens or apostrophes between their words; some are the end of a word ("-ci")."""
    listed = _phrases_by_word()
    for number in document.fact(unusual):
        text = document.words.texts[number]
        if not _may_be_listed(text):
            continue
        own = list(_parts(document, number))
        first = max(0, number - _AROUND)
        around = [
            part
            for other in range(first, min(len(document.words), number + _AROUND))
            for part in _parts(document, other)
        ]
        for at, part in enumerate(around):
            if part not in own:
                continue
            for parts, key, language in listed.get(part.text, ()):
                span = _matched(document, around, at - key, parts)
                if span:
                    yield Leftover(span, language, (f"“{' '.join(filter(None, parts))}” is {NAMES[language]}",), 3.0)


def _matched(document: Document, around: list[_Part], at: int, parts: tuple[str, ...]) -> Span | None:
    """The span of a phrase whose first word is the part number `at`, if all its words follow each other there."""
    if at < 0 or at + len(parts) > len(around):
        return None
    there = around[at : at + len(parts)]
    if not parts[0]:  # "-ci": any word before the hyphen
        if "-" not in document.text[there[0].span[1] : there[1].span[0]]:
            return None
        parts, there = parts[1:], there[1:]
    if any(part.text != wanted for part, wanted in zip(there, parts, strict=True)):
        return None
    for one, other in pairwise(there):
        if not _BETWEEN.fullmatch(document.text[one.span[1] : other.span[0]]):
            return None
    return there[0].span[0], there[-1].span[1]


@lru_cache(maxsize=1 << 14)
def _may_be_listed(text: str) -> bool:
    """Whether a word, as it stands, or a part of it leads to listed phrases."""
    return not _phrases_by_word().keys().isdisjoint(_PART.findall(lowered(text)))


def _parts(document: Document, number: int) -> Iterator[_Part]:
    start, end = document.words[number].span
    low = document.lower[start:end].replace("’", "'")
    for found in _PART.finditer(low):
        yield _Part(found[0], (start + found.start(), start + found.end()))
