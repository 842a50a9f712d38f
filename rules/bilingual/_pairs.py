"""What of an article translates what of its original: segment by segment, or paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal
from math import log
from typing import NamedTuple

from newslint.document import Document
from newslint.rule import Pattern
from newslint.source import Span

from ._names import key
from ._numbers import numbers

_MOVES = ((1, 1, 0.0), (2, 1, 1.3), (1, 2, 1.3), (3, 1, 2.0), (1, 3, 2.0), (2, 2, 2.4))
_LARGEST = 400
"""Paragraphs beyond which no article is aligned."""
_BAND = 12
_INTO_ENGLISH, _FROM_ENGLISH = (0.86, 1.06), (0.94, 1.2)
"""Between what a translation's share of its original's length lies, measured on articles from and into English."""
_LEAST_PAIRS = 5
_DENSE = 2.8
"""Letters that a character of Chinese, Japanese or Korean stands for, roughly."""
_CAPITALISED = Pattern(r"\p{Lu}\p{L}{3,}")


_NAMES_OF_DAYS = """
mond lund mont lune поне
tues mard dien mart втор
wedn merc mitt miér сред
thur jeud donn juev четв
frid vend frei vier пятн
satu same sams sába субб
sund dima sonn domi воск
janu janv janu ener янва
febr févr febr febr февр
apri avri apri abri апре
augu août augu agos авгу
sept sept sept sept сент
octo octo okto octu октя
nove nove nove novi нояб
dece déce deze dici дека
"""
"""The first letters of days and months in English, French, German, Spanish and Russian."""
_DAYS = {
    name: f"day {number}" for number, line in enumerate(_NAMES_OF_DAYS.strip().splitlines()) for name in line.split()
}
_LONG_WORD = Pattern(r"\b\p{L}{4,10}\b")


class Pair(NamedTuple):
    """A stretch of an article and the stretch of its original that it translates; None: there is none.

    `blocks`: how many paragraphs of each it holds.
    """

    target: Span | None
    original: Span | None
    blocks: tuple[int, int] = (1, 1)

    @property
    def both(self) -> bool:
        """Whether there is something on either side."""
        return self.target is not None and self.original is not None


def pairs(document: Document) -> tuple[Pair, ...]:
    """The pairs of an article whose original is at hand, in order, through `document.fact`."""
    original = document.original
    if original is None:
        return ()
    if document.aligned:
        both = zip(document.blocks, original.blocks, strict=True)
        return tuple(Pair(target.span, source.span) for target, source in both)
    return tuple(_aligned(document, original))


def ratio(document: Document) -> float:
    """How many characters of the translation stand for one of the original, through `document.fact`."""
    both = [pair for pair in document.fact(pairs) if pair.both]
    if len(both) < _LEAST_PAIRS:
        return _usual(document)
    return _scale(document, sum(length(pair.target) for pair in both), sum(length(pair.original) for pair in both))


def _usual(document: Document) -> float:
    """What is usual between scripts: a character of Chinese is worth some three letters."""
    worth = [
        _DENSE if language in {"ja", "ko", "zh"} else 1.0
        for language in (document.language, document.original.language if document.original else "")
    ]
    return worth[1] / worth[0]


def _scale(document: Document, targets: int, originals: int) -> float:
    """How much longer than its original a translation is, within what is usual: it may lack much."""
    usual = _usual(document)
    least, most = _INTO_ENGLISH if document.language == "en" else _FROM_ENGLISH
    return min(most * usual, max(least * usual, targets / max(1, originals)))


def length(span: Span | None) -> int:
    """Code points."""
    return span[1] - span[0] if span else 0


class _Block(NamedTuple):
    span: Span
    size: int
    anchors: frozenset[Hashable]


def _blocks(document: Document) -> list[_Block]:
    figures = document.fact(numbers).figures
    found: list[_Block] = []
    for block in document.blocks:
        start, end = block.span
        text = document.text[start:end]
        anchors: set[Hashable] = {key(word) for word in _CAPITALISED.compiled.findall(text)}
        values: set[Decimal] = {v for n in figures if start <= n.span[0] < end for v in n.values if v > 2}
        days = _DAYS.keys() & {word.lower()[:4] for word in _LONG_WORD.compiled.findall(text)}
        found.append(_Block(block.span, len(text), frozenset(anchors | values | {_DAYS[day] for day in days})))
    return found


def _aligned(document: Document, original: Document) -> list[Pair]:
    """The cheapest way to pair the paragraphs: like lengths, like names and numbers, few left over."""
    targets, originals = _blocks(document), _blocks(original)
    n, m = len(originals), len(targets)
    if not n or not m or max(n, m) > _LARGEST:
        return []
    scale = _scale(document, sum(block.size for block in targets), sum(block.size for block in originals))
    band = max(_BAND, abs(n - m) + _BAND)
    common = _anchors(originals) & _anchors(targets)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(n + 1):
        for j in range(max(0, i * m // n - band), min(m, i * m // n + band) + 1):
            if (i, j) not in best:
                continue
            cost = best[i, j][0]
            steps = [
                (a, b, prior + _cost(originals[i : i + a], targets[j : j + b], scale, common))
                for a, b, prior in _MOVES
                if i + a <= n and j + b <= m
            ]
            if i < n:
                steps.append((1, 0, _alone(originals[i].size)))
            if j < m:
                steps.append((0, 1, _alone(targets[j].size)))
            for a, b, more in steps:
                place = (i + a, j + b)
                if place not in best or cost + more < best[place][0]:
                    best[place] = (cost + more, (a, b))
    found: list[Pair] = []
    i, j = n, m
    while (i, j) != (0, 0) and (i, j) in best:
        a, b = best[i, j][1]
        target = (targets[j - b].span[0], targets[j - 1].span[1]) if b else None
        source = (originals[i - a].span[0], originals[i - 1].span[1]) if a else None
        found.append(Pair(target, source, (b, a)))
        i, j = i - a, j - b
    return found[::-1]


def _anchors(blocks: Sequence[_Block]) -> frozenset[Hashable]:
    return blocks[0].anchors if len(blocks) == 1 else frozenset(anchor for block in blocks for anchor in block.anchors)


def _alone(size: int) -> float:
    return 0.5 + min(1.0, size / 120)


def _cost(originals: Sequence[_Block], targets: Sequence[_Block], scale: float, common: frozenset[Hashable]) -> float:
    """How unlike these are: in length, in what both share, and in what they have of `common` and the other lacks."""
    expected = sum(block.size for block in originals) * scale
    apart = abs(log((sum(block.size for block in targets) + 20) / (expected + 20)))
    one, two = _anchors(originals), _anchors(targets)
    shared, strange = len(one & two), len((one ^ two) & common)
    return min(1.8, 2 * apart) + 0.3 * min(strange, 5) - 0.5 * min(shared, 4)
