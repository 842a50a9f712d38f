from collections.abc import Iterator
from functools import lru_cache

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lexicon import by_language, in_dictionary, words
from newslint.rule import Hit, Pattern, Rule

from ._words import lower_counts, places

_MIXED = Pattern(
    r"(?<![\p{L}\p{M}\p{N}@#/\\._=&%+~’'-])(?:"
    r"(?P<digits>\p{L}[\p{L}015]*[015]\p{L}[\p{L}015]*|[015]\p{L}{3,}|\p{L}{4,}[01])"
    r"|(?P<capital>\p{Ll}+I[\p{Ll}I]*|I\p{Ll}{2,})"
    r"|(?P<number>(?=\d*[OlI])[\dOlI]{4,})"
    r")(?![\p{L}\p{M}\p{N}@#/\\_=&%+~-]|[.,:]\p{N}|\.\p{L})"
)
_LETTERS = str.maketrans("015", "ols")
_DIGITS = str.maketrans("OlI", "011")
_PAIRS = (("rn", "m"), ("m", "rn"), ("cl", "d"), ("vv", "w"), ("tb", "th"), ("tlr", "th"))
_USUAL = 4.0


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
        "The ⟦poIice⟧ came, and the ⟦govemment⟧ fell.": "The police came, and the government fell.",
    }
    good = (
        "The iPhone, the G20, H5N1 and Covid19 cost 100l of fuel and 2 l of milk.",
        "In Ist and Iasi he wrote modern and modem, corner and comer, clear and dear.",
        "The MI5 file A10I and the B1 bomber stood in lot 1l0-x.",
        "The 1st, the 5th, 10s and 50s, and 5km to go.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in _MIXED.finditer(document.text):
            if meant := _reading(found[0], found.lastgroup or ""):
                yield _hit(document, found.span(), meant)
        counts = document.fact(lower_counts)
        misread = {word: meant for word in counts if counts[word] < 3 and (meant := _misread(word))}
        if misread:
            for place in places(document, misread):
                if place.text.islower() or (place.opens and place.text[1:].islower()):
                    meant = misread[place.word]
                    yield _hit(document, place.span, meant.capitalize() if place.text[0].isupper() else meant)


@lru_cache(maxsize=1 << 15)
def _misread(word: str) -> str | None:
    """The one usual word that looks like a word which is none."""
    if len(word) < 3 or not any(wrong in word for wrong, _ in _PAIRS):
        return None
    english = words("en")
    if english.zipf(word) >= 2 or in_dictionary(word) or any(zipf > 3 for _, zipf in by_language(word)):
        return None
    readings = {word.replace(wrong, right, 1) for wrong, right in _PAIRS if wrong in word}
    usual = [reading for reading in readings if english.zipf(reading) >= _USUAL and in_dictionary(reading)]
    return usual[0] if len(usual) == 1 else None


def _reading(text: str, kind: str) -> str | None:
    """What a mixed word was, where that is plain."""
    english = words("en")
    if kind == "number":
        if text[:-1].isdigit():  # "100l": litres
            return None
        digits = sum(character.isdigit() for character in text)
        return text.translate(_DIGITS) if len(text) >= 4 and digits >= len(text) - 1 and digits >= 3 else None
    if kind == "digits":
        readings = [text.translate(_LETTERS), text.replace("1", "i").translate(_LETTERS)]
        if sum(character.isdigit() for character in text) * 3 > len(text):
            return None
    else:
        readings = [text.replace("I", "l")]
        if in_dictionary(text.lower()) or english.zipf(text.lower()) > 2:
            return None
    usual = [word for word in readings if english.zipf(word.lower()) >= _USUAL and in_dictionary(word.lower())]
    return usual[0] if usual and len(text) > 3 else None


def _hit(document: Document, span: tuple[int, int], meant: str) -> Hit:
    return Hit(
        span,
        f"“{document.text[slice(*span)]}” looks like “{meant}” with a letter misread",
        meant,
        safety=Safety.SUGGESTION if document.is_quoted(span[0]) else None,
    )
