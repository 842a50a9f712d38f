from newslint.finding import Safety, Severity
from newslint.rule import Grain

from ._copy import Kind
from ._report import CopyRule


class RepeatedSentence(CopyRule):
    """A sentence stands twice in the article, word for word.

    It was pasted twice, or is a pull quote that lost its frame. Refrains, rows of results and short answers are left
    alone: a line of five words or more counts, inside a paragraph a sentence of eight, and what is said three times
    must be longer still.

    Fix safety: deletes the second copy; it may have been meant.
    """

    code = "DUP003"
    name = "repeated-sentence"
    summary = "a sentence that stands in the article already"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.9
    grain = Grain.PASSAGE
    kind = Kind.SENTENCE
    bad = {
        "The gate would rise from the river bed in nine minutes. It costs a lot.\n\n"
        "Engineers like it.\n\n⟦The gate would rise from the river bed in nine minutes.⟧": (
            "The gate would rise from the river bed in nine minutes. It costs a lot.\n\nEngineers like it."
        ),
        "Divers mapped the reefs off the port for two years. ⟦Divers mapped the reefs off the port for two years.⟧ "
        "They found an anchor.": "Divers mapped the reefs off the port for two years. They found an anchor.",
    }
    good = (
        "“Whose river? Our river!” they shouted in May. “Whose river? Our river!” they shouted in June.",
        "He said no.\n\nThe mayor wrote a letter.\n\nHe said no.",
        "Rovers won the match by two goals.\n\nCity drew.\n\nRovers won the match by two goals.\n\nIt was warm.\n\n"
        "Rovers won the match by two goals.",
        "The ferry left at six in the morning. The ferry came back at nine in the evening.",
    )
