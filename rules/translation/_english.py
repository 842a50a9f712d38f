"""Whether an unknown word is English all the same: put together from English words, or one slip away from one."""

from __future__ import annotations

from functools import lru_cache

from newslint.lexicon import near_words, words

BEFORE = frozenset(
    (
        "anti auto bi bio co counter cross cyber de demi dis down e eco electro en euro ex extra fore geo hyper il im "
        "in inter intra ir kilo macro mega meta micro mid mini mis mono multi nano neo non off on out over para photo "
        "poly post pre pro pseudo psycho quasi re retro semi socio sub super techno tele trans tri ultra un under uni "
        "up"
    ).split()
)
_AFTER = frozenset(
    (
        "able ably al ally ation ations ed en er ers ery es esque est ful fully hood ible ic ical ically ies ify ing "
        "ings ise ised iser ish ism isms ist ists ite ites ity ization ize ized izer less lessly like ly maker makers "
        "man men ment ments ness ology or ors ous proof s scape ship ships some tion ward wards ware wise work worker "
        "worthy y"
    ).split()
)
_USUAL = 3.0
_LONG, _RARE = 8, 2.3
"""From so many letters on, rarer words count as near: there are few."""
_SMALL = 6.0
"""The frequency of words of two letters that others get glued to ("porchto")."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(maxsize=1 << 14)
def put_together(low: str) -> bool:
    """Whether a word is two English words, or one with a usual beginning or end ("backglass", "underdelivering")."""
    english = words("en")
    for at in range(2, len(low) - 1):
        first, second = low[:at], low[at:]
        known_first = first in BEFORE or (at >= 3 and english.zipf(first) >= _USUAL)
        if known_first and len(second) >= 3 and english.zipf(second) >= _USUAL:
            return True
        if at >= 3 and len(second) == 2 and english.zipf(first) >= _USUAL and english.zipf(second) >= _SMALL:
            return True
        if second in _AFTER and at >= 4 and (english.zipf(first) >= _USUAL or english.zipf(first + "e") >= _USUAL):
            return True
    return False


@lru_cache(maxsize=1 << 14)
def one_slip(low: str) -> str:
    """The most usual English word one slip of the keyboard away, or nothing."""
    english = words("en")
    best, found = (_USUAL if len(low) < _LONG else _RARE), ""
    for slip in _slips(low):
        zipf = english.zipf(slip)
        if zipf > best:
            best, found = zipf, slip
    return found


@lru_cache(maxsize=1 << 12)
def two_slips(low: str) -> bool:
    """Whether a long word is two slips away from a usual English one with the same first letter ("particiaping")."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    if len(low) < _LONG:
        return False
    near = extractOne(low, near_words(low[0]), scorer=OSA.distance, score_cutoff=2)
    return near is not None


def _slips(low: str) -> set[str]:
    parts = [(low[:at], low[at:]) for at in range(len(low) + 1)]
    slips = {left + right[1:] for left, right in parts if right}
    slips |= {left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1}
    slips |= {left + letter + right[1:] for left, right in parts if right for letter in _LETTERS}
    slips |= {left + letter + right for left, right in parts for letter in _LETTERS}
    return slips
