from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

SPACE = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
RUN = Pattern(f"[ {SPACE}]*[{SPACE}][ {SPACE}]*")
_ODD = frozenset(SPACE) - frozenset("\u00a0\u2009\u202f\u3000")
"""Those that no language sets between words."""
NUMBER = Pattern(r"[\p{N}€$£%§]")


class ExoticSpace(Rule):
    """A no-break space, a thin space or another unusual blank between two words.

    What web pages and word processors leave. Beside numbers and units it is right and not reported. In other
    languages than English only those are that no language sets between words: French has its reasons for the rest.
    """

    code = "ENC007"
    name = "exotic-space"
    summary = "no-break or other unusual space between words"
    severity = Severity.INFO
    safety = Safety.SAFE
    confidence = 0.9
    need = Need(characters=SPACE)
    bad = {
        "SEOUL –⟦\u00a0⟧The captain left.": "SEOUL – The captain left.",
        "The⟦\u2003⟧captain left the⟦\u00a0⟧boat.": "The captain left the boat.",
    }
    good = ("The captain left.", "He paid 10\u00a0000\u00a0€ and 5\u00a0km.", "The price was 20\u202f% of it.")

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for found in RUN.finditer(text):
            start, end = found.span()
            before, after = text[start - 1 : start], text[end : end + 1]
            if not before or not after or before in "\r\nÂÃ" or after in "\r\n":
                continue
            if document.language != "en" and not _ODD.issuperset(found[0]):
                continue
            if NUMBER.match(before) or NUMBER.match(after):
                continue
            yield Hit((start, end), f"U+{ord(found[0].strip(' ')[0]):04X} between two words", " ")
