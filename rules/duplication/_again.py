"""Which of the likest places say the same, and which only speak of the same thing.

Lines that stand alone are told from those in a paragraph: what a translation engine says twice in other words is
nearly always a pull quote, a caption or a paragraph of one sentence. The limits were set on articles that are known to
be clean, and on articles with planted second translations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newslint.document import Document
from newslint.source import Span

from ._copy import Copy, Kind, Told
from ._lines import Line, Lines
from ._near import Finder, Match, differs, extent

_LEAST, _MOST = 5, 90
"""Words of a line that is compared."""
_IN_PARAGRAPH = 9
"""Words from which a sentence inside a paragraph is compared."""
_REACH = {"quotation": 0.2, "line": 0.55, "sentence": 0.8}
"""Share of what a line says that another place must have in the same words to be looked at."""
_NEARLY, _MUCH = 0.9, 0.85
"""Share of equal words, in order, from which two places are the same but for a word."""
_LINE = 6
"""Words of a line that is nearly another line."""
_BLOCKS = 14
"""Blocks within which two translations of one sentence stand; a live blog says the same again farther on."""
_CLAUSE, _HEADING = 0.65, 0.8
"""Share of the other place's sentence, or heading, that must be matched: a name in common is no copy."""
_ORDER = 0.75
"""Share of the matched words that must stand in the same order."""
_SHORT = 12
"""Words below which what is said far apart, or three times, is a formula."""
_BESIDE = 3
"""Blocks within which two headings or captions are two versions of one."""
_BLOCK = 20
"""Words from which a line is a block."""


def again(document: Document, found: Lines, told: Told) -> Iterator[Copy]:
    """Lines that say what another place says: nearly in its words, or translated a second time."""
    finder = Finder(document, found)
    judge = _Judge(document, found)
    verdicts: list[tuple[Match, float]] = []
    for line in _candidates(found, told):
        match = finder.match(line, _REACH[_sort(line)])
        if match is not None and (likeness := judge.likeness(match)):
            verdicts.append((match, likeness))
    places = Counter(match.sentence for match, _ in verdicts)
    taken: list[Span] = []
    for match, likeness in sorted(verdicts, key=lambda verdict: _claim(found, verdict[0])):
        line = match.line
        refrain = places[match.sentence] > 2 and line.end - line.first < _SHORT
        if refrain or any(_meet(line.span, span) or _meet(match.other, span) for span in taken):
            continue
        taken += [line.span, match.other]
        above = min(line.block, match.block) < max(found.body, 2)
        both = line.whole and found.sentences[match.sentence].whole
        kind = Kind.NEAR
        if found.above_body(line.block, match.block) or (above and not (both and likeness >= _NEARLY)):
            kind = Kind.STANDFIRST
        elif likeness >= _NEARLY and line.whole and line.end - line.first >= _BLOCK and _sentences_in(found, line) > 1:
            kind = Kind.BLOCK
        copy, other = line.span, match.other
        later = match.first > line.first and match.block not in told.blocks
        if both and later and not line.quotation:  # of two that stand alone, the later one
            copy, other = found.sentences[match.sentence].span, line.span
        yield Copy(kind, copy, other, line.whole, likeness, match.shared, match.said)


def _claim(found: Lines, match: Match) -> tuple[bool, bool, int]:
    """Of two lines that are each other's likest, the one to report: one that stands alone, then the later one."""
    line = match.line
    return (not line.whole, not line.quotation, -line.first)


def _meet(span: Span, other: Span) -> bool:
    return span[0] < other[1] and other[0] < span[1]


class _Judge:
    def __init__(self, document: Document, found: Lines) -> None:
        self._document = document
        self._found = found

    def likeness(self, match: Match) -> float:
        """How like two places are, if they say the same; 0 if they only speak of the same thing."""
        likeness = self._likeness(match)
        return 0.0 if likeness and (match.line.row or differs(self._document, self._found, match)) else likeness

    def _likeness(self, match: Match) -> float:
        """The same for places that speak of the same figures and names."""
        line, there = match.line, self._found.sentences[match.sentence]
        both = line.whole and there.whole
        apart = abs(line.block - match.block)
        if not line.stopped and not line.quotation:
            if not both or apart > _BESIDE or (same := self._same_words(match)) < _MUCH:
                return 0.0
            return same if self._share_of_clause(match) >= _HEADING else 0.0
        if not there.stopped and not self._document.is_quoted(match.other[0]):
            return 0.0
        same = self._same_words(match)
        if same >= _NEARLY or (same >= _MUCH and (apart <= _BLOCKS or both)):
            least = _LINE if both and apart <= _BLOCKS else _SHORT if apart > _BLOCKS else _IN_PARAGRAPH
            long = line.end - line.first >= least and match.said >= 3
            if long and (line.quotation or self._share_of_clause(match) >= _CLAUSE):
                return same
        if match.order < _ORDER or apart > _BLOCKS:
            return 0.0
        if line.quotation:
            told = match.cover >= 0.42 and match.density >= 0.75 and match.shared >= 3
            enough = line.stopped or line.end - line.first >= _IN_PARAGRAPH
            return match.likeness if enough and (told or same >= 0.55 or match.likeness >= 0.64) else 0.0
        if not line.whole or match.shared < 5 or match.block == 0 or self._asks(line):
            return 0.0
        told = match.cover >= 0.66 and match.density >= 0.68 and match.likeness >= 0.74
        return match.likeness if told and self._share_of_clause(match) >= _CLAUSE else 0.0

    def _same_words(self, match: Match) -> float:
        """The share of equal words in equal order."""
        from rapidfuzz.distance import Indel

        line, there = match.line, extent(self._found, match)
        texts = self._found.tokens.texts
        return Indel.normalized_similarity(texts[line.first : line.end], texts[there.start : there.stop])

    def _share_of_clause(self, match: Match) -> float:
        """How much of what the other place's sentence, or the quotation in it, says is matched."""
        document, found = self._document, self._found
        there = found.sentences[match.sentence]
        quoted = document.is_quoted(match.other[0])
        end = max(there.end, match.end)
        starts, senses = found.tokens.starts, found.senses
        clause = [number for number in range(there.first, end) if document.is_quoted(starts[number]) == quoted]
        weight = sum([senses[number].weight for number in clause])
        matched = sum([senses[number].weight for number in clause if match.first <= number < match.end])
        return match.density * matched / weight if weight else 0.0

    def _asks(self, line: Line) -> bool:
        return "?" in self._document.text[slice(*line.span)][-3:]


def _sentences_in(found: Lines, line: Line) -> int:
    return sum(line.first <= sentence.first < line.end for sentence in found.sentences)


def _sort(line: Line) -> str:
    return "quotation" if line.quotation else "line" if line.whole else "sentence"


def _candidates(found: Lines, told: Told) -> Iterator[Line]:
    for line in (*found.blocks, *(sentence for sentence in found.sentences if not sentence.whole)):
        least = _LEAST if line.whole else _IN_PARAGRAPH
        if (
            line.block not in told.blocks
            and line.first not in told.sentences
            and least <= line.end - line.first <= _MOST
        ):
            yield line
