"""STR018: a list flattened into a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.patterns import compiled_re
from newslint.rule import RUNNING_TEXT, Hit, Need, Pattern, Rule

_BULLETS = "•▪●◦‣■"
_BULLET = Pattern(rf"(?<=[\p{{L}}\p{{N}}.;,:)”]) ?[{_BULLETS}] ?(?=[\p{{L}}\p{{N}}“(])")
_DASHED = Pattern(r":(?P<mark>\s?[-–—*]\s)(?=\S[^.!?]{2,80}?\s[-–—*]\s\S[^.!?]{2,80}?\s[-–—*]\s)")
_NUMBERED = Pattern(r"(?<=\s|^)(?P<mark>1[.)]\s)(?=\p{Lu}.{3,150}?\s2[.)]\s\p{Lu}.{3,150}?\s3[.)]\s\p{Lu})")
_PATTERNS = (
    (_DASHED, compiled_re(r":\s?[-–—*]\s")),
    (_NUMBERED, compiled_re(r"1[.)]\s.{4,151}?\s2[.)]\s.{4,151}?\s3[.)]\s")),
)
"""Each with what must stand in the text for it to be worth trying."""
_LEAST, _LEAST_WORDS = 2, 8


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
    need = Need(characters=f"{_BULLETS}:.)")
    bad = {
        "For sale are:⟦ • ⟧flour by the sack • teapots by the dozen • melons by ear and nothing else.": None,
        "It rained. The council agreed on this:⟦ ▪ ⟧more boats; ▪ more crews; ▪ fewer bridges on the river.": None,
        "They ask for this:⟦ - ⟧more boats for all - more crews on board - fewer bridges on the river.": None,
        "The rules are these. ⟦1. ⟧No boat may leave. 2. No boat may land. 3. No boat may sink.": None,
    }
    good = (
        "The boats are new: 12 meters long - the old ones had 9 - and red.",
        "• flour by the sack\n• teapots by the dozen\n• melons by ear",
        "Politics • March 3",
        "The council met on Monday • It rained.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        patterns = [pattern for pattern, hint in _PATTERNS if hint.search(document.text)]
        bulleted = not document.characters.isdisjoint(_BULLETS)
        if not patterns and not bulleted:
            return
        for block in document.blocks:
            if len(document.text[slice(*block.span)].split()) < _LEAST_WORDS:
                continue
            bullets = list(_BULLET.finditer(document.text, *block.span)) if bulleted else []
            if len(bullets) >= _LEAST:
                yield Hit(bullets[0].span(), f"a list of {len(bullets)} items stands in one paragraph")
                continue
            for pattern in patterns:
                found = pattern.search(document.text, *block.span)
                if found and found.start() > block.span[0]:
                    yield Hit(found.span("mark"), "a list stands in one paragraph")
                    break
