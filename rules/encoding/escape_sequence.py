from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety
from newslint.patterns import regex
from newslint.rule import Hit, Need, Pattern, Rule

BACKSLASH = Pattern(
    r"(?:\\{1,4}u[0-9a-fA-F]{4})+|\\x[0-9a-fA-F]{2}(?![0-9A-Za-z])|\\{1,4}[\"'](?=[\s\p{L}\p{N}.,;:!?)]|\Z)|(?:\\{1,4}r)?(?:\\{1,4}n)+(?=[\s\p{Lu}“\"\\]|\Z)|\\{1,4}t(?=[\s\p{Lu}])|(?<=\p{L})\\/(?=\p{L})"
)
PERCENT = Pattern(r"(?:%[0-9A-F]{2}){2,}|(?<=\p{L})%20(?=\p{L})")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


class EscapeSequence(Rule):
    """An escape sequence of a program, read as text: “\\u2019”, “\\n”, “%E2%80%99”.

    Text went from one program to another and was not unescaped. The fix puts the character there, a quotation mark in
    the form that the article uses; paths and web addresses are right.

    Fix safety: the article may speak of the sequence.
    """

    code = "ENC013"
    name = "escape-sequence"
    summary = "escape sequence of a program read as text"
    safety = Safety.UNSAFE
    confidence = 0.95
    need = Need(words=("\\", "%2", "%c", "%e"))
    bad = {
        "India⟦\\u2019⟧s survey listed it.": "India's survey listed it.",
        'He said: ⟦\\"⟧No.⟦\\"⟧ He left.': 'He said: "No." He left.',
        "It was late.⟦\\n\\n⟧He left.": "It was late. He left.",
        "The mayor⟦%E2%80%99⟧s boat, “he said.”": "The mayor’s boat, “he said.”",
    }
    good = (
        "See C:\\new\\Users\\name for it.",
        "See https://example.org/a%20b/%E2%80%99 for it.",
        "Prices rose 20% and 5%20 of them.",
        "He wrote ¯\\_(ツ)_/¯ and left.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        if "\\" in document.characters:
            for found in BACKSLASH.finditer(text):
                new = _unescaped(found)
                if new is not None and not _is_path(text, found.start()):
                    yield _hit(document, found, new)
        if "%" in document.characters:
            from urllib.parse import unquote

            for found in PERCENT.finditer(text):
                new = unquote(found[0], errors="replace")
                if "\ufffd" not in new and not _is_path(text, found.start()):
                    yield _hit(document, found, new)


def _hit(document: Document, found: regex.Match[str], new: str) -> Hit:
    if document.characters.isdisjoint("‘’“”"):
        new = new.translate(_STRAIGHT)
    text = document.text
    if new == " " and (
        text[found.start() - 1 : found.start()].isspace() or text[found.end() : found.end() + 1].isspace()
    ):
        new = ""
    return Hit(found.span(), f"“{found[0]}” is an escape sequence", new)


def _unescaped(found: regex.Match[str]) -> str | None:
    said = found[0].replace("\\\\", "\\")
    if said[1] in "\"'/":
        return said[1]
    if said[1] in "nrt":
        return " "
    if said[1] == "x":
        character = chr(int(said[2:], 16))
        return character if character.isprintable() else None
    try:
        new = said.encode("ascii").decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeError:
        return None
    return new if new.isprintable() or new.isspace() else None


def _is_path(text: str, at: int) -> bool:
    """Whether the place is in a path or a web address."""
    start = at
    while start and not text[start - 1].isspace() and at - start < 200:
        start -= 1
    token = text[start:at]
    return (":\\" in token + "\\" and token[1:2] == ":") or "://" in token or token.startswith(("www.", "\\\\"))
