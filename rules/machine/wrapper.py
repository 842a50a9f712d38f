from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Grain, Hit, Need, Pattern, Rule

FENCE = Pattern(r"(?:```|~~~)(?:text|txt|markdown|md|html|xml|json|plaintext|plain|wiki|translation|english|en)?\s*\Z")
TAG = Pattern(
    r"</?(?:final_?text|translat(?:ion|ed)(?:_?(?:text|article))?|target(?:_text)?|source(?:_text)?|output|answer|result"
    r"|response|think(?:ing)?|reasoning|article_?(?:text|translation)|english(?:_?(?:text|translation))?|input|document|text)>"
)
KEY = Pattern(
    r"[\[{ \t]*[\"“](?:translat(?:ion|ed)(?:_?(?:text|article|content))?|output|result|answer"
    r"|response|text|article|content|target(?:_text)?|english)[\"”]"
    r"\s*:\s*[\"“]?"
)
CLOSING = Pattern(r"(?<=[.!?”\"’])[\"”]\s*\}[\s\]}]*\Z")


class Wrapper(Rule):
    """A tag, a fence or a bit of JSON that a program put around the whole text: “<translation>”, “```text”.

    Programs ask chat models to mark where their answer begins and ends, and forget to take the marks off.
    """

    code = "MTR005"
    name = "wrapper"
    summary = "a mark that a program put around the text"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 0.95
    grain = Grain.PASSAGE
    covers = True
    anchored = True
    kinds = ("text",)
    need = Need(
        words=("```", "~~~", "</", "<t", "<s", "<o", "<a", "<r", "<f", "<e", "<i", "<d", '"}', '":', '" :', "”:")
    )
    bad = {
        "⟦```text⟧\n\nThe ferry left at noon.\n\n⟦```⟧\n\nIt came back.": "The ferry left at noon.\n\nIt came back.",
        "⟦<translation>⟧The ferry left at noon.⟦</translation>⟧": "The ferry left at noon.",
        '⟦{"translated_text": "⟧The ferry left at noon.': "The ferry left at noon.",
        '⟦{"translation": "⟧The ferry left at noon.⟦"}⟧': "The ferry left at noon.",
    }
    good = (
        "The ferry < the train > the bus.",
        'A sign said "text": nobody read it.',
        "The answer was no.",
        '"Output": that is what they call it.',
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        blocks = document.blocks
        for block in blocks:
            if FENCE.match(text, *block.span):
                yield Hit(block.span, "a fence that a program put around the text", "", removes=True)
        for found in TAG.finditer(text):
            alone = text[slice(*document.block_at(found.start()).span)] == found[0]
            yield Hit(found.span(), "a tag that a program put around the text", "", removes=alone)
        opened = False
        for block in blocks:
            if (key := KEY.match(text, *block.span)) and key[0].lstrip()[0] in "{[":
                opened = True
                yield Hit(key.span(), "a bit of JSON that a program put around the text", "")
            if opened and (closing := CLOSING.search(text, *block.span)):
                opened = False
                yield Hit(closing.span(), "a bit of JSON that a program put around the text", "")
