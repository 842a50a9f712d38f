from newslint.finding import Safety, Severity
from newslint.rule import Grain

from ._copy import Kind
from ._report import CopyRule


class RepeatedTitle(CopyRule):
    """The title stands in the article again.

    Pages show it in a breadcrumb, above the picture and in a share bar, and a scraper takes them all: “Home » The
    title”, “The title | The Daily News”, the title cut off with an ellipsis, the title as the first sentence. The line
    that has no more than the title is taken for the title, the others are reported.

    Fix safety: deletes a line.
    """

    code = "DUP006"
    name = "repeated-title"
    summary = "the title once more"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.95
    grain = Grain.PASSAGE
    anchored = True
    kind = Kind.TITLE
    first = "the title"
    bad = {
        "Ferry crews strike over night shifts\n\n⟦Ferry crews strike over night shifts⟧\n\nThe boats stayed in port.": (
            "Ferry crews strike over night shifts\n\nThe boats stayed in port."
        ),
        "LIVE\n\n⟦Home » Ferry crews strike over night shifts⟧\n\nFerry crews strike over night shifts\n\nIt rained.": (
            "LIVE\n\nFerry crews strike over night shifts\n\nIt rained."
        ),
        "Ferry crews strike over night shifts\n\n⟦Ferry crews strike over night shifts | Harbor News⟧\n\nIt rained.": (
            "Ferry crews strike over night shifts\n\nIt rained."
        ),
        "Ferry crews strike over night shifts\n\n⟦Ferry crews strike over night shifts.⟧ The boats stayed in port.": (
            "Ferry crews strike over night shifts\n\nThe boats stayed in port."
        ),
    }
    good = (
        "Ferry crews strike over night shifts\n\nFerry crews strike over night shifts as they are paid too little.",
        "Ferry crews strike\n\nThe boats stayed in port.\n\nWhat the crews want",
        "Ferry crews strike over night shifts\n\nFerry crews struck on Monday over night shifts, their union said.",
    )
