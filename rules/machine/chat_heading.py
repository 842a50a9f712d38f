from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

HEADING = Pattern(
    r"[\s*_#>]*(?i:(?:english |translated |original )?(?:title|headline|subtitle|subheadline|article)|body"
    r"|translated text|titre|titel|título|titolo|заголовок|标题|タイトル)"
    r"[*_]*\s*[:：][*_]*(?=(?P<gap>\s+)[\p{Lu}\d\"“‘'])"
)
FORM = Pattern(
    r"(?:author|director|publisher|rating|genre|price|date|year|artist|starring|by|label|pages|isbn|where|when|runtime|cast|company|location|salary|name|age)\s*:"
)
_FIRST = 4
"""Only here, at the head of an article, does a chat model label its parts."""


class ChatHeading(Rule):
    """The headline carries the label of a form: “Title: In Gujarat, a village digs”.

    Programs ask chat models for title and text, and the answer keeps the names of its parts. A form that lists a book
    or a film has more such lines (“Author:”, “Price:”), and is left alone.
    """

    code = "MTR017"
    name = "answer-label"
    summary = "a label of the parts of a chat model’s answer"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 0.9
    anchored = True
    need = Need(characters=":：")
    bad = {
        "⟦Title:⟧ In the old harbor, a ferry is built\n\nIt is to sail in May.": (
            "In the old harbor, a ferry is built\n\nIt is to sail in May."
        ),
        "⟦Headline:⟧ Ferry is late\n\n⟦Body:⟧ It is to sail in May.": "Ferry is late\n\nIt is to sail in May.",
    }
    good = (
        "Title: The Ferry\nAuthor: Anna Berg\nPrice: $20",
        "The title: a ferry is late.",
        "Ferry is late\n\nThe body: found in May.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        blocks = document.blocks[:_FIRST]
        if any(FORM.match(document.lower, *block.span) for block in blocks):
            return
        for block in blocks:
            if found := HEADING.match(document.text, *block.span):
                start, end = found.span()
                yield Hit(
                    (start, end), "a label of a chat model’s answer", edits=(Edit((start, found.end("gap")), ""),)
                )
