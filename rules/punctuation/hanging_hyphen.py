from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety
from newslint.lists import wordset
from newslint.rule import Hit, Need, Pattern, Rule

from ._text import by_language, group, is_known

PLACE = Pattern(
    r"(?<![\p{L}\p{N}.-])(?P<word>\p{L}[\p{L}\p{M}'’]*|\p{N}+)(?P<gap>- )(?=(?P<next>[\p{L}\p{N}][\p{L}\p{M}'’]*))"
)


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
        joined = by_language("joined_by.txt", "en")
        for found in PLACE.finditer(document.text):
            word, following = found["word"], found["next"]
            if following.lower() in joined or word.lower() == following.lower() or (len(word) < 5 and word.isupper()):
                continue
            if document.is_quoted(found.start()) and following.lower() in ("i", "we", "you", "it", "he", "she"):
                continue
            span = (found.start(), found.end("next"))
            if word.isdigit():
                if following in group("unit"):
                    yield Hit(span, f"space after the hyphen of “{word}-{following}”", f"{word}-{following}")
            elif _is_compound(word, following):
                yield Hit(span, f"space after the hyphen of “{word}-{following}”", f"{word}-{following}")
            else:
                yield Hit(span, f"hyphen hangs on “{word}”", f"{word} {following}")


def _is_compound(word: str, following: str) -> bool:
    low = word.lower()
    whole = f"{low}-{following.lower()}"
    if whole in wordset("punctuation", "compounds.txt"):
        return True
    return (
        low in wordset("punctuation", "combining.txt") or low in wordset("punctuation", "prefixes.txt")
    ) and is_known(following, "en")
