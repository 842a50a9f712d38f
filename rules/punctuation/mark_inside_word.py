from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lexicon import languages
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import LETTER, SMALL, matches
from ._text import is_known

LEFT = Pattern(r"(?r)(?<![\p{L}\p{N}.,:;!?/@'’_#-])\p{L}\p{Ll}*")
RIGHT = Pattern(r"(?P<mark>[,;:.!\"])(?P<word>\p{Ll}+)(?![\p{L}\p{N}/@_'’-]|[.:]\p{L})")
_LONGEST = 40
_LEAST, _COMMON = 3.0, 2.8


class MarkInsideWord(Rule):
    """A comma or another mark inside a word: “foll,owing”, “cit:y”.

    A slip of the keyboard. Reported where the word without the mark is usual and one of its parts is none.

    Fix safety: a word changes.
    """

    code = "PUN018"
    name = "mark-inside-word"
    summary = "punctuation mark inside a word"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    need = Need(characters=',;:.!"')
    bad = {
        "In the ⟦foll,owing⟧ week it rained.": "In the following week it rained.",
        "The ⟦cit:y⟧ council met.": "The city council met.",
    }
    good = (
        "He came,she left.",
        "See example.com, Last.fm or node.js.",
        "It was i.e. e.g. a.m. no bother.",
        "Die Bürger:innen kamen.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        language = document.language
        if language not in languages():
            return
        for after in matches(document, RIGHT, ',;:.!"', LETTER, SMALL):
            before = LEFT.match(document.text, max(0, after.start() - _LONGEST), after.start())
            if before is None:
                continue
            left, right, mark = before[0], after["word"], after["mark"]
            whole = left + right
            if mark == '"' and language in ("fr", "it", "ca"):
                continue  # d"écran: an apostrophe
            if len(whole) < 4 or (mark == ":" and language == "de"):
                continue
            if mark == "." and (len(left) < 3 or len(right) < 3):
                continue
            both_known = is_known(left, language, _COMMON) and is_known(right, language, _COMMON)
            two_words = both_known and min(len(left), len(right)) > 1
            if is_known(whole, language, _LEAST) and not two_words:
                yield Hit((before.start(), after.end()), f"“{mark}” inside “{whole}”", whole)
