"""The words of an article that no list vouches for, and what speaks for and against each: the typo model's features.

Everything that is about the spelling alone is remembered across articles; what is about the place is read from the
document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from newslint.document import Document, lowered
from newslint.known import Known
from newslint.lexicon import by_language, in_dictionary, is_name, words
from newslint.lists import lookup
from newslint.patterns import compiled, compiled_re
from newslint.source import Span
from newslint.view import Scope

from ._lists import LETTERS, LONE, Entry, entry, named
from ._near import Near, near

RARE = 3.3
"""Zipf frequency from which a word needs no dictionary to be taken as meant."""
TERM, TERM_LETTERS = 3.0, 6
"""The frequency under which a word of so many letters may be a term of the article's own."""
_NO_PROSE = compiled_re(r"[@#/\\_=~&<>\[\]{}|]|www\.|\.(?:com|org|net|gov|edu|info|co\.uk)\b", re.IGNORECASE)
"""Addresses, handles, hashtags, paths, mark-up and code."""
_EITHER_OR = compiled_re(r"[(“\"]*[a-z]{4,}/[a-z]{4,}[)”\",.;:]*")
"""Two words with a stroke between them: "his/her"."""
_PREFIXES = (
    "anti auto bi bio co counter cross crypto cyber de dis down eco electro ex extra fore geo hyper im in inter intra "
    "kilo mega meta micro mid mini mis mono multi nano neo neuro non out over para photo poly post pre pro pseudo "
    "psycho quasi radio re retro self semi socio step sub super tele thermo trans tri ultra un under up vice"
).split()
_SUFFIXES = (
    "s es d ed r er ers ing ings ly y ier iest est ish less ness nesses like able ible ably ability abilities al ally "
    "ism isms ist ists ize ized izes izing ization ise ised ises ising isation ian ians hood ship ships ful fully "
    "ment ments wise ward wards fold ville type"
).split()


class Spelling(NamedTuple):
    """What a spelling says of itself, whatever the article."""

    word: str
    zipf: float
    near: tuple[Near, ...]
    foreign: float
    """The highest Zipf frequency in another language."""
    derived: bool
    """Whether it is a known word with a prefix or suffix, or two known words in one."""


class Place(NamedTuple):
    """A word of prose at its place."""

    text: str
    word: str
    """The word in lower case."""
    span: Span
    opens: bool
    """Whether it opens its sentence, or stands in a title: its capital says nothing."""
    after_capital: bool
    before_capital: bool
    quoted: bool

    after: str
    """The next word, if only a blank or a comma and a blank stand between."""

    @property
    def inside(self) -> bool:
        """Whether it has a capital inside a sentence."""
        return self.text[0].isupper() and not self.opens


class Suspect(NamedTuple):
    """A word that no list vouches for, at its place."""

    place: Place
    spelling: Spelling
    times: int
    """How often the article has it, in capitals or not."""
    meant: int
    """How often the article has the word that may have been meant."""


@lru_cache(maxsize=1 << 15)
def spelling(word: str) -> Spelling | None:
    """What is known of a word (lower case) that may be misspelt; None where a list vouches for it or none is near."""
    if len(word) < 3 or _vouched(word) or not (found := near(word)):
        return None
    foreign = by_language(word)
    zipf = words("en").zipf(word)
    return Spelling(word, zipf, found[:4], foreign[0][1] if foreign else 0.0, _derived(word))


@lru_cache(maxsize=1 << 16)
def _vouched(word: str) -> bool:
    """Whether a word (lower case) is right, or nothing that the rules of this family could mend."""
    return not word.isascii() or words("en").zipf(word) >= RARE or _known(word) or (len(word) > 5 and _plural(word))


def _known(word: str) -> bool:
    return in_dictionary(word) or word in lookup("spelling", "words.txt")


def _plural(word: str) -> bool:
    """Whether a word is the plural of a known one, or its form with he or she."""
    if word.endswith("ies") and in_dictionary(word[:-3] + "y"):
        return True
    if word.endswith(("ses", "xes", "zes", "ches", "shes")) and in_dictionary(word[:-2]):
        return True
    return word[-1] == "s" and word[-2] not in "sxzy" and _known(word[:-1]) and not is_name(word[:-1])


