from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Related, Safety, Severity
from newslint.lexicon import words
from newslint.rule import Hit, Rule

from ._verdicts import verdicts
from ._words import TERM, TERM_LETTERS, occurrences, places, unknown

_LEAST_TIMES = 3


class OddOneOut(Rule):
    """A word that no list knows stands once, and nearly the same word stands again and again in the article.

    A technical term or a loanword that no dictionary has is right where the article spells it alike every time: the
    one that differs by a letter is the slip ("permafost" among five "permafrost"). Names are for the consistency
    rules. Ignore it where the two are different words.

    Fix safety: two terms may differ by one letter only.
    """

    code = "SPL003"
    name = "odd-one-out"
    summary = "unknown word near a frequent word of the same article"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.85
    languages = ("en",)
    bad = {
        "The hwachae was cold. He made hwachae. All drank ⟦hawchae⟧. More hwachae came.": (
            "The hwachae was cold. He made hwachae. All drank hwachae. More hwachae came."
        ),
        "A stepwellar is deep. The stepwellar, a stepwellar of stone, and one ⟦stepwelar⟧.": (
            "A stepwellar is deep. The stepwellar, a stepwellar of stone, and one stepwellar."
        ),
    }
    good = (
        "The hwachae was cold. He made hwachae. More hwachae came. Three hwachaes were left.",
        "The ornithopter flew. The ornithopter fell. An ornithopter rose. The ornithopters burnt.",
        "Kowalski came. Kowalski saw. Kowalski won. Kowalsky lost.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        english = words("en")
        found = document.fact(occurrences)
        often = [
            word
            for word, starts in found.items()
            if len(starts) >= _LEAST_TIMES and len(word) >= TERM_LETTERS and english.zipf(word) < TERM
        ]
        if not often:
            return
        once = [word for word in document.fact(unknown) if len(found[word]) == 1 and len(word) >= TERM_LETTERS - 1]
        meant = {word: other for word in once if not english.zipf(word) and (other := _other(word, often))}
        if not meant:
            return
        taken = {verdict.span for verdict in document.fact(verdicts)}
        for place in places(document, meant):
            if place.text.islower() and place.span not in taken:
                other = meant[place.word]
                first = found[other][0]
                span = (first, first + len(other))
                if document.text[slice(*span)].islower():
                    yield Hit(
                        place.span,
                        f"“{place.text}” stands once, “{other}” {len(found[other])} times",
                        other,
                        evidence=("no list has either word",),
                        related=(Related(span, f"“{other}”"),),
                        safety=Safety.SUGGESTION if place.quoted else None,
                    )


def _other(word: str, often: list[str]) -> str | None:
    """The frequent word that is one slip away, and not by its ending."""
    from rapidfuzz.distance import OSA

    for other in often:
        near = abs(len(word) - len(other)) < 2 and OSA.distance(word, other, score_cutoff=1) == 1
        if near and word[-2:] == other[-2:] and word[0] == other[0]:
            return other
    return None
