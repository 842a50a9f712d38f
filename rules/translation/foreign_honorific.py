from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.language import NAMES
from newslint.manner import manner
from newslint.patterns import compiled
from newslint.rule import Hit, Rule

from ._honorifics import honorifics

_DROPPED = frozenset({"Mr.", "Ms.", "Messrs.", "Mses."})
_SUFFIXES = ("-san", "-ssi", "-shi", "-sensei", "-nim", "-kun")
_SUFFIX = compiled(r"(?<=\p{Lu}\p{Ll}{2,})(?P<suffix>\L<suffixes>)(?![\p{L}-])", suffixes=list(_SUFFIXES))


class ForeignHonorific(Rule):
    """An honorific or a title of another language before a name: “M. Poutine”, “Herr Scholz”, “Burgemeester Jansen”.

    “M.” is as often an initial (Edith M. Lederer), “Don” a given name, “pan” a pan. Such forms count only with
    evidence: a name in foreign spelling after it, square brackets around it, the same surname elsewhere with another
    given name or with “Mr.”, several people who bear it, or a source language that has it.

    Fix safety: house style may want no honorific at all; the option `style = "drop"` takes “Mr.” and “Ms.” away.
    """

    code = "TRL001"
    name = "foreign-honorific"
    summary = "an honorific of another language before a name"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    options = {"style": "mr"}
    choices = {"style": ("mr", "drop")}
    before = ("TRL006", "TRL004")
    bad = {
        "“⟦[M. Poutine]⟧ gave a speech,” he said of Vladimir Putin.".replace("⟦[", "[⟦").replace("]⟧", "⟧]"): (
            "“[Mr. Putin] gave a speech,” he said of Vladimir Putin."
        ),
        "Agathe Lormeau left. ⟦Mme⟧ Lormeau is a minister.": "Agathe Lormeau left. Ms. Lormeau is a minister.",
        "Jean Delorme came. ⟦M.⟧ Delorme is a prefect.": "Jean Delorme came. Mr. Delorme is a prefect.",
        "⟦Herr⟧ Wiechmann spoke to Mr Scholz of it.": "Mr Wiechmann spoke to Mr Scholz of it.",
        "It was ⟦г-н⟧ Samarin who came.": "It was Mr. Samarin who came.",
        "⟦Burgemeester⟧ Wouter de Graaf was there.": "Mayor Wouter de Graaf was there.",
        "Fumiko Aizawa⟦-san⟧ was there.": "Fumiko Aizawa was there.",
    }
    good = (
        "Edith M. Lederer wrote the report.",
        "M. Night Shyamalan made the film.",
        "Michel Lederer left. M. Lederer is a reporter.",
        "Don Johnson and Madame Tussauds were there.",
        "The film “Frau Holle” is old.",
        "She fried it in a pan. Pan Am flew on.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for found in document.fact(honorifics):
            english = document.fact(manner).titled(found.form.english)
            if self.option("style") == "drop" and found.form.english in _DROPPED:
                english = ""
            language = NAMES.get(found.form.languages[0], found.form.languages[0])
            start, end = found.span
            message = f"“{found.form.text}” before “{text[slice(*found.name)]}” looks {language}"
            if found.foreign_name:
                name = found.foreign_name
                new = f"{english} {text[found.name[0] : name.span[0]]}{name.english}".strip()
                evidence = found.evidence + name.evidence
                yield Hit((start, name.span[1]), f"{message}, and so does the name", new, evidence=evidence)
            elif english:
                yield Hit((start, end), message, english, evidence=found.evidence)
            else:
                yield Hit((start, end), message, edits=(Edit((start, found.name[0]), ""),), evidence=found.evidence)
        if "-" in document.characters and any(suffix in document.lower for suffix in _SUFFIXES):
            for suffix in _SUFFIX.finditer(text):
                if not document.is_quoted(suffix.start()):
                    yield Hit(suffix.span(), f"“{suffix['suffix']}” is an honorific of another language", "")