def _derived(word: str) -> bool:
    return (
        any(
            (word.startswith(prefix) and len(word) - len(prefix) > 3 and in_dictionary(word[len(prefix) :]))
            for prefix in _PREFIXES
        )
        or any(
            word.endswith(suffix) and len(word) - len(suffix) > 3 and _stem(word[: -len(suffix)], suffix)
            for suffix in _SUFFIXES
        )
        or _compound(word)
    )


def _stem(stem: str, suffix: str) -> bool:
    vowel = suffix[0] in "aeiouy"
    return (
        in_dictionary(stem)
        or (vowel and (in_dictionary(stem + "e") or (stem[-1] == stem[-2] and in_dictionary(stem[:-1]))))
        or (stem[-1] == "i" and in_dictionary(stem[:-1] + "y"))
    )


def _compound(word: str) -> bool:
    english = words("en")
    return any(
        english.zipf(word[:at]) >= 3
        and english.zipf(word[at:]) >= 3
        and in_dictionary(word[:at])
        and in_dictionary(word[at:])
        for at in range(3, len(word) - 2)
    )


def suspects(document: Document, doubtful: Iterable[str]) -> Iterator[Suspect]:
    """Those of some unknown words (lower case) that are near a usual one, wherever they stand."""
    found = {word: known for word in doubtful if (known := spelling(word)) is not None}
    for place in places(document, found):
        known = found[place.word]
        yield Suspect(place, known, times(document, place.word), times(document, known.near[0].word))


def noted(document: Document) -> list[str]:
    """The words, as they stand, that these rules have to look at: few of an article are in a list of theirs, rare or
    unknown, or have letters and digits. Ask for it through `document.fact(noted)`.
    """
    return _PLAIN.others(document)


def occurrences(document: Document) -> dict[str, list[int]]:
    """Where each word of note (lower case) begins. Ask for it through `document.fact(occurrences)`."""
    found: dict[str, list[int]] = {}
    starts, numbers = document.words.starts, document.words_by_text
    for text in document.fact(noted):
        for word, at in _of_note(text):
            here = [starts[number] + at for number in numbers[text]]
            found[word] = sorted(found[word] + here) if word in found else here
    return found


@lru_cache(maxsize=1 << 16)
def _of_note(text: str) -> tuple[tuple[str, int], ...]:
    """The words of note (lower case) in a word as it stands, and where in it they begin."""
    low = lowered(text)
    if low.isalpha() and len(low) > 1:
        return ((low, 0),) if _is_of_note(low) else ()
    runs = LETTERS.finditer(low)
    return tuple((run[0], run.start()) for run in runs if _is_of_note(run[0]) or (run[0] in LONE and not run.start()))


def _is_of_note(word: str) -> bool:
    if word in named():
        return True
    zipf = words("en").zipf(word)
    return zipf < RARE and (not _vouched(word) or (len(word) >= TERM_LETTERS and zipf < TERM))


def listed(document: Document) -> dict[str, Entry]:
    """The words of note that a list has, and what it has of them. Ask for it through `document.fact(listed)`."""
    return {word: found for word in document.fact(occurrences) if (found := entry(word))}


_BESIDE_DIGIT = compiled_re(r"[A-Za-z]\d|\d[A-Za-z]")
_PLAIN = Known(lambda text: not _of_note(text) and (text.isalpha() or not _BESIDE_DIGIT.search(text)))


def times(document: Document, word: str) -> int:
    """How often a word (lower case) stands in the document."""
    listed = document.fact(occurrences).get(word)
    return document.fact(_letters)[word] if listed is None else len(listed)


def _letters(document: Document) -> Counter[str]:
    """How often each run of letters stands in the document, in lower case."""
    return Counter(LETTERS.findall(document.lower))


def unknown(document: Document) -> tuple[str, ...]:
    """The words (lower case) of a document that no list vouches for. Ask for them through `document.fact(unknown)`."""
    return tuple(sorted(word for word in document.fact(occurrences) if not _vouched(word)))


