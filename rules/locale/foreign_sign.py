from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lexicon import words
from newslint.rule import Hit, Need, Pattern, Rule

from ._numbers import following, word_after
from ._numbers import words as english_words

NUMERO = Pattern(r"(?<![\w°])(?:№|[nN]°|[nN]º|Nr\.|nr\.|núm\.|č\.)[ \u00a0\u202f]?(?=\d)")
INVERTED = Pattern(r"[¿¡]+(?=[“‘\"']?(?P<word>\p{Latin}+(?:['’]\p{L}+)?))")
ORDINAL = Pattern(r"(?<![\w.,])(?P<number>\d{1,3})(?:\.?[ºª]|ème|ième|ère|ste|e)(?= \p{Ll}|[ ]\p{Lu}\p{Ll})")
DOTTED = Pattern(r"(?P<number>\d{1,3})(?<=\bthe \d{1,3})\.(?= (?:century|anniversary|birthday|edition|minute|floor)\b)")
CENTURY = Pattern(
    r"\b(?=[XVI])(?P<number>X{0,2}(?:IX|IV|V?I{0,3}))(?P<suffix>th|st|nd|rd|e|ème)?"
    r"(?=(?: and | to |-)?[XVI]* ?(?:century|centuries)\b)"
)
_NUMEROS = ("№", "n°", "nº", "nr.", "núm.", "č.")
_ORDINALS = frozenset({"º", "ª", "ème", "ième", "ère", "ste", "e"})
_ROMAN = {"I": 1, "V": 5, "X": 10}


class ForeignSign(Rule):
    """A sign that English does not use: “№ 2”, “n° 3”, “¿What”, “3º”, “XXth century”.

    Each has one English form, which the fix sets.
    """

    code = "LOC010"
    name = "foreign-sign"
    summary = "a sign that English does not use"
    severity = Severity.WARNING
    safety = Safety.SAFE
    confidence = 0.95
    languages = ("en",)
    need = Need(
        words=(
            "№",
            "n°",
            "º",
            "ª",
            "¿",
            "¡",
            "nr.",
            "núm.",
            "č.",
            "ème",
            "ère",
            "ste ",
            *(f"{digit}e " for digit in range(10)),
            "centur",
            ". edition",
            ". anniversary",
            ". birthday",
        )
    )
    bad = {
        "It lies in the ⟦№ ⟧2 hold.": "It lies in the No. 2 hold.",
        "See issue ⟦n° ⟧3 for more.": "See issue No. 3 for more.",
        "“⟦¿⟧What is it?” he asked.": "“What is it?” he asked.",
        "It was the ⟦3º⟧ time.": "It was the 3rd time.",
        "It was the ⟦20e⟧ anniversary in the ⟦19.⟧ century.": "It was the 20th anniversary in the 19th century.",
        "It was built in the ⟦XXth⟧ century.": "It was built in the 20th century.",
    }
    good = (
        "It was 3º C at dawn.",
        "“¿Qué tal?” he asked.",
        "Louis XIV built it in the 17th century.",
        "It is 3° outside.",
        "Built under Henry V centuries ago.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for found in NUMERO.finditer(text) if any(sign in document.lower for sign in _NUMEROS) else ():
            yield Hit(found.span(), f"“{found[0].strip()}” is “No.” in English", "No. ")
        for found in INVERTED.finditer(text) if "¿" in text or "¡" in text else ():
            if words("en").zipf(found["word"].lower()) >= 4 and not _foreign_follows(text, found.end()):
                yield Hit(found.span(), f"English sets no “{found[0]}”", "")
        ordinals = [] if _ORDINALS.isdisjoint(document.fact(following)) else list(ORDINAL.finditer(text))
        for found in (*ordinals, *DOTTED.finditer(text)):
            if not degrees(text, found.end()) and word_after(text, found.end()) not in english_words("after degrees"):
                number = int(found["number"])
                yield Hit(found.span(), "an ordinal in a foreign form", f"{number}{_ending(number)}")
        if "centur" in document.lower:
            for found in CENTURY.finditer(text):
                if found["number"] and (found["suffix"] or len(found["number"]) > 2):
                    number = _arabic(found["number"])
                    yield Hit(found.span(), "a century in a foreign form", f"{number}{_ending(number)}")


def degrees(text: str, end: int) -> bool:
    """Whether a degree of heat or of latitude is meant."""
    return text[end : end + 3].strip()[:1] in ("C", "F", "N", "S", "E", "W") and not text[end + 2 : end + 3].islower()


def _foreign_follows(text: str, at: int) -> bool:
    following = [word.lower() for word in text[at : at + 60].replace("?", " ").replace("!", " ").split()[:4]]
    usual = sum(words("en").zipf(word.strip('.,;:”“’"')) >= 3.5 for word in following)
    return usual < 0.75 * len(following)


def _ending(number: int) -> str:
    return "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _arabic(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
