"""Patterns of the `regex` package, compiled once on a machine: it compiles in Python, a millisecond a pattern."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import regex

from newslint.kept import Kept

_kept = Kept("patterns", f"regex-{regex.__version__}")


def compiled(pattern: str, flags: int = 0, **named: Any) -> regex.Pattern[str]:
    """A compiled pattern. `named` are word lists for `\\L<name>`. Raises `regex.error`."""
    key = f"{flags} {_digest(named)} {pattern}"
    made: regex.Pattern[str] = _kept.get(key, lambda: regex.compile(pattern, flags, **named))
    return made


def whole_words(phrases: Sequence[str]) -> regex.Pattern[str]:
    """A pattern for any of these phrases where it stands as whole words."""
    return compiled(r"(?<![\p{L}\p{N}])\L<phrases>(?![\p{L}\p{N}])", phrases=phrases)


def _digest(named: dict[str, Any]) -> str:
    if not named:
        return ""
    listed = "\0".join(f"{name}\1" + "\0".join(sorted(words)) for name, words in sorted(named.items()))
    return blake2b(listed.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
