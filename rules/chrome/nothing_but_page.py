"""CHR017: a file that holds page furniture and no article."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Grain, Hit, Rule

from ._lines import page

_LEAST_LINES, _LEAST_SHARE, _PROSE = 4, 0.6, 12


class NothingButPage(Rule):
    """The file holds page furniture and no article: not one paragraph of running text.

    The article was behind a wall, or was never loaded. Fetch it again.
    """

    code = "CHR017"
    name = "nothing-but-page"
    summary = "a file that holds page furniture and no article"
    severity = Severity.ERROR
    confidence = 0.95
    grain = Grain.ARTICLE
    anchored = True
    bad = {
        "⟦Skip to content⟧\n\nMenu\n\nSign in\n\nPlease enable JavaScript to go on.\n\nAccept all cookies": None,
        "⟦Share⟧\n\nFacebook\n\nTweet\n\nMost Popular": None,
    }
    good = (
        "It rained.\n\nShare this article",
        "Menu\n\nSign in\n\nShare\n\nThe council met on Monday in the old town hall and spoke for hours about roads.",
        "Boats\n\nRoads\n\nBridges\n\nRivers",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        lines = document.fact(page).lines
        if len(lines) < _LEAST_LINES or any(line.words >= _PROSE and not line.level for line in lines):
            return
        furniture = sum(bool(line.level) for line in lines)
        if furniture >= _LEAST_SHARE * len(lines):
            message = f"{furniture} of {len(lines)} lines are page furniture, and none is running text"
            yield Hit(lines[0].span, message)
