from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import LETTER, matches

OPENS_WRONG = Pattern(r"(?<![^\s(\[])”(?=\p{L}[^”“\n]{0,300}(?P<close>[“”]))")
ELISION = Pattern(r"(?<![\p{L}\p{N}])‘(?=(?:[0-9]0s|twas|tis|em|til|n’|cause)\b)(?![^’\n]{1,200}[\p{L}.,!?]’(?!\p{L}))")
CLOSES_WRONG = Pattern(r"(?<=[\p{L}.,!?])“(?=[\s.,;:!?)]|\Z)")
_SAME_ON_BOTH_SIDES = ("sv", "fi", "da", "nb")
_OTHERWISE = ("de", "cs", "sk", "sl", "bg", "lt", "is", "sh", "mk", "ru", "uk", "et", "lv", "ka", "sr")


class WrongWayQuote(Rule):
    """A curly quotation mark or apostrophe that looks the wrong way: ”so“, ‘90s.

    Programs that make straight marks curly judge by the blank before. In languages that quote „so“ or ”so” those are
    right and not reported.

    Fix safety: the mark may be the second of a pair whose first was lost.
    """

    code = "PUN009"
    name = "wrong-way-quote"
    summary = "curly quotation mark that looks the wrong way"
    safety = Safety.UNSAFE
    confidence = 0.9
    need = Need(characters="”‘“")
    bad = {
        "He called it ⟦”⟧normal“ twice.".replace("normal“", "normal⟦“⟧"): "He called it “normal” twice.",
        "They were songs of the ⟦‘⟧90s.": "They were songs of the ’90s.",
        "She said “no⟦“⟧ twice.": "She said “no” twice.",
    }
    good = (
        "He called it “normal” twice.",
        "They were songs of the ’90s, rock ’n’ roll.",
        "He said: ‘90s music is back,’ and left.",
        "It is 6” wide.",
        "“Er sagte „nein“ zu mir,” she wrote.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        if document.language in _SAME_ON_BOTH_SIDES or document.language in _OTHERWISE:
            return
        for found in matches(document, ELISION, "‘", "", "aA0"):
            yield Hit(found.span(), "an apostrophe looks the other way: ’", "’")
        if "„" in document.characters:
            return
        for found in matches(document, OPENS_WRONG, "”", " \n([", LETTER):
            yield Hit(found.span(), "an opening quotation mark looks the other way: “", "“")
        for found in matches(document, CLOSES_WRONG, "“", "aA.,!?"):
            yield Hit(found.span(), "a closing quotation mark looks the other way: ”", "”")
