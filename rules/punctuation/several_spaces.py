from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Related, Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

SPACES = Pattern(r"(?<=[^\s|])[ \t]*(?:  |\t)[ \t]*(?=[^\s|])")
_MANY = 5


class SeveralSpaces(Rule):
    """Several spaces, or a tab, between two words of a sentence.

    A word was deleted, or a table cell was glued to the text. Some authors put two spaces after a full stop: an
    article that has many is reported once, with the count.
    """

    code = "PUN005"
    name = "several-spaces"
    summary = "several spaces in a row"
    severity = Severity.INFO
    safety = Safety.SAFE
    confidence = 0.9
    need = Need(words=("  ", "\t"))
    bad = {
        "The council⟦  ⟧met in the old town hall on Monday.": "The council met in the old town hall on Monday.",
        "It met on Monday, and⟦   ⟧spoke of roads and bridges.": "It met on Monday, and spoke of roads and bridges.",
    }
    good = (
        "The council met on Monday.",
        "One line.\n  Another line, indented.",
        "It ends here.  \nA new line.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        spans = [found.span() for found in SPACES.finditer(document.text)]
        if len(spans) <= _MANY:
            for span in spans:
                yield Hit(span, "several spaces in a row", " ")
            return
        related = tuple(Related(span, "here too") for span in spans[1:_MANY])
        edits = tuple(Edit(span, " ") for span in spans)
        yield Hit(spans[0], f"several spaces in a row, {len(spans)} times", edits=edits, related=related)
