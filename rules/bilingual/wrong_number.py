"""BIL003: a number that is another in the original."""

from __future__ import annotations

from collections.abc import Iterator, Set
from decimal import Decimal
from re import IGNORECASE

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Hit, Need, Pattern, Rule

from ._numbers import Number, close, numbers, values_within
from ._pairs import pairs
from ._text import STAND_IN, last_word


class _Units:
    """The names of measures and currencies that may stand after a number, and signs before it."""

    def __init__(self, after: str, before: str) -> None:
        self._after = Pattern(rf"[ \u00a0\u202f-]?(?:\p{{L}}+[ \u00a0\u202f])?(?:{after})", IGNORECASE)
        self._before = before

    def stands_by(self, text: str, number: Number) -> bool:
        """Whether a number is one of such a measure."""
        start, end = number.span
        return (start > 0 and text[start - 1] in self._before) or self._after.match(text, end) is not None


_METRIC = _Units(
    r"km|kilom|cm\b|mm\b|m[²³]?\b|mètre|meter|metre|metro|км|метр|м\b|kg|kilo|кг|tonn|тонн|gramm|°|grad|градус|degr|hekt"
    r"|hect|ha\b|гектар|lit|л\b|euro|€|rubel|rubl|рубл|rouble|francs?\b|franken|pesos?\b|złot|yuan|yen",
    "€¥₽",
)
_IMPERIAL = _Units(
    r"miles?\b|mph|feet|foot|ft\b|inch|yards?\b|pounds?|lbs?\b|ounce|acre|gallon|fahrenheit|°F|degrees|dollar|dólar|доллар",
    "$£",
)
"""Measures and money of other readers: the number is another then, and rightly so."""
_LEAST_ALONE = 100
"""Smaller numbers, and whole hundreds, may be words in the other language."""


class WrongNumber(Rule):
    """A number of the translation is nowhere in the original, and one of the original is nowhere in the translation.

    A figure was misread, left out, or taken for another: “Milliarden” are billions, “18 mois” are 18 months. Figures
    and words, decimal commas, times of the day, dates, and rounded numbers are compared by what they say; measures and
    sums that may have been converted are left alone. In translation files a number that is missing, or too many, is
    reported by itself; in articles only one that stands in the place of another.
    """

    code = "BIL003"
    name = "wrong-number"
    summary = "a number that is another in the original"
    severity = Severity.ERROR
    confidence = 0.9
    anchored = True
    need = Need(original=True)
    bad = {
        "Le chantier dure 18 mois. ⇒ The works take ⟦8⟧ months.": None,
        "Der Umbau kostet 1,5 Milliarden Euro. ⇒ The conversion costs ⟦1.5⟧ million euros.": None,
        "Погибли 23 человека, сообщили власти. ⇒ Authorities said ⟦32⟧ people died.": None,
        "El barco salió el 3 de mayo de 2019. ⇒ The ship left on May 3, ⟦2009⟧.": None,
    }
    good = (
        "Le chantier dure 18 mois et coûte 1 234,5 euros. ⇒ The works take 18 months and cost 1,234.5 euros.",
        "Um 20.30 Uhr kamen 3 Boote mit 1.200 Gästen. ⇒ Three boats with 1,200 guests came at 8:30 p.m.",
        "Der Umbau kostet 1,5 Milliarden Euro. ⇒ The conversion costs 1.5 billion euros.",
        "Elle est née le 11.3.1961 à 30 km d'Oslo. ⇒ She was born on March 11, 1961, 19 miles from Oslo.",
        "В 1990-е годы здесь жили 1,48 млн человек. ⇒ Some 1.5 million people lived here in the nineties.",
        "Dans 50 % des cas, il faut 2 fois plus de temps. ⇒ In half of the cases it takes twice as long.",
        "Es kamen 25 Gäste und 2 Hunde. ⇒ Twenty-five guests and a couple of dogs came.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        original = document.original
        if original is None:
            return
        here, there = document.fact(numbers), original.fact(numbers)
        for pair in document.fact(pairs):
            if pair.target is None or pair.original is None or document.text[slice(*pair.target)] == STAND_IN:
                continue
            strange = [number for number in here.within(pair.target) if not _known(number, there.values)]
            # What is elsewhere in the article is not lost, unless another number stands in its place.
            near = values_within(document, pair.target) if strange else here.values
            lost = [number for number in there.within(pair.original) if not _known(number, near)]
            strange, lost = _without_measures(document, original, strange, lost)
            if any(number.is_time for number in lost) and any(number.is_time for number in strange):
                continue  # the clock of another place
            for number, other in zip(strange, lost, strict=False):
                yield Hit(number.span, f"the original says “{_said(original, other)}”")
            if document.aligned:
                for number in filter(_tells, lost[len(strange) :]):
                    said = f"“{_said(original, number)}” of the original is missing"
                    yield Hit(last_word(document, pair.target), said, severity=Severity.WARNING)
                for number in filter(_tells, strange[len(lost) :]):
                    yield Hit(number.span, "is not in the original", severity=Severity.WARNING)


def _without_measures(
    document: Document, original: Document, here: list[Number], there: list[Number]
) -> tuple[list[Number], list[Number]]:
    """The numbers without those of measures and sums that were converted: there are both kinds then."""
    for one, two in ((_METRIC, _IMPERIAL), (_IMPERIAL, _METRIC)):
        ours = [number for number in here if one.stands_by(document.text, number)]
        theirs = [number for number in there if two.stands_by(original.text, number)]
        if ours and theirs:
            return [n for n in here if n not in ours], [n for n in there if n not in theirs]
    return here, there


def _said(document: Document, number: Number) -> str:
    """A number as it stands, with the word after it that makes it millions."""
    said = document.text[slice(*number.span)]
    after = document.text[number.span[1] : number.span[1] + 24].split()
    is_large = said.isdecimal() is False or len(said) < 4
    return f"{said} {after[0].rstrip('.,;')}" if after and is_large and max(number.values) >= 1000 else said


def _tells(number: Number) -> bool:
    """Whether a number can be missed without a partner: it is no small or round one, which may be written in words."""
    largest = max(number.values)
    return not number.is_time and largest > _LEAST_ALONE and largest % 100 != 0


def _known(number: Number, values: Set[Decimal]) -> bool:
    if not number.values.isdisjoint(values) or number.values <= {Decimal(0), Decimal(1)}:
        return True
    return any(close(value, other) for value in number.values for other in values)
