"""What an article does throughout is said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from newslint.finding import Edit, Related
from newslint.rule import Hit

THROUGHOUT = 6
"""So many places make it the article's way of writing."""
_SHOWN = 5


def once(hits: Iterable[Hit], what: str) -> Iterator[Hit]:
    """The hits as they are, or one for all of them, with the count and all edits, where they are many."""
    found = list(hits)
    if len(found) < THROUGHOUT:
        yield from found
        return
    edits = tuple(
        edit for hit in found for edit in (hit.edits or ([Edit(hit.span, hit.new)] if hit.new is not None else []))
    )
    yield msgspec.structs.replace(
        found[0],
        message=f"{what}, {len(found)} times in this article",
        new=None,
        edits=edits,
        related=tuple(Related(hit.span, "here too") for hit in found[1 : _SHOWN + 1]),
    )
