"""TOML that users write, read into its type; what is wrong with it is said with file, line and mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from newslint.config import ConfigError
from newslint.toml_places import key_lines, line_of, row_of

T = TypeVar("T")

_KINDS = {
    "array": "a list", "object": "a table", "str": "text", "int": "a number", "float": "a number",
    "bool": "true or false",
}  # fmt: skip
"""What msgspec calls the kinds of values, and what the reader of a message does."""


class Written(msgspec.Struct, Generic[T], frozen=True):
    """A table with the line of each of its keys, and the text that it stands in."""

    table: T
    lines: Mapping[str, int]
    text: str


def read(file: Path, kind: type[T], prefix: Sequence[str] = ()) -> Written[T] | None:
    """The table of a file, or the one in it under `prefix`: None where there is none. Raises `ConfigError`."""
    import tomllib

    try:
        text = file.read_text(encoding="utf-8-sig")
        raw: Any = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(str(file), (error.strerror or str(error)).lower()) from None
    except UnicodeDecodeError:
        raise ConfigError(str(file), "is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise ConfigError(f"{file}:{line}", re.sub(r" *[(]at .*[)]", "", str(error)).lower()) from None
    for name in prefix:
        raw = raw.get(name) if isinstance(raw, dict) else None
    if raw is None:
        return None
    lines = key_lines(text, prefix)
    try:
        return Written(msgspec.convert(raw, kind), lines, text)
    except msgspec.ValidationError as error:
        raise _error(file, text, str(error), kind, lines) from None


def hint(name: str, known: Iterable[str]) -> str:
    """What may have been meant by an unknown name; all there is where nothing is near."""
    from difflib import get_close_matches

    known = sorted(set(known))
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return f": did you mean {near[0]!r}?" if near else f": one of {', '.join(known)}" if known else ""


def _error(file: Path, text: str, message: str, kind: type, lines: Mapping[str, int]) -> ConfigError:
    """What msgspec says, with the line of the key and, for an unknown key or value, the nearest known one."""
    said, _, path = message.partition(" - at `$")
    place = re.sub(r"\[(\d+)\]", r".\1", path.rstrip("`")).strip(".")
    if unknown := re.fullmatch(r"Object contains unknown field `([^`]+)`", said):
        line = line_of(f"{place}.{unknown[1]}".strip("."), lines)
        return ConfigError(f"{file}:{line}", f"unknown key {unknown[1]!r}{hint(unknown[1], _known(kind, path))}")
    if missing := re.fullmatch(r"Object missing required field `([^`]+)`", said):
        return ConfigError(f"{file}:{line_of(place, lines)}", f"{missing[1]} is missing here")
    key = re.sub(r"\[\.\.\.\].*|\.\d+$", "", place)
    line = lines.get(place) or line_of(key, lines)
    if wrong := re.fullmatch(r"Invalid enum value '(.*)'", said):
        said = f"{key} cannot be {wrong[1]!r}{hint(wrong[1], _known(kind, path))}"
        return ConfigError(f"{file}:{row_of(text, wrong[1], line)}", said)
    if types := re.fullmatch(r"Expected `([^`]+)`, got `([^`]+)`", said):
        wanted, got = (_KINDS.get(name.split(" | ")[0], name) for name in types.groups())
        said = f"expected {wanted}, not {got}"
    return ConfigError(f"{file}:{line}", f"{key or 'settings'}: {said[:1].lower()}{said[1:]}")


def _known(kind: type, path: str) -> Sequence[str]:
    """The keys, or the values, that there may be at a place in a table of this kind."""
    from msgspec import inspect

    at: inspect.Type = inspect.type_info(kind)
    for step in re.findall(r"\[\.\.\.\]|[^.\[\]`]+", path):
        if isinstance(at, inspect.StructType):
            at = next(field.type for field in at.fields if field.encode_name == step)
        elif isinstance(at, inspect.DictType):
            at = at.value_type
        elif isinstance(at, inspect.VarTupleType):
            at = at.item_type
        if isinstance(at, inspect.UnionType):
            at = next(each for each in at.types if not isinstance(each, inspect.NoneType))
    if isinstance(at, inspect.StructType):
        return [field.encode_name for field in at.fields]
    if isinstance(at, inspect.LiteralType):
        return [str(value) for value in at.values]
    return [str(value) for value in at.cls] if isinstance(at, inspect.EnumType) else []
