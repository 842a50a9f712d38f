from newslint.finding import Severity
from newslint.rule import Grain

from ._copy import Kind
from ._report import CopyRule


class RepeatedStandfirst(CopyRule):
    """A line above the body is said again in the body.

    Content systems show the first sentence, or one that an editor chose, above the text. That may be meant, so this is
    a hint.
    """

    code = "DUP008"
    name = "repeated-standfirst"
    summary = "a line above the body is said again in it"
    severity = Severity.INFO
    confidence = 0.8
    grain = Grain.PASSAGE
    anchored = True
    kind = Kind.STANDFIRST
    bad = {
        "Gate to be rebuilt\n\nThe Victorian gate that failed in 2013 will be replaced by 2029.\n\n⟦The Victorian gate "
        "that failed in 2013 will be replaced by 2029.⟧ The council approved the plan late on Tuesday by 31 votes to "
        "26, after a debate that went on for almost five hours.": None,
        "Gate to be rebuilt\n\nAn old gate that failed in a storm will be replaced by 2029.\n\n⟦An old gate that "
        "failed in a storm will be replaced by 2029.⟧ The council approved the plan late on Tuesday by 31 votes to 26, "
        "after a long debate that went on well into the night.": None,
    }
    good = (
        "Gate to be rebuilt\n\nA gate that failed will be replaced.\n\nThe council of the town approved the plan late "
        "on Tuesday by 31 votes to 26, after a debate that went on for almost five hours.",
        "Gate to be rebuilt\n\nThe plan is ready.",
        "The council met. It rained.",
    )
