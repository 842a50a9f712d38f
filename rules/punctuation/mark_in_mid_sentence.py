from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Safety
from newslint.patterns import regex
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import LETTER, spots
from ._text import by_language, group, is_function_word, word_before

PLACE = Pattern(r"(?<=\p{L})(?P<mark>[.!?;:,])(?=\s(?P<next>[\p{L}\p{N}(“‘\"'][\p{L}\p{M}\p{N}'’]*))")
_LONGEST = 16
_CAPITALS = frozenset({"The", "An"})
"""Function words that are no names with a capital."""
_END_CLAUSES = (" as such", " as it was", " as it is", " as they were", " as they are")


class MarkInMidSentence(Rule):
    """A semicolon, a colon or an exclamation mark after a word that no clause ends with: “the; boats”, “such: as”.

    A slip of the keyboard, or of a translation engine that split a sentence.

    Fix safety: a word may be lost there.
    """

    code = "PUN021"
    name = "mark-in-mid-sentence"
    summary = "punctuation mark after a word that no clause ends with"
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    need = Need(words=(". ", "! ", "? ", "; ", ": ", ", "))
    bad = {
        "They saw the⟦;⟧ boats on the river.": "They saw the boats on the river.",
        "He was asked about events such⟦:⟧ as the flood.": "He was asked about events such as the flood.",
        "The price⟦:⟧ of grain fell.": "The price of grain fell.",
        "By noon the⟦.⟧ Polish crews had gone.": "By noon the Polish crews had gone.",
    }
    good = (
        "The winners are: Ann, Bob and Cid.",
        "It was, well, it was the, uh, end. He sat on a, frankly, bad chair.",
        "He wanted to; she did not. What for? Nobody knows.",
        "Section A: the plan. Vitamin A, vitamin B. Plan A; plan B.",
        "He said: “Of course.” It is of, by and for the people.",
        "One kind of fault is marked in each; other kinds are not judged.",
        "He left every word as it was; the rest is up to you.",
        "The harbor is known as such; boats are rare there.",
        "Of the two: of one we know nothing, of the other less.",
        "The crews counted twelve boats; of these, three were beyond repair.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text, marks = document.text, document.fact(spots)
        suspects = by_language("function_words.txt", "en")
        for at in (*_after_determiners(document), *marks.of("!?;:", LETTER, " \n")):
            word = text[max(0, at - _LONGEST) : at].rpartition(" ")[2]
            if word.lower() not in suspects and text[at] not in ";:":
                continue
            found = PLACE.match(text, at)
            word = word_before(document, at)
            if found and _is_wrong(document, found, word):
                message = f"“{text[at]}” after “{word}” or before “{found['next']}”: mid-sentence"
                yield Hit(found.span("mark"), message, "")


def _after_determiners(document: Document) -> Iterable[int]:
    """The full stops and commas after a determiner: no other word is wrong before one."""
    words, found = document.words, document.words_by_text
    ends = [words.ends[number] for word in found.keys() & _determiners() for number in found[word]]
    return {*document.fact(spots).of(".,", LETTER, " \n")}.intersection(ends)


@cache
def _determiners() -> frozenset[str]:
    return by_language("determiners.txt", "en").union(_CAPITALS)


def _is_wrong(document: Document, found: regex.Match[str], word: str) -> bool:
    mark, following = found["mark"], found["next"].lower()
    if word != word.lower() and word not in _CAPITALS:
        return False
    if document.text.endswith(_END_CLAUSES, 0, found.start()):
        return False
    determiner = word.lower() in by_language("determiners.txt", "en")
    if mark == ",":
        return determiner and following not in group("hesitation") and not _closes_soon(document.text, found.end())
    if mark == ".":
        return determiner and found["next"][:1].isupper()  # what goes on in lower case is PUN010's
    if mark == ";" and following == "to":
        return document.text.count(";", *document.block_at(found.start()).span) == 1  # else it is a list of aims
    if mark in ";:" and following in group("needs what stands before") and found["next"].islower():
        start = max(document.block_at(found.start()).span[0], found.start() - 25)
        if _closes_soon(document.text, found.end()):
            return False  # “; of these, three were closed”
        return "of " not in document.text[start : found.start()].lower()
    if not is_function_word(document, word):
        return False
    if mark == ";" and not determiner and following in group("begins a clause"):
        return False
    low = word.lower()
    if mark in ":;!?" and low in group("may end a clause"):
        return False
    if mark == ":" and low in group("before a list") and not determiner:
        return False
    goes_on = not found["next"][0].isupper()
    if mark == ";":
        return goes_on or following != "i"
    return goes_on or determiner or (low in group("ends no sentence") and mark in "!?")


def _closes_soon(text: str, at: int) -> bool:
    """Whether a second comma follows within a few words: “a, frankly, bad chair”."""
    return "," in text[at : at + 45]
