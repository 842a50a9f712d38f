from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Rule

from ._joints import glued, split


class SplitOrGluedWord(Rule):
    """A word fell apart, or two words ran together.

    A lost or stray space, often from a line break of the source: "inthe", "thatwas", "w hen", "invest- ment",
    "through out". Two words are taken apart where one of them is a small word of grammar and the whole is no word;
    pieces are joined where they make a usual word and at least one of them is none. Ignore it in dialect and names.

    Fix safety: a word changes; a made-up name may look like two words.
    """

    code = "SPL009"
    name = "split-or-glued-word"
    summary = "a word in pieces, or two words without a space"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en",)
    bad = {
        "He sat ⟦inthe⟧ garden.": "He sat in the garden.",
        "It was a bridge ⟦thatwas⟧ never built.": "It was a bridge that was never built.",
        "⟦W hen⟧ he came, it rained.": "When he came, it rained.",
        "They planned an ⟦invest- ment⟧ of two million.": "They planned an investment of two million.",
        "It rained ⟦through out⟧ the day.": "It rained throughout the day.",
    }
    good = (
        "He spoke of two- and three-year terms, and of anti- and pro-war groups.",
        "Vitamin b deficiency, plan b and a hen are three things.",
        "The theatre troupe Inthewings and the Ofthe estate are names.",
        "They put it to him and to her, in and out, on and on.",
        "The onsen near the forint exchange sold tofu and ottomans.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for joint in (*glued(document), *split(document)):
            verb = "two words without a space" if " " in joint.meant else "one word in pieces"
            yield Hit(
                joint.span,
                f"“{document.text[slice(*joint.span)]}” looks like {verb}: “{joint.meant}”",
                joint.meant,
                safety=Safety.SUGGESTION if document.is_quoted(joint.span[0]) else None,
            )
