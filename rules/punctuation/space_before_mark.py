from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule
from newslint.source import Span

from ._spots import BLANK, spots
from ._text import before_blanks, is_abbreviation, marks_with_space, spaced_blocks, together

MARK = Pattern(
    r",(?![\d,)])|\.(?!\s?[.…]|[\p{L}\p{N}_/\\])|;(?![-)(*DP;])|:(?![-:)(*DPp/\\\]|])|[!?](?!=)|%(?=[\s,.;)]|\Z)"
)
AFTER = Pattern(r"[\p{L}\p{N}”\"'’»)\]%.€$£]")
LOW_QUOTE = Pattern(r",\p{L}[^'‘’\n]{0,60}['‘’](?!\p{L})")
ELLIPSIS = Pattern(r"\.\.\.(?!\.) ?")
SCORE = Pattern(r"\d\s*:\s*\d")
_MANY = 3
_SHORT_LINE = 9
"""Words of a line that may be a label: “Price : 20 euros”."""


class SpaceBeforeMark(Rule):
    """A space before a comma, a full stop or another mark.

    Translation engines work on words and marks that stand apart, and put them together with a blank too many; French
    writes a space before some marks. In a French article those are right and are not reported.
    """

    code = "PUN001"
    name = "space-before-mark"
    summary = "space before a punctuation mark"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(characters=",.;:!?%")
    bad = {
        "He warned⟦ ,⟧ but went.": "He warned, but went.",
        "It rained⟦ .⟧": "It rained.",
        "Will it last⟦ ?⟧ Nobody knows.": "Will it last? Nobody knows.",
        "By 9 p.m.⟦ ,⟧ they were gone.": "By 9 p.m., they were gone.",
        "The mayor⟦ ,⟧who is 61, left.": "The mayor, who is 61, left.",
        "Source⟦ :⟧ The Evening Post": "Source: The Evening Post",
    }
    good = (
        "He warned, but went.",
        "The .com bubble and the .NET platform.",
        "It fell by .5 points.",
        "They waited ... and waited . . . for hours.",
        "We made it :-) and so did they :)",
        "The team won 3 : 1 at home.",
        "It costs 20 % more.",
        "Das ist ,schade', sagte er.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from together(document, _places(document), 5, "space before a mark")


def _places(document: Document) -> Iterator[Hit]:
    allowed = marks_with_space(document.language)
    text = document.text
    yield from _ellipses(document)
    places = [at for at in document.fact(spots).of(",.;:!?%", BLANK) if text[at] not in allowed]
    found = [gap for at in places if (gap := _gap(text, at))]
    french = [gap for gap in found if text[gap[1]] in ":;!?"]
    if len(french) >= _MANY and 2 * len(french) > sum(map(text.count, ":;!?")):
        found = [gap for gap in found if gap not in french]  # the whole article is spaced so: LOC says it
    for start, at in found:
        mark = text[at]
        if mark == "%" and document.block_index(at) not in document.fact(spaced_blocks):
            continue  # a format of numbers, unless all marks stand apart
        if mark == ":" and SCORE.match(text, start - 1):
            continue
        if text[start - 1] == "." and (mark != "," or not is_abbreviation(document, start - 1)):
            continue  # “nations. .” is a stray mark
        if mark == "," and LOW_QUOTE.match(text, at):
            continue  # German ‚so‘, written with a comma
        short = mark == ":" and len(text[slice(*document.block_at(at).span)].split()) <= _SHORT_LINE
        space = " " if text[at + 1 : at + 2].isalpha() else ""
        yield Hit((start, at + 1), f"space before “{mark}”", mark + space, severity=Severity.INFO if short else None)


def _ellipses(document: Document) -> Iterator[Hit]:
    """“me ... maybe” is right, but where all marks stand apart it was “me... maybe”."""
    text = document.text
    for at in document.fact(spots).of(".", BLANK, "."):
        dots = ELLIPSIS.match(text, at)
        if dots and document.block_index(at) in document.fact(spaced_blocks):
            yield Hit((before_blanks(text, at), dots.end()), "space before an ellipsis", dots[0])


def _gap(text: str, at: int) -> Span | None:
    """The blanks before the mark at `at`, from where they begin, if a mark may not stand there."""
    if not MARK.match(text, at):
        return None
    start = before_blanks(text, at)
    return (start, at) if start and AFTER.match(text, start - 1) else None
