from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety
from newslint.lists import wordset
from newslint.patterns import regex
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import BLANK, spots
from ._text import BLANKS, group, is_abbreviation, is_function_word, is_known, is_marked_name, token_before, word_before

PLACE = Pattern(
    rf"(?<=[\p{{L}}\p{{N}})%]{{2}})(?P<mark>[.!?])[{BLANKS}]+(?P<next>\p{{Ll}}[\p{{L}}\p{{M}}'’-]*)"
    r"(?![\p{L}\p{N}@_]| ?/|[.:][\p{L}/])"
)
_NO_SENTENCES = frozenset("th ar he hi ur fa ja zh ko ta my ka".split())


class StopInMidSentence(Rule):
    """A full stop, and the sentence goes on in lower case: “the fleet. from the Pacific”.

    A translation engine made two sentences of one, or words between two sentences were lost. Abbreviations, initials,
    numbers, and names that begin in lower case (iPhone, van Gogh) are right.

    Fix safety: the stop may be right, and the capital missing.
    """

    code = "PUN010"
    name = "stop-in-mid-sentence"
    summary = "sentence that goes on in lower case after a full stop"
    safety = Safety.UNSAFE
    confidence = 0.95
    need = Need(words=(". ", "! ", "? ", ".\u00a0"))
    bad = {
        "He joined the fleet⟦.⟧ from there he went home.": "He joined the fleet from there he went home.",
        "It was seen in the Pacific⟦.⟧ a university said.": "It was seen in the Pacific a university said.",
        "It was late⟦.⟧ he went home.": "It was late. He went home.",
        "By matching the⟦?⟧ number they found the boat.": "By matching the number they found the boat.",
    }
    good = (
        "He works for Smith Inc. in Rome, approx. two miles away.",
        "At 9 a.m. they met Edith M. van der Berg.",
        "He has a new phone. iPhone sales rose. eBay fell. van Gogh painted.",
        "Yahoo! said so. “Stop!” he cried.",
        "He waited ... and left. Or did he? Nobody knows.",
        "The U.S. and the U.K. agreed, as did St. Lucia vs. the rest.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        if document.language in _NO_SENTENCES:
            return
        text = document.text
        for at in document.fact(spots).of(".!?", "aA0)%", BLANK):
            if text[at + 2 : at + 3].isupper():
                continue  # as nearly all sentences begin
            found = PLACE.match(text, at)
            if found and not _is_right(document, found):
                yield _hit(document, found)


def _is_right(document: Document, found: regex.Match[str]) -> bool:
    word = found["next"]
    at = found.start()
    text = document.text
    if found.end() == document.block_at(at).span[1] or text[found.end()] == ".":
        return True  # an agency's sign-off; “Told. you. so.”
    if any(letter.isupper() for letter in word) or word.lower() in wordset("punctuation", "name_particles.txt"):
        return not is_function_word(document, word_before(document, at))
    if found["mark"] != ".":
        return is_marked_name(document, at) or _is_aside(document, found)
    if not is_known(word, document.language):
        return True  # a brand
    if text[at - 1].isdigit():
        return document.language != "en"  # ordinals: am 3. mai
    before = token_before(document, at)
    return is_abbreviation(document, at) or (len(before) <= 3 and before.isupper())


def _is_aside(document: Document, found: regex.Match[str]) -> bool:
    """A name in capitals before “!” or “?”: “The Voice! contestants”, and a question inside a sentence."""
    word = word_before(document, found.start())
    if is_function_word(document, word):
        return False
    if any(letter.isupper() for letter in word):
        return True
    ahead = document.text[found.end() : found.end() + 150]
    return found["mark"] == "?" and ("?" in ahead or found["next"] in group("after a question"))


def _hit(document: Document, found: regex.Match[str]) -> Hit:
    mark, word = found["mark"], found["next"]
    name = "full stop" if mark == "." else f"“{mark}”"
    message = f"{name} in mid-sentence: “{word}” goes on in lower case"
    before = word_before(document, found.start())
    if mark == "." and word in group("begins a sentence") and not is_function_word(document, before):
        start = found.start("next")
        return Hit(found.span("mark"), message, edits=(Edit((start, start + 1), word[0].upper()),))
    return Hit(found.span("mark"), message, "")
