from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.lexicon import words
from newslint.rule import Hit, Need, Pattern, Rule

from ._often import once

PAIRS = Pattern(
    r"«[ \u00a0\u202f]?(?P<inner>[^«»\n]{1,600}?)[ \u00a0\u202f]?»"
    r"|„(?P<inner>[^„“”\"\n]{1,600}?)[“”\"]"
    r"|(?<![\p{L}\p{N}])»(?P<inner>[^«»\n]{1,600}?)«(?![\p{L}\p{N}])"
    r"|「(?P<inner>[^「」\n]{1,600}?)」|『(?P<inner>[^『』\n]{1,600}?)』|《(?P<inner>[^《》\n]{1,600}?)》"
    r"|(?<!‹)‹[ \u00a0\u202f]?(?P<inner>[^‹›\n]{1,600}?)[ \u00a0\u202f]?›"
    r"|‚(?P<inner>[^‚‘’\n]{1,300}?)‘(?!\w)"
)
WORD = Pattern(r"[A-Za-z]+(?:['’][a-z]+)?")
_USUAL, _SHARE = 3.0, 0.6


class ForeignQuotes(Rule):
    """Words in English stand between the quotation marks of another language: «a fantasy», „half a loaf“.

    Marks around words in another language are left to the rules about those.
    """

    code = "LOC007"
    name = "foreign-quotes"
    summary = "quotation marks of another language"
    severity = Severity.WARNING
    safety = Safety.SAFE
    confidence = 0.95
    languages = ("en",)
    need = Need(characters="«„「『《‹‚")
    bad = {
        "He called it ⟦«a fantasy»⟧ on Monday.": "He called it “a fantasy” on Monday.",
        "They spoke of ⟦„half a loaf“⟧ at best.": "They spoke of “half a loaf” at best.",
        "She said ⟦« we are late »⟧ and left.": "She said “we are late” and left.",
        "The word ⟦「harbor」⟧ is on the wall.": "The word “harbor” is on the wall.",
    }
    good = (
        "He called it “a fantasy” on Monday.",
        "News » Europe » Harbors",
        "The crowd shouted « On n’en peut plus ! » all night.",
        "The sign read 「ありがとう」 in red.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from once(self._hits(document), "quotation marks of another language")

    def _hits(self, document: Document) -> Iterator[Hit]:
        for found in PAIRS.finditer(document.text):
            if english(found["inner"]):
                start, end = found.span()
                inner = found.span("inner")
                opening, closing = ("‘", "’") if found[0][0] in "‚‹" else ("“", "”")
                edits = (Edit((start, inner[0]), opening), Edit((inner[1], end), closing))
                yield Hit((start, end), "quotation marks of another language", edits=edits)


def english(phrase: str) -> bool:
    """Whether most words of a phrase are usual English ones."""
    found = [match[0].lower() for match in WORD.finditer(phrase)]
    letters = sum(map(len, found))
    if not found or letters < sum(character.isalpha() for character in phrase) * 0.8:
        return False
    usual = sum(words("en").zipf(word) >= _USUAL for word in found)
    return usual >= _SHARE * len(found)
