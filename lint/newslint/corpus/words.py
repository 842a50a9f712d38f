"""Texts as they are compared: whatever their capitals, marks and spaces, and where it is wanted their numbers."""

from __future__ import annotations

import unicodedata

from newslint.patterns import compiled

_WORD = compiled(r"\w+")
_DIGITS = compiled(r"\d+")


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case, in compatibility form."""
    lower = text.lower()
    return _WORD.findall(lower if lower.isascii() else unicodedata.normalize("NFKC", lower))


def masked(text: str) -> str:
    """A text with all its numbers alike."""
    return _DIGITS.sub("0", text)


def comparable(text: str) -> str:
    """The words of a text, with all numbers alike."""
    return " ".join(words_of(masked(text)))
