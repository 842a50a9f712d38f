"""Sentences that say again, in nearly the same words or in other ones, what the article says elsewhere.

For each line, the sentences that share most of what it says are found through an index of stems; in the best of them,
the words of the line are matched one by one, then by synonyms, and what stands at the edges without match is cut off.
`cover` is how much of the line is matched, `density` how much of the other place is, both by weight.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate, chain, repeat
from operator import attrgetter, itemgetter
from typing import NamedTuple

from newslint.document import Document
from newslint.lists import entries
from newslint.source import Span

from ._lines import Line, Lines
from ._stems import Sense, groups

_POSTINGS = 24
"""Sentences that a stem is looked up in; what stands in more of them says little, and would cost much."""
_STEM, _WEIGHT = attrgetter("stem"), attrgetter("weight")
_SYNONYM = 0.7
"""What a synonym is worth beside the word itself."""
_ALIKE = 5
"""Letters by which figures and names are compared: translations spell names in several ways."""
_OPENING = frozenset(".!?:…“„«\"‘'—–\n") | {""}
"""What stands before a word that has its capital from where it stands."""


class Match(NamedTuple):
    """A line, and the place that is likest it."""

    line: Line
    other: Span
    block: int
    """The block that `other` begins in."""
    sentence: int
    """The number of the sentence that `other` begins in."""
    cover: float
    density: float
    order: float
    """Share of the matched words that stand in the same order."""
    shared: int
    said: int
    """How many words of the line say something; `shared` of them are matched."""
    first: int
    end: int
    """The words of `other`, by number."""
    before: int
    after: int
    """How many words of the line stand before the first that is matched, and after the last."""

    @property
    def likeness(self) -> float:
        """Both shares in one."""
        both = self.cover + self.density
        return 2 * self.cover * self.density / both if both else 0.0


class Finder:
    """Finds the likest place for each line of a document."""

    def __init__(self, document: Document, found: Lines) -> None:
        self._document = document
        self._lines = found
        self._senses = found.senses
        self._starts = [sentence.first for sentence in found.sentences]
        self._in_sentences = [set(found.senses[sentence.first : sentence.end]) for sentence in found.sentences]
        self._repeated = _repeated(self._in_sentences)
        again = {sense: sense.weight for sense in self._repeated}
        self._weights = array("q", accumulate(map(_WEIGHT, found.senses), initial=0))
        """What all words before each say, and what those of them do that stand in several sentences."""
        self._again = array("q", accumulate(map(again.get, found.senses, repeat(0)), initial=0))
        self._groups = groups() if document.language == "en" else {}

    @cached_property
    def _postings(self) -> defaultdict[str, list[int]]:
        """The sentences that each stem stands in, where it stands in several."""
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for number, senses in enumerate(self._in_sentences):
            for sense in senses & self._repeated:
                postings[sense.stem].append(number)
        for stand in postings.values():
            del stand[_POSTINGS:]
        return postings

    def match(self, line: Line, least: float) -> Match | None:
        """The place that says most of what `line` says, if it says at least that share of it in the same words."""
        first, end = line.first, line.end
        whole = self._weights[end] - self._weights[first]
        if self._again[end] - self._again[first] < least * whole:
            return None
        said = list(filter(_WEIGHT, self._senses[first:end]))
        if len(said) < 3:
            return None
        said.sort(key=_WEIGHT, reverse=True)
        own = range(self._at(first), self._at(end - 1) + 1)
        sums: dict[int, int] = {}
        postings = self._postings
        left = whole
        rest = iter(said)
        for sense in rest:
            left -= sense.weight
            for sentence in postings.get(sense.stem, ()):
                sums[sentence] = sums.get(sentence, 0) + sense.weight
            if left < least * whole / 2:
                break  # a sentence that is met for the first time now cannot come to enough any more
        for sense in rest:
            for sentence in postings.get(sense.stem, ()):
                if sentence in sums:
                    sums[sentence] += sense.weight
        best, most = _most(sums, own)
        return None if most < least * whole else self._aligned(line, whole, best)

    def _at(self, number: int) -> int:
        """The number of the sentence that a word stands in."""
        return bisect_right(self._starts, number) - 1

    def _aligned(self, line: Line, whole: int, sentence: int) -> Match | None:
        senses, sentences, weights = self._senses, self._lines.sentences, self._weights
        said = [number for number in range(line.first, line.end) if senses[number].weight]
        begin, end = sentences[sentence].first, sentences[sentence].end
        if sentence + 1 < len(sentences) and not line.first <= sentences[sentence + 1].first < line.end:
            end = max(end, sentences[sentence + 1].end)
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place in range(begin, end):
            if senses[place].weight:
                places[senses[place].stem].append(place)
        used: dict[int, int] = {}
        after = begin
        for number in said:
            if stand := places.get(senses[number].stem):
                at = bisect_left(stand, after)
                used[number] = stand.pop(at if at < len(stand) else 0)
                after = max(after, used[number])
        if len(used) < 2:
            return None
        used = self._trimmed(used, whole)
        first, last = min(used.values()), max(used.values())
        margin_first, margin_last = max(begin, first - 3), min(end - 1, last + 3)
        synonyms = self._by_synonyms(said, used, margin_first, margin_last)
        outside = [place for place in synonyms.values() if not first <= place <= last]
        if outside:
            first, last = min(first, *outside), max(last, *outside)
        weight = sum([senses[number].weight for number in used])
        cover = (weight + _SYNONYM * sum([senses[number].weight for number in synonyms])) / whole
        matched = {*used.values(), *synonyms.values()}
        skip = self._attribution(first, last).difference(matched)
        window = weights[last + 1] - weights[first] - sum([senses[place].weight for place in skip])
        density = sum([senses[place].weight for place in matched]) / window if window else 0.0
        words = self._lines.tokens
        return Match(
            line,
            (words.starts[first], words.ends[last]),
            self._document.block_index(words.starts[first]),
            self._at(first),
            cover,
            density,
            _in_order([used[number] for number in sorted(used)]),
            len(used) + len(synonyms),
            len(said),
            first,
            last + 1,
            min(*used, *synonyms) - line.first,
            line.end - 1 - max(*used, *synonyms),
        )

    def _trimmed(self, used: dict[int, int], whole: int) -> dict[int, int]:
        """The matched words without those at the edges that stand too far from the rest."""
        senses, weights = self._senses, self._weights
        part = sorted(used.items(), key=itemgetter(1))
        matched = sum([senses[number].weight for number, _ in part])

        def likeness(first: int, last: int, matched: int) -> float:
            window = weights[part[last][1] + 1] - weights[part[first][1]]
            return 2 * matched / float(whole + window)

        first, last = 0, len(part) - 1
        best = likeness(first, last, matched)
        while last - first > 1:
            without_first = matched - senses[part[first][0]].weight
            without_last = matched - senses[part[last][0]].weight
            later, earlier = likeness(first + 1, last, without_first), likeness(first, last - 1, without_last)
            if max(later, earlier) <= best:
                break
            if later >= earlier:
                first, matched, best = first + 1, without_first, later
            else:
                last, matched, best = last - 1, without_last, earlier
        return dict(part[first : last + 1])

    def _by_synonyms(self, said: Iterable[int], used: dict[int, int], first: int, last: int) -> dict[int, int]:
        """Words of the line that have no match, with the words of the other place that may stand for them."""
        if not self._groups:
            return {}
        open_to: defaultdict[int, list[int]] = defaultdict(list)
        taken = set(used.values())
        for place in range(first, last + 1):
            if place not in taken:
                for group in self._groups.get(self._senses[place].stem, ()):
                    open_to[group].append(place)
        found: dict[int, int] = {}
        for number in said:
            if number in used:
                continue
            for group in self._groups.get(self._senses[number].stem, ()):
                fit = next((place for place in open_to.get(group, ()) if place not in taken), None)
                if fit is not None:
                    taken.add(fit)
                    found[number] = fit
                    break
        return found

    def _attribution(self, first: int, last: int) -> frozenset[int]:
        """Words between two pieces of one quotation: “…,” she said. “…”."""
        quoted = self._document.is_quoted
        starts = self._lines.tokens.starts
        if not (quoted(starts[first]) and quoted(starts[last])):
            return frozenset()
        return frozenset(place for place in range(first, last + 1) if not quoted(starts[place]))


def _repeated(sentences: Iterable[set[Sense]]) -> set[Sense]:
    """What says something, and stands in several sentences."""
    times = Counter(chain.from_iterable(sentences))
    weights = Counter(map(_STEM, filter(_WEIGHT, times)))
    return {sense for sense, count in times.items() if sense.weight and (count > 1 or weights[sense.stem] > 1)}


def _most(sums: Mapping[int, int], own: range) -> tuple[int, int]:
    """The sentence, not one of a line's own, that has most together with the next; and what both have."""
    best, most = -1, 0
    for sentence, total in sums.items():
        if sentence in own:
            continue
        both = total + (sums.get(sentence + 1, 0) if sentence + 1 not in own else 0)
        if both > most or (both == most and sentence < best):
            best, most = sentence, both
    return best, most


