"""What a regular expression cannot match without: the gate of a pattern, told from the pattern itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_PROPERTY = re.compile(r"\\[pP](?:\{[^{}]*\}|\w)")
_NOT_OF_RE = re.compile(r"\[\[|\[:|--|&&|~~|\|\||\{(?!\d*,?\d*\})")
"""What `re` reads otherwise than `regex` does, or may one day: `[[:alpha:]]`, `[a-z--e]`, `(?:word){e<=1}`."""
_LEAST = 2
"""Characters of a text that tells anything, if they are letters or digits: nearly all articles hold each of those."""

Texts = frozenset[str]


def required(pattern: str, *, ignore_case: bool = False) -> tuple[str, ...]:
    """Texts (in lower case) one of which stands in whatever a pattern of the `regex` package matches.

    Nothing where that cannot be told: the pattern has no such text, or something that `re` does not know.
    """
    plain = _PROPERTY.sub(lambda found: r"\w" if found[0][1] == "p" else r"\W", pattern)
    if _NOT_OF_RE.search(plain):
        return ()
    try:
        parsed = re._parser.parse(plain, re.IGNORECASE if ignore_case else 0)
    except (re.error, OverflowError, RecursionError):
        return ()
    found = _of_sequence(parsed, bool(parsed.state.flags & re.IGNORECASE))
    return tuple(sorted(found)) if found and all(map(_tells, found)) else ()


def _tells(text: str) -> bool:
    return len(text) >= _LEAST or not text.isalnum()


def _of_sequence(parsed: Iterable[tuple[Any, Any]], ignore_case: bool) -> Texts:
    """The texts of what tells most among parts that all have to match."""
    found: list[Texts] = []
    run = ""
    for what, of in parsed:
        name = str(what)
        if name == "LITERAL" and (character := _small(of, ignore_case)):
            run += character
        else:
            found += [frozenset({run}), _of_part(name, of, ignore_case)]
            run = ""
    found.append(frozenset({run}))
    return max(found, key=lambda texts: (min(map(len, texts), default=0), -len(texts)))


def _of_part(name: str, of: Any, ignore_case: bool) -> Texts:
    """The texts of one part of a pattern, or nothing."""
    if name == "SUBPATTERN":
        _, added, removed, inside = of
        return _of_sequence(inside, (ignore_case or bool(added & re.IGNORECASE)) and not removed & re.IGNORECASE)
    if name == "ATOMIC_GROUP":
        return _of_sequence(of, ignore_case)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _, inside = of
        return _of_sequence(inside, ignore_case) if least else frozenset()
    if name == "BRANCH":
        each = [_of_sequence(branch, ignore_case) for branch in of[1]]
        return frozenset().union(*each) if all(map(any, each)) else frozenset()
    return frozenset()


def _small(code: int, ignore_case: bool) -> str:
    """A character in lower case; nothing where other characters may stand for it in capitals or small letters."""
    small = chr(code).lower()
    return small if len(small) == 1 and (small.isascii() or not ignore_case) else ""
