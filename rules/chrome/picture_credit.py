"""CHR019: a picture's credit at the end of its caption."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.lists import wordset
from newslint.rule import Hit, Need, Pattern, Rule

from ._lines import Line, page

_LONGEST_CREDIT, _LONGEST_CAPTION = 110, 90


@cache
def _patterns() -> tuple[Pattern, ...]:
    labels = [label.casefold() for label in wordset("chrome", "credit-labels.txt")]
    agencies = sorted(wordset("chrome", "agencies.txt"))
    agency = r"(?<![\p{L}\p{N}])\L<agencies>(?![\p{L}\p{N}])"
    label = r"(?i:\L<labels>)(?![\p{L}\p{N}])"
    return (
        # Workers mend the dam. (Photo: Ana Ruiz/Reuters)
        Pattern(
            rf"(?P<before>\s*)(?P<credit>[(\[（]\s*{label}\s*[:：/©][^()\[\]（）]{{2,80}}[)\]）])\.?", labels=labels
        ),
        # Workers mend the dam. Credit: Ana Ruiz/Reuters
        Pattern(
            rf"(?<=[.!?…”\"’)»。])(?P<before>\s+)(?P<credit>{label}\s*[:：]\s*"
            rf"(?:(?=[^\p{{Ll}}\s])|(?=(?:\S+\s*){{1,4}}$))[^.:]{{2,60}})\.?",
            labels=labels,
        ),
        # Workers mend the dam. | KCNA / VIA AFP-JIJI
        Pattern(rf"(?P<before>\s*\|\s*)(?P<credit>[^|]{{0,60}}{agency}[^|.]{{0,30}})\.?", agencies=agencies),
        # Workers mend the dam. (AP Photo/Ana Ruiz); (Ana Ruiz/Reuters); (Ana Ruiz via AP)
        Pattern(
            rf"(?P<before>\s*)(?P<credit>[(\[](?:[^()\[\]]{{2,60}}(?:/|\bvia\s)\s*{agency}[^()\[\]]{{0,30}}"
            rf"|AP Photo[^()\[\]]{{0,60}})[)\]])\.?",
            agencies=agencies,
        ),
    )


class PictureCredit(Rule):
    """A caption was left in the article with the credit of its picture: “… | KCNA / VIA AFP-JIJI”.

    Where the picture is gone, its photographer has nothing to do in the text. The caption's own sentence is not
    reported. A credit that names no agency is a hint only: captions may stand in a text on purpose.

    Fix safety: it takes the credit out, which the picture's licence may ask for.
    """

    code = "CHR019"
    name = "picture-credit"
    summary = "a picture's credit at the end of a caption"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.9
    need = Need(characters=")]）|:：")
    bad = {
        "It rained.\n\nWorkers mend the dam. ⟦(Photo: Ana Ruiz/Reuters)⟧": "It rained.\n\nWorkers mend the dam.",
        "It rained.\n\nWorkers mend the dam. ⟦Credit: Ana Ruiz/Reuters⟧": "It rained.\n\nWorkers mend the dam.",
        "It rained.\n\nWorkers mend the dam. | ⟦KCNA / VIA AFP-JIJI⟧": "It rained.\n\nWorkers mend the dam.",
        "It rained.\n\nWorkers mend the dam. ⟦(AP Photo/Ana Ruiz)⟧": "It rained.\n\nWorkers mend the dam.",
        "Es regnet.\n\nArbeiter am Damm. ⟦Foto: Ana Ruiz/dpa⟧": "Es regnet.\n\nArbeiter am Damm.",
    }
    good = (
        "He gave her credit: 400 euros and a week to pay it back.",
        "The bank was bought by a rival. (The deal was first reported by Reuters)",
        "LONDON (Reuters) - The bank was bought by a rival on Monday.",
        "She took the photo. Image: that was the word he used, again and again, until nobody listened.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for line in document.fact(page).lines:
            if line.level or line.words > _LONGEST_CAPTION or not _may_end_in_credit(line):
                continue
            start, end = line.span
            for pattern in _patterns():
                found = pattern.search(document.text, max(start, end - _LONGEST_CREDIT), end)
                while found and found.end() != end:
                    found = pattern.search(document.text, found.start() + 1, end)
                if found and found.start() > start:
                    edit = Edit((found.start("before"), found.end("credit")), "")
                    named = any(agency in found["credit"] for agency in wordset("chrome", "agencies.txt"))
                    yield Hit(
                        found.span("credit"),
                        "a picture's credit, left without its picture",
                        edits=(edit,),
                        severity=None if named else Severity.INFO,
                    )
                    break


def _may_end_in_credit(line: Line) -> bool:
    tail = line.text[-_LONGEST_CREDIT:]
    return tail.endswith((")", "]", ").", "）")) or "|" in tail or ":" in tail or "：" in tail
