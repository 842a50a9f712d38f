from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.known import Known
from newslint.lists import entries
from newslint.rule import Hit, Rule
from newslint.source import Span

from ._style import mixed, report

_IZE = "ize"


class SpellingTwoWays(Rule):
    """British and American spellings stand in one article.

    Texts from two desks were put together, or an engine changed its mind. The commoner spelling is the article's own;
    quotations and names (“the Defence Ministry”, “Labour”) are not counted, and “-ize” is right in British articles
    too, unless they have “-ise” elsewhere.

    Fix safety: changes words, one of which may be part of a name.
    """

    code = "CON004"
    name = "spelling-two-ways"
    summary = "British and American spelling in one article"
    severity = Severity.INFO
    safety = Safety.UNSAFE
    confidence = 0.85
    languages = ("en",)
    in_quotations = False
    bad = {
        "The labor of the neighbor was canceled at the ⟦centre⟧.": (
            "The labor of the neighbor was canceled at the center."
        ),
        "The color of the theater, its armor and its vapor pleased a ⟦traveller⟧ and the neighbours.": (
            "The color of the theater, its armor and its vapor pleased a traveler and the neighbors."
        ),
    }
    good = (
        "The color of the harbor pleased the Defence Ministry. “My neighbour,” she said.",
        "The color of the theater was recognized by the organizers.",
        "The program has a center.",
        "The practice of the license was a story of tires, of burnt wood, towards judgement.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        known = _spellings()
        ways: defaultdict[str, list[Span]] = defaultdict(list)
        kinds: set[tuple[str, str]] = set()
        present = frozenset(_NEITHER.others(document))
        if len({known[word][0] for word in present}) < 2:
            return
        for number in document.numbers_of(present):
            word = document.words[number]
            # A word with a capital is a name or stands at the beginning, where it cannot be told from one.
            if document.is_quoted(word.span[0]):
                continue
            way, kind, _ = known[word.text]
            kinds.add((way, kind))
            ways[f"{way} {kind}" if kind == _IZE else way].append(word.span)
        if len(ways) < 2:
            return
        british = ways["British"] + ways[f"British {_IZE}"]
        american = ways["American"]
        if ("British", _IZE) in kinds or len(american) > len(british):
            american = american + ways[f"American {_IZE}"]
        if (two := mixed({"British": british, "American": american})) is None:
            return
        text = document.text
        edits = [Edit(span, known[text[slice(*span)]][2]) for span in two.others]
        other = "American" if two.own == "British" else "British"
        word_, more = text[slice(*two.others[0])], len(two.others) - 1
        others = f" (and {more} more)" if more else ""
        yield report(two, f"“{word_}”{others} is {other} spelling, {two.times} words are {two.own}", edits)


@cache
def _spellings() -> dict[str, tuple[str, str, str]]:
    """Each word that tells the two apart: its way, its kind, and the word of the other way."""
    known: dict[str, tuple[str, str, str]] = {}
    for british, american, kind in entries("consistency", "spellings.tsv"):
        known[british] = ("British", kind, american)
        known[american] = ("American", kind, british)
    return known


_NEITHER = Known(lambda word: word not in _spellings())
