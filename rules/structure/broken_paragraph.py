"""STR015: a paragraph broken in mid-sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Grain, Hit, Rule
from newslint.view import Block, Scope

_LEAST_WORDS, _LEAST_LINE = 8, 12
_MOST_SHARE = 0.2
"""Where more of the lines break so, the text is wrapped, or a poem."""


class BrokenParagraph(Rule):
    """A paragraph is broken in mid-sentence: it ends without a mark, and the next goes on in lower case.

    An extractor took a link, a footnote or an advertisement for the end of the paragraph.

    Fix safety: the halves may belong to different sentences, with a piece lost between them.
    """

    code = "STR015"
    name = "broken-paragraph"
    summary = "a paragraph broken in mid-sentence"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.9
    grain = Grain.WORD
    scopes = frozenset({Scope.PARAGRAPH, Scope.QUOTE})
    kinds = ("text",)
    before = ("PUN011", "PUN021")
    bad = {
        (
            "It rained.\n\nThe council met on Monday evening in the old town ⟦hall\n\nand⟧ spoke for two hours about "
            "the bridge."
        ): (
            "It rained.\n\nThe council met on Monday evening in the old town hall and spoke for two hours about "
            "the bridge."
        ),
        (
            "It rained.\n\nThe bridge, which had been built by the ⟦town,\n\nwas⟧ closed for two years, and the "
            "ferry did its work."
        ): (
            "It rained.\n\nThe bridge, which had been built by the town, was closed for two years, and the "
            "ferry did its work."
        ),
    }
    good = (
        "The council met on Monday evening in the old town hall.\n\niPhone sales had fallen for two years.",
        "What the council said\n\nand what it did not say was told by the mayor on Monday evening.",
        "We need boats, the mayor said in the hall on Monday:\n\nten of them, and crews for all of the ten.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        found = [pair for pair in pairwise(document.blocks) if _broken(document.text, *pair)]
        if len(found) > max(1, _MOST_SHARE * len(document.blocks)):
            return
        for first, second in found:
            text = document.text
            start = first.span[1] - len(text[slice(*first.span)].split()[-1])
            end = second.span[0] + len(text[slice(*second.span)].split()[0])
            new = f"{text[start : first.span[1]]} {text[second.span[0] : end]}"
            yield Hit((start, end), "the paragraph is broken in mid-sentence", new)


def _broken(text: str, first: Block, second: Block) -> bool:
    last, begin = text[first.span[1] - 1], text[second.span[0]]
    if not (last.isalpha() or last == ",") or not begin.islower():
        return False
    head = text[slice(*second.span)].split()
    if not head[0].strip(",;’'").isalpha() or any(character.isupper() for character in head[0]):
        return False  # iPhone, a web address
    apart = text.count("\n", first.span[1], second.span[0]) > 1
    least = _LEAST_WORDS if apart else _LEAST_LINE  # lines that follow each other may be verse
    return len(text[slice(*first.span)].split()) >= least and len(head) >= _LEAST_WORDS
