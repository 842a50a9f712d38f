from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lexicon import languages, words
from newslint.lists import entries
from newslint.patterns import compiled_re
from newslint.rule import Hit, Pattern, Rule

MIXED = Pattern(
    r"(?<![\p{L}\p{M}])(?:\p{Latin}+[\p{M}’']*[\p{Cyrillic}\p{Greek}]|[\p{Cyrillic}\p{Greek}]+[\p{M}’']*\p{Latin})[\p{L}\p{M}]*(?![\p{L}\p{M}])"
)
_MEETING = compiled_re("[A-Za-z\u00c0-\u024f’'][\u0370-\u052f]|[\u0370-\u052f][A-Za-z\u00c0-\u024f’']")
"""Where letters of two alphabets may meet: quick to find."""
ALONE = Pattern(r"(?P<word>[\p{Cyrillic}\p{Greek}]+)(?<=\p{Latin}[\p{Latin},]* (?P=word))(?= \p{Latin})")
_LATIN, _OTHER = Pattern(r"\p{Latin}"), Pattern(r"[\p{Cyrillic}\p{Greek}]")
_UNITS = frozenset("µ μ Ω ω Δ Σ π".split())
_RUSSIAN = frozenset("АВЕКМНОРСТУХаекорсухёЁ")
_CYRILLIC = ("ru", "uk", "bg", "mk", "el")
_LEAST = 4.0
_LONGEST = 40


class Homoglyph(Rule):
    """A letter of another alphabet that looks the same, inside a word: “сaptain” with a Cyrillic с.

    Keyboards that switch between alphabets, or somebody who wanted to slip past a filter. The word is not found by
    any search. Words that mix alphabets on purpose, and formulas, are right: only letters that look alike count.
    """

    code = "ENC008"
    name = "homoglyph"
    summary = "letter of another alphabet that looks the same"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 1.0
    bad = {
        "The ⟦\u0441aptain⟧ left the ⟦c\u0456ty⟧ behind.": "The captain left the city behind.",
        "The secret ⟦Servic\u0435⟧ left.": "The secret Service left.",
        "Она купила ⟦мoлoко⟧ вчера.".replace("o", "o"): "Она купила молоко вчера.",
    }
    good = (
        "The captain left; the word молоко is Russian.",
        "It weighs 5 μg at 3 kΩ; the π-meson and the α-particle.",
        "Она купила SIM-карту и iPhone в XXI веке.",
        "ВІКІ is Ukrainian for WIKI.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        if document.has_plain_letters:
            return
        if not any("\u0370" <= character <= "\u052f" for character in document.characters):
            return
        text = document.text
        seen = 0
        for meeting in _MEETING.finditer(text):
            found = MIXED.match(text, _start_of_word(text, meeting.start()))
            if found is None or found.end() <= seen:
                continue
            seen = found.end()
            word = found[0]
            latin, other = len(_LATIN.compiled.findall(word)), len(_OTHER.compiled.findall(word))
            new = _converted(word, latin, other)
            if new is not None:
                odd = next(letter for letter, kept in zip(word, new, strict=True) if letter != kept)
                yield Hit(found.span(), f"“{odd}” (U+{ord(odd):04X}) is a letter of another alphabet", new)
        if document.language not in languages() or document.language in _CYRILLIC:
            return
        for found in ALONE.finditer(text):
            word = found["word"]
            new = _to_latin(word)
            if (
                new
                and word not in _UNITS
                and words(document.language).zipf(new.lower()) >= _LEAST
                and not _is_name_of_letter(document, found.start())
            ):
                yield Hit(found.span("word"), f"“{new}” is written with letters of another alphabet", new)


def _start_of_word(text: str, at: int) -> int:
    start = at
    while start and at - start < _LONGEST and (text[start - 1].isalpha() or text[start - 1] in "’'"):
        start -= 1
    return start


def _is_name_of_letter(document: Document, at: int) -> bool:
    """Whether the text speaks of the letter: “the letter а”."""
    return document.is_quoted(at) or "letter" in document.lower[max(0, at - 20) : at]


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Letters that look alike: from Cyrillic and Greek to Latin, and from Latin to Cyrillic."""
    rows = entries("encoding", "homoglyphs.txt")
    to_latin = {row[0]: row[1] for row in rows}
    to_cyrillic = {
        row[1]: row[0] for row in rows if "\u0400" <= row[0] <= "\u04ff" and row[0] not in "ѕјһԁԛԝѵҮүӀІіЇїЈЅ"
    }
    return to_latin, to_cyrillic


def _to_latin(word: str) -> str | None:
    table = _tables()[0]
    new = "".join(table.get(letter, letter) for letter in word)
    return None if _OTHER.search(new) else new


def _converted(word: str, latin: int, other: int) -> str | None:
    """The word in the alphabet that it is written in; None where a letter has no likeness."""
    to_cyrillic = _tables()[1]
    as_latin = _to_latin(word)
    as_cyrillic = "".join(to_cyrillic.get(letter, letter) for letter in word)
    if _LATIN.search(as_cyrillic):
        return as_latin if latin >= 2 or (other == 1 and latin) else None
    if as_latin is None:
        return as_cyrillic if other >= 2 else None
    return as_latin if latin >= other else as_cyrillic
