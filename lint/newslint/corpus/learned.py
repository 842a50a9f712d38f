"""Lines that the pages of a site share: written for `--learned-chrome`, and read from it as rules.

    [site."courier.example"]
    lines = ["The Harbor Courier, since 1871"]
    numbered = ["Updated on 0 May 0 at 0:0"]

Lines of a site are looked for in its articles only, those of `"*"` in all. A file of house rules does as well.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import ClassVar, NamedTuple

import msgspec

from newslint.corpus.words import masked
from newslint.document import Document
from newslint.finding import Safety
from newslint.house import TIME_LIMIT
from newslint.kinds import REMOVE, DataError, parse, undecorated
from newslint.rule import Grain, Hit, Rule

ALL = "*"
"""The site of lines that are looked for in all articles."""
_HEAD = """\
# Lines that stand in many articles of their site, learned by `newslint corpus duplicates`. For `--learned-chrome`.
# Each number of a line in `numbered` is 0 here, and any number in an article.
"""


class Line(NamedTuple):
    """A line that stands in many articles of a site."""

    site: str
    line: str
    varies: bool
    """Whether it has other numbers elsewhere: each number in `line` is then 0."""
    articles: int


class _Site(msgspec.Struct, forbid_unknown_fields=True):
    lines: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()


class _File(msgspec.Struct, forbid_unknown_fields=True):
    site: dict[str, _Site]


class LearnedLine(Rule):
    """A line stands in many articles of its site.

    It is part of the page, not of the article.

    Fix safety: a line may be in many articles because many are about the same.
    """

    code = "LRN001"
    name = "learned-line"
    summary = "a line that stands in many articles of its site"
    safety = Safety.UNSAFE
    grain = Grain.PASSAGE
    covers = True
    lines: ClassVar[Mapping[str, frozenset[str]]] = {}
    """By site, as `known` gives them."""

    @staticmethod
    def known(line: str) -> str:
        """What a line is known again by."""
        return undecorated(line)

    def check(self, document: Document) -> Iterator[Hit]:
        """The lines of the article's site, which is the folder that its record is said to lie in, and of all."""
        sites = (document.source.path.rpartition("/")[0], ALL)
        if not (wanted := [self.lines[site] for site in sites if site in self.lines]):
            return
        for block in document.blocks:
            line = self.known(document.text[slice(*block.span)])
            if any(line in lines for lines in wanted):
                yield Hit(block.span, self.summary, REMOVE, removes=True)


class LearnedLineWithNumbers(LearnedLine):
    """A line stands in many articles of its site, each time with other numbers.

    It is part of the page, not of the article.

    Fix safety: a line may be in many articles because many are about the same.
    """

    code = "LRN002"
    name = "learned-line-with-numbers"
    summary = "a line that stands in many articles of its site, each time with other numbers"

    @staticmethod
    def known(line: str) -> str:
        """What a line is known again by."""
        return masked(undecorated(line))


def written(lines: Sequence[Line]) -> str:
    """A file of lines. Those of articles without a site hold for all."""
    found = _HEAD
    for site, several in groupby(sorted(lines), attrgetter("site")):
        found += f"\n[site.{_toml(site or ALL)}]\n"
        of_site = list(several)
        for name, varying in (("lines", False), ("numbered", True)):
            if rows := "".join(f"  {_toml(line.line)},\n" for line in of_site if line.varies == varying):
                found += f"{name} = [\n{rows}]\n"
    return found


def rules(text: str, name: str = "learned rules") -> list[type[Rule]]:
    """The rules of a file of lines, or of one of house rules. Raises `DataError`, which names the file."""
    try:
        said = tomllib.loads(text)
        sites = msgspec.convert(said, _File).site if "site" in said else None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DataError(f"{name}: {error}") from None
    if sites is None:
        return parse(text, name, time_limit=TIME_LIMIT)
    return [
        _holding(LearnedLine, {site: of.lines for site, of in sites.items()}),
        _holding(LearnedLineWithNumbers, {site: of.numbered for site, of in sites.items()}),
    ]


def _holding(rule: type[LearnedLine], sites: Mapping[str, Sequence[str]]) -> type[Rule]:
    """A rule that knows some lines."""
    lines = {site: frozenset(map(rule.known, of_site)) for site, of_site in sites.items() if of_site}
    return type(rule.__name__, (rule,), {"lines": lines, "__doc__": rule.__doc__, "__module__": __name__})


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
