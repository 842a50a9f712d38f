"""Blocks and sentences that stand twice word for word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from newslint.source import Span

from ._copy import Copy, Kind, Told
from ._lines import Line, Lines

_SENTENCE, _LINE = 8, 5
"""Words from which a sentence inside a paragraph, or a line, does not come again by chance."""
_REFRAIN, _SHORT = 3, 12
"""Times from which a line of fewer than so many words is a refrain, a label or a row of a list."""
_BLOCK = 20
"""Words from which a run of sentences that stand twice is a block."""

Pair = tuple[Line, Line]
"""A copy, and the first of its kind."""


def blocks(found: Lines, told: Told) -> Iterator[Copy]:
    """Blocks that stand twice, as many in a row as there are."""
    told.blocks.update(_refrains(found))
    pairs = [pair for pair in _pairs(found, found.blocks, _LINE) if pair[0].block not in told.blocks]
    if not pairs:
        return
    counts = Counter(sentence.block for sentence in found.sentences)
    for run in _runs(pairs, lambda before, after: after.block == before.block + 1):
        told.blocks.update(line.block for pair in run for line in pair)
        words = sum(copy.end - copy.first for copy, _ in run)
        several = len(run) > 1 or counts[run[0][0].block] > 1
        kind = Kind.BLOCK if several and words >= _BLOCK else Kind.SENTENCE
        if len(run) == 1 and found.above_body(run[0][0].block, run[0][1].block):
            kind = Kind.STANDFIRST
        yield Copy(kind, _around(run, 0), _around(run, 1), whole=True)


def sentences(found: Lines, told: Told) -> Iterator[Copy]:
    """Sentences that stand twice; where all of a block does, the block; where several in a row do, once."""
    pairs = [
        (copy, first)
        for copy, first in _pairs(found, found.sentences, _SENTENCE)
        if copy.block not in told.blocks and copy.first not in told.sentences
    ]
    if not pairs:
        return
    order = {sentence.first: number for number, sentence in enumerate(found.sentences)}
    spans = {line.block: line.span for line in found.blocks}
    for run in _runs(pairs, lambda before, after: order[after.first] == order[before.first] + 1):
        copy, other = _around(run, 0), _around(run, 1)
        told.sentences.update(line.first for pair in run for line in pair)
        words = sum(line.end - line.first for line, _ in run)
        whole = copy[0] == spans[run[0][0].block][0] and copy[1] == spans[run[-1][0].block][1]
        kind = Kind.BLOCK if len(run) > 1 and words >= _BLOCK else Kind.SENTENCE
        if kind is Kind.SENTENCE and _is_standfirst(found, run[0]):
            kind = Kind.STANDFIRST
        if whole:
            told.blocks.update(line.block for line, _ in run)
        yield Copy(kind, copy, other, whole)


def _is_standfirst(found: Lines, pair: Pair) -> bool:
    """Whether a line above the body is said again in a paragraph of it: a standfirst does that."""
    copy, first = pair
    opens = first.block < found.body <= copy.block and not copy.whole
    return opens or found.above_body(copy.block, first.block)


def _refrains(found: Lines) -> Iterator[int]:
    """Blocks that are lines of a refrain: nothing that is like them is a copy."""
    stand: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for line in found.blocks:
        if line.end - line.first < _SHORT:
            stand[found.words(line)].append(line.block)
    for same in stand.values():
        if len(same) >= _REFRAIN:
            yield from same


def _pairs(found: Lines, parts: Sequence[Line], least: int) -> list[Pair]:
    """Each part whose words stood before, with the first that has them, in order."""
    texts = found.tokens.texts
    long = [line for line in parts if line.end - line.first >= least]
    ends = [(texts[line.first], texts[line.end - 1], line.end - line.first) for line in long]
    times = Counter(ends)
    stand: defaultdict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in [line for line, both in zip(long, ends, strict=True) if times[both] > 1]:
        stand[found.words(line)].append(line)
    pairs: list[Pair] = []
    for words, lines in stand.items():
        same = [line for line in lines if not line.row] if len(lines) > 1 else lines
        if len(same) > 1 and (len(words) >= _SHORT or len(same) < _REFRAIN):
            pairs += [(line, same[0]) for line in same[1:]]
    return sorted(pairs, key=lambda pair: pair[0].first)


def _runs(pairs: Sequence[Pair], follows: Callable[[Line, Line], bool]) -> Iterator[list[Pair]]:
    """Pairs of which each follows the one before, in both places."""
    run: list[Pair] = []
    for copy, first in pairs:
        if run and not (follows(run[-1][0], copy) and follows(run[-1][1], first)):
            yield run
            run = []
        run.append((copy, first))
    if run:
        yield run


def _around(run: Sequence[Pair], side: int) -> Span:
    return (run[0][side].span[0], run[-1][side].span[1])
