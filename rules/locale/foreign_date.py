from collections.abc import Iterator
from itertools import chain

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.manner import MONTHS, manner
from newslint.patterns import compiled_re
from newslint.rule import Hit, Need, Pattern, Rule
from newslint.source import Span

from ._numbers import figures, words
from ._often import once

_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
NUMERIC = Pattern(
    r"(?<![\w.,/:-])(?P<day>0?[1-9]|[12]\d|3[01])\.[ \u00a0]?"
    r"(?P<number>0?[1-9]|1[0-2])\.[ \u00a0]?(?P<year>(?:19|20)\d\d)(?![\w/:-]|\.\d)"
)
DOTTED = Pattern(
    rf"(?<![\w.,/:-])(?:the )?(?P<day>0?[1-9]|[12]\d|3[01])(?:\.[ \u00a0]?|er |º |ème )(?:de |of )?{_MONTH}\b"
    r"(?:(?:,| de| of)? (?P<year>(?:19|20)\d\d)\b)?"
)
SHORT_FORM = Pattern(r"(?<![\w.,/:-])(?P<day>0?[1-9]|[12]\d|3[01])\.(?P<number>0?[1-9]|1[0-2])\.(?= \p{Ll}|[,;)])")
SLASHED = Pattern(
    r"(?<![\w.,/:-])(?P<day>1[3-9]|2\d|3[01])/(?P<number>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\w/-])"
)
ASIAN = Pattern(
    r"(?:(?P<year>(?:19|20)\d\d)[年년] ?)?(?P<number>1[0-2]|[1-9])[月월] ?(?P<day>3[01]|[12]\d|[1-9])[日일号號]"
)
YEAR = Pattern(
    r"\b(?P<in>[Ii]n (?:19|20)\d\d) (?:year|г\.|god[au])\b(?![-\w]| (?:old|terms|plan|end|sentence|high|low))"
)
_MONTH_BEGINS = rf"(?:de\b|of\b|{'|'.join(name[:3] for name in MONTHS)})"
FIGURE = compiled_re(
    rf"\d(?:\.[ \u00a0]?(?:\d\d?\.|{_MONTH_BEGINS})|/\d\d?/\d{{4}}|er {_MONTH_BEGINS}"
    r"|º|ème|[年月년월]| (?:year|г\.|god)(?!s))"
)
"""What all of these have: only the lines that have it are read."""
_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)}


class ForeignDate(Rule):
    """A date in the form of another language: “31.12.2026”, “1. January”, “9月13日”.

    The fix writes it as the article writes its other dates.

    Fix safety: in a list “1.” may number an entry.
    """

    code = "LOC005"
    name = "foreign-date"
    summary = "a date in the form of another language"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    before = ("TRL006", "TRL004")
    need = Need(characters="0123456789")
    bad = {
        "He wants it back by ⟦31.12.2026⟧ at the latest.": "He wants it back by Dec. 31, 2026 at the latest.",
        "The levy rises on ⟦1. January⟧.": "The levy rises on Jan. 1.",
        "The harbour centre opens on ⟦1. January⟧.": "The harbour centre opens on 1 January.",
        "It sank on ⟦9月13日⟧ off the coast.": "It sank on Sept. 13 off the coast.",
        "It sank ⟦in 2023 year⟧ off the coast.": "It sank in 2023 off the coast.",
    }
    good = (
        "It rose by 3.1 points.",
        "Version 10.12.2 is out.",
        "They came in at No. 1. January was cold.",
        "In 2023 year-end bonuses rose.",
        "He was fourth in round 1. May won it.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from once(self._hits(document), "dates are in a foreign form")

    def _hits(self, document: Document) -> Iterator[Hit]:
        if not FIGURE.search(document.fact(figures)):
            return
        text = document.text
        lines = list(_lines(text))
        habits = document.fact(manner)
        for pattern in (NUMERIC, DOTTED, SHORT_FORM, SLASHED, ASIAN):
            if pattern is ASIAN and document.characters.isdisjoint("月월"):
                continue
            for found in chain.from_iterable(pattern.finditer(text, *line) for line in lines):
                parts = found.groupdict()
                month = int(parts["number"]) if parts.get("number") else _NUMBERS[parts["month"]]
                if pattern not in (NUMERIC, ASIAN) and not _in_sentence(text, found.start(), found.end()):
                    continue
                year = int(parts["year"]) if parts.get("year") else None
                new = habits.date(int(parts["day"]), month, year)
                yield Hit(found.span(), "a date in a foreign form", new)
        for found in chain.from_iterable(YEAR.finditer(text, *line) for line in lines):
            yield Hit(found.span(), "a date in a foreign form", found["in"])


def _lines(text: str) -> Iterator[Span]:
    """The lines in which a date may stand."""
    end = 0
    for found in FIGURE.finditer(text):
        if found.start() >= end:
            end = text.find("\n", found.end())
            end = len(text) if end < 0 else end
            yield text.rfind("\n", 0, found.start()) + 1, end


def _in_sentence(text: str, start: int, end: int) -> bool:
    """Whether a date stands where only a date can: “on 1. January”, not “at No. 1. January was cold”."""
    before = text[max(0, start - 12) : start].lower().split()
    return bool(before) and before[-1] in words("before date")
