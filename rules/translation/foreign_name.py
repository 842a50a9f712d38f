from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.language import NAMES
from newslint.rule import Hit, Rule

from ._exonyms import exonyms


class ForeignName(Rule):
    """A known name is spelt as another language spells it: “Poutine”, “Selenskyj”, “Pékin”, “Gamburg”.

    Translation engines pass over names that they do not know in the source language's spelling. Forms that English
    texts have too, in names of clubs, firms and streets, count only where the rest of the article speaks for it.

    Fix safety: somebody else may bear the name.
    """

    code = "TRL003"
    name = "foreign-name-form"
    summary = "a name as another language spells it"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    before = ("TRL006", "TRL004", "SPL001")
    bad = {
        "In ⟦Pékin⟧, officials declined to comment.": "In Beijing, officials declined to comment.",
        "The chancellor met Volodymyr ⟦Selenskyj⟧ on Friday.": "The chancellor met Volodymyr Zelenskyy on Friday.",
        "Zelensky left. Later ⟦Selenskyj⟧’s plane came back.": "Zelensky left. Later Zelensky’s plane came back.",
        "Their insurers in ⟦Gamburg⟧ asked for the logbooks.": "Their insurers in Hamburg asked for the logbooks.",
        "He flew from ⟦Londres⟧ to ⟦Nueva York⟧.": "He flew from London to New York.",
    }
    good = (
        "The orchestra of the Universität Wien played in Vienna.",
        "She ate poutine in Quebec.",
        "Bayern Munich beat Napoli in Naples.",
        "He lives in Odessa, Texas.",
        "The word “Pékin” is French.",
        "He reads the Gazeta Warszawa every day.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in document.fact(exonyms):
            form = document.text[slice(*found.span)]
            languages = " and ".join(NAMES.get(code, code) for code in found.exonym.languages[:2])
            message = f"“{form}” is {found.english} in {languages}"
            yield Hit(found.span, message, found.english, evidence=found.evidence)
