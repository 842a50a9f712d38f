"""STR003: a picture's caption that stands as a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Grain, Hit, Need, Pattern, Rule
from newslint.view import Scope

_FILE = Pattern(
    r"(?:FILE(?: PHOTO)?(?: ?[-–—:]| - )|FILE PHOTO|File photo:"
    r"|In this (?:\p{L}+\.? \d+, \d{4},? )?(?:file )?(?:photo|image|frame)\b)"
)
_SIDE = Pattern(
    r"\((?:(?:far|cent(?:er|re)|second(?: from)?|third(?: from)?|front|back|top|bottom|upper|lower)[ -]?)*"
    r"(?:left|right|cent(?:er|re)|L|R|C|pictured|front|back|top|bottom)\)"
    r"|, (?:second from )?(?:left|right|cent(?:er|re)), "
)
_BEGINNINGS = ("FILE", "File photo:", "In this ")
_MOST_WORDS = 60


class StrayCaption(Rule):
    """A picture's caption stands among the paragraphs: “FILE - …”, “Doe (left) and Pohl (center right) leave …”.

    Without its picture a reader cannot tell who is meant. A hint only: the sentence itself is right.
    """

    code = "STR003"
    name = "stray-caption"
    summary = "a picture's caption that stands as a paragraph"
    severity = Severity.INFO
    confidence = 0.9
    grain = Grain.PASSAGE
    scopes = frozenset({Scope.PARAGRAPH, Scope.TITLE})
    languages = ("en",)
    need = Need(
        words=(
            *("file photo", *(f"file{gap}{mark}" for gap in ("", " ") for mark in "-–—:"), "in this "),
            *("(far", "(cent", "(second", "(third", "(front", "(back", "(top", "(bottom", "(upper", "(lower", "(left"),
            *("(right", "(l)", "(r)", "(c)", "(pictured", ", second from", ", left", ", right", ", cent"),
        )
    )
    bad = {
        "It rained.\n\n⟦Jan Pohl (left) and Ana Ruiz (center right) leave the hall in Oslo.⟧": None,
        "It rained.\n\n⟦FILE - Boats lie in the harbor of Oslo, on May 3, 2021.⟧": None,
    }
    good = (
        "He turned left (right at the church) and was gone.",
        "The file on the boats lay open, and nobody in this photo was named.",
        "The party of the (far) right won in Oslo.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        sides = _SIDE.search(text) is not None
        for block in document.blocks:
            start, end = block.span
            begins = text.startswith(_BEGINNINGS, start)
            if not (begins or sides) or len((line := text[start:end]).split()) > _MOST_WORDS:
                continue
            if begins and _FILE.match(text, start, end):
                yield Hit(block.span, "a picture's caption among the paragraphs")
            elif sides and not any(mark in line for mark in '“”"') and len(list(_SIDE.finditer(line))) >= 2:
                yield Hit(block.span, "a picture's caption among the paragraphs: it says who stands where")
