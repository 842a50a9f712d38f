"""Words and phrases that stand twice or more in a row: all of them, and those that nobody means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import compress, count, pairwise
from re import DOTALL
from typing import NamedTuple

from newslint.document import Document
from newslint.lists import entries, wordset
from newslint.patterns import compiled
from newslint.source import Span
from newslint.tokens import Tokens, recurrences, tokens

_FAMILY = "duplication"
_LONGEST = 60
"""Words of a phrase that is looked for twice in a row."""
_SHORT = 4
"""Phrases of so many words or fewer may be said twice on purpose."""
_BLANKS = compiled(r"[ \t\u00a0\u202f]+")
_QUOTE_OPENS = compiled(r"[ \u00a0]*(?: [“„«\"‘']|[“„«\"‘'] )[ \u00a0]*")
_COMMA = compiled(r",?[ \u00a0]*[“„«\"‘']?")
_STOP = compiled(r"[.!?…。]|\n")
_AT_END = compiled(r"[”»\"’')\]]*(?:[.!?…。;]|\n|\Z)")
_CLEFT = compiled(
    r"\b(?:what(?:ever)?|who|whoever|which|it|that|this|all|why|where|how|as|thing|one)\b.{0,40}\Z", DOTALL
)
_SAME = frozenset(("", "'s"))
"""What may follow the second of two equal words."""
_COPULAS = frozenset("is was are were am be been do does did has have can will 's isn't".split())


class Run(NamedTuple):
    """A phrase of `size` words that stands `times` times in a row."""

    first: int
    size: int
    times: int
    mild: bool = False
    """Whether it may yet be meant: said for effect, or a title after its noun."""
    mixed: bool = False
    """Whether the second word has a capital and the first has none: a full stop may be missing."""


def runs(document: Document) -> list[Run]:
    """The words and phrases that stand twice in a row and should not. Ask for it through `document.fact(runs)`."""
    if document.language in wordset(_FAMILY, "reduplicating.txt"):
        return []
    judge = _Judge(document, document.fact(tokens))
    phrases = _phrases(judge.words, document.fact(recurrences))
    verdicts = (*map(judge.single, _single(judge.words)), *map(judge.phrase, phrases))
    return [run for run in verdicts if run is not None]


def places(document: Document, run: Run) -> tuple[Span, Span, Span]:
    """The places of a run as a whole, of its first copy, and of all that is too much, with the blank before it."""
    words = document.fact(tokens)
    last = words.ends[run.first + run.size * run.times - 1]
    end = words.ends[run.first + run.size - 1]
    begin = words.starts[run.first]
    return (begin, last), (begin, end), (end, last)


def _single(words: list[str]) -> Iterator[Run]:
    """Words that stand twice or more in a row; “Dan Dan's” counts too."""
    taken = -1
    for number in compress(count(), map(str.startswith, words[1:], words)):
        word = words[number]
        if number < taken or words[number + 1][len(word) :] not in _SAME:
            continue
        taken = number + 1
        while taken < len(words) and words[taken] in (word, f"{word}'s"):
            taken += 1
        yield Run(number, 1, taken - number)


