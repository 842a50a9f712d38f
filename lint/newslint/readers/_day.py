"""The day that a file says an article is of."""

from __future__ import annotations

import re
from datetime import date

KEYS = ("date", "pubDate", "publishDate", "published", "datePublished", "versioncreated", "firstcreated")
"""What the field is called, where fields have names."""
_DAY = re.compile(r"\s*[\"']?(\d{4})(?:-(\d\d?)-(\d\d?)|(\d\d)(\d\d))(?!\d)")


def day(said: str) -> date | None:
    """The day that a text begins with, as ISO 8601 writes it, with a time after it or not."""
    found = _DAY.match(said)
    try:
        return date(*map(int, filter(None, found.groups()))) if found else None
    except ValueError:
        return None


def mailed(said: str) -> date | None:
    """The day that a text says as mail and RSS write it: `Thu, 14 Sep 2023 10:00:00 GMT`."""
    from email.utils import parsedate

    found = parsedate(said)
    return day(f"{found[0]:04}-{found[1]}-{found[2]}") if found else None
