"""STR018: a list flattened into a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import RUNNING_TEXT, Hit, Need, Pattern, Rule

_BULLETS = "•▪●◦‣■"
_BULLET = Pattern(rf"(?<=[\p{{L}}\p{{N}}.;,:)”]) ?[{_BULLETS}] ?(?=[\p{{L}}\p{{N}}“(])")
_LEAST = 2


class FlattenedList(Rule):
    """The items of a list stand in one paragraph, with their bullets between them.

    The line ends were lost. Give each item its line. A single bullet is a separator, and is not reported.
    """

    code = "STR018"
    name = "flattened-list"
    summary = "a list flattened into a paragraph"
    severity = Severity.WARNING
    confidence = 0.9
    scopes = RUNNING_TEXT
    need = Need(characters=_BULLETS)
    bad = {
        "For sale are:⟦ • ⟧flour by the sack • teapots by the dozen • melons by ear and nothing else.": None,
        "It rained. The council agreed on this:⟦ ▪ ⟧more boats; ▪ more crews; ▪ fewer bridges on the river.": None,
    }
    good = (
        "• flour by the sack\n• teapots by the dozen\n• melons by ear",
        "Politics • March 3",
        "The council met on Monday • It rained.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for block in document.blocks:
            found = list(_BULLET.finditer(document.text, *block.span))
            if len(found) >= _LEAST and len(document.text[slice(*block.span)].split()) >= 8:
                yield Hit(found[0].span(), f"a list of {len(found)} items stands in one paragraph")
