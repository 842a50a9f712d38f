from collections.abc import Iterator
from itertools import pairwise
from operator import sub

from newslint.document import Document
from newslint.finding import Edit, Related, Safety, Severity
from newslint.rule import Grain, Hit, Rule
from newslint.tokens import recurrences

_LONGEST = 24
"""Words of a phrase that a decoder repeats."""
_INTERJECTION = 4
"""Letters of “ha”, “no”, “blah”: people say those many times."""


class DecoderLoop(Rule):
    """A phrase or sentence stands so often in a row that only an engine can have written it.

    A decoder that loses the thread says the same again and again. People repeat themselves too: three words in a
    refrain, a chant in quotation marks. So a word has to stand six times, a phrase four times, a sentence three times,
    and what is quoted is left alone unless it goes on longer.

    Fix safety: what the sentence should have said is lost.
    """

    code = "MTR011"
    name = "decoder-loop"
    summary = "an engine repeats itself without end"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    grain = Grain.PASSAGE
    covers = True
    bad = {
        "The well is ⟦older and older and older and older and⟧ older.": "The well is older and older.",
        "⟦It seems that it seems that it seems that it seems that⟧ the ferry left.": "It seems that the ferry left.",
        "⟦The council met in town. The council met in town. The council met in town.⟧ It rained.": (
            "The council met in town. It rained."
        ),
    }
    good = (
        "No, no, no, the captain said.",
        "At last, at last, at last, the ferry came.",
        "“Save the boats, save the boats, save the boats, save the boats,” they chanted.",
        "Ha ha ha ha ha ha ha, they laughed.",
        "One after another after another came ashore.",
        "The tide came in, and it went out, and it came in, and it went out.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        if document.has_plain_letters and not _may_loop(document.fact(recurrences)):
            return
        words = document.words
        for first, size, times in loops(list(map(str.lower, words.texts))):
            begin, start, end = (
                words[first].span[0],
                words[first + size - 1].span[1],
                words[first + size * times - 1].span[1],
            )
            where = document.block_at(begin).span
            if end > where[1]:
                continue
            if document.text[end : end + 1] in (".", "!", "?") and document.text[start : start + 1] in (".", "!", "?"):
                start, end = start + 1, end + 1
            least = 3 if size >= 5 else 4 if size > 1 else 6 if len(words[first].text) > _INTERJECTION else 10
            if document.is_quoted(begin):
                least *= 2
            if times >= least:
                first_time = Related((begin, words[first + size - 1].span[1]), "the same words, for the first time")
                message = f"the same words stand {times} times in a row"
                yield Hit((begin, end), message, edits=(Edit((start, end), ""),), related=(first_time,))


def _may_loop(found: list[tuple[int, int]]) -> bool:
    """Whether words in a row stood in a row before, as in the shortest loops: six of them, or five times the same."""
    places = [at for at, _ in found]
    if 4 in map(sub, places[4:], places):
        return True
    return 3 in map(sub, places[3:], places) and [at - before for at, before in found].count(1) > 3


def loops(words: list[str]) -> Iterator[tuple[int, int, int]]:
    """Runs of one phrase, three times or more: its first word's number, its length, how often it stands.

    Where two words in a row come again soon, all that follows them is compared with what followed before.
    """
    last: dict[tuple[str, str], int] = {}
    taken = 0
    for at, pair in enumerate(pairwise(words)):
        before = last.get(pair, -_LONGEST - 1)
        last[pair] = at
        size = at - before
        if size > _LONGEST or before < taken:
            continue
        end = at
        while end < len(words) and words[end] == words[end - size]:
            end += 1
        if (times := (end - before) // size) >= 3:
            taken = end
            yield before, size, times
