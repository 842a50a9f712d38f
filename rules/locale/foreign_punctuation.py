from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

from ._often import once

_MARKS = "，、；：。？！（）［］～〜・،؛؟٪٫٬।॥｡､％．／－"
_NEW = dict(zip(_MARKS, ",,;:.?!()[]––-,;?%.,...,%./-", strict=True))
_SPACED_AFTER = frozenset(",;:.?!)")
_ZEROS = (0x660, 0x6F0, 0x966, 0x9E6)
_DIGITS = "".join(chr(zero + number) for zero in _ZEROS for number in range(10))
"""Arabic, Persian, Devanagari and Bengali digits."""
MARK = Pattern(rf"[{_MARKS}]")
DIGITS = Pattern(rf"[{_DIGITS}](?:[{_DIGITS}]|[٫٬](?=[{_DIGITS}]))*")
BESIDE = Pattern(r"[\p{Latin}\d”’\"'%)\]»…]")
AFTER = Pattern(r"\Z|\n|[ \u00a0]*(?:[\p{Latin}\d“‘\"'$€£(«”’)—–-]|\Z|\n)")


class ForeignPunctuation(Rule):
    """Marks or digits of another script between Latin words: “Beijing，the capital”, “pay؟”, “١٢ banks”.

    The letters were translated, and these were left.
    """

    code = "LOC009"
    name = "foreign-punctuation"
    summary = "marks or digits of another script between Latin words"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 0.95
    languages = ("en",)
    before = ("TRL006",)
    need = Need(characters=_MARKS + _DIGITS)
    bad = {
        "The plant⟦،⟧ due to open in May, is late.": "The plant, due to open in May, is late.",
        "In Beijing⟦，⟧the capital, it rained.": "In Beijing, the capital, it rained.",
        "It is financed by ⟦١٢⟧ banks.": "It is financed by 12 banks.",
        "The typhoons of 2018⟦～⟧2023 cost more.": "The typhoons of 2018 to 2023 cost more.",
        "The Obihiro⟦・⟧Kushiro line closes.": "The Obihiro-Kushiro line closes.",
    }
    good = (
        "The plant, due to open in May, is late.",
        "The sign read ありがとう、また来てね in red.",
        "A dot · parts the two names.",
        "The word is السلام، he said.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from once(self._hits(document), "marks of another script between Latin words")

    def _hits(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for found in MARK.finditer(text):
            at, mark = found.start(), found[0]
            before = text[at - 1 : at]
            opens = mark in "（［"
            if not (opens or BESIDE.match(before)) or not AFTER.match(text, at + 1):
                continue
            following = text[at + 1 : at + 2]
            new = _NEW[mark]
            if mark in "～〜" and before.isdigit() and following.isdigit():
                new = " to "
            elif new in _SPACED_AFTER and (following.isalnum() or following in "“‘("):
                new += " "
            elif opens and before.isalnum():
                new = " " + new
            yield Hit(found.span(), f"“{mark}” is a mark of another script", new)
        for found in DIGITS.finditer(text):
            digits = "".join(str(int(c)) if c.isdigit() else _NEW[c] for c in found[0])
            yield Hit(found.span(), "digits of another script", digits)
