"""Patterns, compiled once on a machine: that takes `regex` a millisecond a pattern, and `re` a tenth of one."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found,unused-ignore]
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from copyreg import dispatch_table
from typing import Any, AnyStr

import regex
from regex import _regex

from newslint.digests import blake2b
from newslint.kept import Kept

_kept = Kept("patterns", f"{sys.hexversion:x}-regex-{regex.__version__}")


def compiled(pattern: str, flags: int = 0, **named: Any) -> regex.Pattern[str]:
    """A compiled pattern of `regex`. `named` are word lists for `\\L<name>`. Raises `regex.error`."""
    made: regex.Pattern[str] = _kept.get(
        f"{flags} {_digest(named)} {pattern}",
        lambda: _pickled(regex.compile(pattern, flags, **named)),
        lambda arguments: _regex.compile(*arguments),  # type: ignore[attr-defined]
    )
    return made


def _pickled(pattern: regex.Pattern[str]) -> Any:
    """What `regex` makes a pattern of again that was pickled."""
    return dispatch_table[type(pattern)](pattern)[1]


def compiled_re(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A compiled pattern of `re`: twice as fast as one of `regex`, where `re` can say it. Raises `re.error`."""
    with suppress(Exception):  # the insides of a Python to come may be others
        made: re.Pattern[AnyStr] = _kept.get(
            f"re {flags:d} {pattern!r}",
            lambda: _code(pattern, flags),
            lambda code: _sre.compile(pattern, *code),
        )
        return made
    return re.compile(pattern, flags)


def _code(pattern: str | bytes, flags: int) -> tuple[Any, ...]:
    """What `re` makes a pattern of in the end, as its `compile` does."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = [int(each) for each in _compiler._code(parsed, flags)]
    return int(flags | state.flags), code, state.groups - 1, dict(state.groupdict), tuple(names)


def whole_words(phrases: Sequence[str]) -> regex.Pattern[str]:
    """A pattern for any of these phrases where it stands as whole words."""
    return compiled(r"(?<![\p{L}\p{N}])\L<phrases>(?![\p{L}\p{N}])", phrases=phrases)


def _digest(named: dict[str, Any]) -> str:
    if not named:
        return ""
    listed = "\0".join(f"{name}\1" + "\0".join(sorted(words)) for name, words in sorted(named.items()))
    return blake2b(listed.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
