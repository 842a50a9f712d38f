"""Places in a text as editors count them: lines from 0, columns in UTF-8, UTF-16 or UTF-32 code units."""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from newslint.source import Span, line_starts

_CODECS = {
    PositionEncodingKind.Utf8: ("utf-8", 1),
    PositionEncodingKind.Utf16: ("utf-16-le", 2),
    PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


class Positions:
    """Turns places of a text in code points into an editor's, and back.

    Lines end where LSP says so: with LF, CRLF or CR, and not with U+2028, which damaged articles have in mid-sentence.
    """

    def __init__(self, text: str, encoding: PositionEncodingKind = PositionEncodingKind.Utf16) -> None:
        self._text = text
        self._codec, self._bytes = _CODECS[encoding]
        self._starts = line_starts(text)
        self._plain = encoding is PositionEncodingKind.Utf32 or text.isascii()

    def position(self, offset: int) -> Position:
        """The place of the code point at `offset`; the end of the text is a place too."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        if self._plain:
            return Position(line, offset - start)
        return Position(line, len(self._text[start:offset].encode(self._codec, "surrogatepass")) // self._bytes)

    def range(self, span: Span) -> Range:
        """The place of a span."""
        return Range(self.position(span[0]), self.position(span[1]))

    def offset(self, position: Position) -> int:
        """The code point at a place; the end of the line or of the text where there is no such place."""
        if position.line >= len(self._starts):
            return len(self._text)
        start = self._starts[position.line]
        end = self._starts[position.line + 1] if position.line + 1 < len(self._starts) else len(self._text)
        line = self._text[start:end].rstrip("\r\n")
        if self._plain:
            return start + min(position.character, len(line))
        units = line.encode(self._codec, "surrogatepass")[: position.character * self._bytes]
        return start + len(units.decode(self._codec, "ignore"))  # inside a character: before it

    def span(self, place: Range) -> Span:
        """The code points at a range."""
        return (self.offset(place.start), self.offset(place.end))
