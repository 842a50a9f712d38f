"""Streams that do not have all characters: newslint's own marks become ASCII there, anything else an escape."""

from __future__ import annotations

import codecs
import os
import sys

_ASCII = {
    "│": "|", "└": "`", "…": "...", "→": "->", "×": "x", "⟦": "[", "⟧": "]", "–": "-", "—": "-",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'",
}  # fmt: skip
"""What is shown for marks that messages are written with."""
_ERRORS = "newslint"
_ENCODING = "newslint_ascii"


def _instead(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    said = (_ASCII.get(mark) or mark.encode("ascii", "backslashreplace").decode("ascii") for mark in unknown)
    return "".join(said), error.end


def _plain_ascii(name: str) -> codecs.CodecInfo | None:
    """ASCII under another name: a stream that says it is ASCII click takes for a mistake, and writes UTF-8 to it."""
    if name != _ENCODING:
        return None
    said = codecs.lookup("ascii")
    return codecs.CodecInfo(*said, said.incrementalencoder, said.incrementaldecoder, _ENCODING)


codecs.register_error(_ERRORS, _instead)
codecs.register(_plain_ascii)


def fitting(text: str, encoding: str) -> str:
    """A text as a stream of this encoding shows it."""
    return text.encode(encoding, _ERRORS).decode(encoding)


def for_people() -> None:
    """What is printed is shown as well as the console can; line ends are the same on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            is_ascii = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding=_ENCODING if is_ascii else None, errors=_ERRORS, newline="\n")


def coloured() -> bool:
    """Whether standard output is a terminal, which shows colours, and nobody has asked for none."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return False
    if sys.platform == "win32":  # its older consoles have to be told
        from colorama import just_fix_windows_console

        just_fix_windows_console()
    return True


def for_machines() -> None:
    """Standard output is UTF-8, whatever the console is; bytes that were none come out as they were."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
