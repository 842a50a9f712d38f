from newslint.finding import Safety, Severity
from newslint.rule import Grain

from ._copy import Copy, Kind
from ._report import CopyRule


class RepeatedBlock(CopyRule):
    """A paragraph, or several in a row, stand twice in the article.

    Text was pasted twice, or a scraper met the same element twice; a whole article may be there again, or each of its
    paragraphs after the first copy of it. A paragraph that was changed a little counts too.

    Fix safety: deletes the second copy, which may hold a correction.
    """

    code = "DUP005"
    name = "repeated-block"
    summary = "a paragraph or more that stands in the article already"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    grain = Grain.PASSAGE
    kind = Kind.BLOCK
    bad = {
        "The agency has offered 38 million pounds. The rest must come from a levy, and the levy from a city that is "
        "behind with its rates.\n\nThe keeper has named the doors.\n\n⟦The agency has offered 38 million pounds. The "
        "rest must come from a levy, and the levy from a city that is behind with its rates.⟧": (
            "The agency has offered 38 million pounds. The rest must come from a levy, and the levy from a city that "
            "is behind with its rates.\n\nThe keeper has named the doors."
        ),
        "Ten boats went out at dawn to look for the crew.\n\nThey came back at noon without a trace of it, wet and "
        "tired.\n\n⟦Ten boats went out at dawn to look for the crew.\n\nThey came back at noon without a trace of it, "
        "wet and tired.⟧": (
            "Ten boats went out at dawn to look for the crew.\n\nThey came back at noon without a trace of it, wet "
            "and tired."
        ),
    }
    good = (
        "1953: 5.27 meters at 7:10 p.m.\n\n1978: 5.48 meters at 7:40 p.m.\n\n1953: 5.27 meters at 7:10 p.m.",
        "The north has snow. The south has rain.\n\nThe north has sun. The south has wind.",
        "Chorus\n\nThe sea is wide.\n\nChorus\n\nThe sea is deep.\n\nChorus",
    )

    def message(self, copy: Copy) -> str:
        return (
            self.summary if copy.likeness == 1 else "a paragraph that stands in the article already, a little changed"
        )
