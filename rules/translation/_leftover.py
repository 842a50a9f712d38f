"""Words that a translation left in the language of its source: which there may be, and what speaks for and against."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from math import inf
from typing import NamedTuple

from newslint.document import Document, Words
from newslint.lexicon import commonest, in_dictionary, words
from newslint.lists import entries
from newslint.patterns import compiled
from newslint.source import Span

from ._english import BEFORE, one_slip, put_together, two_slips
from ._letters import spelt
from ._loanwords import in_borrowed_phrase, is_loanword
from ._words import Usage, is_usual, latin_languages, unaccented, unusual, usage

_PART = compiled(r"[\p{Latin}\p{M}]+")
_CLITIC = compiled(
    r"(?:[ldjmtsncLDJMTSNC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Dd]ell|[Aa]ll|[Nn]ell|[Dd]all|[Ss]ull|[Uu]n)['’]"
)
_COMPOUNDING = ("de", "nl", "sv", "da", "is", "fi", "hu")
_LINKS = ("", "s", "n", "en", "es", "e", "er", "a", "u", "ar")
_HYPHEN = compiled(r"[-‐‑]")
OPENING, CLOSING = frozenset('“"«‘*_„'), frozenset('”"»’*_“')
"""What quotes a word or sets it off: quotation marks, asterisks and underscores."""
VETOES = frozenset({"loanword", "borrowed phrase", "quoted alone"})
"""What is no matter of weights: such a word is not reported for its own sake."""
_NOUN = 3.4
"""The frequency from which a capitalised word among others may be a noun of its language."""
_RARE = 2.5
"""The English frequency under which a word may be a slip."""
_COGNATE, _CLEARLY = 4.2, 0.4
"""The frequency from which a foreign word is itself ("importante") unless the English one is clearly more usual."""
_LONG, _COMPOUND_LEAD = 8, 3.0
"""The letters from which an unlisted word may be a compound, and how foreign one is, beside the parts around it."""
_NO_ACRONYM = 5
"""The letters from which a word in capitals may be a noun ("GEGNER")."""
_PART_OF_COMPOUND = 2.6
"""The frequency that both parts of a compound must have."""
_SMALL_WORD = 5.5
"""The frequency from which a word is one of the small ones that others get glued to."""
CAPITALISING = frozenset({"de", "lb"})
"""Languages that write their nouns with a capital; in others a capital inside a sentence makes a name."""
_ABOUT = 0.5
"""Frequencies that differ by no more are about the same."""
_SELDOM = frozenset({"ca"})
"""Languages that little news is translated from, and that share most words with others."""
_BESIDE = frozenset({" ", "\u00a0", " - ", "-", " ’ ", " ' "})
"""What may stand between neighbours."""
_PARTICLES = frozenset("al da dal de del della der des di do dos du el la las le les los van von".split())
"""Small words inside names."""
_PLACED = frozenset("around at between from in near of outside to via".split())
"""English words before the name of a place."""
_OPENS = frozenset({"“", '"', "«", "„", "‘", "'", "—", "–", ":"})
"""What a capital after it says nothing behind."""
_AROUND = {
    "capital before": 1.0,
    "capital after": 1.0,
    "neighbour, English": 4.0,
    "determined": 1.0,
    "determined, alone": 1.0,
    "placed": 1.0,
    "quoted alone": 1.0,
    "gloss": 1.0,
    "title": 1.0,
    "loanword": 1.0,
    "borrowed phrase": 1.0,
    "repeated": 2.0,
}
"""What the surroundings of a word may say, and the most that each of it may be."""
_AROUND_ENGLISH = frozenset({"neighbour, English"})
_AROUND_CAPITAL = frozenset({"determined", "determined, alone"})
"""What of it is asked only of words that English has, and of those with a capital inside a sentence."""
_KNOWN = 2.5
"""The frequency from which English has a word."""
BESIDE, MOST_BY_SOURCE = -1.5, 2.0
"""The score from which a word is looked at, and what the article's likely source language adds to it at most."""


