"""What the head of a file tells: whether XML or JSON of any kind holds articles that a reader knows."""

from __future__ import annotations

import re
from pathlib import Path

from newslint.patterns import compiled_re

ROOTS = frozenset("nitf newsItem newsMessage packageItem rss RDF feed entry xliff tmx".split())
"""The root elements of wire items, feeds and translation files."""
_LARGEST_HEAD = 4096
_ROOT = compiled_re(rb"<(?:[A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)[\s/>]")
_NINJS = compiled_re(rb"""["'](?:versioncreated|headlines|body_x?html|body_text|description_text)["']\s*:""")


def is_wire(path: str) -> bool:
    """Whether a file is XML with a root that is known, or JSON that looks like ninjs; False where it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(_LARGEST_HEAD).replace(b"\0", b"")  # UTF-16 is ASCII with zeros in it, for this
    except OSError:
        return False
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<":
        root = _ROOT.search(re.sub(rb"<!--.*?-->|<!DOCTYPE[^>]*>", b"", head, flags=re.DOTALL))
        return root is not None and root[1].decode() in ROOTS
    return b'"uri"' in head and _NINJS.search(head) is not None
