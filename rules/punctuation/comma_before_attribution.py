from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

from ._text import ends_inside

ATTRIBUTION = Pattern(
    r" (?:(?:he|she|they|we|I) (?:said|says|added|told|explained|wrote|asked)"
    r"(?=[.,:;]| (?:in|on|at|to|after|during|of|when|as)\b)|said (?:the|a|an|\p{Lu}))"
)
_LEAST_WORDS = 4


class CommaBeforeAttribution(Rule):
    """No comma between a quotation that is a sentence and who said it: “We agreed” he said.

    Only a quotation that begins with a capital and has several words is a sentence.

    Fix safety: the quotation may be a name or a title.
    """

    code = "PUN016"
    name = "no-comma-before-attribution"
    summary = "no comma between a quotation and who said it"
    severity = Severity.INFO
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en",)
    need = Need(words=('" ', "” "))
    bad = {
        "“We agreed on all of it⟦”⟧ he said. “So,” he added.": "“We agreed on all of it,” he said. “So,” he added.",
        '"It rained all night⟦"⟧ said the mayor.': '"It rained all night," said the mayor.',
    }
    good = (
        "“We agreed on all of it,” he said.",
        "“Will it rain all night?” he said.",
        "The film “Gone With the Wind” she said was late.",
        "He read “War and Peace” and told us so.",
        "The slogan “We Shall Overcome Some Day” said nothing.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for quotation in document.quotations:
            start, end = quotation.span
            if not quotation.closed or quotation.mark not in '“"' or not document.text[end - 2].isalpha():
                continue
            words = document.text[start + 1 : end - 1].split()
            if len(words) < _LEAST_WORDS or not words[0][0].isupper() or not words[1][:1].islower():
                continue
            if ATTRIBUTION.match(document.text, end):
                close = document.text[end - 1]
                new = f",{close}" if document.fact(ends_inside) else f"{close},"
                yield Hit((end - 1, end), "no comma between the quotation and who said it", new)
