from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Rule

from ._people import hits, pairs


class PersonTwoSpellings(Rule):
    """One person's name is spelt in two ways: “Dmitry Peskov” and “Dmitri Peskov”, “Sarrazac” and “Sarazac”.

    Transliterations differ, accents get lost, letters get doubled. Two spellings count as one name where they sound the
    same or are one letter off, and the same given name or surname stands beside both, or one of them is introduced in
    full and the other never is. Two people who are both introduced are left alone; so is a sentence that has both.

    Fix safety: the commoner spelling may be the wrong one, and father and son may be meant.
    """

    code = "CON001"
    name = "person-two-spellings"
    summary = "one person's name in two spellings"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en", "fr")
    bad = {
        "Dmitry Peskov spoke on Monday.\n\nLater ⟦Dmitri⟧ Peskov left.": (
            "Dmitry Peskov spoke on Monday.\n\nLater Dmitry Peskov left."
        ),
        "Ludivine Sarrazac won the prize.\n\nThen ⟦Sarazac⟧ thanked her students.": (
            "Ludivine Sarrazac won the prize.\n\nThen Sarrazac thanked her students."
        ),
        "Wouter de Graaf left. De Graaf is a mayor.\n\nIn May De ⟦Graaff⟧ took office.": (
            "Wouter de Graaf left. De Graaf is a mayor.\n\nIn May De Graaf took office."
        ),
        "Khaled al-Majali spoke. It rained.\n\nMinister ⟦Khalid⟧ al-Majali left.": (
            "Khaled al-Majali spoke. It rained.\n\nMinister Khaled al-Majali left."
        ),
        "Ion Vârnav is a forester.\n\nPeople say that ⟦Varnav⟧ knows all trees.": (
            "Ion Vârnav is a forester.\n\nPeople say that Vârnav knows all trees."
        ),
    }
    good = (
        "Kim Jong-il died. His son Kim Jong-un followed.",
        "Anna Berg left. Her sister Anne Berg stayed. Robert Berg and Roberta Berg came.",
        "Lars Hansen left. Ole Hanson came.\n\nThen Hansen met Hanson.",
        "John Brown left. The Browns were sad.",
        "Mr. Martin spoke of Martinique. Iran’s Iranians cheered.",
        "Peter Weber is a painter. The Webers left.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for pair in document.fact(pairs):
            if pair.person:
                yield from hits(pair, "person")
