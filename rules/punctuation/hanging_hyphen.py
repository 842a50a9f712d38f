from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety
from newslint.lists import wordset
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import BLANK, matches
from ._text import group, is_known

LEFT = Pattern(r"(?r)(?<![\p{L}\p{N}.-])(?:\p{L}[\p{L}\p{M}'’]*|\p{N}+)")
RIGHT = Pattern(r"- (?P<word>[\p{L}\p{N}][\p{L}\p{M}'’]*)")
_LONGEST = 40


class HangingHyphen(Rule):
    """A hyphen that hangs on a word, with a space after it: “long- term”, “said- the mayor”.

    A blank too many in a compound, or a slip of the keyboard. “Two- and three-story houses” are right.

    Fix safety: it may be a compound, a dash, or a slip.
    """

    code = "PUN025"
    name = "hanging-hyphen"
    summary = "hyphen that hangs on a word"
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    need = Need(words=("- ",))
    bad = {
        "They offer ⟦long- term⟧ leases.": "They offer long-term leases.",
        "It motivates pupils ⟦to- learn⟧ more.": "It motivates pupils to learn more.",
        "The ⟦12- year⟧ plan failed.": "The 12-year plan failed.",
    }
    good = (
        "They offer two- and three-story houses, pre- or post-war.",
        "“I was- I was late,” he said. But- but why?",
        "BBB- rated bonds, an A- student, an O- donor.",
        "They left - and came back.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        joined = wordset("punctuation", "joined_by.txt")
        for after in matches(document, RIGHT, "-", "aA0", BLANK):
            before = LEFT.match(document.text, max(0, after.start() - _LONGEST), after.start())
            if before is None:
                continue
            word, following = before[0], after["word"]
            low = following.lower()
            if low in joined or word.lower() == low or (len(word) < 5 and word.isupper()):
                continue
            if low in group("begins a clause") and document.is_quoted(after.start()):
                continue  # “I was- I was late”
            span = (before.start(), after.end())
            if following in group("unit") if word.isdigit() else _is_compound(word, following):
                yield Hit(span, f"space after the hyphen of “{word}-{following}”", f"{word}-{following}")
            elif not word.isdigit():
                yield Hit(span, f"hyphen hangs on “{word}”", f"{word} {following}")


def _is_compound(word: str, following: str) -> bool:
    low = word.lower()
    if f"{low}-{following.lower()}" in wordset("punctuation", "compounds.txt"):
        return True
    first_parts = wordset("punctuation", "combining.txt") | wordset("punctuation", "prefixes.txt")
    return low in first_parts and is_known(following, "en")
