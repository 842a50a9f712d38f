"""Foreign words and phrases that English uses as its own: "bande dessinée", "schadenfreude", "tête-à-tête"."""

from __future__ import annotations

from functools import lru_cache

from newslint.document import Words
from newslint.kept import shelf
from newslint.lists import wordset
from newslint.patterns import compiled

_BLANKS = compiled(r"[\s‐‑-]+")
_AROUND = 5
"""Words before and after in which the rest of a phrase may stand."""


@lru_cache(maxsize=1 << 14)
def is_loanword(text: str) -> bool:
    """Whether a text as a whole is a loanword or a borrowed phrase; a plural in s is one too."""
    key = _key(text)
    known = _known()
    return key in known or (key.endswith("s") and key[:-1] in known) or (key.endswith("'s") and key[:-2] in known)


def in_borrowed_phrase(words: Words, number: int) -> bool:
    """Whether a word of a text stands in a borrowed phrase of several words."""
    if not (phrases := _phrases_of(words.texts[number])):
        return False
    around = words.texts[max(0, number - _AROUND) : number + _AROUND + 1]
    window = f" {_key(' '.join(around))} "
    return any(f" {phrase} " in window or f" {phrase}s " in window for phrase in phrases)


@lru_cache(maxsize=1 << 14)
def _phrases_of(word: str) -> tuple[str, ...]:
    """The borrowed phrases that a word, as it stands, is part of."""
    return tuple(phrase for part in _key(word).split() for phrase in _phrases_with().get(part, ()) if phrase)


@shelf
def _known() -> dict[str, None]:
    return {_key(entry): None for entry in wordset("translation", "loanwords.txt")}


@shelf
def _phrases_with() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for phrase in _known():
        parts = phrase.replace(",", "").split()
        if len(parts) > 1:
            for part in set(parts):
                found.setdefault(part, []).append(" ".join(parts))
    return {part: tuple(phrases) for part, phrases in found.items()}


def _key(text: str) -> str:
    return _BLANKS.sub(" ", text.lower().replace("’", "'").strip())
