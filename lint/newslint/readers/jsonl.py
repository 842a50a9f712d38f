"""JSON Lines: one record a line, one article a record; fields as in JSON. A broken line costs only its own."""

from __future__ import annotations

import re

from newslint.readers import json
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source
from newslint.view import Article

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")


def read(source: Source, options: Options = DEFAULTS) -> list[Article]:
    """The articles of a JSONL file."""
    return json.articles(source, (line.span() for line in _LINE.finditer(source.text)), options)
