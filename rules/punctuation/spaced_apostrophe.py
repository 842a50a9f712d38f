from collections.abc import Iterator
from re import IGNORECASE

from newslint.document import Document
from newslint.finding import Safety
from newslint.lists import wordset
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import BLANK, LETTER, SMALL, matches, spots
from ._text import is_function_word, word_before

ELISION = Pattern(r"(?<=(?<!\p{L})(?:[cdjlmnst]|qu)) (?P<mark>['’]) ?(?=\p{L})", IGNORECASE)
BOTH = Pattern(r"(?<=\p{L}{2})(?P<gap> )(?P<mark>['’])(?= [\p{L}\p{N}])")
ENDING = Pattern(r"(?<=\p{L})(?P<mark>['’])(?P<gap> )(?=(?:s|t|re|ve|ll)(?!\p{L}))")
LONE = Pattern(r"(?<=\p{Ll})(?P<mark>['’])(?= (?P<next>[\p{L}\p{N}]))")


class SpacedApostrophe(Rule):
    """A space beside an apostrophe, or an apostrophe that belongs to nothing: “l ' état”, “leader' s”, “enough' to”.

    Translation engines work on words and marks that stand apart, and put them together with a blank too many. A mark
    that closes a quotation, and the apostrophe of a plural (the boats’ crews), are right.

    Fix safety: the mark may be what is left of a quotation.
    """

    code = "PUN019"
    name = "spaced-apostrophe"
    summary = "space beside an apostrophe, or an apostrophe that belongs to nothing"
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    need = Need(characters="'’")
    bad = {
        "The institutes d⟦ ' ⟧études of Paris were closed.": "The institutes d'études of Paris were closed.",
        "The plan of the employers⟦ '⟧ union failed.": "The plan of the employers' union failed.",
        "The leader⟦' ⟧s car was late.": "The leader's car was late.",
        "It was not possible⟦'⟧ to see it.": "It was not possible to see it.",
    }
    good = (
        "The employers' union and the bosses’ club failed.",
        "He called it 'a great plan' and left.",
        "Rock 'n' roll and goin' home, ol' man.",
        "It is 6' tall. He said 'no' to it.",
        "Sana' was taken. The Wall Street Journal' staff.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in matches(document, ELISION, "'’", BLANK, back=1):
            if not document.is_quoted(found.end() - 1) or found["mark"] == "’":
                yield Hit(found.span(), "space beside an apostrophe", found["mark"])
        for found in matches(document, ENDING, "'’", LETTER, BLANK):
            if found.end("mark") not in document.fact(_ends):
                yield Hit(found.span(), "space after an apostrophe", found["mark"])
        yield from _apart(document)
        for found in matches(document, LONE, "'’", SMALL, BLANK):
            word = word_before(document, found.start())
            if not is_function_word(document, word) and (word[-1] in "szx" or not found["next"].islower()):
                continue
            if found.end("mark") not in document.fact(_ends) and not _is_dialect(word):
                yield Hit(found.span(), "apostrophe that belongs to nothing", "")


def _apart(document: Document) -> Iterator[Hit]:
    """Apostrophes with a blank on both sides, and single quotation marks whose blanks are inside."""
    by_block: dict[int, list[int]] = {}
    for at in document.fact(spots).of("'’", BLANK, " .,;:!?"):
        by_block.setdefault(document.block_index(at), []).append(at)
    text = document.text
    for places in by_block.values():
        opening = word_before(document, places[0] - 1)
        if (
            len(places) == 2
            and text[places[0] + 1] == " "
            and (opening[-1:] != "s" or is_function_word(document, opening))
        ):
            yield Hit((places[0], places[0] + 2), "space after a quotation mark", text[places[0]])
            yield Hit((places[1] - 1, places[1] + 1), "space before a quotation mark", text[places[1]])
            continue
        for at in places:
            found = BOTH.match(text, at - 1)
            if found is None:
                continue
            if text[at - 2] == "s":
                yield Hit(found.span(), "space before an apostrophe", found["mark"])
            elif text[at + 2].islower():
                yield Hit(found.span(), "apostrophe that belongs to nothing", "")


def _ends(document: Document) -> frozenset[int]:
    """Where quotations end."""
    return frozenset(quotation.span[1] for quotation in document.quotations)


def _is_dialect(word: str) -> bool:
    """Whether letters were dropped at the end of the word: goin', ol'."""
    low = word.lower()
    if not word or word[0].isupper() or low == "n" or (low.endswith("in") and low != "in"):
        return True
    return low in wordset("punctuation", "open_elisions.txt")
