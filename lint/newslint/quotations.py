"""Where quotations begin and end, paragraph by paragraph.

A quotation that runs over several paragraphs opens in each of them and closes in the last: that is right, in English
and in most other languages. So is one that opens in one paragraph and closes in a later one (many web sites make a
paragraph of each sentence), and one inside another with the same marks.

Straight marks say nothing of their direction: what stands beside them does. Apostrophes, inches (6'2"), and words
that begin with an apostrophe ('90s, 'em) are no quotation marks, and a single mark is one only where its partner is
found: a lone one is an apostrophe more often than a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from re import IGNORECASE
from typing import NamedTuple

import msgspec

from newslint.patterns import compiled
from newslint.source import Span

_CLOSERS = {
    "“": "”“",
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    '"': '"',
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    "「": "」",
    "『": "』",
    "《": "》",
}
"""What closes what. „ is closed by “ in German, by ” in Polish and Dutch."""

_MIXED = {'"': "”", "“": '"', "„": '"'}
"""What closes where curly and straight marks are mixed, and nothing fits better."""
_SINGLE = "‘’‚'"
_MARK = compiled(r"[“”„«»‹›\"‘‚「」『』《》]|['’](?!(?<=[\p{L}\p{N}]['’])[\p{L}\p{N}])")
"""All marks; ' and ’ between two letters are apostrophes."""
_BLANK = frozenset(" \t\n\r\u00a0\u202f\u2009")
_LEFT = _BLANK | frozenset("([{—–/-“‘„«»‚\"'¿¡…\\")
"""What may stand before an opening mark."""
_RIGHT = _BLANK | frozenset(")]}.,;:!?…—–/-”’“‘«»\"'*\\")
"""What may stand after a closing mark."""
_NEVER_FIRST = _BLANK | frozenset(")]},.;:!?")
"""What does not stand after an opening mark."""
_MARKS = tuple(",.;:")
"""What stands after a closing mark, even a blank too far."""
_FEET = compiled(r"[0-9]['’′]\s?[0-9½¼¾]{1,2}\Z")
_ELISION = compiled(
    r"['‘’](?:[0-9]0s?\b|(?:n|t|s|em|cause|til|till|tis|twas|twere|round|bout|nuff|cos|cuz|fraid|neath|ere|burbs|hood)\b)",
    IGNORECASE,
)
_ONE_WORD = compiled(r"‘\w+’(?!\w)")
_GERMAN = compiled(r"(?<![^\s(\[„“])»(?=\w)|(?<=[\w.,!?])«(?!\w)")
_FRENCH = compiled(r"(?<![^\s(\[’'„“])«(?=[\s\w])|(?<=[\w.,!?\s])»(?!\w)")
_FARTHEST = 600
"""Code points within which a single mark must find its partner."""
_PATIENCE = 5
"""Paragraphs without any mark through which a quotation may go on."""
_DEPTH = 6


class Quotation(NamedTuple):
    """A quotation with its marks. `closed` tells whether its closing mark stands in the text.

    One that is not closed ends where its paragraph does, or where another of its kind opens inside it.
    """

    span: Span
    mark: str
    closed: bool
    continued: bool
    """Whether it goes on in the next paragraph: that opens with the same mark, or closes what it did not open."""


class Marks(NamedTuple):
    """The quotations of a text, and the closing marks that close nothing."""

    quotations: tuple[Quotation, ...]
    strays: tuple[int, ...]


def quotations(text: str, blocks: Sequence[Span]) -> Iterator[Quotation]:
    """The quotations of each block (spans of `text`), in order of their opening marks; nested ones too."""
    yield from marks(text, blocks).quotations


def marks(text: str, blocks: Sequence[Span]) -> Marks:
    """All quotations of the blocks (spans of `text`), and the closing marks without an opening one."""
    reversed_guillemets = "»" in text and len(_GERMAN.findall(text)) > len(_FRENCH.findall(text))
    found: list[Quotation] = []
    strays: list[int] = []
    waiting: list[int] = []  # quotations not closed in their block, by their place in `found`
    patience = 0
    for number, (start, end) in enumerate(blocks):
        following = text[blocks[number + 1][0]] if number + 1 < len(blocks) else ""
        block = _Block(text, start, end, reversed_guillemets)
        block.read()
        for at in block.strays:
            kind = text[at]
            opener = next((i for i in waiting if kind in _CLOSERS[found[i].mark] + _MIXED.get(found[i].mark, "")), None)
            if opener is None:
                strays.append(at)
            else:
                found[opener] = found[opener]._replace(continued=True)
                waiting.remove(opener)
        here: list[int] = []
        for quotation in sorted(block.found):
            if not quotation.closed and quotation.span[1] == end:
                quotation = quotation._replace(continued=following == quotation.mark)
                here.append(len(found))
            found.append(quotation)
        patience += 1
        if block.found or block.strays or patience > _PATIENCE:
            waiting, patience = here, 0
    return Marks(tuple(found), tuple(strays))


class _Open(msgspec.Struct):
    """A quotation that waits for its end."""

    at: int
    mark: str
    again: int | None = None
    """Where another of its kind opened inside it, with no other kind between them: “so, ‘so “so” so’” is right."""


