from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.language import NAMES
from newslint.rule import Hit, Need, Rule

from ._brackets import BRACKET, leftover


class ForeignBrackets(Rule):
    """An insertion in square brackets was left in the language of the source.

    Editors put what a quotation leaves out into square brackets; translation engines pass over what is in brackets.
    Right to ignore where the original word is given on purpose.
    """

    code = "TRL002"
    name = "foreign-brackets"
    summary = "an insertion in square brackets in another language"
    severity = Severity.ERROR
    confidence = 0.95
    need = Need(characters="[")
    languages = ("en",)
    bad = {
        "“He has ⟦[également]⟧ promised help,” she said.": None,
        "“They [the rebels] and ⟦[die Regierung]⟧ will talk,” he said.": None,
        "The deal with the ⟦[Union européenne]⟧ was signed.": None,
        "“I told ⟦[M. Dupont]⟧ so,” the baker said.": None,
        "“We will pay ⟦[зарплату]⟧ on Monday.”": None,
    }
    good = (
        "“I seen it [sic],” he said, and [the president] nodded.",
        "“He [Kim] met [Mr. Lavrov] and [its] allies […] in [Kyiv].”",
        "The study [1] and the [map](https://example.org) were cited [citation needed].",
        "“[T]he roads [from the east] are closed [this week],” [Łukasz Kowalczyk] said.",
        "The [São Paulo] office [of Médecins Sans Frontières] closed.",
        "- [ ] wash the car\n- [x] feed the cat",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in BRACKET.finditer(document.text):
            judged = leftover(document, found.span(1))
            if judged:
                language, evidence = judged
                name = NAMES.get(language, "another language")
                yield Hit(found.span(), f"“{found[0]}” is left in {name}", evidence=(evidence,))
