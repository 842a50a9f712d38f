from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lists import wordset
from newslint.manner import MONTHS, SHORT
from newslint.patterns import compiled_re
from newslint.rule import Hit, Need, Pattern, Rule

from ._numbers import GAP, LEFT, amount, english, figures, tail, word_after, word_before, words
from ._often import once

SPACED = Pattern(rf"{LEFT}(?<!\d{GAP})[1-9]\d{{0,2}}(?:{GAP}\d{{3}})+(?!{GAP}?\d|[\d_/:-]|[.,]\d|\p{{L}})")
DOTTED = Pattern(rf"{LEFT}(?<!\d{GAP})[1-9]\d{{0,2}}(?:\.\d{{3}})+(?![\d_/:-]|[.,]\d|\p{{L}}|{GAP}?[ap]\.?m\b)")
QUOTED = Pattern(rf"{LEFT}[1-9]\d{{0,2}}(?:['’]\d{{3}})+(?![\d'’]|\p{{L}})(?={GAP}(?:\p{{Ll}}|CHF|€))")
FIGURE = compiled_re(rf"\d(?:{GAP}|[.'’])\d{{3}}(?!\d)")
"""What all of these have."""
_MONTHS = frozenset(name.rstrip(".") for name in (*MONTHS, *SHORT))
_RACES = frozenset({"100", "200", "400", "500", "800"})


class ThousandsMark(Rule):
    """A blank or a point between thousands: “1 200 farmers”, “10.000 euros”.

    English sets a comma there. “1.109 euros” may be a price with three decimals and is left alone; so is what could be
    two numbers side by side.

    Fix safety: the point may be a decimal one, the blank may part two numbers.
    """

    code = "LOC002"
    name = "thousands-mark"
    summary = "a blank or a point between thousands"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    before = ("TRL006", "TRL004")
    need = Need(characters="'’ .\u00a0\u202f\u2009")
    bad = {
        "About ⟦1 200⟧ farmers came.": "About 1,200 farmers came.",
        "It costs ⟦10.000⟧ euros.": "It costs 10,000 euros.",
        "The firm has ⟦1.250⟧ workers.": "The firm has 1,250 workers.",
        "It has ⟦1.250.000⟧ inhabitants.": "It has 1,250,000 inhabitants.",
        "They paid ⟦1 500 €⟧ each.": "They paid 1,500 euros each.",
        "It has ⟦1'250⟧ inhabitants.": "It has 1,250 inhabitants.",
    }
    good = (
        "Heating oil costs 1.109 euros a liter.",
        "On Sept. 11 200 people met.",
        "She ran the 4 400 meter heats.",
        "He won in 10.000 seconds.",
        "The server is 192.168.100.200 today.",
        "Call 555 123 456 now.",
        "The Boeing 747 400 people saw.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from once(self._hits(document), "thousands are not parted by commas")

    def _hits(self, document: Document) -> Iterator[Hit]:
        text = document.text
        if not FIGURE.search(document.fact(figures)):
            return
        for found in SPACED.finditer(text):
            if self._spaced(document, found[0], *found.span()):
                yield self._hit(document, found[0], *found.span())
        for found in QUOTED.finditer(text):
            yield Hit(found.span(), "an apostrophe between thousands", found[0].replace("'", ",").replace("’", ","))
        for found in DOTTED.finditer(text):
            if self._dotted(text, found[0], found.end()):
                yield self._hit(document, found[0], *found.span())

    def _hit(self, document: Document, digits: str, start: int, end: int) -> Hit:
        after = tail(document.text, end)
        if after.foreign:
            return Hit((start, after.end), "number in a foreign form", amount(document, english(digits), after))
        mark = "a point" if "." in digits else "a blank"
        return Hit((start, end), f"{mark} between thousands", english(digits))

    def _spaced(self, document: Document, digits: str, start: int, end: int) -> bool:
        text = document.text
        if " " not in digits:
            return True  # a blank that keeps together what it parts
        groups = digits.split(" ")
        before = word_before(text, start)
        if before.rstrip(".") in _MONTHS or (len(groups) > 2 and len({len(group) for group in groups}) == 1):
            return False
        if before[:1].isupper() and text[document.sentence_at(start)[0] : start - len(before) - 1].strip(' “"\ufffc'):
            return False  # a name, not the first word of a sentence
        follows = word_after(text, end)
        if follows.startswith(("meter", "metre")) and groups[-1] in _RACES:
            return False
        after = tail(text, end)
        return (len(follows) > 1 and follows[0].islower()) or after.end > end

    def _dotted(self, text: str, digits: str, end: int) -> bool:
        groups = digits.split(".")
        if len(groups) > 2:
            return len(groups) != 4 or any(int(group) > 255 for group in groups)
        follows = word_after(text, end).lower()
        after = tail(text, end)
        if groups[1] == "000":
            return (bool(follows) and follows not in words("measured")) or bool(after.currency or after.magnitude)
        return follows in wordset("locale", "counted.txt")
