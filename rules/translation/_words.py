"""What the lexicon says of a word of the Latin alphabet: how usual it is in English, and where else it is usual."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from newslint.document import Document
from newslint.kept import shelf
from newslint.known import Known
from newslint.lexicon import abroad, by_language, words
from newslint.lists import entries, lookup
from newslint.patterns import compiled

_OTHER_ALPHABETS = frozenset("ar bg el fa he hi mk ru ta uk ur".split())
_MIXED = frozenset({"fil"})
"""Languages whose list is half English: Filipino newspapers mix the two."""
_NEAR = {"nb": "da", "sv": "da", "sk": "cs", "sl": "sh", "ms": "id"}
"""Languages so near each other that a word of both tells as much as a word of one."""
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "đ": "d", "ı": "i"})
_KNOWN, _USUAL = 2.0, 3.6
"""The frequencies from which a word is English enough to be passed over: without accents, and with some."""


class Usage(NamedTuple):
    """How usual a word is, on the Zipf scale, in English and elsewhere."""

    english: float
    unaccented: float
    """How usual in English the word is without its accents ("décor")."""
    best: float
    """Its frequency in the foreign language that uses it most."""
    language: str
    """That language, or nothing."""
    second: float
    """Its frequency in the next language that is not a near relation of the first."""
    spread: int
    """How many unrelated languages use it nearly as much: many for names and for words that all of Europe has."""
    by_language: tuple[tuple[str, float], ...]

    def frequency(self, language: str) -> float:
        """Its frequency in one foreign language."""
        return next((zipf for code, zipf in self.by_language if code == language), 0.0)


@cache
def latin_languages() -> tuple[str, ...]:
    """The languages other than English that are written in Latin letters and have a list."""
    return tuple(code for code in abroad() if code not in _OTHER_ALPHABETS | _MIXED)


_LISTED_BY_HAND = 4.5
"""The frequency that words of `more_words.txt` count with."""


@shelf
def _more_words() -> dict[str, tuple[str, ...]]:
    """Common words of languages without a list, and those languages."""
    return {entry[0]: tuple(entry[1].split(",")) for entry in entries("translation", "more_words.txt")}


def foreign(word: str) -> list[tuple[str, float]]:
    """The languages in Latin letters that list a word, with its frequency in each."""
    latin = latin_languages()
    found = [pair for pair in by_language(word) if pair[0] in latin]
    if "ß" in word and (zipf := words("de").zipf(word.replace("ß", "ss"))):
        found.append(("de", zipf))
    return found


@lru_cache(maxsize=1 << 16)
def usage(word: str) -> Usage:
    """The usage of a word in lower case, NFC."""
    english = words("en").zipf(word)
    plain = unaccented(word)
    found = foreign(word)
    found += [(language, _LISTED_BY_HAND) for language in _more_words().get(word, ())]
    found.sort(key=lambda pair: (-pair[1], pair[0]))
    if not found:
        return Usage(english, words("en").zipf(plain) if plain != word else 0.0, 0.0, "", 0.0, 0, ())
    language, best = found[0]
    group = related(language)
    other = [zipf for code, zipf in found if related(code) != group]
    near = {related(code) for code, zipf in found if zipf > best - 1}
    return Usage(
        english,
        words("en").zipf(plain) if plain != word else 0.0,
        best,
        language,
        other[0] if other else 0.0,
        len(near),
        tuple(found),
    )


def related(language: str) -> str:
    """The language that stands for a group of near relations."""
    return _NEAR.get(language, language)


@lru_cache(maxsize=1 << 14)
def unaccented(word: str) -> str:
    """A word in the letters a to z, as far as that goes."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word.translate(_PLAIN)) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def is_usual(word: str) -> bool:
    """Whether a word in lower case is known English, and not far more usual elsewhere."""
    known = words("en").zipf(word) >= (_KNOWN if word.isascii() else _USUAL)
    return known and word not in lookup("translation", "two_languages.txt")


_PARTS = compiled(r"['’‐‑-]")


@lru_cache(maxsize=1 << 16)
def is_plain(text: str) -> bool:
    """Whether a word as it stands, or each part of a compound, is known English, or holds no letters to judge."""
    if text.isalpha():
        return is_usual(text.lower())
    parts = (part.lstrip("0123456789") for part in _PARTS.split(text))
    return all(is_usual(part.lower()) or not part.isalpha() for part in parts)


_ENGLISH = Known(is_plain)


def unusual(document: Document) -> tuple[int, ...]:
    """The numbers of the document's words that are not known English: all that its rules have to look at."""
    found = document.words_by_text
    return tuple(sorted(number for text in _ENGLISH.others(document) for number in found[text]))
