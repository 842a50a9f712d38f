"""STR012: a note of the news desk to its customers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Severity
from newslint.lists import entries
from newslint.rule import Hit, Need, Pattern, Rule

_SAYS = {
    "embargo": "says that the text is under embargo",
    "kill": "says that the text was withdrawn",
    "note": "is a note of the desk to editors",
    "gap": "marks a gap that somebody was to fill",
}


@cache
def _notes() -> Pattern:
    return Pattern(
        r"(?<![\p{L}\p{N}])\L<notes>(?![\p{L}\p{N}])",
        notes=[note for note, _ in entries("structure", "desk-notes.txt")],
    )


class DeskNote(Rule):
    """A note of the news desk that no reader should see: an embargo, a kill, a word to editors, a gap to fill.

    Agencies send them with the copy. Capitals matter: an article that tells of an embargo has it in small letters.
    """

    code = "STR012"
    name = "desk-note"
    summary = "a note of the news desk: embargo, kill, a word to editors"
    severity = Severity.ERROR
    confidence = 0.95
    need = Need(
        words=(
            *("embarg", "sperrfrist", "эмбарго", "for release", "for internal use", "for broadcast", "for publication"),
            *("do not publish", "ne pas publier", "nicht zur veröffentlichung", "no publicar", "non pubblicare"),
            *("публикации", "editors", "eds:", "kill kill", "kill:", "mandatory kill", "writethru"),
            *("tktk", "tk tk", "(tk)", "[tk]", "(cq)", "[cq]", "[xxx]", "xxx fill in"),
        )
    )
    bad = {
        "⟦EMBARGOED UNTIL⟧ 0001 GMT ON MONDAY\n\nThe council met in the hall.": None,
        "The council met in the hall.\n\n⟦NOT FOR PUBLICATION⟧": None,
        "The mayor, Jan Pohl ⟦[CQ]⟧, was not in the hall.": None,
    }
    good = (
        "The arms embargo until 2030 was lifted on Monday.",
        "The editors: two men and a woman, all of them from the town.",
        "She works at TK Maxx, and he writes to editors a great deal.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in _notes().finditer(document.text):
            kind = next(kind for note, kind in entries("structure", "desk-notes.txt") if note == found[0])
            yield Hit(found.span(), f"“{found[0]}” {_SAYS[kind]}")
