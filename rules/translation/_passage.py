"""Sentences and quotations in another language, told by how usual their words are in each."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from newslint.document import Document
from newslint.language import identify, second_opinion
from newslint.patterns import compiled
from newslint.source import Span

from ._words import is_usual, unusual, usage

_LETTERS = compiled(r"\p{L}+")
_LATIN = compiled(r"\p{Latin}+")
_PARTS = compiled(r"[\p{Latin}\p{M}]+")
_NO_PROSE = compiled(r"(?:https?://|www\.|@|#)\S+|\S+@\S+|\b\p{Lu}{2,}\s*/[^,.]*")
"""Addresses, handles and photo credits ("REUTERS/Name of the Photographer")."""
_CLEAR = 1.1
"""Mean lead of the foreign language, in powers of ten, from which a sentence is foreign: 3 of 22,000 English ones."""
_DOUBT = 0.5
"""Mean lead from which langdetect is asked."""
_UNKNOWN = 0.3
"""What a word counts that neither language knows: rather foreign."""
_PARTICLES = frozenset(
    "d da dal de del dell della der des di do dos du e et i l la las le les los und van von y".split()
)
"""Small words that names are joined by: a list of theatres is no sentence."""
_ENGLISH = frozenset("the and that with which this".split())
"""Small English words that other languages hardly use."""
_LEAST_WORDS = 3
_LEAST_LETTERS = 4
"""Letters of a sentence in another script."""
_SURE_WORDS = 6
_ENGLISH_SHARE = 0.5


class Passage(NamedTuple):
    """A sentence or quotation in another language. `lead`: how many powers of ten its words are more usual there."""

    span: Span
    language: str
    lead: float
    quoted: bool


def passages(document: Document) -> tuple[Passage, ...]:
    """What stands in another language than the English of the article, neighbours of one language joined, in order."""
    found: list[Passage] = []
    words, rare = document.words, document.fact(unusual)
    if not rare:
        return ()
    starts = [words.starts[number] for number in rare]
    for sentence, most in Counter(map(document.sentence_at, starts)).items():
        inside = words.within(sentence)
        lettered = len(inside)
        if most * 3 < lettered:
            continue
        strange = _among(starts, sentence)
        if strange * 3 >= lettered:
            lettered = sum(not word[0].isdigit() for word in words.texts[inside.start : inside.stop])
        if strange >= (1 - _ENGLISH_SHARE) * lettered:
            passage = _judged(document, sentence, quoted=False)
            if passage:
                _add(document, found, passage)
    for quotation in document.quotations:
        strange = _among(starts, quotation.span)
        if strange < (1 - _ENGLISH_SHARE) * _LEAST_WORDS:
            continue
        begin, end = quotation.span
        if not quotation.closed or any(p.span[0] < end and begin < p.span[1] for p in found):
            continue
        inside = words.within(quotation.span)
        stopped = document.text[begin + 1 : end - 1].rstrip(" \u00a0\u202f").endswith((".", "!", "?", "…"))
        if len(inside) >= (_LEAST_WORDS if stopped else _SURE_WORDS) and strange >= (1 - _ENGLISH_SHARE) * len(inside):
            passage = _judged(document, quotation.span, quoted=True)
            if passage:
                found.append(passage)
    return tuple(sorted(found))


def _among(starts: Sequence[int], span: Span) -> int:
    """How many words, of those that begin at `starts`, begin inside a span."""
    return bisect_left(starts, span[1]) - bisect_left(starts, span[0])


def _add(document: Document, found: list[Passage], passage: Passage) -> None:
    """Add a passage, or lengthen the one before it when nothing but blanks lies between them in one block."""
    if found:
        last = found[-1]
        between = document.text[last.span[1] : passage.span[0]]
        if last.language == passage.language and not between.strip() and "\n" not in between:
            found[-1] = last._replace(span=(last.span[0], passage.span[1]), lead=min(last.lead, passage.lead))
            return
    found.append(passage)


def _judged(document: Document, span: Span, *, quoted: bool) -> Passage | None:
    text = _NO_PROSE.sub(" ", document.text[slice(*span)])
    letters = sum(map(len, _LETTERS.findall(text)))
    other = letters - sum(map(len, _LATIN.findall(text)))
    if other > letters / 2:
        if other < _LEAST_LETTERS:
            return None
        return Passage(span, identify(text).language, 4.0, quoted)
    parts = [found[0] for found in _PARTS.finditer(text)]
    if sum(part.lower() in _ENGLISH for part in parts) > len(parts) / 20:
        return None  # names and titles fill the rest
    if len(parts) < _LEAST_WORDS or sum(part.isupper() for part in parts) > len(parts) / 2:
        return None
    judged = lead(parts)
    if judged is None:
        return None
    language, mean = judged
    running = [part for part in parts[1:] if part[0].islower() and part not in _PARTICLES]
    if len(running) < 2 or sum(not is_usual(part) for part in running) < len(running) / 2:
        return None  # names and what stands between them
    if mean < _CLEAR or not language:
        opinion = second_opinion(text) if len(parts) >= _SURE_WORDS else None
        if opinion is None or opinion.language == "en" or opinion.confidence < 0.9:
            return None
        language = opinion.language
    return Passage(span, language, mean, quoted)


def lead(parts: Sequence[str]) -> tuple[str, float] | None:
    """The foreign language whose words these are most like, and its mean lead over English; None under `_DOUBT`."""
    totals: dict[str, float] = {}
    base = 0.0
    for part in parts:
        used = usage(part.lower())
        if not used.by_language and not used.english:
            base += _UNKNOWN
            continue
        absent = max(-4.0, -used.english)
        base += absent
        for language, zipf in used.by_language:
            totals[language] = totals.get(language, 0.0) + min(4.0, max(-4.0, zipf - used.english)) - absent
    if not totals:
        return ("", base / len(parts)) if base / len(parts) >= _UNKNOWN else None
    best = max(sorted(totals), key=lambda language: totals[language])
    mean = (base + totals[best]) / len(parts)
    return (best, mean) if mean >= (_UNKNOWN if len(parts) >= _SURE_WORDS else _DOUBT) else None
