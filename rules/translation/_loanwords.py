"""Foreign words and phrases that English uses as its own: "bande dessinée", "schadenfreude", "tête-à-tête"."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.document import Word
from newslint.kept import table
from newslint.lists import wordset
from newslint.patterns import compiled

_BLANKS = compiled(r"[\s‐‑-]+")
_AROUND = 5
"""Words before and after in which the rest of a phrase may stand."""


def is_loanword(text: str) -> bool:
    """Whether a text as a whole is a loanword or a borrowed phrase; a plural in s is one too."""
    key = _key(text)
    known = _known()
    return key in known or (key.endswith("s") and key[:-1] in known) or (key.endswith("'s") and key[:-2] in known)


def in_borrowed_phrase(words: Sequence[Word], number: int) -> bool:
    """Whether a word of a text stands in a borrowed phrase of several words."""
    phrases = [
        phrase for part in _key(words[number].text).split() for phrase in _phrases_with().get(part, ()) if phrase
    ]
    if not phrases:
        return False
    around = words[max(0, number - _AROUND) : number + _AROUND + 1]
    window = f" {_key(' '.join(word.text for word in around))} "
    return any(f" {phrase} " in window or f" {phrase}s " in window for phrase in phrases)


@table
def _known() -> frozenset[str]:
    return frozenset(_key(entry) for entry in wordset("translation", "loanwords.txt"))


@table
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
