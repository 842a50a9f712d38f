from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.language import NAMES
from newslint.rule import Grain, Hit, Rule

from ._passage import passages


class ForeignPassage(Rule):
    """A sentence, a quotation, a caption or a paragraph stands in another language.

    The translation left it out, or the page around the article was put together from several. Right to ignore where
    the article quotes the original on purpose; the finding names the language.
    """

    code = "TRL005"
    name = "foreign-passage"
    summary = "a sentence in another language"
    severity = Severity.ERROR
    confidence = 0.95
    languages = ("en",)
    grain = Grain.PASSAGE
    covers = True
    bad = {
        "The bridge was closed on Monday. ⟦Die Feuerwehr sucht weiter nach den Vermissten.⟧": None,
        "The mayor left.\n\n⟦La mairie n’a pas souhaité répondre à nos questions.⟧\n\nShe left early.": None,
        "The governor promised to come. ⟦Жители деревни просят о помощи.⟧": None,
        "⟦“Nadie nos ha dicho nada desde ayer.”⟧ said the baker, who had slept in her car.": None,
    }
    good = (
        "She shrugged: c’est la vie.",
        "Philharmonie de Paris, Salle Pleyel, Opéra Comique, Théâtre des Champs-Élysées.",
        "The novel “Cien años de soledad” sold 50 million copies, said the owner of the Librería Nacional.",
        "Photo: REUTERS/Anneke van der Meer",
        "Benjamin Netanyahu, Yoav Gallant, Itamar Ben-Gvir and Bezalel Smotrich attended.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for passage in document.fact(passages):
            language = NAMES.get(passage.language, "another language")
            what = "quotation" if passage.quoted else "sentence"
            yield Hit(
                passage.span,
                f"{what} in {language}",
                evidence=(f"its words are usual in {language}, not in English",) if passage.lead > 0 else (),
            )
