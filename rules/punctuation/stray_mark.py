from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import BLANK, spots
from ._text import BLANKS, before_blanks, is_abbreviation

END = Pattern(r"(?r)(?P<end>[.!?…])[\"”’)»]?")
FIRST = Pattern(rf"[,;.](?:[{BLANKS}]+[,;.])*[{BLANKS}]+(?=[\p{{L}}“\"])")
ELLIPSIS = Pattern(r"(?:[.…]\s+){1,}[.…]")


class StrayMark(Rule):
    """A mark that belongs to nothing: a second full stop after a sentence, a comma at the beginning of a paragraph.

    A word or a name was dropped between two marks, and both stayed.
    """

    code = "PUN002"
    name = "stray-mark"
    summary = "punctuation mark that belongs to nothing"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(characters=",.;:")
    bad = {
        "They left for Poland.⟦ .⟧ Nobody came back.": "They left for Poland. Nobody came back.",
        "“We won.”⟦ .⟧ He smiled.": "“We won.” He smiled.",
        "He came,⟦ .⟧ It rained.": "He came. It rained.",
        "It rained.\n\n⟦, ⟧The game went on.": "It rained.\n\nThe game went on.",
    }
    good = (
        "They waited . . . and waited.",
        "He left at 9 a.m. It rained.",
        "Ask for .NET. .NET is a platform.",
        "He worked for Smith Inc. in Rome.",
        "...and so it went.",
        "He came (and went). :)",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for at in document.fact(spots).of(".,;:", BLANK, ' \n"”’)»'):
            start = before_blanks(text, at)
            mark = text[at]
            ended = END.match(text, max(0, start - 2), start)
            if ended:
                if mark == "." and _in_ellipsis(text, ended.start("end"), at + 1):
                    continue
                if text[start - 1] == "." and mark == "," and is_abbreviation(document, start - 1):
                    continue  # “9 p.m. ,” has a space too many
                if mark == ":" and text[at + 1 : at + 2] == ")":
                    continue
                yield Hit((start, at + 1), f"stray “{mark}” after the end of a sentence", "")
            elif start and text[start - 1] in ",;:" and mark in ".;:":
                edit = Edit((start - 1, at + 1), mark)
                yield Hit((start, at + 1), f"“{text[start - 1]}” and “{mark}” side by side", edits=(edit,))
        for block in document.blocks:
            start, end = block.span
            first = FIRST.match(text, start, end) if text[start] in ",;." else None
            if first and not ELLIPSIS.match(text, start):
                yield Hit(first.span(), f"stray “{text[start]}” at the beginning of a paragraph", "")


def _in_ellipsis(text: str, first: int, end: int) -> bool:
    """Whether a third dot stands before or after: “. . .” is an ellipsis."""
    return text[end : end + 4].lstrip()[:1] in (".", "…") or text[max(0, first - 3) : first].rstrip().endswith(
        (".", "…")
    )
