"""Credits, teasers and captions of agencies, found in whole lines, at the end of paragraphs and in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import IGNORECASE
from typing import ClassVar, NamedTuple

from newslint.document import Document
from newslint.finding import Edit, Safety
from newslint.kept import table
from newslint.lists import entries
from newslint.patterns import compiled, regex
from newslint.rule import Grain, Hit, Rule
from newslint.source import Span
from newslint.view import Scope

_EDGE = r"[\s\ufffc*_|·•–—>«“\"(\[-]*"
_REST = r"[\s*_|·•–—<»”\")\].:-]*"
_LONGEST = 160
_OTHER_SCRIPT = compiled(r"[\p{Cyrillic}\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Arabic}]")


class Credits(NamedTuple):
    """Patterns for whole lines, and for what ends a paragraph."""

    line: regex.Pattern[str]
    end: regex.Pattern[str]


@cache
def _credits(name: str) -> Credits:
    return Credits(*(compiled(written, IGNORECASE) for written in _written(name)))


@table
def _written(name: str) -> tuple[str, str]:
    """The patterns of a list: where each stands first, the pattern last."""
    rows = entries("translation", name)
    lines, ends = ["|".join(f"(?:{row[-1]})" for row in rows if row[0] == where) for where in ("line", "end")]
    return rf"{_EDGE}(?:{lines}){_REST}", rf"(?P<credit>{ends})"


class CreditRule(Rule):
    """Reports the credits of a list. They go: with their line, or from the end of a paragraph."""

    listed: ClassVar[str]
    """The list of patterns under rules/data/translation."""
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en",)
    anchored = True
    grain = Grain.PASSAGE
    covers = True

    def check(self, document: Document) -> Iterator[Hit]:
        """A hit for each credit."""
        for (start, end), whole in _found(document, _credits(self.listed)):
            if whole:
                yield Hit((start, end), self.summary, "", removes=True)
            else:
                start -= document.text[start - 1 : start] == " "
                yield Hit((start, end), self.summary, edits=(Edit((start, end), ""),))


def _found(document: Document, wanted: Credits) -> Iterator[tuple[Span, bool]]:
    """Credits in an article: the span, and whether it is a whole line."""
    text = document.text
    no_brackets = document.characters.isdisjoint("([（【/")
    for block in document.blocks:
        start, end = block.span
        if end - start <= _LONGEST and wanted.line.fullmatch(text, start, end):
            yield block.span, True
            continue
        if no_brackets:
            continue
        in_dateline = block.scope is Scope.DATELINE
        if not in_dateline and text[end - 1] in ".”’\"'!?":
            continue  # no credit ends it
        for match in wanted.end.finditer(text, max(start, end - _LONGEST), end):
            if _OTHER_SCRIPT.search(text, max(start, match.start() - 4), match.start()):
                continue  # part of a passage in its language
            if match.end() == end or in_dateline:
                yield match.span(), match.span() == block.span
