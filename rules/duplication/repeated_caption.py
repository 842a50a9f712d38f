from newslint.finding import Safety, Severity
from newslint.rule import Grain

from ._copy import Kind
from ._report import CopyRule


class RepeatedCaption(CopyRule):
    """The caption of a picture stands twice.

    A page holds it as a description of the picture and again below it, there with the photographer's name. The fuller
    one stays; straight and curly marks make no difference.

    Fix safety: deletes a line.
    """

    code = "DUP007"
    name = "repeated-caption"
    summary = "the caption of a picture twice"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.95
    grain = Grain.PASSAGE
    kind = Kind.CAPTION
    first = "the fuller caption"
    bad = {
        "Council meets.\n\n⟦The minister (right) leaves the town's old harbor.⟧\n\n"
        "The minister (right) leaves the town’s old harbor. | HARBOR NEWS / VIA AFP\n\nIt rained.": (
            "Council meets.\n\nThe minister (right) leaves the town’s old harbor. | HARBOR NEWS / VIA AFP\n\nIt rained."
        ),
        "Council meets.\n\nWorkers mend nets on the quay. Photo: Ana Lind\n\nIt rained.\n\n"
        "⟦Workers mend nets on the quay.⟧": (
            "Council meets.\n\nWorkers mend nets on the quay. Photo: Ana Lind\n\nIt rained."
        ),
        "The lake froze in March.\n\nTwo boats in the ice (Photo: Ana Lind)\n\n⟦Two boats in the ice (Photo: Ana "
        "Lind)⟧\n\nIt rained.": "The lake froze in March.\n\nTwo boats in the ice (Photo: Ana Lind)\n\nIt rained.",
    }
    good = (
        "Workers mend nets on the quay. Photo: Ana Lind\n\nWorkers paint boats on the quay. Photo: Ana Lind",
        "Photo: Ana Lind\n\nThe boats lay in port.\n\nPhoto: Ana Lind",
        "Workers mend nets.\n\nThe nets are old.",
    )
