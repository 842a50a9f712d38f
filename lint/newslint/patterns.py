"""Patterns, compiled once on a machine: that takes `regex` a millisecond a pattern, and `re` a tenth of one."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found,unused-ignore]
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from copyreg import dispatch_table
from importlib import import_module
from importlib.machinery import ExtensionFileLoader, PathFinder
from typing import TYPE_CHECKING, Any, AnyStr

from newslint.digests import blake2b
from newslint.kept import Kept

if TYPE_CHECKING:
    import regex as regex
else:

    class _Late:
        """`regex`, imported when something is asked of it: the part of it that compiles takes 9 ms to import."""

        def __getattr__(self, name: str) -> Any:
            return getattr(import_module("regex"), name)

    regex = _Late()


def _matcher() -> Any:
    """The part of `regex` that matches: all that a kept pattern needs."""
    if "regex" not in sys.modules and (package := PathFinder.find_spec("regex")):
        spec = PathFinder.find_spec("regex._regex", package.submodule_search_locations)
        if spec and isinstance(spec.loader, ExtensionFileLoader):
            module = spec.loader.create_module(spec)
            spec.loader.exec_module(module)
            return sys.modules.setdefault(spec.name, module)
    return import_module("regex._regex")


_regex = _matcher()
_status = os.stat(_regex.__file__)  # noqa: PTH116
_kept = Kept("patterns", f"{sys.hexversion:x}-{_status.st_size:x}-{_status.st_mtime_ns:x}")
"""Found by the Python and the `regex` that they are compiled for."""


def compiled(pattern: str, flags: int = 0, **named: Any) -> regex.Pattern[str]:
    """A compiled pattern of `regex`. `named` are word lists for `\\L<name>`. Raises `regex.error`.

    `flags` may be those of `re`, which are the same numbers.
    """
    made: regex.Pattern[str] = _kept.get(
        f"{flags:d} {_digest(named)} {pattern}",
        lambda: _pickled(regex.compile(pattern, int(flags), **named)),
        lambda arguments: _regex.compile(*arguments),
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
