from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.lists import entries
from newslint.rule import Grain, Hit, Rule

from ._credits import Credits, credits_of, found


@cache
def _credits() -> Credits:
    rows = entries("translation", "credits.tsv")
    return credits_of([p for where, _, p in rows if where == "line"], [p for where, _, p in rows if where == "end"])


class AgencyCredit(Rule):
    """The credit of an agency or an editor in the source language: “(dpa/lby)”, “Redacción / Agencias”, “（共同）”.

    It belongs to the foreign page. Where the agency has to be named, English copy does so in words.

    Fix safety: the credit goes, and a contract may ask for it.
    """

    code = "TRL009"
    name = "source-credit"
    summary = "the credit of an agency in the source language"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en",)
    before = ("CHR010", "TRL006", "TRL004", "TRL005")
    anchored = True
    grain = Grain.PASSAGE
    covers = True
    bad = {
        "BERLIN⟦ (dpa/bb)⟧ — The coalition agreed on Thursday.": "BERLIN — The coalition agreed on Thursday.",
        "The ferry left at noon.\n\n⟦Redacción / Agencias⟧": "The ferry left at noon.",
        "It rained.\n\n“It leaves on time.”⟦ （共同）⟧": "It rained.\n\n“It leaves on time.”",
        "The ferry left at noon.\n\n⟦Com informações da Agência Lusa⟧": "The ferry left at noon.",
    }
    good = (
        "BERLIN (AP) — The coalition agreed on Thursday.",
        "The agencies (and the editors) agreed.",
        "The newspaper’s redacción stands in Madrid.",
        "PARIS (Reuters) - Prices rose.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        message = "the credit of an agency in the source language"
        for (start, end), whole in found(document, _credits()):
            if whole:
                yield Hit((start, end), message, "", removes=True)
            else:
                start -= document.text[start - 1 : start] == " "
                yield Hit((start, end), message, edits=(Edit((start, end), ""),))
