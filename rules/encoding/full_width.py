from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety
from newslint.rule import Hit, Pattern, Rule

RUN = Pattern(r"[０-９Ａ-Ｚａ-ｚ]+(?:[，．％＆－／]?[０-９Ａ-Ｚａ-ｚ]+)*％?")


class FullWidth(Rule):
    """Letters or digits of full width, as Chinese and Japanese programs write them: “２０２３”.

    In a text in an alphabet of ordinary width they are what a translation left.
    """

    code = "ENC012"
    name = "full-width"
    summary = "letters or digits of full width"
    safety = Safety.SAFE
    confidence = 1.0
    bad = {
        "In ⟦２０２３⟧ the boat sank.": "In 2023 the boat sank.",
        "The ⟦ＮＨＫ⟧ said so.": "The NHK said so.",
    }
    good = ("In 2023 the boat sank.", "東京２０２０オリンピック", "The sign read 「５番」 in red.")

    def check(self, document: Document) -> Iterator[Hit]:
        if document.has_plain_letters or document.language in ("ja", "zh", "ko"):
            return
        if not any("\uff10" <= character <= "\uff5a" for character in document.characters):
            return
        text = document.text
        for found in RUN.finditer(text):
            if _is_asian(text[found.start() - 1 : found.start()]) or _is_asian(text[found.end() : found.end() + 1]):
                continue
            new = "".join(chr(ord(character) - 0xFEE0) for character in found[0])
            yield Hit(found.span(), f"“{new}” in full width", new)


def _is_asian(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3"
