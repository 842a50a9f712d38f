from collections.abc import Iterator
from functools import lru_cache

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lexicon import by_language, in_dictionary, words
from newslint.patterns import compiled_re
from newslint.rule import Hit, Rule
from newslint.source import Span

from ._words import noted, occurrences, places, unknown

_RUN = compiled_re(r"[A-Za-z\d]+")
_WORD = compiled_re(r"[A-Za-z][A-Za-z015]*[015][A-Za-z][A-Za-z015]*|[015][A-Za-z]{3,}|[A-Za-z]{4,}[01]")
"""A word with a digit in it that looks like a letter."""
_NUMBER = compiled_re(r"(?=\d*[OlI])[\dOlI]{4,}")
"""A number with a letter in it that looks like a digit."""
_LARGER = "@#/\\.=&%+~’'-_"
_LETTERS = str.maketrans("015", "ols")
_DIGITS = str.maketrans("OlI", "011")
_PAIRS = (("rn", "m"), ("m", "rn"), ("cl", "d"), ("vv", "w"), ("tb", "th"), ("tlr", "th"))
_USUAL = 4.0
"""Zipf frequency from which a word is usual enough to have been meant."""


class LookAlikeLetters(Rule):
    """A letter or digit stands where one that looks like it was meant.

    Text recognition reads "rn" for "m", "1" for "l", "0" for "o", a capital I for "l" and the letter O in numbers:
    "govemment", "fina1", "wiII", "2O21". Only where the other reading is a usual word, and the one that stands is
    none. Ignore it in code, product names and passwords.

    Fix safety: the odd form may be a name or a code.
    """

    code = "SPL004"
    name = "look-alike-letters"
    summary = "letters or digits mixed up with others of the same shape"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en",)
    bad = {
        "The ⟦fina1⟧ vote was close.": "The final vote was close.",
        "They ⟦wiII⟧ vote in ⟦2O21⟧.": "They will vote in 2021.",
        "It was the ⟦sumrner⟧ of ⟦l968⟧.": "It was the summer of 1968.",
        "The ⟦poIice⟧ came ⟦Iater⟧, and the ⟦govemment⟧ fell.": "The police came later, and the government fell.",
    }
    good = (
        "The iPhone, the G20, H5N1 and Covid19 cost 100l of fuel and 2 l of milk.",
        "In Ist and Iasi he wrote modern and modem, corner and comer, clear and dear.",
        "The MI5 file A10I and the B1 bomber stood in lot 1l0-x.",
        "The 1st, the 5th, 10s and 50s, and 5km to go.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from _with_digits(document)
        found = document.fact(occurrences)
        doubtful = [word for word in document.fact(unknown) if len(found[word]) < 3]
        misread = {word: meant for word in doubtful if (meant := _misread(word))}
        for place in places(document, misread):
            if place.text.islower():
                yield _hit(document, place.span, misread[place.word])
            elif place.opens and place.text[1:].islower():
                yield _hit(document, place.span, misread[place.word].capitalize())
        for place in places(document, [word for word in doubtful if "i" in word and _has_capital_i(document, word)]):
            meant = place.text.replace("I", "l")
            if not place.opens and _usual(meant):
                yield _hit(document, place.span, meant)


def _with_digits(document: Document) -> Iterator[Hit]:
    for text in document.fact(noted):
        for at, run, meant in () if text.isalpha() else _readings(text):
            for number in document.words_by_text[text]:
                start = document.words.starts[number] + at
                span = (start, start + len(run))
                if not _larger(document.text, *span):
                    yield _hit(document, span, meant)


@lru_cache(maxsize=1 << 14)
def _readings(text: str) -> tuple[tuple[int, str, str], ...]:
    """The runs of letters and digits in a word that may have been read wrongly: where each begins, and what it was."""
    return tuple((run.start(), run[0], meant) for run in _RUN.finditer(text) if (meant := _reading(run[0])))


def _larger(text: str, start: int, end: int) -> bool:
    """Whether a run of letters and digits is part of something larger: an address, a code, a word of another script."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and (before.isalnum() or before in _LARGER):
        return True
    return bool(after) and (after[0].isalnum() or (after[0] in _LARGER + ",:" and after[1:].isalnum()))


def _reading(text: str) -> str | None:
    """What a word with digits or a number with letters was, where that is plain."""
    digits = sum(map(str.isdigit, text))
    if _NUMBER.fullmatch(text):
        litres = text[:-1].isdigit()
        return text.translate(_DIGITS) if digits >= max(3, len(text) - 1) and not litres else None
    if len(text) < 4 or digits * 3 > len(text) or not _WORD.fullmatch(text):
        return None
    readings = (text.translate(_LETTERS), text.replace("1", "i").translate(_LETTERS))
    return next((reading for reading in readings if _usual(reading)), None)


def _usual(word: str) -> bool:
    return words("en").zipf(word.lower()) >= _USUAL and in_dictionary(word)


@lru_cache(maxsize=1 << 14)
def _misread(word: str) -> str | None:
    """The one usual word that looks like a word (lower case) which is none."""
    if len(word) < 3 or words("en").zipf(word) >= 2 or any(zipf > 3 for _, zipf in by_language(word)):
        return None
    usual = {reading for wrong, right in _PAIRS if wrong in word and _usual(reading := word.replace(wrong, right, 1))}
    return usual.pop() if len(usual) == 1 else None


def _has_capital_i(document: Document, word: str) -> bool:
    """Whether a word (lower case) stands in small letters but for a capital I."""
    start = document.fact(occurrences)[word][0]
    text = document.text[start : start + len(word)]
    return "I" in text and text.replace("I", "l").islower()


def _hit(document: Document, span: Span, meant: str) -> Hit:
    return Hit(
        span,
        f"“{document.text[slice(*span)]}” looks like “{meant}” with a letter misread",
        meant,
        safety=Safety.SUGGESTION if document.is_quoted(span[0]) else None,
    )
