from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Rule

from ._verdicts import verdicts


class DoubtfulSpelling(Rule):
    """A word is misspelt, and more than one word may have been meant.

    "The facs of the case" may be the facts or the faces. The likeliest is offered, and the others are named.

    Fix safety: it is for the reader of the sentence to choose.
    """

    code = "SPL002"
    name = "doubtful-spelling"
    summary = "misspelt word with several corrections"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en",)
    bad = {
        "They asked the ⟦polic⟧ of the town for help.": "They asked the police of the town for help.",
        "The ministry published the ⟦facs⟧ on Monday.": "The ministry published the facts on Monday.",
    }
    good = (
        "They asked Polic, the goalkeeper, for help.",
        "The police published the facts.",
        "The FACS unit and its polices were audited.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for verdict in document.fact(verdicts):
            if not verdict.clear:
                yield verdict.hit(f"“{verdict.text}” looks misspelt: {_either(verdict.meant)} may be meant")


def _either(meant: tuple[str, ...]) -> str:
    *others, last = (f"“{word}”" for word in meant)
    return f"{', '.join(others)} or {last}" if others else last
