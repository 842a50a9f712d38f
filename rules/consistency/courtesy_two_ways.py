from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.lists import wordset
from newslint.patterns import compiled, regex
from newslint.rule import Hit, Need, Rule
from newslint.source import Span

from ._style import mixed, report


class CourtesyTwoWays(Rule):
    """A title before a name has its stop here and lacks it there: “Mr. Berg” and “Mr Holm”.

    American style has the stop, British style has none. The commoner way is the article's own.

    Fix safety: the name of a work or a firm may keep its own way.
    """

    code = "CON016"
    name = "courtesy-two-ways"
    summary = "“Mr.” with a stop and without"
    severity = Severity.INFO
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    need = Need(words=("mr", "ms", "dr"))
    bad = {
        "Mr. Berg left. Mrs. Holm came. ⟦Mr⟧ Lind slept.": "Mr. Berg left. Mrs. Holm came. Mr. Lind slept.",
        "Mr Berg left. Dr Holm came. ⟦Ms.⟧ Lind slept.": "Mr Berg left. Dr Holm came. Ms Lind slept.",
    }
    good = (
        "Mr. Berg left. Mrs. Holm came. The MS Europa sailed.",
        "Mr Berg left. Ms Holm came.",
        "Mr. Berg left. Mr Lind slept.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        if document.words_by_text.keys().isdisjoint(wordset("consistency", "courtesy.txt")):
            return
        ways: dict[str, list[Span]] = {"with": [], "without": []}
        for found in _pattern().finditer(document.text):
            ways["with" if found["stop"] else "without"].append(found.span("title"))
        if (two := mixed(ways)) is None:
            return
        text = document.text
        stop = "." if two.own == "with" else ""
        edits = [Edit(span, text[slice(*span)].rstrip(".") + stop) for span in two.others]
        word = text[slice(*two.others[0])]
        yield report(two, f"“{word}”; {two.times} such titles are {two.own} a stop", edits)


@cache
def _pattern() -> regex.Pattern[str]:
    titles = "|".join(sorted(wordset("consistency", "courtesy.txt")))
    return compiled(rf"(?<![\p{{L}}\p{{N}}.-])(?P<title>(?:{titles})(?P<stop>\.)?)(?=[ \u00a0]\p{{Lu}})")
