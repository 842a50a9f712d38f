from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.rule import Grain, Hit, Rule

from ._chat import ends_line, said


class Preamble(Rule):
    """A chat model announces its answer: “Here is the translation:”.

    Whoever copied the answer took the words before it along. Right in an article that shows such an answer: there it
    stands in quotation marks, or the article speaks of chat models; both are left alone.
    """

    code = "MTR001"
    name = "chat-preamble"
    summary = "a chat model announces its answer"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 0.95
    grain = Grain.PASSAGE
    covers = True
    anchored = True
    bad = {
        "⟦Here is the translation of your article:⟧\n\nThe ferry left at noon.": "The ferry left at noon.",
        "The ferry sank.\n\n⟦Sure! Here’s the article translated into English:⟧\n\nIt left at noon.": (
            "The ferry sank.\n\nIt left at noon."
        ),
        "⟦Voici la traduction en anglais :⟧\n\nThe ferry left at noon.": "The ferry left at noon.",
        "⟦Here is the English version of the text:⟧ The ferry left at noon.": "The ferry left at noon.",
        "⟦**Translated text:**⟧\n\nThe ferry left at noon.": "The ferry left at noon.",
    }
    good = (
        "Here is the list of the winners:",
        "“Sure, here is where we stop it,” the captain said.",
        "The translation of the novel took ten years.",
        "Users of the chatbot saw answers such as:\n\nHere is the translation of your article:",
        "Here is a corrected version of the timetable, which the port printed on Monday:",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for line, (first, last) in said(document, "preamble"):
            message = "a chat model announces its answer"
            if ends_line(document, last, line):
                yield Hit(line, message, "", removes=True)
            elif text[last - 1] in ":：" and not text[line[0] : first].strip(" \ufffc"):
                yield Hit((first, last), message, edits=(Edit((first, _after(text, last)), ""),))
        for line, (_, last) in said(document, "label"):
            if ends_line(document, last, line):
                yield Hit(line, "a label of a chat model’s answer", "", removes=True)
        for line, (first, last) in said(document, "prefix"):
            if not ends_line(document, last, line):
                yield Hit(
                    (first, last), "a label of a chat model’s answer", edits=(Edit((first, _after(text, last)), ""),)
                )


def _after(text: str, offset: int) -> int:
    """Where the text goes on after the blanks at a place."""
    while text[offset : offset + 1] in (" ", "\u00a0"):
        offset += 1
    return offset
