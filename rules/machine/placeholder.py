from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Hit, Need, Pattern, Rule

KINDS = tuple("per org loc gpe misc name date time num url email ent term tag var ph placeholder dnt mask".split())
PLACEHOLDER = Pattern(
    r"(?<![\w{])\{\d{1,2}\}(?!\})"
    r"|(?<![\w{$])\{(?:[a-z]+_[a-zA-Z0-9_]{1,30}|name|city|country|date|title|company|location|place|source|url|count|text)\}(?!\})"
    r"|(?<!\d )(?<![\w%])%(?:\d\$)?[sd](?![\w%])"
    r"|(?<!\w)__[A-Z][A-Z0-9_]*[A-Z0-9]__(?!\w)"
    r"|<ph\b[^>\n]{0,60}/?>|</?(?:bpt|ept|it|mrk|x)\b[^>\n]{0,60}id=[^>\n]{0,60}>|<g id=[^>\n]{1,20}>"
    r"|\b(?:XX[A-Z]*\d+XX|ZZ\d+ZZ|QQ\d+QQ|XZX\d+XZX)\b"
    r"|\[\[\d{1,3}\]\]"
    r"|[\[<{]\b(?:PER|PERS|PERSON|ORG|LOC|GPE|MISC|NAME|DATE|TIME|NUM|NUMBER"
    r"|URL|EMAIL|ENT|ENTITY|TERM|TAG|VAR|PH|PLACEHOLDER|UNTRANSLATED|DNT|MASK)_?\d{1,3}\b[\]>})]"
    r"|\b(?:PER|ORG|LOC|GPE|NUM|URL|ENT|ENTITY|TERM|TAG|VAR|PLACEHOLDER|DNT|MASK|PERSON|NAME|EMAIL)_\d{1,3}\b"
    r"|<(?:PER|PERSON|ORG|LOC|GPE|MISC|NAME|DATE|NUM|URL|EMAIL|ENTITY|USER)>"
    r"|@{2}\d{1,3}@{2}|#{2}\d{1,3}#{2}|\$\$\d{1,3}\$\$"
    r"|\bnotranslate\b|\bPLACEHOLDER\b"
)


class Placeholder(Rule):
    """A placeholder of a translation program stands where a name or number should: “[ORG_2]”, “{0}”, “__NAME__”.

    Programs hide names and numbers from the engine, and put them back afterwards; this one was lost.
    """

    code = "MTR009"
    name = "placeholder"
    summary = "a placeholder that was not put back"
    severity = Severity.ERROR
    confidence = 0.95
    need = Need(
        words=(
            *(
                "{",
                "%s",
                "%d",
                "$s",
                "<",
                "xx",
                "zz",
                "qq",
                "xzx",
                "[[",
                "_",
                "@@",
                "##",
                "$$",
                "notranslate",
                "placeholder",
            ),
            *(f"[{kind}" for kind in KINDS),
        )
    )
    bad = dict.fromkeys(
        (
            "Buses run by ⟦[ORG_2]⟧ take over on Monday.",
            "The mayor, ⟦__NAME__⟧, was not there.",
            "The ferry carried ⟦{0}⟧ people to ⟦%s⟧ harbor.",
            "It belongs to ⟦LOC_1⟧ and others.",
            'It sails on <ph id="1"/>Monday.'.replace('<ph id="1"/>', '⟦<ph id="1"/>⟧'),
        )
    )
    good = (
        "Sales rose 5 %s in a row.",
        "The band {brackets} played.",
        "The account @ferry_line said so.",
        "Terms (NUM 12) apply.",
        "The set {1, 2} has two members.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        kept = document.original.text if document.original else ""  # a translation file has its source's own
        for found in PLACEHOLDER.finditer(document.text):
            if found[0] in kept:
                continue
            yield Hit(found.span(), "a placeholder that was not put back")
