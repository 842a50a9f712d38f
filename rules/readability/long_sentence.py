from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Grain, Hit, Rule


class LongSentence(Rule):
    """A sentence, or a paragraph, of more words than a reader takes in at once.

    Off by default: a long sentence may be a good one. A number behind each finding says how long it is.
    """

    code = "REA001"
    name = "long-sentence"
    summary = "very long sentence or paragraph"
    severity = Severity.INFO
    confidence = 1.0
    default = False
    in_quotations = False
    grain = Grain.PASSAGE
    anchored = True
    options = {"words": 45, "paragraph_words": 200}
    bad = {
        "⟦" + "The boats lay in the harbor and the crews slept, " * 5 + "and so it went.⟧ It rained.": None,
        "It rained. ⟦" + "They came, and they went, " * 10 + "and that was that.⟧": None,
    }
    good = (
        "The boats lay in the harbor and the crews slept.",
        "The boats lay in the harbor. " * 12,
        "“" + "They came, and they went, " * 10 + "and that was that.”",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for span in document.sentences:
            count = len(document.words.within(span))
            if count > self.option("words"):
                yield Hit(span, f"a sentence of {count} words")
        for block in document.blocks:
            count = len(document.words.within(block.span))
            if count > self.option("paragraph_words"):
                yield Hit(block.span, f"a paragraph of {count} words")
