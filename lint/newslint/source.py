"""A file's bytes, its text, and where a character of the text stands.

Decoding and encoding again gives the same bytes for any bytes at all, so that a file in a wrong encoding can be
linted, and what is not edited survives.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from newslint.patterns import compiled_re

Span = tuple[int, int]
"""A stretch of text in code points, half-open."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNKNOWN = {"utf-8": "surrogateescape", "utf-16-le": "surrogatepass", "utf-16-be": "surrogatepass"}
"""What becomes of what an encoding does not know."""
_LINE_END = compiled_re(r"\r\n?|\n")
_DECLARED = compiled_re(
    rb"""\s*<\?xml\b[^>]{0,80}?\bencoding\s*=\s*["']((?:iso|windows|cp|koi8|mac|gb|big5|euc|shift)[\w.-]*)["']""",
    re.IGNORECASE,
)
"""XML that says that it is not in Unicode."""
_LONE = compiled_re("[\ud800-\udc7f\udd00-\udfff]")
"""Half characters of UTF-16, which are no bytes either."""
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\f\r\x1b")
_SAMPLE = 8192


class Place(NamedTuple):
    """Where a character stands in its file: both count from 1, columns in code points; a BOM is not counted."""

    row: int
    column: int


def line_starts(text: str) -> list[int]:
    """Where each row of a text begins, in code points. A row ends with LF, CRLF or CR."""
    return [0, *(end.end() for end in _LINE_END.finditer(text))]


def _is_no_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


class Source:
    """One file as it was read.

    `data` is never changed. UTF-8 is decoded with `surrogateescape`; UTF-16 is decoded where a byte order mark says
    so, and what the declaration of an XML file names where it is no UTF-8, if the bytes come back the same.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data

    @classmethod
    def of(cls, text: str) -> Source:
        """A text that is no file: all of it, even a byte order mark that it begins with."""
        return cls("", codecs.BOM_UTF8 + _LONE.sub("\ufffd", text).encode("utf-8", "surrogateescape"))

    @cached_property
    def _decoded(self) -> tuple[bytes, str, str]:
        for mark, encoding in _MARKS:
            if self.data.startswith(mark):
                body = self.data[len(mark) :]
                if encoding == "utf-8":
                    return mark, encoding, body.decode("utf-8", "surrogateescape")
                try:
                    text = body.decode(encoding, "surrogatepass")
                except UnicodeDecodeError:  # an odd byte at the end: not UTF-16 after all
                    break
                if text.encode(encoding, "surrogatepass") == body:
                    return mark, encoding, text
                break
        return b"", *(self._as_declared() or ("utf-8", self.data.decode("utf-8", "surrogateescape")))

    def _as_declared(self) -> tuple[str, str] | None:
        """The encoding that an XML declaration names, and the text; None where UTF-8 does, or where it cannot be."""
        declared = _DECLARED.match(self.data)
        if declared is None or not (self.data.isascii() or _is_no_utf8(self.data)):
            return None
        try:
            encoding = codecs.lookup(declared[1].decode("ascii")).name
            text = self.data.decode(encoding)
            return (encoding, text) if text.encode(encoding) == self.data else None
        except (LookupError, UnicodeError):
            return None

    @property
    def bom(self) -> bytes:
        """The byte order mark the file begins with, or nothing."""
        return self._decoded[0]

    @property
    def encoding(self) -> str:
        """`utf-8`, `utf-16-le`, `utf-16-be`, or what an XML declaration names, as Python calls it."""
        return self._decoded[1]

    @property
    def text(self) -> str:
        """The whole file without its byte order mark; line ends as they are."""
        return self._decoded[2]

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each row begins, in code points. A row ends with LF, CRLF or CR."""
        return line_starts(self.text)

    @cached_property
    def is_binary(self) -> bool:
        """Whether the first 8 kB hold more control characters than any damaged article does (one in twenty)."""
        if self.encoding.startswith("utf-16"):
            return False
        sample = self.data[:_SAMPLE]
        controls = len(sample) - len(sample.translate(None, _CONTROL))
        return controls > max(2, len(sample) // 20)

    def encode(self, text: str) -> bytes:
        """The bytes of this file if its text were `text`: the inverse of `.text`.

        What an encoding that XML declared does not know is written as a character reference.
        """
        return self.bom + text.encode(self.encoding, _UNKNOWN.get(self.encoding, "xmlcharrefreplace"))

    def place(self, offset: int) -> Place:
        """Row and column of the code point at `offset` (the end of the text is a place too)."""
        row = bisect_right(self.line_starts, offset)
        return Place(row, offset - self.line_starts[row - 1] + 1)

    def offset(self, place: Place) -> int:
        """The inverse of `place`."""
        return self.line_starts[place.row - 1] + place.column - 1

    def line_span(self, row: int) -> Span:
        """Where the text of a row (from 1) stands, without its line end."""
        start = self.line_starts[row - 1]
        if row == len(self.line_starts):
            return (start, len(self.text))
        end = self.line_starts[row]
        return (start, end - (2 if self.text.endswith("\r\n", start, end) else 1))

    def removal(self, span: Span) -> Span | None:
        """The span of whole lines that go when what stands at `span` goes, and the blank lines after them with it.

        None where letters or digits stand beside it in its lines: they would go too.
        """
        first, last = (self.place(offset).row for offset in (span[0], max(span[0], span[1] - 1)))
        (begin, _), (_, end) = self.line_span(first), self.line_span(last)
        if any(character.isalnum() for character in self.text[begin : span[0]] + self.text[span[1] : end]):
            return None
        rows = len(self.line_starts)
        after = next((row for row in range(last + 1, rows + 1) if self.line(row).strip()), None)
        if after is not None:
            return (begin, self.line_starts[after - 1])
        before = next((row for row in range(first - 1, 0, -1) if self.line(row).strip()), None)
        if before is None:
            return (0, len(self.text))
        # The last lines of a file: the blank lines before them go, and the file ends as it ended.
        return (self.line_span(before)[1], end)

    def line(self, row: int) -> str:
        """The text of a row (from 1) without its line end."""
        return self.text[slice(*self.line_span(row))]
