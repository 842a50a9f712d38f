from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

INVALID = Pattern(r"[\p{L}\p{M}]{0,40}[\udc80-\udcff][\p{L}\p{M}\udc80-\udcff]*")


class WrongFileEncoding(Rule):
    """Bytes that are not UTF-8: the file, or a part of it, is in Windows-1252 or in another encoding.

    Reported once for an article, with the count. The fix reads the bytes as Windows-1252, where they are letters or
    marks of it.

    Fix safety: the encoding is a guess.
    """

    code = "ENC014"
    name = "not-utf-8"
    summary = "file that is not UTF-8"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 1.0
    anchored = True
    need = Need(characters="\ufffd")
    bad = {
        "The ⟦caf\udce9⟧ closed.": "The café closed.",
        "He said ⟦\udc93no\udc94⟧ and left.": "He said “no” and left.",
    }
    good = ("The café closed.", "He said “no” and left.", "日本語, Русский.")

    def check(self, document: Document) -> Iterator[Hit]:
        found = list(INVALID.finditer(document.view.raw))
        if not found:
            return
        edits: list[Edit] = []
        count = 0
        for match in found:
            for number, character in enumerate(match[0]):
                if "\udc80" <= character <= "\udcff":
                    count += 1
                    byte = bytes([ord(character) - 0xDC00])
                    if new := byte.decode("cp1252", "ignore"):
                        edits.append(Edit((match.start() + number, match.start() + number + 1), new))
        message = f"{count} {'bytes that are' if count > 1 else 'byte that is'} not UTF-8"
        yield Hit(found[0].span(), message, edits=tuple(edits) if len(edits) == count else ())
