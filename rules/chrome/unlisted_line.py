"""CHR018: a line that looks like page furniture, though no list knows it."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Grain, Hit, Rule
from newslint.view import Scope

from ._classifier import BIAS, THRESHOLD, candidates, features, probability, spared, weights
from ._lines import page

_SHOWN = 3
_LEAST_WEIGHT = 0.2


class UnlistedLine(Rule):
    """A line looks like page furniture, though no list knows it: a section's name, another story's headline.

    What speaks for it is added up: its words and its shape, its neighbours, its place before or after the body, what
    it shares with the article. The finding says what weighed most. A cross-heading between two paragraphs, the title
    and a dateline are spared; a ticket price or a game note at the end may be taken for furniture.

    Fix safety: the line is judged by its looks, and may belong to the article.
    """

    code = "CHR018"
    name = "unlisted-line"
    summary = "a line that looks like page furniture"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.85
    scopes = frozenset(
        {Scope.PARAGRAPH, Scope.TITLE}
    )  # where markup says what a line is, it is a heading, an item or a cell
    grain = Grain.PASSAGE
    covers = True
    anchored = True
    bad = {
        (
            "The council voted on Monday to close the ferry line that has linked the two towns for thirty years.\n\n"
            "Share this article\n\nFacebook\n\nEmail\n\n⟦Harbor Life⟧\n\nMost Popular"
        ): (
            "The council voted on Monday to close the ferry line that has linked the two towns for thirty years.\n\n"
            "Share this article\n\nFacebook\n\nEmail\n\nMost Popular"
        ),
        (
            "Menu\n\nSign in\n\n⟦Tides⟧\n\n⟦Boats & Gear⟧\n\n"
            "The council voted on Monday to close the ferry line that has linked the two towns for thirty years."
        ): (
            "Menu\n\nSign in\n\n"
            "The council voted on Monday to close the ferry line that has linked the two towns for thirty years."
        ),
    }
    good = (
        "Council closes ferry line\n\nThe council voted on Monday to close the line that linked the towns for years.",
        (
            "The council voted on Monday to close the line that linked the two towns for years.\n\nConclusion\n\n"
            "Nobody in the harbor was surprised when the news came over the radio in the afternoon."
        ),
        (
            "The council voted on Monday to close the line that linked the two towns for years.\n\n"
            "— Flour, by the sack\n— Teapots, by the dozen\n— Melons, by ear\n\n"
            "Nobody in the harbor was surprised when the news came over the radio in the afternoon."
        ),
    )

    def check(self, document: Document) -> Iterator[Hit]:
        if not document.fact(page).furnished:
            return  # all lines are spared
        for line in candidates(document):
            seen = features(document, line)
            likely = probability(seen, weights())
            if likely < THRESHOLD or spared(document, line):
                continue
            weighed = {name: weights().get(name, 0) * value for name, value in seen.items() if name != BIAS}
            most = sorted(weighed, key=lambda name: -weighed[name])[:_SHOWN]
            reasons = [name for name in most if weighed[name] >= _LEAST_WEIGHT]
            yield Hit(
                line.span,
                "this line looks like part of the page, not of the article",
                "",
                removes=True,
                evidence=(f"what speaks for it: {', '.join(reasons)}",) if reasons else (),
                confidence=min(0.95, int(likely * 20) / 20 + 0.15),
            )
