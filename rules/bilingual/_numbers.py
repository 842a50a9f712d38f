"""Numbers as a text and its translation write them, as values that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from newslint.document import Document
from newslint.rule import Pattern
from newslint.source import Span

_MILLION = r"mill?i[oó]n\w*|millones|milhões|milioni|miljoen|mio\.?|млн\.?|миллион\w*|мільйон\w*|milion\w*"
_LONG_BILLION = (
    r"milliard\w*|miliard\w*|miljard\w*|mrd\.?|md|млрд\.?|миллиард\w*|мільярд\w*|mil millones|bilhões|mil milhões|bn"
)
_LONG_TRILLION = r"billion(?:en)?|billions|billón|billones|biliones|трлн\.?|триллион\w*|трильйон\w*"
_THOUSAND = r"thousand|tausend|tsd\.?|mille|mil|mila|duizend|тыс\.?|тысяч\w*|тисяч\w*|tys\.?|tysi\w+"
_MAGNITUDES = Pattern(
    rf"[ \u00a0\u202f-]?(?:(?P<billion>{_LONG_BILLION})|(?P<trillion>{_LONG_TRILLION})|(?P<million>{_MILLION})"
    rf"|(?P<thousand>{_THOUSAND}))(?!\w)",
    re.IGNORECASE,
)
_ENGLISH_MAGNITUDES = Pattern(
    r"[ \u00a0-]?(?:(?P<trillion>trillion|tn)|(?P<billion>billion|bn)|(?P<million>million|mn)"
    r"|(?P<thousand>thousand))s?(?!\w)"
    r"|(?P<million>(?<=[$£€]\s?[\d.,]+)m)(?!\w)",
    re.IGNORECASE,
)
_WORTH = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_DATE = r"(?<![\d.,])(?P<day>\d{1,2})(?P<dash>[./-])(?P<month>\d{1,2})(?P=dash)(?P<year>\d{4}|\d{2})(?![\d])"
_ISO = r"(?<!\d)(?P<iso>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})(?!\d)"
_TIME = (
    r"(?<![\d.,])(?P<hour>[01]?\d|2[0-4])"
    r"(?:(?::|[ \u00a0\u202f]?h[ \u00a0\u202f]?)(?P<minute>[0-5]\d)(?!\d)"
    r"|\.(?P<point>[0-5]\d)(?:(?=[ \u00a0]?(?:Uhr|h(?:oras?)?|[ap]\.?m)\b|[ \u00a0]de[ ]la[ ])"
    r"|(?<=\blas\s\d\.\d\d|\blas\s\d\d\.\d\d))"
    r"|(?=[ \u00a0\u202f](?:h|heures?|Uhr|horas?|часов|часа|[ap]\.?m)\b|[ap]m\b))"
    r"|(?<!\d)(?P<military>[0-2]\d[0-5]\d)(?=[ \u00a0](?:GMT|UTC)\b)"
)
_PLAIN = (
    r"(?P<number>(?<![\d.,])\d{1,3}(?:(?P<group>[.,'’ \u00a0\u202f])\d{3}(?:(?P=group)\d{3})*)(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,]\d+)?)"
)
_NUMBER = Pattern(f"{_ISO}|{_DATE}|{_TIME}|{_PLAIN}")

_UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen"
        " eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_ORDINALS = {
    **dict(
        zip(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
            range(1, 13),
            strict=True,
        )
    ),
    **{f"{word}th": value for word, value in _UNITS.items() if value > 12},
    **{f"{word[:-1]}ieth": value for word, value in _TENS.items()},
}
_OTHERS = {
    "no": 0, "nil": 0, "none": 0, "a": 1, "an": 1, "single": 1, "once": 1, "both": 2, "couple": 2, "pair": 2,
    "twice": 2,
    "double": 2, "doubled": 2, "half": 2, "halved": 2, "twin": 2, "triple": 3, "tripled": 3, "thrice": 3, "quarter": 4,
    "quarters": 4, "thirds": 3, "dozen": 12, "dozens": 12, "fortnight": 14, "score": 20, "twenties": 20,
    "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_MONTHS = Pattern(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*\b"
    r"|\b(?:januar|febr|märz|april|mai|juni|juli|august|sept|okto|nov|dez|janv|févr|mars|avril|juin|juil|août|octo|déc"
    r"|ener|marzo|abril|mayo|agosto|octu|dicie|январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)",
)
_WORD = re.compile("[a-z]+")
_DECADE = re.compile("(?<=0)(?:s|['’]s|er|-[ехyj]\\w*)\\b")
_DECADES = re.compile(r"(?:années|años|anni|anos|jaren)\s*\Z", re.IGNORECASE)
_RANGE = re.compile(r" ?(?:[-–—]|[^\W\d_]{1,7}) ?")


class Number(NamedTuple):
    """A number in figures, what it may be worth, and whether it is a time of the day or may be left out."""

    span: Span
    values: frozenset[Decimal]
    is_time: bool = False
    factor: int = 1
    """What the word after it makes of it: a million."""


class Numbers(NamedTuple):
    """The numbers of a text in figures, and the values of those and of the ones in words."""

    figures: tuple[Number, ...]
    values: frozenset[Decimal]

    def within(self, span: Span) -> list[Number]:
        """Those that begin in a span."""
        return [number for number in self.figures if span[0] <= number.span[0] < span[1]]


def numbers(document: Document) -> Numbers:
    """The numbers of a document, through `document.fact`."""
    text = document.text
    figures = tuple(_with_ranges(text, list(_figures(text, document.language))))
    values = {value for figure in figures for value in figure.values}
    if document.language == "en":
        values |= set(_in_words(document.lower))
    return Numbers(figures, frozenset(values))


def values_within(document: Document, span: Span) -> frozenset[Decimal]:
    """What the numbers of a stretch are worth, in figures and in words."""
    values = {value for number in document.fact(numbers).within(span) for value in number.values}
    if document.language == "en":
        values |= set(_in_words(document.lower[slice(*span)]))
    return frozenset(values)


def _with_ranges(text: str, figures: list[Number]) -> Iterator[Number]:
    """“From 8.5 to 13.2 million”: the first number of a range may be millions too."""
    for number, following in zip(figures, [*figures[1:], None], strict=False):
        factor = following.factor if following is not None else 1
        if factor > number.factor == 1 and following and _RANGE.fullmatch(text, number.span[1], following.span[0]):
            number = number._replace(values=number.values | {(value * factor).normalize() for value in number.values})
        yield number


def _figures(text: str, language: str) -> Iterator[Number]:
    magnitudes = _ENGLISH_MAGNITUDES if language == "en" else _MAGNITUDES
    named_month = bool(_MONTHS.search(text))
    for found in _NUMBER.finditer(text):
        part = found.groupdict()
        if part["number"]:
            after = magnitudes.match(text, found.end())
            factor = next((_WORTH[name] for name, said in after.groupdict().items() if said), 1) if after else 1
            values = {(value * factor).normalize() for value in _values(part["number"])}
            if _DECADE.match(text, found.end()) or _DECADES.search(text, max(0, found.start() - 12), found.start()):
                values |= {value % 100 for value in values}
            yield Number(found.span(), frozenset(values), factor=factor)
        elif part["day"] or part["iso"]:
            yield Number(found.span("year" if part["day"] else "iso"), _year(part["year"] or part["iso"]))
            for name in ("day", "month") if part["day"] else ("iso_day", "iso_month"):
                if not (name.endswith("month") and named_month):
                    yield Number(found.span(name), frozenset({Decimal(part[name])}))
        else:
            military = part["military"]
            hour = int(part["hour"] or military[:2])
            minute = int(part["minute"] or part["point"] or (military[2:] if military else 0))
            early = (hour - 1) % 12 + 1
            yield Number(found.span(), frozenset(map(Decimal, (hour, early, (early + 12) % 24))), is_time=True)
            if minute:
                yield Number(found.span(), frozenset({Decimal(minute)}), is_time=True)


def _values(figures: str) -> Iterator[Decimal]:
    """All that these figures may be worth: “1.234” is one and a bit, or more than a thousand."""
    bare = re.sub("[ \u00a0\u202f'’]", "", figures)
    marks = re.findall("[.,]", bare)
    if not marks:
        yield Decimal(bare)
        return
    if len(set(marks)) == 2:
        yield Decimal(bare.replace(marks[0], "").replace(marks[-1], "."))
        return
    if all(len(group) == 3 for group in re.split("[.,]", bare)[1:]):
        yield Decimal(bare.replace(marks[0], ""))
    if len(marks) == 1:
        yield Decimal(bare.replace(marks[0], "."))


def _year(figures: str) -> frozenset[Decimal]:
    year = int(figures)
    return frozenset(map(Decimal, (year % 100, year) if year > 99 else (year, 1900 + year, 2000 + year)))


def _in_words(lower: str) -> Iterator[Decimal]:
    """The values of numbers written in English words; of a compound its parts too."""
    total = current = 0
    end = -2
    for found in _WORD.finditer(lower):
        word = found[0]
        value = _UNITS.get(word, _TENS.get(word, _ORDINALS.get(word)))
        joins = lower[end : found.start()] in (" ", "-", " and ")
        if word == "and" and joins:
            continue
        if value is None and word not in _WORTH and word != "hundred":
            if word in _OTHERS:
                yield Decimal(_OTHERS[word])
            elif word.endswith(("fold", "some")) and (value := _UNITS.get(word[:-4])) is not None:
                yield Decimal(value)
            continue
        if not joins:
            total = current = 0
        if word == "hundred":
            current = max(1, current) * 100
        elif word in _WORTH:
            total, current = total + max(1, current) * _WORTH[word], 0
        else:
            assert value is not None
            current = current + value if joins else value
            yield Decimal(value)
        yield Decimal(total + current)
        end = found.end()


def close(one: Decimal, other: Decimal) -> bool:
    """Whether one number is the other, rounded or cut: 1.48 million and 1.5 million."""
    if one == other:
        return True
    rougher, finer = sorted((one.normalize(), other.normalize()), key=_figures_of)
    kept, all_ = _figures_of(rougher), _figures_of(finer)
    if all_ < 3 or kept == all_ or (all_ == 3 and kept == 1):
        return False
    unit = Decimal((0, (1,), finer.adjusted() - kept + 1))
    ways = (ROUND_HALF_UP, ROUND_DOWN) if all_ > 3 else (ROUND_HALF_UP,)
    return rougher in {finer.quantize(unit, way) for way in ways}


def _figures_of(value: Decimal) -> int:
    return len(value.as_tuple().digits)
