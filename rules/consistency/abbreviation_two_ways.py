from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.lists import Entry, entries
from newslint.patterns import compiled, compiled_re, regex
from newslint.rule import RUNNING_TEXT, Hit, Need, Rule
from newslint.source import Span

from ._style import in_text, mixed, report

_CLOSED = compiled_re("[”\"’') \u00a0]*(?:\n|\\Z)")
"""What may stand after the last word of a paragraph."""


class AbbreviationTwoWays(Rule):
    """An abbreviation is written with stops here and without them there: “U.S.” and “US”.

    Agencies differ. The commoner way is the article's own; titles and headings, for which agencies have another rule,
    are not counted.

    Fix safety: a name may keep its own way.
    """

    code = "CON007"
    name = "abbreviation-two-ways"
    summary = "an abbreviation with stops and without"
    severity = Severity.INFO
    scopes = RUNNING_TEXT
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en",)
    need = Need(characters="ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    bad = {
        "The U.S. envoy left. A U.S. ship came. The ⟦US⟧ flag flew.": (
            "The U.S. envoy left. A U.S. ship came. The U.S. flag flew."
        ),
        "The UN met. The UN voted. It was over at the ⟦U.N.⟧": "The UN met. The UN voted. It was over at the UN.",
        "The U.S. envoy left. A U.S. ship came to the ⟦US⟧.": "The U.S. envoy left. A U.S. ship came to the U.S.",
    }
    good = (
        "The U.S. envoy left. A U.S. ship came, US$20 aboard.",
        "The US envoy left. A US ship came. They told us.",
        "The U.S. envoy left, and the UN met.",
        "US-ships\n\nThe U.S. envoy left. A U.S. ship came.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        abbreviations = _by_last_letter()
        if document.words_by_text.keys().isdisjoint(abbreviations.keys()):
            return
        present = [pair for last, pairs in abbreviations.items() if last in document.words_by_text for pair in pairs]
        for dotted, plain in present:
            if dotted not in text or plain not in text:
                continue
            ways: dict[str, list[Span]] = {dotted: [], plain: []}
            for found in _pattern(dotted, plain).finditer(text):
                if in_text(document, found.start()):
                    ways[found[0]].append(found.span())
            if (two := mixed(ways)) is None:
                continue
            edits = [_edit(text, span, two.own) for span in two.others]
            other = dotted if two.own == plain else plain
            yield report(two, f"“{other}” where the article mostly has “{two.own}”", edits)


@cache
def _by_last_letter() -> dict[str, list[Entry]]:
    """The abbreviations by the letter before their last stop, which is a word of the article."""
    found: dict[str, list[Entry]] = {}
    for entry in entries("consistency", "abbreviations.tsv"):
        found.setdefault(entry[0][-2], []).append(entry)
    return found


def _edit(text: str, span: Span, own: str) -> Edit:
    """The other way of writing it; the stop of the abbreviation and that of the sentence are one."""
    end = span[1]
    if own.endswith(".") and text[end : end + 1] == ".":
        return Edit(span, own[:-1])
    ends = text[end - 1] == "." and _CLOSED.match(text, end) is not None
    return Edit(span, own + "." if ends and not own.endswith(".") else own)


@cache
def _pattern(dotted: str, plain: str) -> regex.Pattern[str]:
    either = f"{regex.escape(dotted)}|{regex.escape(plain)}"
    return compiled(rf"(?<![\p{{L}}\p{{N}}.@#$/&-])(?:{either})(?!\s?\$|[\p{{L}}\p{{N}}/&@])")
