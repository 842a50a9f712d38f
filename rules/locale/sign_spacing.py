from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.manner import manner
from newslint.patterns import compiled_re
from newslint.rule import Hit, Need, Pattern, Rule

from ._numbers import GAP, LEFT, figures
from ._often import once

PERCENT = Pattern(rf"(?<=\d)(?P<gap>{GAP})%(?!\w)")
BEFORE = Pattern(r"(?<![\p{L}\d%/=&.,-])%[ \u00a0]?(?P<number>\d{1,3}(?:\.\d+)?)(?![\w%.,]\w|[A-Fa-f%])")
AFTER = Pattern(
    rf"{LEFT}(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<magnitude>{GAP}(?:million|billion|trillion))?{GAP}?(?P<sign>[€£])(?![\p{{L}}\d]|{GAP}?\d)"
)
APART = Pattern(rf"(?<![\w.,])(?P<sign>[€£]){GAP}(?P<number>\d[\d.,]*\d|\d)(?P<round>,[-–—])?(?![\d])")
PERCENT_SIGN = compiled_re(rf"%(?:(?<={GAP}.)|(?=[ \u00a0]?\d))")
"""What both patterns of percent signs have."""
MONEY_SIGN = compiled_re(rf"[€£](?:(?<=\d.)|(?<=\d{GAP}.)|(?<=illion.)|(?<=illion{GAP}.)|(?={GAP}\d))")
"""What the patterns of money have, unless `DASHED` is it."""
DASHED = compiled_re(r"\d[,.][-–—]")
WHOLE = Pattern(r"(?<![\w.,])(?P<number>\d{1,3}(?:[.,]\d{3})*)[,.][-–—](?= (?:euros?|francs?|kronor|kroner|Euro)\b)")
ROUND = Pattern(rf"(?<![\w.,])(?P<sign>[€£$]?){GAP}?(?P<number>\d{{1,3}}(?:[.,]\d{{3}})*),[-–—](?!\d)")
_NAMES = {"€": "euros", "£": "pounds", "$": "dollars"}


class SignSpacing(Rule):
    """A percent or currency sign stands where another language puts it: “15 %”, “35 €”, “€ 40,-”.

    English writes “15%” and sets the sign before the amount, without a blank, or spells out the currency.

    Fix safety: moving the sign is a matter of house style.
    """

    code = "LOC003"
    name = "sign-spacing"
    summary = "a percent or currency sign in a foreign place"
    severity = Severity.WARNING
    safety = Safety.SAFE
    confidence = 0.9
    languages = ("en",)
    need = Need(characters="%€£,")
    bad = {
        "It grew by 15⟦ %⟧ in May.": "It grew by 15% in May.",
        "It grew by ⟦%15⟧ in May.": "It grew by 15% in May.",
        "It costs ⟦35 €⟧ a month.": "It costs 35 euros a month.",
        "Tarpaulins sold at ⟦€ 40,-⟧ apiece.": "Tarpaulins sold at 40 euros apiece.",
        "It costs ⟦5,–⟧ euros to go in.": "It costs 5 euros to go in.",
        "It costs €20, not ⟦35 €⟧.": "It costs €20, not €35.",
    }
    good = (
        "It grew by 15% in May.",
        "It costs €35 or £30.",
        "Between 5 and %s lies a gap.",
        "He paid $5, - and left.",
        "A €5 coin and 5 other ones.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        if PERCENT_SIGN.search(text):
            percent = (Hit(found.span(), "a blank before “%”", "%") for found in PERCENT.finditer(text))
            yield from once(percent, "a blank before “%”")
            for found in BEFORE.finditer(text):
                yield Hit(found.span(), "“%” before its number", f"{found['number']}%", safety=Safety.UNSAFE)
        signed = not document.characters.isdisjoint("€£") and MONEY_SIGN.search(text)
        if not signed and not DASHED.search(document.fact(figures)):
            return
        money = [*AFTER.finditer(text), *ROUND.finditer(text)]
        money += [m for m in APART.finditer(text) if not m["round"]]
        hits = []
        for found in sorted(money, key=lambda match: match.start()):
            number = found["number"].replace(".", ",") if found.re is ROUND.compiled else found["number"]
            if found.re is ROUND.compiled and not found["sign"]:
                continue
            magnitude = found["magnitude"].strip() if "magnitude" in found.groupdict() and found["magnitude"] else ""
            new = document.fact(manner).money(f"{number} {magnitude}".strip(), found["sign"], _NAMES[found["sign"]])
            hits.append(Hit(found.span(), "a currency sign where another language puts it", new, safety=Safety.UNSAFE))
        hits += [
            Hit(found.span(), "a dash for no cents", found["number"].replace(".", ","), safety=Safety.UNSAFE)
            for found in WHOLE.finditer(text)
        ]
        yield from once(hits, "currency signs where another language puts them")
