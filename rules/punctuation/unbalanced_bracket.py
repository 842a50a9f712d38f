from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import spots
from ._text import group

FACE = Pattern(r"(?r)(?<![\p{L}\p{N}(])[:;=8xX][-–o'^]?")
ENUMERATOR = Pattern(r"(?r)(?<![^\s(,;:])(?:\p{L}|\p{N}{1,3}|[ivxIVX]{1,5})\.?")
AFTER_COMMA = Pattern(r"[^()\[\]\n.,;:!?]{3,60}(?P<comma>,) (?P<verb>\w+)")
SENTENCE_END = Pattern(r"\p{Ll}{3}\. \p{Lu}")
_PAIRS = {")": "(", "]": "["}
_DEPTH = 12
_PATIENCE = 3
"""Paragraphs over which a bracket may go on."""
_Waiting = tuple[int, str, int]
"""An open bracket: its place, its kind, the number of its block."""


class UnbalancedBracket(Rule):
    """A bracket without its partner: “(Reuters”, “the government ) had”.

    Half of an insertion was cut. Emoticons, “a)” and “1)” in lists, and brackets that go on over a few paragraphs
    are right.

    Fix safety: where the bracket should close is a guess; a lone closing one may stand for words that are lost.
    """

    code = "PUN008"
    name = "unbalanced-bracket"
    summary = "bracket without its partner"
    safety = Safety.UNSAFE
    confidence = 0.9
    need = Need(characters="()[]")
    bad = {
        "Men from the port ⟦(on the left,⟧ were sent back.": "Men from the port (on the left) were sent back.",
        "The guards of the government⟦ )⟧ had gone.": "The guards of the government had gone.",
        "The boats ⟦(⟧ten of them were sold. They sank. They rotted.": None,
        "It was sold for nothing⟦]⟧ by its owner.": None,
    }
    good = (
        "The boats (ten of them) lay still.",
        "a) first, b) second; 1) one, ii) two.",
        "We made it :) and it was fine :-( or not ;)",
        "(It was late.\n\nNobody came.)",
        "The set [0, 1) is half open.",
        "He [the mayor] said (so [he] said).",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        waiting: list[_Waiting] = []
        for at in document.fact(spots).of("()[]"):
            number = document.block_index(at)
            start = document.block_at(at).span[0]
            while waiting and number - waiting[0][2] > _PATIENCE:
                yield _open(document, waiting.pop(0)[0])
            if FACE.match(text, start, at):
                continue
            if text[at] in "([":
                waiting.append((at, text[at], number))
                if len(waiting) > _DEPTH:
                    yield _open(document, waiting.pop(0)[0])
                continue
            partner = _partner(document, waiting, at)
            if partner is not None and _are_strangers(text, waiting[partner][0], at):
                yield _open(document, waiting.pop(partner)[0])
                partner = None
            if partner is not None:
                for left, _, _ in waiting[partner + 1 :]:
                    yield _open(document, left)
                del waiting[partner:]
            elif not ENUMERATOR.match(text, start, at):
                yield _closed(document, at)
        for left, _, _ in waiting:
            yield _open(document, left)


def _partner(document: Document, waiting: list[_Waiting], at: int) -> int | None:
    """The innermost open bracket that the one at `at` closes."""
    backwards = range(len(waiting) - 1, -1, -1)
    opening = _PAIRS[document.text[at]]
    partner = next((number for number in backwards if waiting[number][1] == opening), None)
    if partner is None:
        partner = next((number for number in backwards if _interval(document, waiting[number][0], at)), None)
    return partner


def _are_strangers(text: str, left: int, right: int) -> bool:
    """Whether two brackets that could be a pair are none: “(on the other side, were … reason. The government ) had”."""
    inside = text[left + 1 : right]
    return inside[:1].islower() and inside.endswith(" ") and SENTENCE_END.search(inside) is not None


def _interval(document: Document, left: int, right: int) -> bool:
    """[0, 1) and (0, 1] are half-open intervals."""
    return right - left < 20 and not any(character.isalpha() for character in document.text[left:right])


def _open(document: Document, at: int) -> Hit:
    mark = document.text[at]
    message = f"“{mark}” is not closed"
    closing = ")" if mark == "(" else "]"
    found = AFTER_COMMA.match(document.text, at + 1, min(len(document.text), at + 80))
    if found:
        comma = found.start("comma")
        # “the men (on the left, were sent”: between a subject and its verb the comma stands in the bracket's place.
        new = closing if found["verb"] in group("auxiliary") else closing + ","
        return Hit((at, found.end("comma")), message, edits=(Edit((comma, comma + 1), new),))
    return Hit((at, at + 1), message)


def _closed(document: Document, at: int) -> Hit:
    mark = document.text[at]
    message = f"“{mark}” closes nothing"
    if document.text[at - 1 : at] == " ":
        return Hit((at - 1, at + 1), message, "")
    return Hit((at, at + 1), message)
