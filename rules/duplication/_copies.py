"""What an article says twice: titles, captions, blocks and sentences, each reported once.

The order matters: what is the title's copy is no caption's, and a sentence of a block that stands twice is not
reported beside its block.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.document import Document

from ._again import again
from ._captions import captions
from ._copy import Copy, Told
from ._lines import lines
from ._same import blocks, sentences
from ._titles import titles


def copies(document: Document) -> Sequence[Copy]:
    """All that a document says twice. Ask for it through `document.fact(copies)`."""
    if len(document.blocks) < 2 and len(document.sentences) < 2:
        return ()
    found = document.fact(lines)
    told = Told(set(), set())
    return [
        *titles(document, found, told),
        *captions(document, found, told),
        *blocks(found, told),
        *sentences(found, told),
        *again(document, found, told),
    ]
