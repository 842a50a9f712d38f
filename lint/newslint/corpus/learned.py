"""Lines that the pages of a site share, as house rules for `--learned-chrome`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A line that stands in many articles of a site."""

    site: str
    line: str
    varies: bool
    """Whether it has other numbers elsewhere: each number in `line` is then 0."""
    articles: int


_HEAD = """\
# Lines that stand in many articles of their site, learned by `newslint corpus duplicates`. For `--learned-chrome`.
"""
_LINES = """
[[rule]]
kind = "line"
code = "LRN001"
name = "learned-line"
summary = "a line that stands in many articles of its site"
why = "It is part of the page, not of the article."
fix = "unsafe"
lines = [
{rows}
]
"""
_PATTERN = """
[[rule]]
kind = "pattern"
code = "LRN002"
name = "learned-line-with-numbers"
summary = "a line that stands in many articles of its site, each time with other numbers"
why = "It is part of the page, not of the article."
case = true
pattern = {pattern}
"""


def rules(lines: Sequence[Line]) -> str:
    """TOML that `--learned-chrome` takes: a rule for lines, and one for lines that vary in their numbers."""
    same = sorted({line.line for line in lines if not line.varies})
    varying = sorted({line.line for line in lines if line.varies})
    found = _HEAD
    if same:
        found += _LINES.format(rows="\n".join(f"  {_toml(line)}," for line in same))
    if varying:
        found += _PATTERN.format(pattern=_toml(_pattern(varying)))
    return found


def _pattern(lines: Iterable[str]) -> str:
    """Any of the lines, alone in its line, with any numbers."""
    shapes = (re.escape(line).replace("\\ ", " ").replace("0", r"\d+") for line in lines)
    return rf"(?m)^[ \t]*(?:{'|'.join(shapes)})[ \t]*$"


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
