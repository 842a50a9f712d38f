from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety
from newslint.lists import wordset
from newslint.patterns import regex
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import BLANK, spots
from ._text import group, spaced_blocks

PLACE = Pattern(
    r"(?<![-–])\b(?P<word>[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’.-]*[\p{L}\p{M}\p{N}.])?)"
    r"(?: [-‐/] (?P<next>[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*))+"
)
_NO_WORD = frozenset(')]”"’,;:')
"""What no word ends with: the hyphen after it is a dash."""


class SpacedHyphen(Rule):
    """Spaces around the hyphen of a compound: “Wal - Mart”, “vis - à - vis”, “a long - running show”.

    Translation engines work on words and marks that stand apart, and put them together with blanks too many. Reported
    where the compound is known, stands in the article without blanks, or all marks of its paragraph stand apart.
    """

    code = "PUN020"
    name = "spaced-hyphen"
    summary = "spaces around the hyphen of a compound"
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(words=(" - ", " ‐ ", " / "))
    bad = {
        "The ⟦Wal - Mart⟧ store closed.": "The Wal-Mart store closed.",
        "They spoke ⟦vis - à - vis⟧ of it.": "They spoke vis-à-vis of it.",
        "The ⟦long - running⟧ show , now over , was good.": "The long-running show , now over , was good.",
        "A ⟦12 - year - old⟧ boy and his friend won.": "A 12-year-old boy and his friend won.",
    }
    good = (
        "The Wal-Mart store closed.",
        "They took a trip - for which nobody paid.",
        "LONDON - The council met. Monday - Friday.",
        "It ended 3 - 1 in the cup.",
        "Two papers - both old - closed.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text, end = document.text, 0
        for at in document.fact(spots).of("-‐/", BLANK, BLANK):
            if at < end + 2 or text[at - 2] in _NO_WORD or not text[at + 2 : at + 3].isalnum():
                continue
            block = document.block_at(at).span
            found = PLACE.search(text, max(end, block[0], text.rfind(" ", 0, at - 1) + 1), block[1])
            if found is None or found.start() > at:
                continue
            end = found.end()
            if document.block_index(at) not in document.fact(spaced_blocks):
                yield from _compounds(document, found)
            else:
                yield _hit(found.span(), found[0])


def _compounds(document: Document, found: regex.Match[str]) -> Iterator[Hit]:
    """The compounds among words that hang together by spaced hyphens."""
    text = document.text
    words = [found.span("word"), *found.spans("next")]
    known = wordset("punctuation", "compounds.txt")
    number = 0
    while number < len(words) - 1:
        for last in range(min(len(words), number + 5) - 1, number, -1):
            span = (words[number][0], words[last][1])
            tight = text[slice(*span)].replace(" ", "")
            parts = [text[slice(*word)] for word in words[number : last + 1]]
            if "/" in tight:
                continue
            if tight.lower() in known or tight in document.word_counts or _is_compound(parts):
                yield _hit(span, text[slice(*span)])
                number = last
                break
        number += 1


def _is_compound(parts: list[str]) -> bool:
    """12 - year - old; anti - obscenity."""
    if len(parts) == 3:
        return parts[0].isdigit() and parts[1] in group("unit") and parts[2] in group("after a unit")
    return len(parts) == 2 and parts[0] in wordset("punctuation", "prefixes.txt") and parts[1].islower()


def _hit(span: tuple[int, int], text: str) -> Hit:
    return Hit(span, f"spaces inside “{text.replace(' ', '')}”", text.replace(" ", ""))
