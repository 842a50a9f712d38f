from newslint.finding import Severity

from ._credits import CreditRule


class LiteralCredit(CreditRule):
    """A credit or a teaser of the foreign page, translated word for word: “The World with AFP”, “Data map”.

    It was a line of the page, not of the article.

    Fix safety: the line goes, and a contract may ask for the credit.
    """

    code = "TRL010"
    name = "literal-credit"
    summary = "a credit of the foreign page, translated word for word"
    severity = Severity.WARNING
    listed = "literal_credits.tsv"
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
