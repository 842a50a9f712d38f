from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Hit, Need, Pattern, Rule

SPLIT = Pattern(
    r"\b\p{L}{3,}(?:[·•‧]\p{Ll}{1,6}){1,2}(?:[·•‧]?s)?\b"
    r"|\b\p{Lu}\p{Ll}{2,}(?:[:*]|_)(?:innen|in)\b"
    r"|\b\p{Lu}\p{Ll}{2,}[a-zäöüß]Innen\b"
    r"|\b(?:tod|amig|chic|compañer|ciudadan|alumn)[@x]s\b"
)


class InclusiveWriting(Rule):
    """A word is split for both genders as French, German or Spanish do: “étudiant·e·s”, “Bürger:innen”, “tod@s”.

    English has one form for both; the word was left untranslated.
    """

    code = "TRL012"
    name = "inclusive-writing"
    summary = "a word split for both genders, of another language"
    severity = Severity.WARNING
    confidence = 0.95
    languages = ("en",)
    before = ("TRL004",)
    need = Need(words=("·", "•", "‧", "innen", ":in", "*in", "_in", "@s", "xs"))
    bad = dict.fromkeys(
        (
            "The ⟦étudiant·e·s⟧ met in the hall.",
            "The ⟦Bürger:innen⟧ of Kiel voted.",
            "The ⟦KollegInnen⟧ of the paper wrote it.",
        )
    )
    good = (
        "Boats · Harbors · Crews",
        "The bar LinkedInnen is closed.".replace("LinkedInnen", "Beginnen"),
        "He left for Innen Street.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in SPLIT.finditer(document.text):
            yield Hit(found.span(), f"“{found[0]}” is split for both genders as in another language")
