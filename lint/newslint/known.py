"""The words of an article that somebody has to look at: told in one pass for all that look at words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import filterfalse

from newslint.document import Document

_MOST = 1 << 17
"""Words that are remembered."""


class Known:
    """Words that somebody vouches for. It is asked once for each word, and remembered for later articles."""

    def __init__(self, vouches: Callable[[str], bool]) -> None:
        global _memory
        self.vouches = vouches
        _memory = _Memory([*_memory.doubtful, self])

    def others(self, document: Document) -> list[str]:
        """The words of a document, as they stand, that nobody vouches for: each once, in order of their first place."""
        return document.fact(_Told).others(self)


class _Memory:
    """What was asked about the words of earlier articles. Nearly all words of any article are vouched for by all."""

    def __init__(self, everybody: Iterable[Known]) -> None:
        self.doubtful: dict[Known, set[str]] = {known: set() for known in everybody}
        self._by_all: set[str] = set()
        self._by_some: set[str] = set()

    @property
    def full(self) -> bool:
        return len(self._by_all) + len(self._by_some) > _MOST

    def others(self, words: Iterable[str]) -> list[str]:
        """The words that somebody does not vouch for."""
        found = []
        for word in filterfalse(self._by_all.__contains__, words):
            if word not in self._by_some:
                doubting = [doubtful for known, doubtful in self.doubtful.items() if not known.vouches(word)]
                if not doubting:
                    self._by_all.add(word)
                    continue
                for doubtful in doubting:
                    doubtful.add(word)
                self._by_some.add(word)
            found.append(word)
        return found


_memory = _Memory([])


class _Told:
    """The words of a document that somebody does not vouch for, and the memory that says who: a fact."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._look()

    def _look(self) -> None:
        global _memory
        if _memory.full:
            _memory = _Memory(_memory.doubtful)
        self._memory = _memory
        self._words = self._memory.others(self._document.words_by_text)

    def others(self, known: Known) -> list[str]:
        if known not in self._memory.doubtful:  # its rule was loaded since
            self._look()
        return list(filter(self._memory.doubtful[known].__contains__, self._words))
