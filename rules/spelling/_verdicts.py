"""Which words of an article are misspelt, and what was meant: the closed list first, then the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newslint.document import Document
from newslint.finding import Safety
from newslint.lexicon import by_language, in_dictionary, is_name, words
from newslint.patterns import compiled
from newslint.rule import Hit
from newslint.source import Span

from ._lists import misspellings
from ._model import most, score
from ._words import Place, Spelling, Suspect, listed, occurrences, places, spelling, suspects, times, unknown

THRESHOLD = -0.5
"""Logarithm of the odds from which the model calls a word misspelt."""
THRESHOLD_CAPITAL = 0.0
"""The same for a word with a capital: names are without number, and no list has them all."""
THRESHOLD_ABROAD = 0.8
"""The same for a word that another language has."""
CLEAR = 0.45
"""How much better than the second, in Zipf, a correction has to be to stand alone."""
_NAME_TIMES = 3
"""A word that stands so often with a capital inside a sentence is a name, whatever it resembles."""
_PLAIN = 1.5
"""Logarithm of the odds from which a word that opens its sentence is misspelt even if a name follows."""
_SHORT = 4
"""Letters of a listed misspelling up to which it may be an abbreviation or a name."""
_USED_ABROAD = 3.2
"""Zipf frequency in another language from which a word may be that language's."""
_HEARD_ABROAD = 2.8
"""Zipf frequency in another language from which the translation rules may know better."""
_FOREIGN = 3.6
"""Zipf frequency in another language from which a listed misspelling may be a word of that language."""


_SMALL = compiled(r"(?<![\p{L}\p{M}])\p{Ll}+(?![\p{L}\p{M}])")


class Verdict(NamedTuple):
    """A misspelt word and what may have been meant, the likeliest first."""

    text: str
    span: Span
    meant: tuple[str, ...]
    evidence: tuple[str, ...]
    quoted: bool
    abroad: str = ""
    """Another language that has the word, if one has."""

    @property
    def clear(self) -> bool:
        """Whether one correction is clearly the best, and the word is no other language's."""
        return len(self.meant) == 1 and not self.abroad

    def hit(self, message: str) -> Hit:
        """What a rule reports; inside a quotation the correction is only shown."""
        safety = Safety.SUGGESTION if self.quoted else None
        return Hit(self.span, message, self.meant[0], evidence=self.evidence, safety=safety)


def verdicts(document: Document) -> tuple[Verdict, ...]:
    """The misspelt words of a document. Ask for them through `document.fact(verdicts)`."""
    return tuple(
        sorted(
            {verdict.span: verdict for verdict in (*_modelled(document), *_listed(document))}.values(),
            key=lambda v: v.span,
        )
    )


def _listed(document: Document) -> Iterator[Verdict]:
    misspelt = {word: entry.misspelling for word, entry in document.fact(listed).items() if entry.misspelling}
    for place in places(document, misspelt):
        short = len(place.word) <= _SHORT
        if (place.inside and (short or _may_be_name(document, place))) or (short and place.text.isupper()):
            continue
        abroad = by_language(place.word)[:1]
        doubtful = len(place.word) < _SHORT or (abroad and abroad[0][1] >= _FOREIGN)
        beside = place.after_capital or (place.before_capital and not is_name(misspelt[place.word]))
        if doubtful and (not _among_english(document, place) or (place.inside and beside)):
            continue
        meant = in_capitals_of(place.text, misspelt[place.word])
        if "’" in document.characters:
            meant = meant.replace("'", "’")
        evidence = (f"“{place.word}” is a common misspelling",)
        yield Verdict(place.text, place.span, (meant,), evidence, place.quoted)


def _may_be_name(document: Document, place: Place) -> bool:
    return document.word_counts[place.text] >= _NAME_TIMES


def _among_english(document: Document, place: Place) -> bool:
    """Whether the words beside it, names apart, are plainly English: then so is it, misspelt."""
    start, end = place.span
    beside = document.text[max(0, start - 25) : start].split()[-1:] + document.text[end : end + 25].split()[:1]
    small = [bare for word in beside if (bare := word.strip(_MARKS)).islower() and bare.isalpha()]
    return bool(small) and all(map(_english, small))