def _phrases(words: list[str], found: list[tuple[int, int]]) -> Iterator[Run]:
    """Where two words in a row come again soon, all around them is compared with what stood there before."""
    taken = 0
    for at, before in found:
        size = at - before
        if size == 1 or size > _LONGEST or before < taken:
            continue
        start, end = before, at
        while end < len(words) and words[end] == words[end - size]:
            end += 1
        while start > taken and words[start - 1] == words[start - 1 + size]:
            start -= 1
        if (times := (end - start) // size) >= 2 and len(set(words[start : start + size])) > 1:
            taken = end
            yield Run(start, size, times)


class _Judge:
    """Knows what may stand twice."""

    def __init__(self, document: Document, found: Tokens) -> None:
        self._document = document
        self._text = document.text
        self._tokens = found
        self.words = found.texts
        self._pairs: Counter[str] | None = None

    def _may(self, kind: str) -> frozenset[str]:
        return _listed(kind, self._document.language)

    def _gap(self, number: int) -> str:
        """What stands between a word and the next."""
        return self._text[self._tokens.ends[number] : self._tokens.starts[number + 1]]

    def _gaps(self, run: Run) -> list[str]:
        return [self._gap(number) for number in range(run.first, run.first + run.size * run.times - 1)]

    def _written(self, number: int) -> str:
        return self._text[self._tokens.starts[number] : self._tokens.ends[number]]

    def _ends_sentence(self, number: int) -> bool:
        return _AT_END.match(self._text, self._tokens.ends[number]) is not None

    def _quoted(self, number: int) -> bool:
        return self._document.is_quoted(self._tokens.starts[number])

    def single(self, run: Run) -> Run | None:
        """One word twice or more, or None if it may be meant."""
        word = self.words[run.first]
        last = run.first + run.times - 1
        gaps = self._gaps(run)
        if len(word) == 1 and word not in self._may("letters") and not word.isdigit():
            return None
        if all(_BLANKS.fullmatch(gap) for gap in gaps):
            if run.times == 2:
                return self._twice(run, word)
            listed = word in self._may("anywhere") or (word in self._may("effect") and not self._ends_sentence(last))
            return None if listed and run.times < 6 else run
        if len({gap.strip() for gap in gaps}) == 1 and self._wrapped(run, gaps[0]):
            return run
        if run.times == 2:
            opened = _QUOTE_OPENS.fullmatch(gaps[0]) and word in wordset(_FAMILY, "never_doubled.txt")
            return run if opened and self._written(last).islower() else None
        if all(_COMMA.fullmatch(gap) for gap in gaps) and run.times >= (8 if self._quoted(run.first) else 4):
            return run if word not in self._may("anywhere") and not word.isdigit() else None
        return None

    def _wrapped(self, run: Run, gap: str) -> bool:
        """Whether each copy has the same brackets or marks: “(10 minutes) minutes)”, “unions’ unions’”."""
        closing, blank, opening = gap.partition(" ")
        end = self._tokens.ends[run.first + run.times - 1]
        start = self._tokens.starts[run.first]
        return (
            bool(blank)
            and set(closing + opening) <= set("()[]\"”“'’»«")
            and (not closing or self._text[end : end + len(closing)] == closing)
            and (not opening or self._text[start - len(opening) : start] == opening)
        )

    def _twice(self, run: Run, word: str) -> Run | None:
        first, second = run.first, run.first + 1
        final = self._ends_sentence(second)
        if word[0].isdigit():
            year = len(word) == 4 and first > 0 and self._written(first - 1).islower()
            return run if (year or (final and len(word) > 1)) and word.isdigit() and self._in_prose(first) else None
        if word in self._may("anywhere") or (not final and word in self._may("effect") | self._may("grammar")):
            return None
        start, end = self._tokens.starts[first], self._tokens.ends[second]
        before = self._text[max(0, start - 60) : start]
        if word in self._may("particles"):
            joined = before.endswith(("-", "‐", "‑")) or self._text[end : end + 1] in ("-", "‑")
            if joined or self.words[first - 1] in wordset(_FAMILY, "verbs_with_particles.txt"):
                return None
        if word in _COPULAS and not final and _CLEFT.search(before):
            return None
        one, two = self._written(first), self._written(second)
        if one[0].isupper() and two[0].isupper():
            if not final and (self._stands_again(word) or self._heads_columns(first)):
                return None
        elif two[0].isupper() and one[0].islower():
            return run._replace(mild=word in wordset(_FAMILY, "titles.txt"), mixed=True)
        return run

    def _stands_again(self, word: str) -> bool:
        """Whether a doubled word with capitals stands so elsewhere too: the town of Bela Bela."""
        if self._pairs is None:
            self._pairs = Counter(one for one, two in pairwise(self.words) if one == two)
        return self._pairs[word] > 1

    def _heads_columns(self, number: int) -> bool:
        """Whether a word stands in a row of capitalised ones: “Ticker Last Change Change %” names a table's columns."""
        span = self._document.block_at(self._tokens.starts[number]).span
        first, end = self._tokens.within(span)
        return end - first > 4 and all(self._written(at)[0].isupper() for at in range(first, end))

    def _in_prose(self, number: int) -> bool:
        """Whether a word stands in a block that is more than figures."""
        first, end = self._tokens.within(self._document.block_at(self._tokens.starts[number]).span)
        letters = sum(word[0].isalpha() for word in self.words[first:end])
        return letters >= 5 and 2 * letters > end - first

    def phrase(self, run: Run) -> Run | None:
        """A phrase twice or more, or None if it may be meant."""
        words = self.words[run.first : run.first + run.size]
        figures = sum(word[0].isdigit() for word in words)
        if 3 * figures > 2 * run.size or (figures and run.size == 2 and not self._in_prose(run.first)):
            return None
        gaps = self._gaps(run)
        seams = gaps[run.size - 1 :: run.size]
        if any("\n" in gap for gap in gaps) or any("(" in seam or "[" in seam for seam in seams):
            return None
        if any((one == "-") != (two == "-") for one, two in zip(gaps, gaps[run.size :], strict=False)):
            return None  # “a tête-à-tête”
        clean = all(_BLANKS.fullmatch(gap) or "-" in gap.strip(" ") for gap in gaps)
        quoted = self._quoted(run.first)
        if run.size > _SHORT:
            stopped = any(_STOP.search(seam) for seam in seams) and run.times == 2
            return run._replace(mild=True) if stopped else run
        if any(_STOP.search(gap) for gap in gaps):
            return run if run.times >= 3 and not quoted and run.size > 1 else None
        dashed = any(gap.strip() in ("-", "–", "—", "/") and gap.strip() != gap for gap in seams)
        if dashed or any("/" in gap or "–" in gap or "—" in gap for gap in gaps):
            return None
        if quoted and words[0] in _joins(self._document.language):
            return None  # said once more for effect: “and another year and another year”
        if not clean:
            least = 3 if run.size < _SHORT else 2
            return None if quoted or run.times < least or _idiom(words, self._document.language) else run
        if run.times < 4 and _idiom(words, self._document.language):
            return None
        return run


def _idiom(words: list[str], language: str) -> bool:
    """Whether a phrase is one that is said twice: “again and again and again”, “back to back to back”."""
    if len(words) == 2:
        joins = _joins(language)
        if (words[0] in joins) != (words[1] in joins):
            return True
    return " ".join(words) in wordset(_FAMILY, "doubled_phrases.txt")


@cache
def _listed(kind: str, language: str) -> frozenset[str]:
    """Words that may stand twice, of a kind."""
    return frozenset(
        word for what, where, word in entries(_FAMILY, "doubled_words.txt") if what == kind and where in ("*", language)
    )


@cache
def _joins(language: str) -> frozenset[str]:
    return frozenset(word for where, word in entries(_FAMILY, "joins.txt") if where == language)
