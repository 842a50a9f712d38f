from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Rule

from ._phrases import slips


class ConfusedWord(Rule):
    """A word that exists, but not beside these words: a slip that no dictionary sees.

    "Russian navel forces", "pubic health", "the prime minster", "fro example": the fingers or the spell checker made
    another word of the one that was meant. Only closed phrases are reported, whose other reading hardly occurs.
    Ignore it where a pun is meant.

    Fix safety: a word changes, and the odd phrase may be a pun or a name.
    """

    code = "SPL008"
    name = "confused-word"
    summary = "a real word where its neighbours show that another was meant"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    bad = {
        "Russian ⟦navel⟧ forces held an exercise.": "Russian naval forces held an exercise.",
        "The Prime ⟦Minster⟧ resigned.": "The Prime Minister resigned.",
        "Some cities, ⟦fro⟧ example Bari, objected.": "Some cities, for example Bari, objected.",
        "It is ⟦on of the⟧ oldest mills.": "It is one of the oldest mills.",
        "She ⟦has lead to⟧ believe them.": "She has led to believe them.",
        "Experts in ⟦pubic⟧ health agreed.": "Experts in public health agreed.",
    }
    good = (
        "They visited York Minster and a manger in the old stable.",
        "The navel orange and the public purse have nothing in common.",
        "To and fro, from form to form, he lost a hat trick.",
        "It was lead paint, and the lead singer said the report could lead to a ban.",
        "He solders pipes; the weather, or whether it holds, is on everyone's mind.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in slips(document):
            quoted = document.is_quoted(found.span[0])
            yield Hit(
                found.span,
                f"“{found.text}” looks like a slip for “{found.meant}”",
                found.meant,
                evidence=(f"it stands in “{found.context}”",),
                safety=Safety.SUGGESTION if quoted else None,
            )
