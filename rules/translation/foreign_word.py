from collections.abc import Iterator, Mapping

from newslint.document import Document
from newslint.finding import Severity
from newslint.language import NAMES
from newslint.rule import Hit, Rule

from ._runs import leftovers
from ._source import source_language


class ForeignWord(Rule):
    """A word or a few words inside an English sentence are left in another language.

    Translation engines pass over words that they do not know, and glue some to their neighbours. What decides is how
    usual the word is in English and elsewhere, its accents, its case, its neighbours, and what else the article has
    left of the same language. Right to ignore where the article means the foreign word; accept it then once for all.
    """

    code = "TRL004"
    name = "foreign-word"
    summary = "words left in another language"
    severity = Severity.WARNING
    confidence = 0.9
    languages = ("en",)
    bad = {
        "The minister said that he would ⟦toujours⟧ support the plan.": None,
        "The fire brigade found the ⟦Feuerwehrfrau⟧ in the cellar.": None,
        "They met the mayor and ⟦mucha gente⟧ in the square.": None,
        "She is the one of ⟦celles - ci⟧ that knows the town best.": None,
        "He wanted to speak ⟦avecMarie⟧ before the vote.": None,
        "The ⟦ríkisstjórnina⟧ was asked to resign.": None,
    }
    good = (
        "The tête-à-tête was pure schadenfreude, and a coup de grâce for the Schuldenbremse.",
        "He read Le Monde in the Gare du Nord, then took the train to Saint-Étienne.",
        "Chancellor Friedrich Merz met Giorgia Meloni in the Palazzo Chigi.",
        "The “pelmeni” dumplings are called “ravioles” in France.",
        "The river Ill flows through Mulhouse and Sélestat.",
        "The decor of the facade was naïve; the façade stayed.",
        "Shares of Société Générale and Münchener Rück rose.",
        "She read Mladá fronta and joined the Max-Planck-Institut, then the Deutsche Umwelthilfe.",
        "Their novel “El otoño de la casa” and the film “Das Haus am Meer” are out.",
        "Residents of Týn nad Vltavou and Boulogne-sur-Mer wrote to the Verkhovna Rada.",
        "See https://example.org/politique/gouvernement and follow @gouvernement.",
    )

    def figures(self, document: Document) -> Mapping[str, str]:
        source = document.fact(source_language)
        return {"source_language": source.language} if source else {}

    def check(self, document: Document) -> Iterator[Hit]:
        for found in document.fact(leftovers):
            text = document.text[slice(*found.span)]
            language = NAMES.get(found.language)
            said = f"is {language}" if language else "looks foreign"
            yield Hit(found.span, f"“{text}” {said}: left untranslated", evidence=found.evidence)
