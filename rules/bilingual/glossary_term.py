"""BIL013: a term that the house translates otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.patterns import whole_words
from newslint.rule import Grain, Hit, Need, Rule

from ._pairs import pairs
from ._text import STAND_IN, last_word


class GlossaryTerm(Rule):
    """The original has a term of the house's glossary, and the translation does not have what the house says for it.

    The option `terms` holds the glossary: the original's term, and the translation's (several, parted by `|`). Terms
    are looked for as whole words, whatever their capitals; the translation may go on with other letters: “prosecutor”
    is found in “prosecutors”. There is no glossary unless one is set.
    """

    code = "BIL013"
    name = "glossary-term"
    summary = "a term of the glossary is translated otherwise"
    confidence = 0.85
    grain = Grain.PASSAGE
    anchored = True
    need = Need(original=True)
    options = {"terms": {}}
    tried_with = {"terms": {"Staatsanwaltschaft": "prosecutor", "parquet": "prosecutor|prosecution"}}
    bad = {
        "Die Staatsanwaltschaft ermittelt. ⇒ The state's attorney is ⟦investigating⟧.": None,
        "Le parquet a ouvert une enquête. ⇒ The parquet opened an ⟦inquiry⟧.": None,
    }
    good = (
        "Die Staatsanwaltschaft ermittelt. ⇒ Prosecutors are investigating.",
        "Le parquet a ouvert une enquête. ⇒ The prosecution opened an inquiry.",
        "Die Polizei ermittelt. ⇒ The police are investigating.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        original, terms = document.original, self.option("terms")
        if original is None or not terms:
            return
        wanted = {term.lower(): said for term, said in terms.items()}
        pattern = whole_words(sorted(wanted))
        for pair in document.fact(pairs):
            if pair.target is None or pair.original is None or document.text[slice(*pair.target)] == STAND_IN:
                continue
            here = document.lower[slice(*pair.target)]
            for term in dict.fromkeys(found[0] for found in pattern.finditer(original.lower, *pair.original)):
                if not any(said.strip().lower() in here for said in wanted[term].split("|")):
                    yield Hit(last_word(document, pair.target), f"“{term}” of the original is “{wanted[term]}” here")
