from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.manner import manner
from newslint.rule import Hit, Pattern, Rule

from ._numbers import LEFT, amount, currencies, figures, first_letters, following, magnitudes, percents, tail

NUMBER = Pattern(rf"{LEFT}(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?=[ \u00a0\u202f\u2009]?[^\s\d.,;:!?)%])")
THOUSAND_MILLION = Pattern(
    r"\b(?P<count>\d[\d.,]*|a|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|several|a few) (?P<words>thousand (?:of )?millions?)\b(?P<of> of)?"
)
PLURAL = Pattern(r"(?<=\d )(?P<word>millions|billions|trillions)(?: of)?(?= \p{L})(?! other)")
SIGNED = Pattern(rf"{LEFT}(?P<number>\d[\d,]*(?:\.\d+)?)[ \u00a0]?(?P<size>M|k|Md|Mds|Mrd|Mio)[ \u00a0]?€(?!\w)")
ASIAN = Pattern(
    r"(?<!\d)(?:(?P<oku>\d[\d,]*(?:\.\d+)?)(?P<unit>[億亿억兆조])(?: ?(?P<man>\d{1,4})[万만萬])?"
    r"|(?P<man>\d[\d,]*(?:\.\d+)?)[万만萬])(?P<currency>[円元원])?"
)
_SIZES = {"M": "million", "Mi": "million", "k": "thousand", "Md": "billion", "Mr": "billion"}
_ASIAN = {"億": 10**8, "亿": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12}
_CURRENCY = {"円": " yen", "元": " yuan", "원": " won"}


@cache
def _foreign() -> frozenset[str]:
    """First words of what makes a number foreign."""
    return first_letters([*magnitudes(), *percents(), *(word for word in currencies() if not word.isascii())])


class ForeignMagnitude(Rule):
    """A number word of another language after the digits: “340 млн”, “2.1 Milliarden euros”, “3億8000万 yen”.

    Also “five thousand millions”, which is how Spanish says five billion.

    Fix safety: a word changes, and “billion” is ten times a hundred million in English alone.
    """

    code = "LOC004"
    name = "foreign-magnitude"
    summary = "a number word of another language"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    before = ("TRL006", "TRL004")
    bad = {
        "The rescue cost ⟦340 млн⟧ rubles.": "The rescue cost 340 million rubles.",
        "The plant cost ⟦2.1 Milliarden euros⟧.": "The plant cost 2.1 billion euros.",
        "It grew by ⟦15 Prozent⟧ and cost ⟦20 M€⟧.": "It grew by 15% and cost 20 million euros.",
        "It lost ⟦3億8000万⟧ yen last year.": "It lost 380 million yen last year.",
        "It cost ⟦5 milliards de dollars⟧ to build.": "It cost 5 billion dollars to build.",
        "It sold 20 ⟦millions of⟧ boats.": "It sold 20 million boats.",
        "It cost five ⟦thousand millions⟧ to build.": "It cost five billion to build.",
    }
    good = (
        "It cost 340 million rubles.",
        "He flew 5 Millionaires to Nice.",
        "Thousands of millions of stars shine.",
        "In 3 Mrs. Smith is named.",
        "Oil output was 3 mln barrels.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for found in () if _foreign().isdisjoint(document.fact(following)) else NUMBER.finditer(text):
            after = tail(text, found.end())
            own = text[found.end() : after.end].strip()
            if after.foreign and (after.magnitude or after.percent or not (own.isascii() or own == "€")):
                yield Hit((found.start(), after.end), "number in a foreign form", amount(document, found[0], after))
        if "thousand million" in text or "thousand of million" in text:
            for found in THOUSAND_MILLION.finditer(text):
                yield Hit(found.span("words"), "“thousand millions” is a billion", "billion")
        for found in SIGNED.finditer(text) if "€" in text else ():
            said = f"{found['number']} {_SIZES[found['size'][0:2]]}"
            new = document.fact(manner).money(said, "€", "euros")
            yield Hit(found.span(), "an amount in a foreign form", new)
        for found in PLURAL.finditer(text) if "illions" in document.fact(figures) else ():
            new = found["word"][:-1]
            yield Hit(found.span(), f"“{found['word']}” after a number is “{new}” in English", new)
        if not document.characters.isdisjoint("億亿억兆조万만萬"):
            for found in ASIAN.finditer(text):
                yield Hit(found.span(), "number in a foreign form", _western(found.groupdict()))


def _western(parts: dict[str, str | None]) -> str:
    value = float((parts["oku"] or "0").replace(",", "")) * _ASIAN.get(parts["unit"] or "", 0)
    value += float((parts["man"] or "0").replace(",", "")) * 10**4
    currency = _CURRENCY.get(parts["currency"] or "", "")
    for size, word in ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")):
        if value >= size:
            return f"{value / size:.10g}{word}{currency}"
    return f"{value:,.0f}{currency}"