class _Block:
    """One paragraph, read from left to right."""

    def __init__(self, text: str, start: int, end: int, reversed_guillemets: bool) -> None:
        self.text, self.start, self.end = text, start, end
        self.openers, self.closers = ("»›", "«‹") if reversed_guillemets else ("«‹", "»›")
        self.open: list[_Open] = []
        self.found: list[Quotation] = []
        self.strays: list[int] = []

    def read(self) -> None:
        """Pair the marks."""
        for match in _MARK.finditer(self.text, self.start, self.end):
            at, mark = match.start(), match[0]
            before = self.text[at - 1] if at > self.start else " "
            after = self.text[at + 1] if at + 1 < self.end else " "
            if mark in _SINGLE:
                self._single(at, mark, before, after)
            elif mark != '"':
                self._directed(at, mark, before, after)
            elif not self._is_no_quotation(at, before, after):
                self._straight(at, before, after)
        self._drop(0, self.end)

    def _is_no_quotation(self, at: int, before: str, after: str) -> bool:
        """Inches, and a straight mark in the place of an apostrophe."""
        if before.isalpha():
            return after.islower() and self._closable('"') is None
        if not (before.isdigit() or before in "½¼¾"):
            return False
        return bool(_FEET.search(self.text, max(self.start, at - 5), at)) or self._closable('"') is None

    def _straight(self, at: int, before: str, after: str) -> None:
        opens = before in _LEFT and after not in _NEVER_FIRST
        closes = before not in _BLANK and after in _RIGHT
        closable = self._closable('"')
        if opens and not closes:
            if closable is not None and self._ends_sentence(at):
                # Paragraphs of one quotation, run together: each opens, only the last closes.
                opened = self.open[closable]
                self.found.append(Quotation((opened.at, at), '"', closed=False, continued=True))
                del self.open[closable:]
            self._begin(at, '"')
        elif closable is not None:
            self._finish(at, closable)
        elif (closes and not opens) or (after in _BLANK and self.text[at + 2 : at + 3] in _MARKS):
            self._finish_mixed(at, '"')
        else:
            self._begin(at, '"')

    def _ends_sentence(self, at: int) -> bool:
        return self.text[max(self.start, at - 3) : at].rstrip().endswith((".", "!", "?", "…"))

    def _directed(self, at: int, mark: str, before: str, after: str) -> None:
        closing = mark in "”」』》" or mark in self.closers
        closable = self._closable(mark)
        if mark == "“":
            # Closes a German quotation; in a text of “such“ pairs also its own kind, where it looks like a closer.
            closing = closable is not None and (
                self.open[closable].mark in "„‚" or (before not in _LEFT and after in _RIGHT and after not in "“‘")
            )
        elif mark == "”" and closable is None and before in _LEFT and after not in _RIGHT:
            closing = False  # ”such” pairs: Swedish, Finnish
        elif mark == "„" and before.isalnum():
            return
        if not closing:
            self._begin(at, mark)
        elif closable is not None:
            self._finish(at, closable)
        elif mark not in "«»" or ("«" in self.text and "»" in self.text):  # else a breadcrumb
            self._finish_mixed(at, mark)

    def _single(self, at: int, mark: str, before: str, after: str) -> None:
        if _ELISION.match(self.text, at, self.end) and not _ONE_WORD.match(self.text, at, self.end):
            return
        closable = self._closable(mark)
        if closable is not None and before not in _BLANK and not after.isalnum():
            if before in "sSxz" and self._better_follows(at, mark):
                return  # ‘the workers’ flags’: a possessive inside
            self._finish(at, closable)
        elif mark in "‘‚'" and before in _LEFT and after not in _BLANK and closable is None:
            self._begin(at, mark)

    def _better_follows(self, at: int, mark: str) -> bool:
        """Whether a better partner for the open single mark comes before the next opening one."""
        if self.text[at + 1 : at + 2] not in _BLANK or not self.text[at + 2 : at + 3].islower():
            return False
        for other in _MARK.finditer(self.text, at + 1, min(self.end, at + _FARTHEST // 4)):
            place, kind = other.start(), other[0]
            if kind == mark and not self.text[place - 1].isspace():
                return self.text[place - 1] not in "sS" or self.text[place + 1 : place + 2] in '”"'
            if kind not in "’'":
                return False
        return False

    def _closable(self, mark: str) -> int | None:
        """The innermost open quotation that `mark` would close."""
        return next((i for i in range(len(self.open) - 1, -1, -1) if mark in _CLOSERS[self.open[i].mark]), None)

    def _begin(self, at: int, mark: str) -> None:
        if self.open and self.open[-1].mark == mark and self.open[-1].again is None:
            self.open[-1].again = at
        if len(self.open) == _DEPTH:
            self._note(self.open.pop(0), at)
        self.open.append(_Open(at, mark))

    def _finish(self, at: int, number: int) -> None:
        opened = self.open[number]
        self._drop(number + 1, at)
        del self.open[number]
        if opened.mark not in _SINGLE or at - opened.at <= _FARTHEST:
            self.found.append(Quotation((opened.at, at + 1), opened.mark, closed=True, continued=False))

    def _finish_mixed(self, at: int, mark: str) -> None:
        """Close a quotation that opened with a mark of another style, or close nothing."""
        fits = [number for number, opened in enumerate(self.open) if mark in _MIXED.get(opened.mark, "")]
        if fits:
            self._finish(at, fits[-1])
        else:
            self.strays.append(at)

    def _drop(self, number: int, at: int) -> None:
        """Quotations from `number` on were not closed before `at`."""
        for opened in self.open[number:]:
            self._note(opened, at)
        del self.open[number:]

    def _note(self, opened: _Open, at: int) -> None:
        if opened.again is not None and opened.mark in "«»„":
            return  # «a firm «So-and-so»: Russian lets one closing mark stand for two
        if opened.mark in _SINGLE:
            # Only where it surely opens a quotation: “Then one said, ‘Come back tomorrow.”
            lead = self.text[max(self.start, opened.at - 2) : opened.at]
            if opened.mark == "'" or lead not in (", ", ": ") or not self.text[opened.at + 1 : opened.at + 2].isupper():
                return
        end = at if opened.again is None else opened.again
        self.found.append(Quotation((opened.at, end), opened.mark, closed=False, continued=False))
