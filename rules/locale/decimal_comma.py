from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.manner import MONTHS, SHORT
from newslint.patterns import compiled_re
from newslint.rule import Hit, Need, Pattern, Rule

from ._numbers import GAP, LEFT, amount, english, figures, tail, word_after, word_before, words
from ._often import once

NUMBER = Pattern(
    rf"{LEFT}(?:\d{{1,3}}(?:{GAP}\d{{3}})*|\d{{1,3}}(?:\.\d{{3}})+|\d+),(?:\d{{1,2}}|\d{{4,}})(?![\d,]|\.\d|[\p{{L}}_-])"
)
FIGURE = compiled_re(r"\d,(?:\d\d?|\d{4,})(?![\d,])")
"""What all of these have."""
YEAR = Pattern(r"(?:19|20)\d\d,")
_MONTHS = frozenset(name.lower() for name in (*MONTHS, *SHORT))
_SIGNS = "€$£¥"


class DecimalComma(Rule):
    """A decimal comma: “2,5 %”, “142,6 kph”, “1.234,50 euros”.

    Most languages of Europe and Latin America write decimals with a comma, English with a point. A comma before three
    digits is left alone, for there it parts thousands.

    Fix safety: the two numbers could be a list.
    """

    code = "LOC001"
    name = "decimal-comma"
    summary = "a decimal comma"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    before = ("TRL006", "TRL004")
    need = Need(characters=",")
    bad = {
        "It grew by ⟦2,5 %⟧ in May.": "It grew by 2.5% in May.",
        "Gusts of ⟦142,6⟧ kph hit the coast.": "Gusts of 142.6 kph hit the coast.",
        "It cost ⟦2,3 milioni di euro⟧ to build.": "It cost 2.3 million euros to build.",
        "It weighs ⟦1.234,5⟧ tons.": "It weighs 1,234.5 tons.",
        "The water rose by ⟦0,8⟧.": "The water rose by 0.8.",
    }
    good = (
        "It has 12,500 inhabitants.",
        "On May 5,10 people came.",
        "Read chapters 3,4 and 5.",
        "He scored 3,4 and 5.",
        "In 2019,20 ships sank.",
        "The set {1,2} has two members.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from once(self._hits(document), "a decimal comma")

    def _hits(self, document: Document) -> Iterator[Hit]:
        text = document.text
        if not FIGURE.search(document.fact(figures)):
            return
        for found in NUMBER.finditer(text):
            start, end = found.span()
            after = tail(text, end)
            follows = word_after(text, end)
            sure = (
                found[0].startswith("0,")
                or after.end > end
                or (start and text[start - 1] in _SIGNS)
                or (follows and follows[0].islower() and follows not in words("list"))
                or text[end : end + 2].strip()[:1] == "°"
            )
            if (
                not sure
                or YEAR.match(found[0])
                or word_before(text, start).lower() in words("numbered") | _MONTHS
                or len(found[0].split(",")[0]) > 12
            ):
                continue
            if after.foreign:
                yield Hit((start, after.end), "number in a foreign form", amount(document, english(found[0]), after))
            else:
                yield Hit((start, end), "a decimal comma", english(found[0]))
