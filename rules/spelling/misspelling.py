from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Rule

from ._verdicts import verdicts


class Misspelling(Rule):
    """A word is misspelt, and one correction is clearly the best.

    The word is in no dictionary, British or American, and a far commoner word is one slip of the hand away: a letter
    dropped, doubled, swapped or from the key beside it, a syllable left out. Or it is one of the misspellings that
    everybody makes ("occurence"). Names, words of other languages, words that the article uses again, compounds and
    derivations speak for a word and are left alone. Ignore it where the odd spelling is meant: dialect, a pun, a trade
    name.

    Fix safety: the word may be a name or a technical term that no list knows; in a quotation the correction is only
    shown, since it may be the speaker's own.
    """

    code = "SPL001"
    name = "misspelling"
    summary = "misspelt word with one clearly best correction"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    before = ("TRL004",)
    bad = {
        "The minister received an ⟦invition⟧ to the summit.": "The minister received an invitation to the summit.",
        "It was the third ⟦occurence⟧ this year.": "It was the third occurrence this year.",
        "⟦Acording⟧ to the mayor, the bridge is safe.": "According to the mayor, the bridge is safe.",
        "The ⟦governemnt⟧ denied it, and the strike went on.": "The government denied it, and the strike went on.",
        "She called the move “⟦destablizing⟧ for the whole region”.": (
            "She called the move “destabilizing for the whole region”."
        ),
    }
    good = (
        "The severities of the burns, their etiologies and the biopsies of the patients differed.",
        "Mr Schwarzer and Ms Novembre met Governor Reineke in Toruń.",
        "The programme's organisers favour the theatre in the town centre.",
        "Follow @goverment_watch or read goverment.example.com/recieve for more.",
        "The anti-corruption-minded voters of Szczuczyn want a re-run.",
        "He ordered a pâté de campagne and a bottle of Riesling.",
        "The drivetrain of the uncrewed lander was built by a fintech founder.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for verdict in document.fact(verdicts):
            if verdict.clear:
                yield verdict.hit(f"“{verdict.text}” looks like a misspelling of “{verdict.meant[0]}”")