_NAMES = frozenset({Scope.BYLINE, Scope.DATELINE})
"""Parts of an article that are names."""


def places(document: Document, wanted: Iterable[str]) -> Iterator[Place]:
    """Where words of note stand as words of prose: not in addresses, handles, code, or as part of another word."""
    text = document.text
    for word in wanted:
        for start in document.fact(occurrences).get(word, ()):
            end = start + len(word)
            if _in_larger(text, start, end) or _aside(text, start, end):
                continue
            number = document.block_index(start)
            scope = document.blocks[number].scope if number >= 0 else Scope.PARAGRAPH
            if scope in _NAMES:
                continue
            sentence = document.sentence_at(start)
            before = text[max(sentence[0], start - 30) : start].split()
            after = _NEXT.match(text, end)
            yield Place(
                text[start:end],
                word,
                (start, end),
                opens=scope is Scope.TITLE
                or (
                    not any(map(str.isalpha, text[sentence[0] : start]))
                    and not _after_dateline(document, number, start)
                ),
                after_capital=bool(before)
                and before[-1].lstrip("“‘\"'(")[:1].isupper()
                and not before[-1].endswith((".", ":", "?", "!")),
                before_capital=_CAPITAL_NEXT.match(text, end) is not None,
                quoted=document.is_quoted(start),
                after=after[0] if after else "",
            )


def _after_dateline(document: Document, number: int, start: int) -> bool:
    """Whether a word opens the report: most often a name."""
    blocks = document.blocks
    return number > 0 and blocks[number - 1].scope is Scope.DATELINE and start == blocks[number].span[0]


def _aside(text: str, start: int, end: int) -> bool:
    """Whether a word stands in an address, a handle, a path, mark-up or code, whose signs stand beside it."""
    first = max(text.rfind(blank, max(0, start - _LONGEST), start) for blank in " \n\t\u00a0") + 1
    lasts = [at for blank in " \n\t\u00a0" if (at := text.find(blank, end, end + _LONGEST)) >= 0]
    run = text[max(first, start - _LONGEST) : min(lasts, default=end + _LONGEST)]
    return _NO_PROSE.search(run) is not None and not _EITHER_OR.fullmatch(run)


_LONGEST = 200
"""Characters around a word that are looked at for signs of an address."""


_NEXT = compiled(r",? \K[\p{L}\p{M}]+")
_CAPITAL_NEXT = compiled(r" [“‘\"'(]?\p{Lu}")


_JOINS = "-‐‑"
_APOSTROPHES = "'’"


def _in_larger(text: str, start: int, end: int) -> bool:
    """Whether the letters are part of something larger: joined to digits, other scripts, dots or an apostrophe."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if _joining(before) or _joining(after) or text.startswith((" [sic", " (sic"), end):
        return True
    if before and before in _JOINS:
        other = text[max(0, start - 21) : start - 1].split()[-1:]
        if not (other and end - start > 4 and _stands_alone(other[0])):
            return True
    if after and after in _JOINS and text[end + 1 : end + 2].isalnum():
        other = text[end + 1 : end + 21].split()[:1]
        if not (other and end - start > 4 and _stands_alone(other[0].rstrip(".,;:!?)”\"’'"))):
            return True
    if before in _APOSTROPHES and before and text[max(0, start - 2) : start - 1].isalnum():
        return True
    if before == "." and text[max(0, start - 2) : start - 1].isalnum():
        return True
    if after == "." and text[end + 1 : end + 2].islower():
        return True
    return after in _APOSTROPHES and text[end + 1 : end + 2].isalpha() and not _POSSESSIVE.match(text, end + 1)


_POSSESSIVE = compiled(r"s(?![\p{L}\p{N}])")


def _joining(character: str) -> bool:
    """Whether a character makes one word of what stands before and after it."""
    return (
        character.isalnum()
        or character in {"\u00ad", "\u200d", "\u200c"}
        or (character > "\u02ff" and category(character) == "Mn")
    )


def _stands_alone(word: str) -> bool:
    """Whether the other part of a compound with a hyphen is English."""
    return word.isalpha() and len(word) > 2 and (in_dictionary(word) or word.lower() in _PREFIXES)
