from collections.abc import Iterator, Mapping

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Grain, Hit, Rule
from newslint.source import Span

_TEXTSTAT = {"en": "en_US", "de": "de", "es": "es", "fr": "fr", "it": "it", "nl": "nl", "pl": "pl", "ru": "ru"}
"""Languages for which textstat knows syllables and has its own constants."""


class ReadingGrade(Rule):
    """An article, or a paragraph, that is hard to read by the Flesch-Kincaid grade.

    The grade is the school year that a reader needs; newspapers aim at eight to twelve. Off by default: the formula
    knows long words and long sentences, not sense.
    """

    code = "REA002"
    name = "reading-grade"
    summary = "text that is hard to read by its Flesch-Kincaid grade"
    severity = Severity.INFO
    confidence = 0.9
    default = False
    languages = tuple(_TEXTSTAT)
    grain = Grain.ARTICLE
    anchored = True
    options = {"grade": 14.0, "paragraph_grade": 20.0, "least_words": 30}
    bad = {
        "⟦Institutional considerations necessitate comprehensive interdepartmental coordination procedures, "
        "notwithstanding considerable organizational disagreements concerning responsibilities, administrative "
        "accountability, methodological consistency and the unavoidable technological interdependencies of "
        "participating authorities throughout the implementation of telecommunications modernization.⟧": None,
        "⟦Representatives of governmental organizations emphasized environmental sustainability considerations, "
        "international competitiveness, macroeconomic stabilization and intergenerational responsibility, whereas "
        "parliamentary investigations concentrated predominantly on procurement irregularities, accountability "
        "deficiencies and administrative incompatibilities of regional telecommunications authorities.⟧": None,
    }
    good = (
        "The boats lay in the harbor. The crews slept on deck. It was a warm night, and the sea was calm. " * 4,
        "Ten boats lay there.",
        "The council met on Monday. It spoke of roads and bridges. Nobody voted. " * 5,
    )

    def figures(self, document: Document) -> Mapping[str, float]:
        whole = (document.blocks[0].span[0], document.blocks[-1].span[1]) if document.blocks else (0, 0)
        sentences = max(1, len(document.sentences))
        return {
            "grade": round(_grade(document, whole), 1),
            "words_per_sentence": round(len(document.words) / sentences, 1),
        }

    def check(self, document: Document) -> Iterator[Hit]:
        whole = (document.blocks[0].span[0], document.blocks[-1].span[1]) if document.blocks else (0, 0)
        least = self.option("least_words")
        if len(document.words) < least:
            return
        grade = _grade(document, whole)
        if grade > self.option("grade"):
            first = document.blocks[0].span
            ease = f"{len(document.words)} words in {len(document.sentences)} sentences"
            yield Hit(first, f"the article needs grade {grade:.0f} of school", evidence=(ease,))
        for block in document.blocks[1:]:
            count = len(document.words.within(block.span))
            if count >= least and (grade := _grade(document, block.span)) > self.option("paragraph_grade"):
                yield Hit(block.span, f"the paragraph needs grade {grade:.0f} of school", evidence=(f"{count} words",))


def _grade(document: Document, span: Span) -> float:
    import textstat

    textstat.set_lang(_TEXTSTAT[document.language])
    return float(textstat.flesch_kincaid_grade(document.text[slice(*span)]))
