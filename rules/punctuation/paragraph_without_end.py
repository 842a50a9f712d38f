from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Hit, Pattern, Rule
from newslint.view import Scope

LAST_WORD = Pattern(r"(?r)[\p{L}\p{N}]+[,;]?")
_LEAST_WORDS = 12


class ParagraphWithoutEnd(Rule):
    """A paragraph of running text that ends without a full stop.

    The rest of its sentence may be lost. Headings, captions, lists and short lines need no stop and are not reported,
    nor is a title.
    """

    code = "PUN011"
    name = "paragraph-without-end"
    summary = "paragraph that ends without a full stop"
    severity = Severity.INFO
    confidence = 0.75
    scopes = frozenset({Scope.PARAGRAPH})
    bad = {
        "Ten boats.\n\nThe council met in the town hall and spoke of roads and big ⟦bridges⟧\n\nIt was late.": None,
        "Ten boats.\n\nThe council met in the town hall and spoke of roads, bridges ⟦and,⟧\n\nIt was late.": None,
    }
    good = (
        "Ten boats.\n\nThe council met in the town hall and spoke of roads and bridges.\n\nIt was late.",
        "Ten boats.\n\nWhat the council said\n\nIt was late.",
        "Ten boats.\n\nThe council met in the town hall and spoke of roads and bridges:\n\nIt was late.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for number, block in enumerate(document.blocks[:-1]):
            start, end = block.span
            if number == 0 or not (document.text[end - 1].isalnum() or document.text[end - 1] in ",;"):
                continue
            found = LAST_WORD.match(document.text, start, end)
            if found and len(document.text[start:end].split()) >= _LEAST_WORDS:
                yield Hit(found.span(), "the paragraph ends without a full stop")
