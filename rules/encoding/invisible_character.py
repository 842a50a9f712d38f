from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u180e\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067"
    "\u2068\u2069\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f"
)
RUN = Pattern(f"[{INVISIBLE}]+")
_JOINED = Pattern(
    r"[\p{Arabic}\p{Syriac}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}"
    r"\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}\p{Mongolian}\p{Thai}\p{Lao}\p{Tibetan}\p{Extended_Pictographic}\ufe0f\U0001f3fb-\U0001f3ff]"
)
_RIGHT_TO_LEFT = Pattern(r"[\p{Hebrew}\p{Arabic}\p{Syriac}\p{Thaana}]")
_DIRECTION = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NEAR = 12
_NAMES = {
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark inside the text",
}


class InvisibleCharacter(Rule):
    """An invisible character: a zero-width space, a mark of writing direction, a byte order mark inside the text.

    Web pages and chat programs leave them; a word with one in it is not found by any search. Between blanks or at the
    edge of a line they do no harm and are an info. Joiners in Persian, in Indic scripts and in emoji, and direction
    marks beside Hebrew and Arabic, are right.
    """

    code = "ENC005"
    name = "invisible-character"
    summary = "invisible character"
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(characters=INVISIBLE)
    bad = {
        "The cap⟦\u200b⟧tain of Aqaba⟦\u200f⟧ left.": "The captain of Aqaba left.",
        "The ⟦\ufeff⟧captain left.": "The captain left.",
    }
    good = (
        "The captain left.",
        "می\u200cخواهم گفت.",
        "They waved 👩\u200d🚀 and left.",
        "The word שלום\u200f, he said.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for found in RUN.finditer(text):
            start, end = found.span()
            before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
            if found[0] in ("\u200c", "\u200d", "\u200b") and (_JOINED.match(before) or _JOINED.match(after)):
                continue
            if _DIRECTION.issuperset(found[0]) and _RIGHT_TO_LEFT.search(text, max(0, start - _NEAR), end + _NEAR):
                continue
            at_blank = before.isspace() or after.isspace()
            harmless = not (before.isalnum() or after.isalnum()) or ("\u200b" in found[0] and at_blank)
            name = _NAMES.get(found[0][0], f"invisible character U+{ord(found[0][0]):04X}")
            yield Hit((start, end), name, "", severity=Severity.INFO if harmless else None)