_MARKS = ".,;:!?()'\"“”‘’–—"


@lru_cache(maxsize=1 << 12)
def _english(word: str) -> bool:
    zipf = words("en").zipf(word)
    return zipf >= 3.5 and all(other < zipf + 0.7 for _, other in by_language(word)[:1])


def _modelled(document: Document) -> Iterator[Verdict]:
    text, found = document.text, document.fact(occurrences)
    doubtful = [
        word
        for word in document.fact(unknown)
        if any(_may_be_wrong(text[start : start + len(word)]) for start in found[word])
    ]
    for suspect in suspects(document, doubtful):
        if (
            score(suspect) > _threshold(suspect.spelling, suspect.place.text)
            and not _foreign(document, suspect)
            and not _person(suspect)
            and not (suspect.place.text.islower() and is_name(suspect.spelling.near[0].word))
        ):
            yield _verdict(document, suspect)


@lru_cache(maxsize=1 << 15)
def _may_be_wrong(text: str) -> bool:
    """Whether the model may call a word misspelt as it is written, wherever it stands: most unknown names it cannot."""
    known = spelling(text.lower())
    return known is not None and known.word not in misspellings() and most(known, text) > _threshold(known, text)


def _threshold(known: Spelling, text: str) -> float:
    if known.foreign >= _HEARD_ABROAD:
        return THRESHOLD_ABROAD
    return THRESHOLD if text.islower() else THRESHOLD_CAPITAL


def _person(suspect: Suspect) -> bool:
    """Whether the words after it make a name of a word with a capital: "Sharig says", "Reinder Rustema"."""
    place = suspect.place
    if not place.text[0].isupper() or not place.after:
        return False
    if place.after in _AFTER_NAMES:
        return True
    return place.after[0].isupper() and not in_dictionary(place.after) and (place.inside or score(suspect) < _PLAIN)


_AFTER_NAMES = frozenset("says said told adds added tweeted de di du del della von van der zu bin ibn al".split())


def _foreign(document: Document, suspect: Suspect) -> bool:
    """Whether a word is another language's rather than misspelt English: that is for the translation rules to say."""
    place, known = suspect.place, suspect.spelling
    if known.foreign < _USED_ABROAD:
        return False
    if place.inside and not is_name(known.near[0].word):
        return True
    if not _among_english(document, place):
        return True
    of_same = document.fact(_leftovers)
    return any(of_same[language] > 1 for language, zipf in by_language(place.word) if zipf >= _USED_ABROAD)


def _leftovers(document: Document) -> Counter[str]:
    """How many words the article has, by language, that are that language's and not English."""
    counts: Counter[str] = Counter()
    small = {found[0] for found in _SMALL.finditer(document.text)}
    for word in small:
        if len(word) > 2 and words("en").zipf(word) < 3 and not in_dictionary(word):
            counts.update(language for language, zipf in by_language(word) if zipf >= _USED_ABROAD)
    return counts


def _verdict(document: Document, suspect: Suspect) -> Verdict:
    ranked = sorted(
        ((near.score + 0.4 * min(2, times(document, near.word)), near) for near in suspect.spelling.near),
        key=lambda pair: -pair[0],
    )
    best = ranked[0]
    meant = [in_capitals_of(suspect.place.text, best[1].word)]
    meant += [in_capitals_of(suspect.place.text, near.word) for value, near in ranked[1:] if value > best[0] - CLEAR]
    evidence = [f"“{suspect.spelling.word}” is in no dictionary, and “{best[1].word}” is near"]
    if times(document, best[1].word):
        evidence.append(f"“{best[1].word}” stands elsewhere in this article")
    abroad = ""
    if suspect.spelling.foreign >= _HEARD_ABROAD:
        abroad = by_language(suspect.spelling.word)[0][0]
    return Verdict(suspect.place.text, suspect.place.span, tuple(meant), tuple(evidence), suspect.place.quoted, abroad)


def in_capitals_of(text: str, word: str) -> str:
    """`word` with the capitals of `text`, which it replaces, or its own where it is a name."""
    if text.isupper() and len(text) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if text[0].isupper() or is_name(word) else word
