from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

from ._together import together

WORD = Pattern(r"[\p{L}\p{M}\p{N}\u00ad]{0,40}\u00ad[\p{L}\p{M}\p{N}\u00ad]{0,40}")


class SoftHyphen(Rule):
    """A soft hyphen inside a word: it shows only at a line end, and hides the word from every search.

    Layout programs and web pages put them in. In languages with long words web pages do so on purpose: there it is an
    info. An article with many is reported once, with the count.
    """

    code = "ENC006"
    name = "soft-hyphen"
    summary = "soft hyphen left from layout"
    safety = Safety.SAFE
    confidence = 1.0
    need = Need(characters="\u00ad")
    bad = {
        "The ⟦sub\u00adsidies⟧ are gone.": "The subsidies are gone.",
        "The ⟦boat\u00adyard⟧ and the ⟦in\u00advest\u00adment⟧ fell.": "The boatyard and the investment fell.",
    }
    good = ("The subsidies are gone.", "A well-known plan.", "A non\u2011breaking hyphen.")

    def check(self, document: Document) -> Iterator[Hit]:
        severity = None if document.language == "en" else Severity.INFO
        found = ((match.span(), match[0].replace("\u00ad", "")) for match in WORD.finditer(document.text))
        hits = (Hit(span, f"soft hyphen inside “{new}”", new, severity=severity) for span, new in found)
        yield from together(hits, "soft hyphens")
