from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Rule

from ._mojibake import damages, repair

SIGNS = "ÂÃÄÅÈÉâã"


class Mojibake(Rule):
    """UTF-8 that was read as Windows-1252 or Latin-1: “Ã©” for é, “â€™” for an apostrophe.

    A page said nothing of its encoding, or said it wrongly, and a program guessed. The repair is exact where each
    damaged letter is one of a closed table.
    """

    code = "ENC001"
    name = "mojibake"
    summary = "UTF-8 read as Windows-1252 or Latin-1"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 1.0
    need = Need(characters=SIGNS)
    bad = {
        "The town of ⟦NÃ©vache⟧ is small.": "The town of Névache is small.",
        "It was the ⟦mayorâ€™s⟧ boat.": "It was the mayor’s boat.",
        "⟦â€œNo,â€\x9d⟧ he said ⟦â€“⟧ twice.": "“No,” he said – twice.",
        "They came from ⟦KrakÃ³w⟧ and ⟦MÃ¡laga.⟧": "They came from Kraków and Málaga.",
    }
    good = (
        "The town of Névache is small, as are Ålesund and Âge.",
        "SÃO PAULO, Brazil: a radius of 10 Å—and more.",
        "Join ZZAJÉ’s list. RETWEET SE VOCÊ…",
        "Tiếng Việt, Čeština, Ελληνικά, Русский, 日本語",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for damage in document.fact(damages):
            if damage.certain:
                message = f"“{damage.old}” is “{damage.new}” read in the wrong encoding"
                yield Hit(damage.span, message, edits=(repair(damage),))