def _in_order(places: Sequence[int]) -> float:
    """The share of numbers that stand in ascending order."""
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails) / len(places)


def extent(found: Lines, match: Match) -> range:
    """The words of the other place, with as many before and after those that match as the line has."""
    there = found.sentences[match.sentence]
    end = min(_end_of_sentence(found, match), match.end + match.after)
    return range(max(there.first, match.first - match.before), end)


def _end_of_sentence(found: Lines, match: Match) -> int:
    """The end of the sentence that the other place ends in."""
    at = bisect_right(found.sentences, match.end - 1, key=lambda sentence: sentence.first) - 1
    return max(match.end, found.sentences[at].end)


def differs(document: Document, found: Lines, match: Match) -> bool:
    """Whether a line and the other place speak of different things: other figures, other names, a “not” in one only."""
    line, place = range(match.line.first, match.line.end), extent(found, match)
    sentence = found.sentences[match.sentence]
    around = range(sentence.first, _end_of_sentence(found, match))
    stems = [found.senses[number].stem[:_ALIKE] for number in line]
    there = [found.senses[number].stem[:_ALIKE] for number in around]
    for marked in (_figures, _names):
        if marked(document, found, line).difference(there) and marked(document, found, place).difference(stems):
            return True
    near = range(max(around.start, place.start - 3), min(around.stop, place.stop + 3))
    return _denies(document, found, line) != _denies(document, found, near)


def _figures(document: Document, found: Lines, part: range) -> set[str]:
    return {found.senses[number].stem[:_ALIKE] for number in part if found.tokens.texts[number][0].isdigit()}


def _names(document: Document, found: Lines, part: range) -> set[str]:
    """The beginnings of words with a capital that no sentence, quotation or line gives them."""
    text, starts = document.text, found.tokens.starts
    return {
        found.senses[number].stem[:_ALIKE]
        for number in part
        if text[starts[number]].isupper()
        and text[max(0, starts[number] - 2) : starts[number]].rstrip(" \u00a0")[-1:] not in _OPENING
        and found.tokens.ends[number] - starts[number] > 2
    }


def _denies(document: Document, found: Lines, part: range) -> bool:
    denials = _denials(document.language)
    words = found.tokens.texts
    return any(words[number] in denials or (words[number].endswith("n't") and "n't" in denials) for number in part)


@cache
def _denials(language: str) -> frozenset[str]:
    return frozenset(word for where, word in entries("duplication", "denials.txt") if where == language)
