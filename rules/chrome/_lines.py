"""Every line of an article judged once: what several chrome rules share, as a fact of the document.

The closed lists come first. Then what only company proves: a section name between two menu entries, a town between a
temperature and a date, the headlines under “Related stories”, a breadcrumb glued to the article's own title.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum
from functools import cached_property

from newslint.document import Document
from newslint.rule import Pattern
from newslint.source import Span
from newslint.view import Scope

from ._phrases import DECORATION, Phrase, clues, folded, look_up, may_be_listed, tiled
from ._shapes import (
    glued_home,
    has_date,
    is_address,
    is_clock,
    is_date,
    is_end_mark,
    is_temperature,
    is_ticker,
    is_trail,
)

STOPS = (".", "!", "?", "。", "！", "？", "।", "۔", "؟")
CLOSING = "”\"’'»)]“‘›」』）*"
_OPENING = frozenset("“„\"‘'")
_UNSPACED = Pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_LEAST_PROSE, _LONG = 12, 30
_SHORT = 12
_LONG_KEY = 110
_MOST_TILED = 24
_STAMP, _LONGEST_STAMP = 8, 9
_LEAST_SENTENCE, _LEAST_GIVEN = 6, 3
_TITLE_WORDS = range(4, 26)
_HEADLINE_WORDS = range(3, 19)
_MOST_FOLLOWERS = 12
_REACH_OF_HEAD, _LONGEST_HEAD = 3, 40
_LEAST_GLUED = 20


class Level(IntEnum):
    """How sure a line is to be no part of the article."""

    NONE = 0
    """Left to the classifier."""
    LIKELY = 1
    SURE = 2


class Line:
    """A line of the article: a block, and what is known about it."""

    def __init__(self, number: int, text: str, span: Span, scope: Scope) -> None:
        self.number = number
        self.text = text
        self.span = span
        self.scope = scope
        tokens = text.split()
        self.words = len(tokens)
        if self.words < len(text) / 12 and _UNSPACED.search(text):
            self.words = max(self.words, len(text) // 2)
        self.listed = self.words <= _LONG_KEY and may_be_listed(text, tokens)
        """Whether it may be a phrase of the lists by what it is without the words in it."""
        self.stopped = text.rstrip(CLOSING).endswith(STOPS) and not text.endswith("...")
        self.prose = self.words >= _LEAST_PROSE and (self.stopped or self.words >= _LONG)
        self.phrase: Phrase | None = None
        self.kind = ""
        self.level = Level.NONE
        self.evidence = ""

    @property
    def short(self) -> bool:
        """Fewer words than a sentence of prose has."""
        return self.words < _SHORT

    def judge(self, kind: str, level: Level, evidence: str) -> None:
        """Set what it is, unless that is known better already."""
        if level > self.level:
            self.kind, self.level, self.evidence = kind, level, evidence

    @cached_property
    def folded(self) -> str:
        """The text as the lists write it, with its decoration."""
        return folded(self.text)

    @cached_property
    def key(self) -> str:
        """The text as it is looked up in the lists; nothing where it is too long for them."""
        return self.folded.strip(DECORATION) if self.words <= _LONG_KEY else ""

    @cached_property
    def dated(self) -> bool:
        """Whether it holds a date or a time."""
        return has_date(self.text)


class Page:
    """The lines of an article, judged."""

    def __init__(self, document: Document) -> None:
        self.lines = [
            Line(number, document.text[slice(*block.span)], block.span, block.scope)
            for number, block in enumerate(document.written_blocks)
        ]
        clues = _places_of_clues(document)
        for line in self.lines:
            self._judge_alone(line, clues)
        self.start, self.end = _body(self.lines)
        for line in self.lines:
            self._doubt(line)
        self._judge_by_company()
        self._judge_trails()
        self._judge_followers()
        self._judge_widget()

    @cached_property
    def furnished(self) -> bool:
        """Whether any line is known to be no part of the article."""
        return any(line.level for line in self.lines)

    def outside(self, line: Line) -> bool:
        """Whether it stands before or after the article's body."""
        return not self.start <= line.number < self.end

    def around(self, line: Line, reach: int) -> Sequence[Line]:
        """Its neighbours, at most `reach` lines away."""
        low = max(0, line.number - reach)
        return [other for other in self.lines[low : line.number + reach + 1] if other is not line]

    def _judge_alone(self, line: Line, clues: Sequence[int] | None) -> None:
        """`clues`: where the words stand without which no long line is in the lists; None where that is not known."""
        if is_end_mark(line.text):
            line.judge("meta", Level.SURE, "it marks the end of a wire story")
        listed = line.listed or clues is None or _between(clues, line.span)
        if line.words > _MOST_TILED and not listed:
            return
        if not line.key:
            return
        line.phrase = phrase = look_up(line.key, line.words) if listed else None
        if phrase is not None:
            line.judge(phrase.kind, _level(line, phrase), "")
            if phrase.kind == "meta" and line.words <= _STAMP and line.key != "0" and line.dated:
                line.judge("meta", Level.SURE, "a date, and what was done on it")
        if line.words > _MOST_TILED or line.level:
            return
        if not line.stopped and phrase is None and line.text[:1] not in "[(":
            tiles = tiled(line.key)
            sure = sum(tile.sure for tile in tiles)
            if (sure and (sure > 1 or len(tiles) < 4)) or len(tiles) > 2:
                first = next((tile for tile in tiles if tile.sure), tiles[0])
                names = ", ".join(f"“{tile.text}”" for tile in tiles[:4])
                line.judge(first.kind, Level.SURE if sure else Level.LIKELY, f"it is made of {names}")
        if is_ticker(line.text):
            line.judge("widgets", Level.LIKELY, "figures and how they moved, and no sentence")
        elif is_address(line.text):
            line.judge("social", Level.LIKELY, "names of accounts or hashtags, and no sentence")
        elif is_clock(line.text) and not line.text.islower() and any(map(str.isalpha, line.text)):
            line.judge("meta", Level.LIKELY, "a clock time and no more")
        elif is_trail(line.text):
            line.judge("navigation", Level.SURE, "names of sections with arrows between them")

    def _doubt(self, line: Line) -> None:
        """A single word between two paragraphs may be their cross-heading, even “Menu”; an advertising marker not."""
        if line.level is not Level.SURE or line.words > 1 or line.kind == "ads" or self.outside(line):
            return
        if line.phrase is not None and all(other.prose and not other.level for other in self.around(line, 1)):
            line.level = Level.LIKELY

    @property
    def head(self) -> list[Line]:
        """The lines before the body and its first ones; the first of all, where there is no prose."""
        return self.lines[: min(self.start + _REACH_OF_HEAD, _LONGEST_HEAD) if self.end else _LONGEST_HEAD]

    def _judge_by_company(self) -> None:
        """What only company makes furniture: a name of a section, a date, a temperature, a counter."""
        near = [line for line in self.lines if not line.level and _needs_company(line)]
        alone = {line.number for line in near if line.phrase or is_temperature(line.text)}  # dates prove no dates
        for line in near:
            sure = [other for other in self.around(line, 2) if other.level is Level.SURE]
            others = [other for other in self.around(line, 3) if other.number in alone]
            beside = [other for other in self.around(line, 3) if other.number in alone or is_date(other.text)]
            widget = {is_temperature(line.text), *(is_temperature(other.text) for other in beside)} == {True, False}
            if sure or widget or len(others) >= 2:
                kind = line.phrase.kind if line.phrase else "widgets" if widget else "meta"
                company = sure[0] if sure else (others or beside)[0]
                level = Level.SURE if (sure and self.outside(line)) or widget else Level.LIKELY
                line.judge(kind, level, f"it stands beside “{company.text[:40]}”")

    def _judge_trails(self) -> None:
        titles = [
            line for line in self.head if line.words in _TITLE_WORDS and not line.level and not glued_home(line.text)
        ]
        for line in self.head:
            if line.level or not 2 <= line.words <= 40:
                continue
            home = glued_home(line.text)
            glued = [title for title in titles if title is not line and _glued(line.folded, title.folded)]
            if glued:
                line.judge("navigation", Level.SURE, "the article's own title stands in it, glued to names of sections")
            elif home and line.words <= 20:
                line.judge("navigation", Level.SURE, f"“{home}” is glued to what follows")

    def _judge_followers(self) -> None:
        """The headlines of other stories under “Related stories”."""
        for line in self.lines:
            if line.kind != "related" or not line.level or (line.phrase and "…" in line.phrase.text) or line.words > 6:
                continue
            followers: list[Line] = []
            for other in self.lines[line.number + 1 : line.number + 1 + _MOST_FOLLOWERS]:
                if other.level or other.stopped or other.words not in _HEADLINE_WORDS:
                    break
                followers.append(other)
            after = self.lines[line.number + 1 + len(followers) :][:1]
            if len(followers) > 1 and after and after[0].prose and line.number < self.end:
                followers.pop()  # the last line before prose may be its cross-heading
            for other in followers:
                other.judge("related", Level.LIKELY, f"it stands under “{line.text[:40]}”")

    def _judge_widget(self) -> None:
        """The town between a temperature and a date at the head of a file."""
        for line in self.head:
            if line.level or line.words > 3 or line.stopped:
                continue
            company = [other for other in self.around(line, 1) if other.kind == "widgets"]
            if len(company) == 2 and any(is_temperature(other.text) for other in company):
                line.judge("widgets", Level.SURE, f"it stands beside “{company[0].text[:40]}”")


