"""How usual a word is, by language. Memory-mapped tries, opened when first asked for.

Frequencies are on the Zipf scale: the logarithm to base ten of how often a word stands in a billion words of its
language ("the" 7.7, "harbour" 4.0, "invition" 0: in no list). English is there in full (320,000 words), the other
languages with their 30,000 commonest words. The data are compiled from `wordfreq` by scripts/build_lexicon.py; see
NOTICE for their licence.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

import marisa_trie

_FOLDER = Path(__file__).parent / "data" / "lexicon"
_PER_ZIPF = 25


class Words:
    """The words of one language. Look-ups take words in lower case, NFC."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._trie = marisa_trie.Trie().mmap(str(_FOLDER / f"{language}.marisa"))
        self._zipf = (_FOLDER / f"{language}.zipf").read_bytes()

    def __contains__(self, word: object) -> bool:
        return word in self._trie

    def __len__(self) -> int:
        return len(self._zipf)

    def zipf(self, word: str) -> float:
        """The Zipf frequency of a word; 0 for a word in no list."""
        key: int = self._trie.get(word, -1)
        return 0.0 if key < 0 else self._zipf[key] / _PER_ZIPF

    def beginning(self, prefix: str) -> list[str]:
        """The words that begin with `prefix`."""
        found: list[str] = self._trie.keys(prefix)
        return found

    def commoner_than(self, zipf: float) -> list[str]:
        """All words with at least this frequency."""
        least = zipf * _PER_ZIPF
        return [self._trie.restore_key(key) for key, value in enumerate(self._zipf) if value >= least]


@cache
def words(language: str) -> Words:
    """The words of a language (ISO 639-1, Filipino `fil`, Serbo-Croatian `sh`).

    Raises `KeyError` for a language without a list: ask `languages()`.
    """
    if language not in languages():
        raise KeyError(language)
    return Words(language)


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a list, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.marisa")))


@cache
def common_words() -> dict[str, frozenset[str]]:
    """The 120 commonest words of each language, from which languages are told apart."""
    raw: dict[str, list[str]] = json.loads((_FOLDER / "common.json").read_text(encoding="utf-8"))
    return {language: frozenset(found) for language, found in raw.items()}


@lru_cache(maxsize=1 << 16)
def by_language(word: str) -> tuple[tuple[str, float], ...]:
    """The languages other than English that list a word (lower case), with its Zipf frequency, the highest first."""
    found = [(language, words(language).zipf(word)) for language in languages() if language != "en"]
    return tuple(sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[1], pair[0])))
