"""How foreign a word is spelt, whatever the lists say: weights of its runs of two to four letters."""

from __future__ import annotations

import math
from array import array
from functools import cache, lru_cache
from zlib import crc32

from newslint.lists import file

PLACES = 1 << 15
SCALE = 12.0
"""What a weight of the table is multiplied by to fit a byte."""


def runs(word: str) -> list[int]:
    """The places in the table of a word's runs of letters; its edges are letters too."""
    text = f"^{word}$"
    return [
        crc32(text[at : at + length].encode()) % PLACES for length in (2, 3, 4) for at in range(len(text) - length + 1)
    ]


@cache
def _weights() -> array[int]:
    return array("b", file("translation", "letters.bin").read_bytes())


@lru_cache(maxsize=1 << 14)
def spelt(word: str) -> float:
    """Log-odds that a word in lower case that English does not list is foreign: above 0 rather foreign."""
    weights = _weights()
    places = runs(word)
    bias: float = weights[PLACES] / SCALE
    return bias + sum(weights[place] for place in places) / SCALE / math.sqrt(len(places))
