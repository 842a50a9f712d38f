from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import BLANK, matches
from ._text import is_function_word, word_before

PLACE = Pattern(r"(?<=\p{L}|,)(?P<mark>[\"”])(?= [\p{L}\p{N}(])")


class StrayQuote(Rule):
    """A quotation mark in the middle of a sentence that closes nothing: “after the" elections”.

    A slip of the keyboard, or what is left of a quotation that was cut.

    Fix safety: the quotation may be what is missing, not what is too much.
    """

    code = "PUN023"
    name = "stray-quote"
    summary = "quotation mark in mid-sentence that closes nothing"
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    need = Need(characters='"”')
    bad = {
        'Ten boats sank after the⟦"⟧ storm of Monday night.': "Ten boats sank after the storm of Monday night.",
        'It was taken by⟦"⟧ force from its owner.': "It was taken by force from its owner.",
    }
    good = (
        'He called it "a plan" and left.',
        'It was a great day," he said.',
        'He read "The Man Who" and "The Man With" there.',
        'It is a 5" wide board.',
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in matches(document, PLACE, '"”', "aA,", BLANK):
            at = found.start()
            if document.is_quoted(at):
                continue
            word = word_before(document, at)
            if word.islower() and is_function_word(document, word):
                yield Hit(found.span(), f"{found[0]} after “{word}” closes nothing", "")
