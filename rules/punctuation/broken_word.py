from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety
from newslint.lists import wordset
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import LETTER, matches
from ._text import is_known

LEFT = Pattern(r"(?r)(?<![\p{L}\p{M}-])\p{L}\p{Ll}+")
RIGHT = Pattern(r"[-\u2010\u00ac](?:[ \u00a0]+|[ \t]*\r?\n[ \t]*)(?P<word>\p{Ll}{2,})(?![\p{L}\p{M}-])")
_LONGEST = 40


class BrokenWord(Rule):
    """A word that was hyphenated at the end of a printed line, and kept its hyphen: “invest- ment”.

    What optical reading and PDF leave. Compounds that keep their hyphen at a line end are right.

    Fix safety: the two parts are joined if the whole is a usual word; it may be a compound all the same.
    """

    code = "PUN017"
    name = "broken-word"
    summary = "word broken by the hyphen of a line end"
    safety = Safety.UNSAFE
    confidence = 0.95
    need = Need(words=("- ", "-\n", "-\r", "-\u00a0", "\u2010 ", "\u2010\n", "¬"))
    bad = {
        "They made a big ⟦invest- ment⟧ there.": "They made a big investment there.",
        "The rocket took a ⟦satel- lite⟧ with it.": "The rocket took a satellite with it.",
    }
    good = (
        "They made a long- and a short-term plan.",
        "They built a two-\nstory house, and they liked it.",
        "It was a well-\nknown fact.",
        "He went on- and on.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        language = document.language
        for after in matches(document, RIGHT, "-\u2010\u00ac", LETTER, " \n"):
            before = LEFT.match(document.text, max(0, after.start() - _LONGEST), after.start())
            if before is None:
                continue
            left, right = before[0], after["word"]
            if right in wordset("punctuation", "joined_by.txt"):
                continue
            whole = left + right
            if not is_known(whole, language, 2.0) or (is_known(left, language, 3.5) and is_known(right, language, 3.5)):
                continue
            yield Hit((before.start(), after.end()), f"“{whole}” was broken at the end of a line", whole)