class Candidate(NamedTuple):
    """A part of a word (all of it, as a rule) that may be foreign."""

    number: int
    """Of the word in the document."""
    text: str
    span: Span
    used: Usage
    language: str
    features: dict[str, float]


def candidates(document: Document, least: float = -inf) -> Iterator[Candidate]:
    """Every word that is not known English, with what speaks for and against its being a leftover.

    Left out are those whose score would be under `least` whatever stands around them.
    """
    found = document.words
    caseless = document.text.islower()
    for number in document.fact(unusual):
        word = found.texts[number]
        if _most(word, caseless) < least:
            continue
        again = min(2, len(document.words_by_text[word]) - 1)
        if again and _most(word, caseless) + again * _weights()["repeated"] < least:
            continue
        part = _strangest(word)
        if part is None or _in_address(document.text, found.starts[number], found.ends[number]):
            continue
        text, at, used = part
        start = found.starts[number] + at
        span = (start, start + len(text))
        first = _is_first(document, found, number)
        if not first and _in_name(document, found, number, text, used):
            continue
        opens = first or document.text[found.starts[number] - 1 : found.starts[number]] in _OPENS
        features = {**_of_form(text, used), "repeated": float(again)}
        _of_case(features, word, text, used, opens, caseless)
        _of_place(features, document, found, number, text, used, opens)
        language = (_capitalising(used) if "capital" in features else "") or used.language
        yield Candidate(number, text, span, used, language, features)


@lru_cache(maxsize=1 << 14)
def _most(word: str, caseless: bool) -> float:
    """The highest score that a word can have, whatever stands around it."""
    part = _strangest(word)
    if part is None:
        return -inf
    text, _, used = part
    scores = []
    for opens in (False, True):
        features = dict(_of_form(text, used))
        _of_case(features, word, text, used, opens, caseless)
        scores.append(_score(features) + _most_around(used.english >= _KNOWN, text[0].isupper() and not opens))
    return max(scores)


@cache
def _most_around(english: bool, capital: bool) -> float:
    """What the words around one that English has or not, that has a capital inside a sentence or not, can add to it."""
    weights = _weights()
    return sum(
        max(0.0, weights.get(name, 0.0) * most)
        for name, most in _AROUND.items()
        if (english or name not in _AROUND_ENGLISH) and (capital or name not in _AROUND_CAPITAL)
    )


def _in_name(document: Document, found: Words, number: int, text: str, used: Usage) -> bool:
    """Whether a word stands among capitals and is no noun that another language has and English has not."""
    if not text[0].isupper():
        return False
    word = found.texts[number]
    if word != text and sum(part[:1].isupper() for part in _HYPHEN.split(word)) > 2:
        return True  # "Max-Planck-Institut"
    if not used.english and used.best >= _NOUN:
        return False
    if word != text and compound(text.lower()) in CAPITALISING and not _name_ending(text.lower()):
        return False  # "Schornsteinfeger-Meister"
    if _capital_beside(document, found, number, -1):
        return True
    return _capital_beside(document, found, number, 1) and not _noun_ending(text.lower())


def is_slip(candidate: Candidate) -> bool:
    """Whether a word is rather a misspelt English one: one slip away from it, or two where it is long."""
    low, used = candidate.text, candidate.used
    if not low.islower() or not low.isascii() or len(low) < 4 or "clitic" in candidate.features:
        return False
    slip = one_slip(low)
    if used.best:
        least = 0.0 if used.best < _COGNATE else _CLEARLY if len(low) > 4 else 2 * _CLEARLY
        return used.english < _RARE and words("en").zipf(slip) > used.best + least
    return not used.english and (bool(slip) or two_slips(low))


