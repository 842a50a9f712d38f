from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Grain, Hit, Rule

from ._chat import whole_lines


class Postscript(Rule):
    """A chat model says how it translated, or offers more: “Let me know if you would like a shorter version!”.

    Copied along with its answer. Right where the article quotes such words or speaks of chat models; both are left
    alone.

    Fix safety: the line goes, and a note may hold something that an editor wants to know.
    """

    code = "MTR002"
    name = "chat-postscript"
    summary = "a chat model speaks to its user after the answer"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    grain = Grain.PASSAGE
    covers = True
    anchored = True
    bad = {
        "The ferry left.\n\n⟦Let me know if you would like any changes to the tone!⟧": "The ferry left.",
        "The ferry left at noon.\n\n⟦**Note:** I have kept the names of the ships in Norwegian.⟧": (
            "The ferry left at noon."
        ),
        "The ferry left at noon.\n\n⟦Note: Job titles have been kept in the original where no English form exists.⟧": (
            "The ferry left at noon."
        ),
    }
    good = (
        "“Let me know if you need help with the boat,” she wrote.",
        "Note: All times are local.",
        "Would you like to live on a ship? Many people do.",
        "Note: An earlier version of this story gave a wrong name for the ship.",
        "The chatbot, she wrote, kept asking:\n\nWould you like me to translate the rest?",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from whole_lines(document, "note", "a chat model’s note on how it translated")
        yield from whole_lines(document, "postscript", "a chat model speaks to its user")
