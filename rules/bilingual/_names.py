"""Names across languages and scripts: a name sounds alike however it is spelt and declined."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэіїєґ", "abvgdeziiklmnoprstufyeiieg", strict=True)),
        "ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "yu",
        "я": "ya",
    }
)  # fmt: skip
_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"})
_SOUNDS = (
    (re.compile("(?:tsch|dsch|tch|shch|sch|ch|sh|zh|dj|tz|ts|[szxj]|c(?=[eiy]))+"), "s"),
    (re.compile("(?:kh|gh|ck|[kgqc])+"), "k"),
    (re.compile("(?:ph|[pbfvw])+"), "p"),
    (re.compile("(?:th|[td])+"), "t"),
    (re.compile("[mn]+"), "n"),
    (re.compile("[aeiouyh]+"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(4096)
def latin(word: str) -> str:
    """A word in small Latin letters without marks."""
    low = word.lower().translate(_CYRILLIC).translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


@lru_cache(4096)
def key(word: str) -> str:
    """What a name sounds like, roughly: its first letters' kind and its consonants by their kind."""
    sound = latin(word)
    for pattern, instead in _SOUNDS:
        sound = pattern.sub(instead, sound)
    return sound


def alike(one: str, other: str) -> bool:
    """Whether two keys may be one name, with another ending."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 2 and len(long) - len(short) <= 2 and long.startswith(short)
