from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Safety
from newslint.rule import Hit, Pattern, Rule

CHARACTER = Pattern(r"[\ue000-\uf8ff\U000f0000-\U0010ffff\p{Cn}]")
_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→", "\uf020": " "}
"""What the fonts Symbol and Wingdings show there."""


class PrivateUse(Rule):
    """A character of a private use area, or one that Unicode does not have: readers see a box.

    Office programs keep the bullets of their symbol fonts there; those have a fix.

    Fix safety: which font was meant is a guess.
    """

    code = "ENC015"
    name = "private-use-character"
    summary = "character that only one font shows"
    safety = Safety.UNSAFE
    confidence = 0.95
    bad = {
        "⟦\uf0b7⟧ The boat sank.": "• The boat sank.",
        "The boat ⟦\ue123⟧ sank.": None,
    }
    good = ("• The boat sank.", "An emoji: 🚢, a letter: ẞ.", "日本語, हिन्दी.")

    def check(self, document: Document) -> Iterator[Hit]:
        if document.has_plain_letters or not any(map(_is_odd, document.characters)):
            return
        for found in CHARACTER.finditer(document.text):
            code = ord(found[0])
            yield Hit(found.span(), f"U+{code:04X} is no character that readers see", _SYMBOLS.get(found[0]))


@cache
def _is_odd(character: str) -> bool:
    return bool(CHARACTER.match(character))
