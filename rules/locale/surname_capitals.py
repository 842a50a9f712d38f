from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.lexicon import words as lexicon
from newslint.names import names
from newslint.rule import Hit, Rule

_LEAST = 4
"""Letters of a surname in capitals; shorter ones are mostly acronyms."""

_WORD = 4.8
"""Zipf frequency of words that open sentences and are no given names."""


class SurnameCapitals(Rule):
    """A surname stands in capitals after its given name: “Emmanuel MACRON”.

    French and Spanish agencies set surnames so, also diplomats. It counts as a fault where the article has the surname
    in small letters as well; alone it is a hint, for it may be an acronym.

    Fix safety: the capitals may be an acronym.
    """

    code = "LOC011"
    name = "surname-capitals"
    summary = "a surname in capitals"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en",)
    bad = {
        "Emmanuel ⟦MACRON⟧ left. They met Macron later.": "Emmanuel Macron left. They met Macron later.",
        "Ana ⟦PEREZ⟧ left. Then Ana Perez came back.": "Ana Perez left. Then Ana Perez came back.",
    }
    good = (
        "Emmanuel Macron met NATO leaders.",
        "The Radio FRANCE building is old.",
        "EMMANUEL MACRON LEFT. Macron came back.",
        "The GROW stage is long. Grow with it.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        found = document.fact(names)
        in_capitals = [run for run in found.runs if run.words[-1].isupper() and len(run.words) > 1]
        if not in_capitals:
            return
        surnames = {run.words[-1] for run in found.runs if len(run.words) > 1} | set(found.inside)
        for run in in_capitals:
            last = run.words[-1]
            if len(last) < _LEAST or not last.isalpha():
                continue
            small = last.capitalize()
            if run.opens_sentence and lexicon("en").zipf(run.words[0].lower()) >= _WORD:
                continue
            if any(word.isupper() for word in run.words[:-1]) or small not in surnames:
                continue
            span = (run.span[1] - len(last), run.span[1])
            yield Hit(span, f"“{last}” here, “{small}” elsewhere", edits=(Edit(span, small),))
