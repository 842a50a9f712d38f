from collections.abc import Iterator

from newslint.document import Document
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import matches

EMPTY = Pattern(
    r"“\s*”|„\s*[“”]|«\s*»|‘\s*’(?!\p{L})|(?<![\w=(\[,;\"])\"\"(?![\w\"])|\(\s*\)(?=[ .,;]|\Z)(?<![\w]\(\s*\))"
)


class EmptyQuotation(Rule):
    """Quotation marks or brackets with nothing between them.

    What was quoted is lost: markup that a scraper dropped, or letters that a program could not show.
    """

    code = "PUN022"
    name = "empty-quotation"
    summary = "quotation marks or brackets with nothing inside"
    confidence = 0.9
    need = Need(words=("“", "„", "«", "‘", '""', "("))
    bad = {
        "He called it ⟦“”⟧ twice.": None,
        'He called it ⟦""⟧ twice.': None,
        "The boat ⟦( )⟧ sank.": None,
    }
    good = ("He called it “so” twice.", 'Set name="" in the file, or call run().', "He said ‘’tis so’.")

    def check(self, document: Document) -> Iterator[Hit]:
        for found in matches(document, EMPTY, '“„«‘"(', "", '”“»’") \n'):
            yield Hit(found.span(), "nothing between the marks")
