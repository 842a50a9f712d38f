from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.lists import wordset
from newslint.rule import Hit, Need, Pattern, Rule

PAIR = Pattern(r"(?<![\p{L}\p{N}/.@_-])(?P<first>\p{Ll}{3,})/(?P<second>\p{Ll}{3,})(?![\p{L}\p{N}/_-]|\.\p{L})")
PLURAL = Pattern(r"\(s\)?he\b|\bs/he\b")


class Alternatives(Rule):
    """Two translations of one word, left for an editor to choose: “talks/negotiations”, “(s)he”.

    Many such pairs are right (and/or, his/her); a list of those is left alone, the rest is a hint.
    """

    code = "TRL013"
    name = "unresolved-alternatives"
    summary = "two words with a slash, perhaps an open choice"
    severity = Severity.INFO
    confidence = 0.5
    languages = ("en",)
    need = Need(words=("/", "(s)he"))
    bad = dict.fromkeys(("The ⟦talks/negotiations⟧ began.", "The driver said that ⟦(s)he⟧ left."))
    good = (
        "He and/or she left.",
        "It ran at 40 km/h.",
        "See example.org/boats/harbors for more.",
        "His/her boat left.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        known = wordset("translation", "slashed.txt")
        for found in PAIR.finditer(document.text):
            if found[0] not in known:
                yield Hit(found.span(), f"“{found[0]}” may be a choice that was left open")
        for found in PLURAL.finditer(document.text):
            yield Hit(found.span(), f"“{found[0]}” may be a choice that was left open")
