from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.lists import entries
from newslint.rule import Grain, Hit, Rule

from ._credits import Credits, credits_of, found


@cache
def _credits() -> Credits:
    rows = entries("translation", "literal_credits.tsv")
    return credits_of([p for where, p in rows if where == "line"], [p for where, p in rows if where == "end"])


class LiteralCredit(Rule):
    """A credit or a teaser of the foreign page, translated word for word: “The World with AFP”, “Data map”.

    It was a line of the page, not of the article.

    Fix safety: the line goes, and a contract may ask for the credit.
    """

    code = "TRL010"
    name = "literal-credit"
    summary = "a credit of the foreign page, translated word for word"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en",)
    anchored = True
    grain = Grain.PASSAGE
    covers = True
    bad = {
        "The ferry left at noon.\n\n⟦The World with AFP⟧": "The ferry left at noon.",
        "The ferry left at noon.\n\n⟦Editor in charge: Wang Fang⟧": "The ferry left at noon.",
        "The ferry left at noon.\n\n⟦With agency material⟧".replace("agency material", "material from dpa"): (
            "The ferry left at noon."
        ),
    }
    good = (
        "The world with APs is easier.",
        "With material from the quarry they built a house.",
        "The data map of the harbor shows it.",
        "An editor in charge: that is what she is.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        message = "a credit of the foreign page, translated word for word"
        for (start, end), whole in found(document, _credits()):
            if whole:
                yield Hit((start, end), message, "", removes=True)
            else:
                start -= document.text[start - 1 : start] == " "
                yield Hit((start, end), message, edits=(Edit((start, end), ""),))
