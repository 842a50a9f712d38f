from collections.abc import Iterator
from re import IGNORECASE

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lexicon import by_language, words
from newslint.rule import Hit, Pattern, Rule

CONTROL = Pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ALL = frozenset(map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160))))
ELIDED = Pattern(r"(?:s|t|re|ve|ll|d|m)(?!\p{L})")
ELIDING = Pattern(r"(?r)(?<!\p{L})(?:[cdjlmnst]|qu|jusqu|o|all|dell|nell|un)", IGNORECASE)
_LEADS = frozenset(map(chr, (*range(0x80, 0xA0), *range(0xC2, 0xF5))))
_LONGEST = 40
_SPACES = "\x0b\x0c\x1c\x1d\x1e\x1f\x85"


class ControlCharacter(Rule):
    """A control character.

    Readers see nothing, or a box; programs stumble. Those from U+0080 to U+009F are marks of Windows-1252 read as
    Latin-1, quotation marks and dashes: the fix puts the mark there, a blank for what separates, nothing for the rest.
    Inside a word they may be letters of the Macintosh; that fix is not safe, and it needs a usual word.
    """

    code = "ENC004"
    name = "control-character"
    summary = "control character"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 1.0
    bad = {
        "He said ⟦\x93⟧no⟦\x94⟧ and left.": "He said “no” and left.",
        "The bo⟦\x08⟧at sank. It isn⟦\x92⟧t here.": "The boat sank. It isn’t here.",
        "The tur⟦\x92⟧stico boat sank.": "The turístico boat sank.",
    }
    good = ("He said “no” and left.", "A tab\tin a line.", "Two lines.\r\nOne end.")

    def check(self, document: Document) -> Iterator[Hit]:
        if document.characters.isdisjoint(_ALL):
            return
        for found in CONTROL.finditer(document.text):
            character = found[0]
            mark = _meant(document, found.start())
            said = f"; it stands for “{mark}”" if mark and mark.strip() else ""
            certain = None if mark is None or not mark.isalpha() else Safety.UNSAFE
            yield Hit(found.span(), f"control character U+{ord(character):04X}{said}", mark, safety=certain)


def _meant(document: Document, at: int) -> str | None:
    """What the character stands for; None where that cannot be told."""
    text = document.text
    character, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if character < "\x80" or (character == "\x85" and not before.isalpha()):
        return " " if character in _SPACES and not before.isspace() else ""
    if before in _LEADS:
        return None  # mojibake of which too little is left
    if not (before.isalpha() and after.isalpha()):
        return bytes([ord(character)]).decode("cp1252", "ignore")
    if character == "\x92" and (ELIDED.match(text, at + 1) or ELIDING.match(text, max(0, at - 8), at)):
        return "’"
    return _letter(document, at)


def _letter(document: Document, at: int) -> str | None:
    """The letter of the Macintosh that makes a usual word: “tur\\x92stico” is “turístico”."""
    start = end = at
    while start and at - start < _LONGEST and document.text[start - 1].isalpha():
        start -= 1
    while end - at < _LONGEST and document.text[end + 1 : end + 2].isalpha():
        end += 1
    letter = bytes([ord(document.text[at])]).decode("mac_roman")
    word = (document.text[start:at] + letter + document.text[at + 1 : end + 1]).lower()
    known = letter.isalpha() and (by_language(word) or words("en").zipf(word))
    return letter if known else None
