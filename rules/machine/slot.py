from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Severity
from newslint.lists import entries
from newslint.rule import Hit, Need, Pattern, Rule

BRACKET = Pattern(r"\[(?P<inner>[^\[\]\n]{2,80})\](?!\()")
BRACES = Pattern(r"\{\{\s*[\w .|'\"-]{1,60}\s*\}\}|\{%[^%\n]{1,80}%\}|<%=?[^%\n]{1,80}%>|\$\{[\w.]{1,40}\}")
COMING = Pattern(
    r"\bTKTK\b|\bTK TK\b|\[TK\b[^\]\n]{0,60}\]|\(TK\)"
    r"|\bTK (?=(?:percent|people|million|billion|years?|miles|dollars|times)\b)"
    r"|\$XX+\b|\bXX+(?= ?(?:percent|%|people|million|billion|years?|miles|dollars|euros))|\bXX:XX\b"
    r"|\bX{4,}\b(?! (?:beer|lager|Gold|Bitter))"
    r"|(?i:\blorem ipsum dolor\b)"
)
_DETERMINERS = frozenset("the a an his her its their this that our my".split())


class Slot(Rule):
    """A slot that nobody filled: “[Name of mayor]”, “[INSERT QUOTE]”, “{{city}}”, “$XX million”, “TK percent”.

    A template, a chat model or an editor left room for a fact. “[the mayor]” in a quotation is a word that the
    reporter put in, and right.
    """

    code = "MTR006"
    name = "unfilled-slot"
    summary = "a slot of a template that nobody filled"
    severity = Severity.ERROR
    confidence = 0.95
    need = Need(words=("tk", "[", "{", "<%", "xx", "lorem ipsum"))
    bad = dict.fromkeys(
        (
            "The mayor, ⟦[Name of mayor]⟧, was not there.",
            "It was late. ⟦[INSERT QUOTE FROM THE CAPTAIN]⟧",
            "The ferry sails to ⟦{{harbor_2}}⟧ on Monday.",
            "It lies in ⟦[CITY]⟧ harbor.",
            "It cost ⟦$XX⟧ million.",
        )
    )
    good = (
        "“They [the engineers] slept here,” he said.",
        "“We must beat [City] on Sunday,” the coach said.",
        "A sign read “No anywon [sic] beyond this point.”",
        "Super Bowl XXX was played in Tempe.",
        "The TK Maxx store closed.",
        "The name [in Latin] means ship.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for found in BRACKET.finditer(text) if "[" in document.characters else ():
            if _is_slot(found["inner"], document.is_quoted(found.start())):
                yield Hit(found.span(), "a slot of a template that nobody filled")
        for found in BRACES.finditer(text) if "{" in document.characters or "<%" in text else ():
            yield Hit(found.span(), "a slot of a template that nobody filled")
        for found in COMING.finditer(text) if "TK" in text or "XX" in text or "lorem" in document.lower else ():
            end = found.start() + len(found[0].rstrip())
            yield Hit((found.start(), end), "a fact that was still to come")


@cache
def _known(kind: str) -> frozenset[str]:
    return frozenset(word for of, word in entries("machine", "slots.tsv") if of == kind)


def _is_slot(inner: str, quoted: bool) -> bool:
    words = inner.lower().split()
    if not words:
        return False
    # in a quotation “[your father]” and “[City]” are the reporter's
    if words[0] in _known("begin") or " ".join(words[:2]) in _known("begin"):
        return inner.isupper() or (len(words) > 1 and (inner[0].isupper() or not quoted))
    if inner.isupper() and " TO BE " in inner:
        return True
    last = words[-1].strip(".:")
    if last not in _known("noun") or len(words) > 3:
        return False
    asked = last in _known("asked") and words[0] not in _DETERMINERS and (len(words) > 1 or inner.islower())
    return inner.isupper() or (not quoted and (inner.istitle() or asked))
