from newslint.finding import Severity

from ._credits import CreditRule


class AgencyCredit(CreditRule):
    """The credit of an agency or an editor in the source language: “(dpa/lby)”, “Redacción / Agencias”, “（共同）”.

    It belongs to the foreign page. Where the agency has to be named, English copy does so in words.

    Fix safety: the credit goes, and a contract may ask for it.
    """

    code = "TRL009"
    name = "source-credit"
    summary = "the credit of an agency in the source language"
    severity = Severity.ERROR
    before = ("CHR010", "CHR018", "TRL006", "TRL004", "TRL005")
    listed = "credits.tsv"
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
