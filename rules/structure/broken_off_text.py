"""STR014: a paragraph that breaks off in mid-sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Severity
from newslint.lexicon import languages, words
from newslint.lists import entries
from newslint.rule import Hit, Pattern, Rule
from newslint.view import Scope

_LAST_WORD = Pattern(r"(?r)[\p{L}\p{M}’']+")
_COUNTER = Pattern(r"(?r)(?:…|\.\.\.)?\s*\[\+?\d+ (?:more )?(?:char|word)s?(?:acter)?s?\]")
_LEAST_WORDS, _LEAST_LATE = 7, 14
_LEAST_LAST, _LEAST_TAIL, _LEAST_OTHERS, _LEAST_SHARE = 12, 4, 3, 0.8
_STOPS = (".", "!", "?", "…", ":", ";", "。")


@cache
def never_last(language: str) -> dict[str, int]:
    """The words that no paragraph of a language ends with, and how many words a line has then that is no heading."""
    return {
        word: _LEAST_LATE if late else _LEAST_WORDS
        for word, languages, *late in entries("structure", "never-last.txt")
        if language in languages.split(",")
    }


class BrokenOffText(Rule):
    """A paragraph breaks off in mid-sentence: its last word is one that no sentence ends with.

    The rest was behind a paywall, or the extractor or a character limit cut it off. A title or a heading is too short
    to be reported, and a paragraph whose next goes on in lower case is another rule's.
    """

    code = "STR014"
    name = "broken-off-text"
    summary = "a paragraph that breaks off in mid-sentence"
    severity = Severity.ERROR
    confidence = 0.95
    scopes = frozenset({Scope.PARAGRAPH, Scope.QUOTE, Scope.LIST_ITEM})
    before = ("PUN011", "PUN021", "SPL001", "SPL002")
    anchored = True
    bad = {
        "It rained.\n\nThe town was dry. Officials said the next front would be weaker ⟦but⟧\n\nIt snowed.": None,
        "It rained.\n\nInsurers expect the total bill for the storm ⟦to⟧": None,
        (
            "The council met on Monday in the old town hall and spoke for hours about the roads.\n\n"
            "The mayor met on Tuesday in the old town hall and spoke for hours about the roads.\n\n"
            "The clerk met on Friday in the old town hall and spoke for hours about the roads.\n\n"
            "The boats met on Sunday in the old harbor and lay for hours beside the ⟦bri⟧"
        ): None,
        "It rained.\n\nThe council met in the evening and spoke of⟦… [+1204 chars]⟧": None,
    }
    good = (
        "It rained.\n\nWhere the money for the new bridge comes from\n\nThe council met on Monday.",
        "It rained.\n\nThe council met and the mayor asked what all the money was for.",
        "It rained.\n\nThey came from the north and\n\nwent on to the south in the evening.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text, blocks, never = document.text, document.blocks, never_last(document.language)
        if len(blocks) > 1:
            yield from _last(document)
        for number, block in enumerate(blocks):
            start, end = block.span
            final = text[end - 1]
            if final == "]" and (counter := _COUNTER.match(text, start, end)):
                yield Hit(counter.span(), "the text breaks off at a limit of characters")
                continue
            if not final.isalpha() and final != ",":
                continue
            last = _LAST_WORD.match(text, start, end - (final == ","))
            if not last or len(text[start:end].split()) < never.get(last[0], end):
                continue
            if text[start : last.start()].rstrip().endswith(";"):
                continue  # the last item but one of a list
            after = blocks[number + 1 : number + 2]
            if not after or not text[after[0].span[0]].islower():
                yield Hit((last.start(), end), f"the text breaks off after “{last[0]}”")


def _last(document: Document) -> Iterator[Hit]:
    """The last paragraph, where it alone of all has no stop: cut off inside a word, or a hint."""
    text = document.text
    start, end = document.blocks[-1].span
    word = _LAST_WORD.match(text, start, end)
    if not word:
        return
    *others, last = [
        block.span for block in document.blocks if len(text[slice(*block.span)].split()) >= _LEAST_LAST
    ] or [(0, 0)]
    if last != (start, end) or len(others) < _LEAST_OTHERS:
        return
    stopped = sum(text[slice(*span)].rstrip("”\"’')»]").endswith(_STOPS) for span in others)
    sentence = max(start, document.sentence_at(end - 1)[0])
    if stopped < _LEAST_SHARE * len(others) or len(text[sentence:end].split()) < _LEAST_TAIL:
        return
    if document.language in languages() and word[0].islower() and word[0] not in words(document.language):
        yield Hit(word.span(), f"the text breaks off inside a word, “{word[0]}”")
    elif word[0] not in never_last(document.language):
        yield Hit(word.span(), "the last paragraph alone has no full stop", severity=Severity.INFO)
