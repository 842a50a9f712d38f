from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety
from newslint.rule import Hit, Need, Pattern, Rule
from newslint.source import Span

from ._text import BLANK, marks_with_space, together

AFTER_OPENING = Pattern(rf"(?:(?<![^\s(\[—–])(?P<mark>[“„‘‹])|(?P<mark>[(\[]))(?P<gap>[{BLANK}]+)(?=[^\s)\]])")
BEFORE_CLOSING = Pattern(
    rf"(?<=[^\s(\[“„‘’'])(?P<gap>[{BLANK}]+)(?:(?P<mark>[”›])(?![\p{{L}}\p{{N}}])|(?P<mark>[)\]]))"
)
WHOLE_LINE = Pattern(r"\[ [^\[\]\n]{1,40} ?\](?=\s*(?:\n|\Z))")
"""A credit or a link in a line of its own: [ The Evening Post ]."""
FACE = Pattern(r"[:;=8xX][-o'^]?$")


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
        "⟦“ ⟧He was very busy today⟦ ”⟧, she said.": "“He was very busy today”, she said.",
        "He called it a “step forward⟦ ”⟧ for the nation.": "He called it a “step forward” for the nation.",
        "The boats⟦ ( ⟧ten of them⟦ )⟧ lay still.".replace("⟦ ( ⟧", " ⟦( ⟧"): "The boats (ten of them) lay still.",
        'He said ⟦" ⟧no⟦ "⟧ twice.': 'He said "no" twice.',
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
    seen: set[Span] = set()
    if not document.characters.isdisjoint("“”„‘‹›()[]"):
        for found in AFTER_OPENING.finditer(text):
            if WHOLE_LINE.match(text, found.start()) and found.start() == document.block_at(found.start()).span[0]:
                continue
            seen.add(found.span())
            yield Hit(found.span(), f"space after “{found['mark']}”", found["mark"])
        for found in BEFORE_CLOSING.finditer(text):
            if found["mark"] in ")]" and not _closes(text, found.start(), document.block_at(found.start()).span[0]):
                continue
            seen.add(found.span())
            yield Hit(found.span(), f"space before “{found['mark']}”", found["mark"])
    french = bool(marks_with_space(document.language))
    for quotation in document.quotations:
        if french or quotation.mark not in '"«»“' or not quotation.closed:
            continue
        start, end = quotation.span
        inner = text[start + 1 : end - 1]
        left = len(inner) - len(inner.lstrip(BLANK))
        right = len(inner) - len(inner.rstrip(BLANK))
        if right and inner.rstrip(BLANK)[-1:] in ("’", "'"):
            right = 0  # ‘so,’ ” keeps two closing marks apart
        if left and (start, start + 1 + left) not in seen and inner.strip():
            yield Hit((start, start + 1 + left), f"space after {text[start]}", text[start])
        if right and (end - 1 - right, end) not in seen and inner.strip():
            yield Hit((end - 1 - right, end), f"space before {text[end - 1]}", text[end - 1])


def _closes(text: str, at: int, start: int) -> bool:
    """Whether the bracket after `at` closes one of its paragraph: “a ) first” does not."""
    if WHOLE_LINE.match(text, start):
        return False
    before = text[max(start, at - 400) : at]
    return before.count("(") + before.count("[") > before.count(")") + before.count("]") and not FACE.search(before)