def _places_of_clues(document: Document) -> list[int] | None:
    """Where the words stand without which no long line is in the lists; None where other letters may become them."""
    if not document.has_plain_letters:
        return None
    starts = document.words.starts
    return [starts[number] for number in clues(document)]


def _between(places: Sequence[int], span: Span) -> bool:
    return bisect_left(places, span[0]) < bisect_left(places, span[1])


def _level(line: Line, phrase: Phrase) -> Level:
    """How sure a phrase makes a line. A phrase with a slot that gives few words of it may begin a sentence as well."""
    if phrase.strength not in {"", "likely"} or phrase.given <= 1 < line.words or line.text[0] in _OPENING:
        return Level.NONE  # what is quoted is said by somebody
    if line.stopped and line.words > _LEAST_SENTENCE and phrase.given <= _LEAST_GIVEN:
        return Level.NONE
    slight = phrase.given < _LEAST_GIVEN < line.words or (line.prose and "…" in phrase.text)
    return Level.LIKELY if phrase.strength or slight else Level.SURE


def _needs_company(line: Line) -> bool:
    if line.phrase is None and line.words > _LONGEST_STAMP:
        return False
    if line.scope in {Scope.HEADING, Scope.TABLE_CELL}:
        return False
    if line.phrase is not None:
        return line.phrase.strength == "near"
    return is_temperature(line.text) or is_date(line.text) or is_clock(line.text)


def _glued(text: str, title: str) -> bool:
    """Whether a title (folded, as the text is), or its beginning, stands in a text right behind a letter."""
    beginning = title[:_LEAST_GLUED]
    at = text.find(beginning)
    return len(beginning) == _LEAST_GLUED and at > 0 and text[at - 1].isalpha()


def _body(lines: Sequence[Line]) -> tuple[int, int]:
    """The run of lines that holds most prose (the run of the largest sum, in one pass)."""
    best = total = 0
    start = begin = end = 0
    for line in lines:
        total += min(line.words, 60) if line.prose and not line.level else -2 if line.words >= _SHORT else -6
        if total <= 0:
            total, begin = 0, line.number + 1
        elif total > best:
            best, start, end = total, begin, line.number + 1
    return start, end


def page(document: Document) -> Page:
    """The judged lines of a document. Ask for it through `document.fact(page)`, so that it is made once."""
    return Page(document)
