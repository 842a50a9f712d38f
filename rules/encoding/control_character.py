from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Pattern, Rule

CONTROL = Pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ALL = frozenset(map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160))))
_SPACES = "\x0b\x0c\x1c\x1d\x1e\x1f\x85"


class ControlCharacter(Rule):
    """A control character.

    Readers see nothing, or a box; programs stumble. Those from U+0080 to U+009F are marks of Windows-1252 read as
    Latin-1, quotation marks and dashes: the fix puts the mark there, a blank for what separates, nothing for the rest.
    """

    code = "ENC004"
    name = "control-character"
    summary = "control character"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 1.0
    bad = {
        "He said ⟦\x93⟧no⟦\x94⟧ and left.": "He said “no” and left.",
        "The bo⟦\x08⟧at sank.": "The boat sank.",
    }
    good = ("He said “no” and left.", "A tab\tin a line.", "Two lines.\r\nOne end.")

    def check(self, document: Document) -> Iterator[Hit]:
        if document.characters.isdisjoint(_ALL):
            return
        text = document.text
        for found in CONTROL.finditer(text):
            character = found[0]
            mark = bytes([ord(character)]).decode("cp1252", "ignore") if character >= "\x80" else ""
            if not mark and character in _SPACES and not text[found.start() - 1 : found.start()].isspace():
                mark = " "
            said = f"; it stands for “{mark}”" if mark.strip() else ""
            yield Hit(found.span(), f"control character U+{ord(character):04X}{said}", mark)
