import msgspec

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Grain, Hit

from ._copy import Copy, Kind
from ._report import CopyRule


class RetoldSentence(CopyRule):
    """A sentence says again, in nearly the same or in other words, what another one says.

    A quotation that the original sets apart is translated a second time, and comes out in other words: “People see a
    postcard” and “People look at it and see a postcard”. What each line says is compared with what is said elsewhere,
    by stems, synonyms and order. Other figures, other names, or a “not” on one side only make two sentences of it;
    formulas, headings, standfirsts and what a live blog says again hours later are left alone.

    Fix safety: deletes a line whose words are not all in the other place.
    """

    code = "DUP004"
    name = "retold-sentence"
    summary = "says again what another sentence says"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.85
    grain = Grain.PASSAGE
    kind = Kind.NEAR
    bad = {
        "“The lake is a bathtub held up by frost and good luck,” said Ines Maury, who has measured it.\n\n"
        "The trail is closed.\n\n⟦“What the lake is: a tub that frost and luck hold up.”⟧\n\nIt opens in May.": (
            "“The lake is a bathtub held up by frost and good luck,” said Ines Maury, who has measured it.\n\n"
            "The trail is closed.\n\nIt opens in May."
        ),
        "The director asked 30 stagehands to raise the heavy set with ropes, as their grandfathers had done.\n\n"
        "It rained.\n\n⟦The head of the house had 30 stagehands lift the heavy set by rope, just as their grandfathers "
        "did.⟧": (
            "The director asked 30 stagehands to raise the heavy set with ropes, as their grandfathers had done.\n\n"
            "It rained."
        ),
        "“I think that Finland has already tested the new engines on the ice,” he said.\n\n"
        "⟦I believe that Finland has already tested the new engines on the ice.⟧": (
            "“I think that Finland has already tested the new engines on the ice,” he said."
        ),
    }
    good = (
        "Cattle slaughter is put at about 128,000 head this week.\n\nHog slaughter is put at about 305,000 head this "
        "week.",
        "The minister said the bridge would be closed in May.\n\nThe minister said the bridge would not be closed in "
        "May.",
        "Rivers rose across the county on Monday, and roads were cut.\n\nThe county has 14 rivers.\n\nWill the rivers "
        "of the county rise?",
        "Anna Berg won the slalom in Are on Saturday.\n\nLena Holm won the slalom in Are on Saturday.",
        "They dug in the mornings. They dug in the evenings. They dug on the day of the wedding.",
    )

    def hit(self, document: Document, copy: Copy) -> Hit:
        hit = super().hit(document, copy)
        return hit if copy.whole else msgspec.structs.replace(hit, safety=Safety.SUGGESTION)

    def message(self, copy: Copy) -> str:
        return (
            "says again, in nearly the same words, what another sentence says"
            if copy.likeness >= 0.9
            else ("says again in other words what another sentence says: translated twice?")
        )

    def evidence(self, copy: Copy) -> tuple[str, ...]:
        return (f"{copy.shared} of the {copy.said} words that say something are in the other place too",)
