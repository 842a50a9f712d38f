from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Hit, Pattern, Rule

from ._script import STRETCH

MARKS = Pattern(r"[・ー〜〇〆々]+")
"""Marks of Japanese and Chinese that stand between Latin words ("actor・dancer")."""
SYMBOL = Pattern(r"\p{Greek}+")
GLOSSED = Pattern(
    r"(?:\p{Lu}[\p{L}\p{M}’'.-]*|[*_”\"’])[*_”\"]* ?[(\[（](?:[^()\n]{0,40}[:;,] ?)?\Z"
    r"|[(\[（](?:\p{Lu}[\p{L}\p{M}’'.-]* ?){1,4}, \Z"
)
"""What stands before a name's original form: the name, a bracket, perhaps the language ("Kim (Korean: …"), or the name
in the bracket too ("the group (Nansha Islands, …")."""
SCRIPTS = (
    "Cyrillic Greek Arabic Hebrew Han Hiragana Katakana Hangul Devanagari Bengali Tamil Telugu Gujarati Gurmukhi "
    "Kannada Malayalam Sinhala Thai Lao Khmer Myanmar Armenian Georgian Ethiopic"
).split()
NAMED = tuple((script, Pattern(rf"\p{{{script}}}")) for script in SCRIPTS)


class ForeignScript(Rule):
    """Letters of another script stand in an article that is written in Latin letters.

    A word that the translation passed over. A name's original form in brackets right after the name is a hint only, and
    so is a lone Greek letter none at all: it is a symbol.
    """

    code = "TRL006"
    name = "foreign-script"
    summary = "letters of another script"
    severity = Severity.ERROR
    confidence = 0.95
    languages = tuple("ca cs da de en es et fi fil fr hu id is it lt lv ms nb nl pl pt ro sh sk sl sv tr vi".split())
    bad = {
        "The driver ⟦Песков⟧ said nothing.": None,
        "Rents rose by ⟦約合⟧ 40 dollars a month.": None,
        "The prize went to Kim Min-ji (⟦김민지⟧), a student.": None,
        "He paid 300 ⟦грн⟧. for the ticket.": None,
        "The singer⟦・⟧actor was born in Osaka.": None,
    }
    good = (
        "The α-synuclein protein and a dose of 5 μg were found.",
        "The Kahoʻolawe hearing cost £3.5 million.",
        "Naïve Søren ate crème brûlée in Kraków.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        if document.has_plain_letters:
            return
        for found in MARKS.finditer(text):
            yield Hit(found.span(), f"“{found[0]}” is a mark of Japanese and Chinese")
        for found in STRETCH.finditer(text):
            start, end = found.span()
            if text[start - 1 : start] == "@":
                continue  # a handle
            if len(found[0].rstrip()) == 1 and SYMBOL.fullmatch(found[0]):
                continue
            script = next((name for name, letter in NAMED if letter.match(text, start)), "other")
            glossed = GLOSSED.search(text, max(0, start - 60), start) is not None
            yield Hit(
                (start, end),
                f"“{_short(found[0])}” is written in {script} letters",
                severity=Severity.INFO if glossed else None,
                evidence=("a name stands before it in Latin letters",) if glossed else (),
            )


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
