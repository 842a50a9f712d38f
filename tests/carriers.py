"""Ways to put an example into a file: the same finding at the right place, and the right bytes after fixing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

CLEAN = "Ten boats lay in the small harbor of the town, and their crews slept on deck in the evening sun.\n\n"
LONG = "".join(
    f"In year {number} the council met in the old town hall and spoke of roads, bridges and the price of grain.\n\n"
    for number in range(1601, 1701)
)  # 10 kB


class Carrier(NamedTuple):
    """How an example becomes a file. `moves`: something stands before it, which an anchored rule may mind."""

    name: str
    carry: Callable[[str], bytes]
    moves: bool = False
    path: str = "example.txt"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


CARRIERS = (
    Carrier("as it is", _bytes),
    Carrier("crlf", lambda text: _bytes(text.replace("\n", "\r\n"))),
    Carrier("bom", lambda text: b"\xef\xbb\xbf" + _bytes(text)),
    Carrier("utf-16", lambda text: b"\xff\xfe" + text.encode("utf-16-le")),
    Carrier("text after", lambda text: _bytes(f"{text}\n\n{CLEAN}"), moves=True),
    Carrier(
        "invalid byte before", lambda text: _bytes(f"Ten \udce9 boats lay in the small harbor.\n\n{text}"), moves=True
    ),
    Carrier("emoji before", lambda text: _bytes(f"Good morning, 🚢 harbor, from the boats.\n\n{text}"), moves=True),
    Carrier("10 kB before", lambda text: _bytes(CLEAN + LONG + text), moves=True),
)
