from bisect import bisect_right
from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety
from newslint.rule import Hit, Need, Pattern, Rule
from newslint.source import Span

from ._spots import BLANK, matches, spots
from ._text import BLANKS, before_blanks, marks_with_space, spaced_blocks, together

AFTER_OPENING = Pattern(
    rf"(?:(?<![^\s(\[—–])(?P<mark>[“„‘‹])|(?P<mark>[(\[]))(?P<gap>[{BLANKS}]+)(?=[\p{{L}}\p{{N}}“‘\"'«€$£#@[(])"
)
BEFORE_CLOSING = Pattern(
    rf"(?<=[^\s(\[“„‘’'])(?P<gap>[{BLANKS}]+)(?:(?P<mark>[”›])(?![\p{{L}}\p{{N}}])|(?P<mark>[)\]]))"
)
WHOLE_LINE = Pattern(r"\[ [^\[\]\n]{1,40} ?\](?=\s*(?:\n|\Z))")
"""A credit or a link in a line of its own: [ The Evening Post ]."""
_PHRASE = 24
"""Code points; a quotation of a few words is one place, a longer one two."""
_WIDEST = 60
_CLOSING = {"(": ")", "[": "]"}
_BRACKETS = frozenset("()[]")
FACE = Pattern(r"(?<![\p{L}\p{N}])(?<!\( )[:;=8xX][-o'^]?$")


class SpaceInsideQuotation(Rule):
    """A space after an opening quotation mark or bracket, or before a closing one: “ so ”, ( so ).

    Translation engines work on words and marks that stand apart; French writes spaces inside its « guillemets », which
    are not reported there.
    """

    code = "PUN006"
    name = "space-inside-quotation"
    summary = "space inside quotation marks or brackets"
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(characters='“”„‘‹›()[]"«»')
    bad = {
        "⟦“ He was busy ”⟧, she said, and left.": "“He was busy”, she said, and left.",
        "He called it a “step forward⟦ ”⟧ for the nation.": "He called it a “step forward” for the nation.",
        "The boats (ten of them, all old but one⟦ )⟧ lay.": "The boats (ten of them, all old but one) lay.",
        'He said ⟦" no "⟧ twice.': 'He said "no" twice.',
        "The story ⟦[ Courier ]⟧ was new.": "The story [Courier] was new.",
    }
    good = (
        "“He was very busy today,” she said.",
        "Rock ’n’ roll of the 1960s (and the ’70s).",
        'It is 5" wide and 6" long. He said "no" and "yes".',
        "a ) first, b ) second",
        "“‘Come back,’ he said.”",
        "[ ] an empty box, ( ) an empty bracket",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from together(document, _places(document), 3, "space inside quotation marks or brackets")


def _places(document: Document) -> Iterator[Hit]:
    text = document.text
    opening = {found.start(): found.end() for found in matches(document, AFTER_OPENING, "“„‘‹([", "", BLANK)}
    for at in [at for at in opening if _is_line_of_its_own(document, at)]:
        del opening[at]
    closing: dict[int, int] = {}
    for at in document.fact(spots).of("”›)]", BLANK):
        found = BEFORE_CLOSING.match(text, before_blanks(text, at))
        if found and (text[at] not in ")]" or _closes(text, found.start(), document.block_at(at).span[0])):
            closing[found.end()] = found.start()
    _add_quotations(document, opening, closing)
    if not opening and not closing:
        return
    quoted = [quotation.span for quotation in document.quotations]
    for start, end in [*quoted, *_bracketed(text, opening, closing)]:
        if start not in opening or end not in closing or end - start > _PHRASE:
            continue
        if document.block_index(start) not in document.fact(spaced_blocks):  # else other marks inside stand apart too
            edits = (Edit((start, opening.pop(start)), text[start]), Edit((closing.pop(end), end), text[end - 1]))
            yield Hit((start, end), f"spaces inside {text[start]}…{text[end - 1]}", edits=edits)
    for start, end in opening.items():
        yield Hit((start, end), f"space after the opening {_name(text[start])}", text[start])
    for end, start in closing.items():
        yield Hit((start, end), f"space before the closing {_name(text[end - 1])}", text[end - 1])


def _bracketed(text: str, opening: dict[int, int], closing: dict[int, int]) -> Iterator[Span]:
    """Brackets with blanks at both ends of a few words: “[ Sharks ]”."""
    ends = sorted(closing)
    for start in opening:
        after = bisect_right(ends, start)
        if text[start] in "([" and after < len(ends) and text[start + 1 : ends[after] - 1].isprintable():
            inner = text[start + 1 : ends[after] - 1]
            if text[ends[after] - 1] == _CLOSING[text[start]] and not _BRACKETS.intersection(inner):
                yield start, ends[after]


def _add_quotations(document: Document, opening: dict[int, int], closing: dict[int, int]) -> None:
    """Blanks inside quotations whose marks say nothing of their direction, or are others than the usual ones."""
    if marks_with_space(document.language):
        return  # French sets off its marks
    text = document.text
    for quotation in document.quotations:
        start, end = quotation.span
        if quotation.mark not in '"«»“' or not quotation.closed or not text[start + 1 : end - 1].strip(BLANKS):
            continue
        if text[start + 1] in BLANKS:
            inner = text[start + 1 : start + _WIDEST]
            opening[start] = start + 1 + len(inner) - len(inner.lstrip(BLANKS))
        if text[end - 2] in BLANKS:
            before = before_blanks(text, end - 1)
            if text[before - 1] not in "’'":  # ‘so,’ ” keeps two closing marks apart
                closing[end] = before


def _is_line_of_its_own(document: Document, at: int) -> bool:
    return at == document.block_at(at).span[0] and WHOLE_LINE.match(document.text, at) is not None


def _closes(text: str, at: int, start: int) -> bool:
    """Whether the bracket after `at` closes one of its paragraph: “a ) first” does not."""
    if WHOLE_LINE.match(text, start):
        return False
    before = text[max(start, at - 400) : at]
    return before.count("(") + before.count("[") > before.count(")") + before.count("]") and not FACE.search(before)


def _name(mark: str) -> str:
    return "bracket" if mark in "()[]{}" else f"quotation mark {mark}"