def _is_first(document: Document, found: Words, number: int) -> bool:
    """Whether a word begins a sentence: a capital says nothing there."""
    return not number or found.starts[number - 1] < document.sentence_at(found.starts[number])[0]


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether a word is part of an address, a handle, a hashtag or a path."""
    if text[start - 1 : start] in _BEFORE_ADDRESS:
        return True
    after = text[end : end + 2]
    return after[:1] in _AFTER_ADDRESS or (after[:1] == "." and after[1:].isalpha())


_BEFORE_ADDRESS, _AFTER_ADDRESS = frozenset("@#/\\_.<"), frozenset("@/\\_")


@lru_cache(maxsize=1 << 14)
def _strangest(word: str) -> tuple[str, int, Usage] | None:
    """The part of a word that is most foreign, and where it begins in the word.

    It is all of it, or what stands at one side of a hyphen or apostrophe.
    """
    best: tuple[tuple[bool, float], str, int, Usage] | None = None
    for found in _PART.finditer(word):
        text = found[0]
        low = text.lower()
        if found.start() and word[found.start() - 1] in "'’" and not _CLITIC.match(word):
            continue  # "Qur'aan", "O'Neill"
        if found.start() and low == text and word[0].isupper() and not _CLITIC.match(word):
            continue  # "Boulogne-sur-Mer"
        if low in BEFORE and word[found.end() : found.end() + 1] == "-":
            continue  # "un-British"
        if len(text) < 2 or is_usual(low):
            continue
        if text.isupper() and len(text) < min(_NO_ACRONYM, len(word)):
            continue  # "KI-Machtdemonstration"
        used = usage(low)
        if not used.best and not used.english:
            used = glued(text) or used
        if used.best or used.english:
            lead = used.best - max(used.english, 0.8)
        else:
            lead = spelt(low)
            if len(text) < len(word) and len(low) >= _LONG and compound(low):
                lead = max(lead, _COMPOUND_LEAD)
        if best is None or (not used.english, lead) > best[0]:  # "Schornsteinfeger-Meister"
            best = ((not used.english, lead), text, found.start(), used)
    return best and best[1:]


@lru_cache(maxsize=1 << 14)
def _of_form(text: str, used: Usage) -> dict[str, float]:
    """What the word itself says."""
    low = text.lower()
    plain = unaccented(low)
    lead = _clip(used.best - max(used.english, used.unaccented, 0.8), -3, 5) if used.best else -1.0
    features = {
        "bias": 1.0,
        "lead": lead,
        "english": used.english,
        "absent in English": float(not used.english),
        "short": float(len(text) <= 3),
        "length": min(len(text), 14) / 10,
    }
    if used.best:
        features["gap"] = _clip(used.best - used.second, 0, 3)
        features["spread"] = float(used.spread)
        features["small word"] = _clip(used.best - 5.5, 0, 2)
        features["seldom translated"] = float(used.language in _SELDOM)
    if plain != low:
        features["accent"] = 1.0
        features["unaccented"] = used.unaccented
    if not used.best and not used.english:
        features["unlisted"] = 1.0
        if len(low) >= _LONG and compound(low):
            features["compound"] = 1.0
        if not used.unaccented:
            features["stem"] = _stem(low)
        if put_together(plain):
            features["put together"] = 1.0
        features["spelt"] = _clip(spelt(low), -3, 4)
    if in_dictionary(low):
        features["dictionary"] = 1.0
        if text[0].islower():
            features["dictionary, lower"] = 1.0
    return features


def _of_case(features: dict[str, float], word: str, text: str, used: Usage, opens: bool, caseless: bool) -> None:
    """What the case of a word says, and the rest of it that stands at a hyphen or apostrophe."""
    low = text.lower()
    capital = text[0].isupper()
    noun = not used.english and (_capitalising(used) or ("compound" in features and compound(low) in CAPITALISING))
    if word.isupper() and len(text) > 1 and not (noun and len(text) >= _NO_ACRONYM):
        features["capitals"] = 1.0
    elif capital and opens:
        features["first"] = 1.0
        features["lead, first"] = features["lead"]
    elif capital:
        features["capital"] = 1.0
        features["absent, capital"] = features["absent in English"]
        features["noun language"] = float(bool(_capitalising(used)))
    elif caseless:
        features["caseless"] = 1.0
    else:
        features["lower"] = 1.0
        features["lead, lower"] = features["lead"]
        features["accent, lower"] = features.get("accent", 0.0)
        features["absent, lower"] = features["absent in English"]
        if any(c.isupper() for c in text):
            features["inner capital"] = 1.0
    if capital and used.english < 1.5 and len(text) >= 6 and _noun_ending(low):
        features["noun ending"] = 1.0
    if capital and len(text) >= 6 and _name_ending(low):
        features["name ending"] = 1.0
    if word != text:
        features["hyphenated noun" if capital and noun else "part"] = 1.0  # "Edel-Einkauf"
        if _CLITIC.match(word):
            features["clitic"] = 1.0


def _of_place(
    features: dict[str, float], document: Document, found: Words, number: int, text: str, used: Usage, opens: bool
) -> None:
    """What the surroundings say. Each feature is in `_AROUND`, with the most that it may be."""
    word, start, end = found.texts[number], found.starts[number], found.ends[number]
    whole = document.text
    capital = text[0].isupper()
    left, right = _neighbour(document, found, number, -1), _neighbour(document, found, number, 1)
    if _capital_beside(document, found, number, -1):
        features["capital before"] = 1.0
    if _capital_beside(document, found, number, 1):
        features["capital after"] = 1.0
    near = max(_same_language(side, used) for side in (left, right))
    if used.english >= _KNOWN:
        features["neighbour, English"] = near
    if capital and not opens and left and not (right and right[0].isupper()) and role(left.lower()) == "noun":
        features["determined"] = 1.0
        following = found.texts[number + 1] if number + 1 < len(found) else ""
        if whole[end : end + 1] in {".", ",", ";", ":", "!", "?", ")"} or not following or _is_small(following):
            features["determined, alone"] = 1.0
    if capital and word == text and left.lower() in _PLACED:
        features["placed"] = 1.0
    if whole[start - 1 : start] in OPENING and whole[end : end + 2].lstrip(",.!?…")[:1] in CLOSING:
        features["quoted alone"] = 1.0
    roles = set(map(_role_of, found.texts[max(0, number - 4) : number + 5]))
    if "gloss" in roles:
        features["gloss"] = 1.0
    if "title" in roles and capital:
        features["title"] = 1.0
    if is_loanword(text) or (word != text and is_loanword(word)):
        features["loanword"] = 1.0
    elif in_borrowed_phrase(found, number):
        features["borrowed phrase"] = 1.0


def _capitalising(used: Usage) -> str:
    """The language that writes nouns with a capital where a word is about as usual as anywhere, or nothing."""
    return next((code for code, zipf in used.by_language if code in CAPITALISING and zipf >= used.best - _ABOUT), "")


def _neighbour(document: Document, found: Words, number: int, step: int) -> str:
    """The word before or after where only a blank or a hyphen lies between; a number is passed over."""
    other = number + step
    if not 0 <= other < len(found):
        return ""
    first, second = (other, number) if step < 0 else (number, other)
    if document.text[found.ends[first] : found.starts[second]] not in _BESIDE:
        return ""
    text = found.texts[other]
    return _neighbour(document, found, other, step) if text.isdigit() else text


def _capital_beside(document: Document, found: Words, number: int, step: int) -> bool:
    """Whether a capitalised word stands before or after, small words of names between ("Gestión del Riesgo")."""
    beside = _neighbour(document, found, number, step)
    if beside in _PARTICLES:
        beside = _neighbour(document, found, number + step, step)
    if step < 0 and (beside.endswith(("'s", "’s")) or _is_small(beside.lower())):
        return False  # "Maier's Vorstand", "The Ausschuss" at the beginning of a sentence
    if beside.isupper() and _is_small(beside.lower()):
        return False  # "GEGNER OF RECHTS"
    return beside[:1].isupper()


def _same_language(neighbour: str, used: Usage) -> float:
    """By how much a neighbour is more usual in the language of the word than in English."""
    if len(neighbour) < 2 or not used.language:
        return 0.0
    other = usage(neighbour.lower())
    return _clip(other.frequency(used.language) - max(other.english, 0.8), 0, _AROUND["neighbour, English"])


@cache
def _roles() -> dict[str, str]:
    return {entry[0]: entry[1] for entry in entries("translation", "english_context.txt")}


@lru_cache(maxsize=1 << 14)
def _role_of(word: str) -> str:
    """The role of an English word as it stands."""
    return role(word.lower())


def role(word: str) -> str:
    """What an English word in lower case says of a foreign one beside it: `noun`, `gloss`, `title`, `place`."""
    return _roles().get(word, "")


@cache
def _small_words() -> frozenset[str]:
    return commonest("en")


def _is_small(word: str) -> bool:
    """Whether a word is one of the small English ones, which end a noun phrase."""
    return word in _small_words()


@cache
def _endings() -> tuple[str, ...]:
    return tuple(entry[0] for entry in entries("translation", "noun_endings.txt"))


def _noun_ending(low: str) -> bool:
    return low.endswith(_endings()) and any(
        low.endswith(ending) and len(low) >= len(ending) + 3 for ending in _endings()
    )


@cache
def _name_endings() -> tuple[str, ...]:
    return tuple(entry[0] for entry in entries("translation", "name_endings.txt"))


def _name_ending(low: str) -> bool:
    return low.endswith(_name_endings()) or low.removesuffix("s").endswith(_name_endings())


_JOINT = compiled(r"(?<=\p{Ll})(?=\p{Lu})")


@lru_cache(maxsize=1 << 14)
def glued(text: str) -> Usage | None:
    """The usage of the foreign word in an unknown one that a lost blank has made: "avecMarie", "lesouvriers"."""
    joint = _JOINT.search(text)
    places = [joint.start()] if joint else range(2, len(text) - 2)
    best: Usage | None = None
    for at in places:
        first = usage(text[:at].lower())
        if first.best < _SMALL_WORD or first.best - first.english < 1:
            continue
        if joint:
            return first
        rest = usage(text[at:].lower())
        if rest.frequency(first.language) >= 2.5 and rest.best - rest.english > 1 and len(text) - at >= 4:
            best = rest if best is None or rest.best > best.best else best
    return best


@lru_cache(maxsize=1 << 14)
def compound(low: str) -> str:
    """The language in which a word is two words put together, or nothing."""
    best, language = 0.0, ""
    for code in _COMPOUNDING:
        listed = words(code)
        query = low.replace("ß", "ss") if code == "de" else low
        for beginning in listed.beginnings(query):
            if len(beginning) < 4 or (first := listed.zipf(beginning)) < _PART_OF_COMPOUND:
                continue
            for link in _LINKS:
                rest = query[len(beginning) + len(link) :]
                if len(rest) < 4 or not query.startswith(link, len(beginning)):
                    continue
                both = min(first, listed.zipf(rest))
                if both > max(best, _PART_OF_COMPOUND):
                    best, language = both, code
    return language


@lru_cache(maxsize=1 << 14)
def _stem(low: str) -> float:
    """How much more of a word's beginning a foreign language knows than English does, as a share of its length."""
    foreign = 3
    for code in latin_languages():
        foreign = _known_beginning(code, low, foreign)
    return (foreign - _known_beginning("en", low, 3)) / len(low)


def _known_beginning(language: str, low: str, least: int) -> int:
    """How many letters of a word a word of a language begins with too; `least` where they are no more."""
    listed = words(language)
    while least < len(low) and listed.begins(low[: least + 1]):
        least += 1
    return least


def _clip(value: float, least: float, most: float) -> float:
    return min(most, max(least, value))


@cache
def _weights() -> dict[str, float]:
    return {entry[0]: float(entry[1]) for entry in entries("translation", "leftover_weights.txt")}


def _score(features: dict[str, float]) -> float:
    weights = _weights()
    return sum([weights.get(name, 0.0) * value for name, value in features.items()])


def scored(document: Document) -> tuple[tuple[Candidate, float], ...]:
    """The candidates with their scores: log-odds of being a leftover, before the article's source language counts.

    Left out are those that no source language makes likely enough to be looked at.
    """
    least = BESIDE - MOST_BY_SOURCE
    found = [(candidate, _score(candidate.features)) for candidate in candidates(document, least)]
    return tuple(pair for pair in found if pair[1] >= least)
