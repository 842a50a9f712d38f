"""Whether two spellings are likely to be one name: transliterations, accents, doubled letters, one letter off."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from newslint.patterns import compiled

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "a", "œ": "o", "þ": "th", "ð": "d"}
    | dict.fromkeys("’'-‐‑ʼʹʻ", "")
)
_SAME = tuple(
    (compiled(pattern), new)
    for pattern, new in (
        (r"^[yj]e", "e"),
        (r"z$", "s"),
        (r"tsch|tch|tsj", "C"),
        (r"dzh|dsch|dj", "J"),
        (r"sch|sh|sj", "S"),
        (r"zh", "J"),
        (r"kh", "h"),
        (r"ch", "C"),
        (r"ph", "f"),
        (r"th|dt|tt", "t"),
        (r"gh", "g"),
        (r"ck|cq|q|c(?=[aoukrlt]|$)", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"tz", "ts"),
        (r"ue", "u"),
        (r"oe", "o"),
        (r"ae", "a"),
        (r"[ae][iyj](?![aou])", "E"),
        (r"ou|oo|oh(?=[^aeiou]|$)|uu", "O"),
        (r"i[yij]|y[yij]|ie|ee|[yj]", "i"),
        (r"(?<=[aeiouEO])h(?=[^aeiouEO]|$)", ""),
        (r"(.)\1+", lambda found: found[1]),
    )
)
"""Ways to write one sound, in the order in which they are made alike."""
_INITIALS = frozenset({"ck", "vw", "iy", "kq", "ey", "ij", "jy", "sz", "hk", "fp", "cs"})
_ENDINGS = frozenset("s n an i ian es ese ic in er ers ish ski ism ist d ed ing y e a o".split())
"""What makes another word of a name: Iranian of Iran, Alexandra of Alexander's kind."""


@lru_cache(maxsize=1 << 14)
def folded(word: str) -> str:
    """A word in lower case without accents, apostrophes and hyphens."""
    decomposed = unicodedata.normalize("NFD", word.lower().translate(_LETTERS))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=1 << 14)
def keys(word: str) -> frozenset[str]:
    """What a word sounds like: two spellings of one name share a key."""
    key = folded(word)
    for pattern, new in _SAME:
        key = pattern.sub(new, key)
    return frozenset({key.replace("O", "o"), key.replace("O", "u")})


_ROUGH = str.maketrans({**dict.fromkeys("aeiouyjhwv'’-", None), "c": "k", "q": "k", "x": "k", "z": "s", "f": "p"})


@lru_cache(maxsize=1 << 14)
def rough(word: str) -> str:
    """The consonants of a word, less than `keys` tells apart: quick, to find what is worth comparing."""
    plain = word.lower() if word.isascii() else folded(word)
    letters = plain.translate(_ROUGH)
    return "".join(letter for before, letter in zip(f" {letters}", letters, strict=False) if before != letter)


_VOWELS = str.maketrans(dict.fromkeys("aeiouE", ""))


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """The consonants of what a word sounds like, and its last letter: vowels differ in what comes from Arabic."""
    key = min(keys(word))
    return key[:1] + key[1:-1].translate(_VOWELS) + ("" if key[-1:] in "E" else key[-1:])


def inflected(first: str, second: str) -> bool:
    """Whether one is the other with an ending: a plural, a people, the other sex."""
    short, long = sorted((folded(first), folded(second)), key=len)
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return True
    if len(short) == len(long) and short[:-1] == long[:-1]:
        return short != long and {short[-1], long[-1]} not in ({"i", "y"}, {"k", "c"}, {"v", "w"}, {"f", "v"})
    return False


def alike(first: str, second: str) -> bool:
    """Whether two spellings sound the same and begin alike."""
    a, b = folded(first), folded(second)
    begins = a[:1] == b[:1] or "".join(sorted(a[:1] + b[:1])) in _INITIALS
    return begins and not keys(first).isdisjoint(keys(second))


def one_off(first: str, second: str) -> bool:
    """Whether one letter is added, dropped, changed or swapped with its neighbour, not the first and no ending."""
    a, b = folded(first), folded(second)
    if a == b or a[:1] != b[:1] or abs(len(a) - len(b)) > 1 or inflected(first, second):
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        return a[at + 1 :] == b[at + 1 :] or (a[at + 2 :] == b[at + 2 :] and a[at : at + 2] == b[at : at + 2][::-1])
    short, long = sorted((a, b), key=len)
    return long[at + 1 :] == short[at:]
