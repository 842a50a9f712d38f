from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Grain, Hit, Rule

from ._chat import discussed, refused


class Refusal(Rule):
    """A chat model refuses, or says what it is: “As an AI language model, I cannot …”.

    The sentence stands where a part of the article should be. Right where it is quoted or the article speaks of chat
    models; both are left alone.
    """

    code = "MTR003"
    name = "chat-refusal"
    summary = "a chat model refuses or says what it is"
    severity = Severity.ERROR
    confidence = 0.95
    grain = Grain.PASSAGE
    covers = True
    bad = dict.fromkeys(
        (
            "The ferry left. ⟦As an AI language model, I cannot check how many people were on board.⟧ It sank.",
            "⟦I'm sorry, but I can't assist with translating this passage.⟧",
            "⟦En tant que modèle de langage, je ne peux pas traduire ce passage.⟧",
        )
    )
    good = (
        "“I’m sorry, but I can’t leave the goats,” she said.",
        "“As an AI language model, I cannot answer that,” the program replied.",
        "The university tested chatbots. Many answers began: As an AI language model, I cannot say.",
        "I am unable to help everybody, the doctor wrote.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        sentences = document.fact(refused)
        if sentences and not discussed(document):
            for sentence in sentences:
                yield Hit(sentence, "words of a chat model, not of the article")
