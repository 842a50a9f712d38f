from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Rule

from ._mojibake import damages, repair


class OtherMojibake(Rule):
    """Text read in the wrong encoding, in another way than the usual one: MacRoman, Cyrillic code pages, twice over.

    Where letters were lost on the way there is no repair.

    Fix safety: the repair is what ftfy makes of it; a rare text may be meant so.
    """

    code = "ENC002"
    name = "other-mojibake"
    summary = "text read in the wrong encoding"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    bad = {
        "The firm ⟦K√∂nig⟧ made it ⟦wei√ü.⟧": "The firm König made it weiß.",
        "The word ⟦╨┐╤Ç╨░╨▓╨╕╨╗╤î╨╜╨╛⟧ was there.": "The word правильно was there.",
        "The letters ⟦ã†â€™ãƒâ€⟧ are lost.": None,
    }
    good = (
        "The firm König made it weiß.",
        "2012—∞, o¬ô, a = √2 and 5 ≥ 4.",
        "ВІКІ is Ukrainian for WIKI; фірма «Єва» і її ґанок.",
        "Join NESTLÉ® and AHÅ™ today.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for damage in document.fact(damages):
            if damage.certain:
                continue
            if damage.new is None:
                yield Hit(damage.span, f"“{damage.old}” was read in the wrong encoding, and letters are lost")
            else:
                yield Hit(
                    damage.span, f"“{damage.old}” is “{damage.new}” read in the wrong encoding", edits=(repair(damage),)
                )
