from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule
from newslint.source import Span

from ._together import together

ENTITY = Pattern(r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
TAG = Pattern(
    r"&(?:amp;)*lt;/?\L<tags>(?:[ /][^&<>\n]{0,200})?(?:&(?:amp;)*quot;[^<>\n]{0,200}?)?&(?:amp;)*gt;",
    tags="a b blockquote br center div em font h1 h2 h3 h4 i img li ol p span strong sub sup u ul".split(),
)
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_DAMAGED = Pattern(r"[^\x00-\x7f‘’“”]\Z")


class HtmlEntity(Rule):
    """An HTML entity that is read as text: “&amp;”, “&#39;”, “&amp;quot;” (escaped twice), “&lt;p&gt;”.

    Text was escaped once more than it was unescaped. The fix puts the character there, a quotation mark in the form
    that the article uses; an escaped tag goes altogether.
    """

    code = "ENC009"
    name = "html-entity"
    summary = "HTML entity read as text"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 1.0
    need = Need(words=("&",))
    bad = {
        "The depot⟦&#39;⟧s boats are the town’s.": "The depot’s boats are the town’s.",
        "Smith ⟦&amp;⟧ Sons sold boats.": "Smith & Sons sold boats.",
        "They sold ⟦&amp;quot;⟧boats⟦&amp;quot;⟧.": 'They sold "boats".',
        "It was late. ⟦&lt;p&gt;⟧Tourists came.": "It was late. Tourists came.",
        "A caf⟦&eacute;⟧ in Rome.": "A café in Rome.",
    }
    good = (
        "Smith & Sons; AT&T; R&D; Q&A.",
        "See example.org/?a=1&copy;right=2&amp=3 for it.",
        "Salt & pepper; and more.",
        "A&E; and B&B;",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        tags = [found.span() for found in TAG.finditer(text)] if "lt;" in text else []
        for span in tags:
            yield Hit(span, f"escaped tag {text[slice(*span)]}", "")
        yield from together(_entities(document, tags), "HTML entities")


def _entities(document: Document, tags: list[Span]) -> Iterator[Hit]:
    """The entities that stand outside escaped tags."""
    text = document.text
    ends = iter((*tags, (len(text) + 1, len(text) + 1)))
    current = next(ends)
    for found in ENTITY.finditer(text):
        while current[1] <= found.start():
            current = next(ends)
        if current[0] <= found.start() or _in_address(text, found.start()):
            continue
        character = _character(found[0])
        if not character or _DAMAGED.search(text, max(0, found.start() - 1), found.start()):
            continue
        if character in "‘’“”" and document.characters.isdisjoint("‘’“”"):
            character = character.translate(_STRAIGHT)
        elif character == "'" and "’" in document.characters and text[found.start() - 1 : found.start()].isalpha():
            character = "’"
        yield Hit(found.span(), f"“{found[0]}” is the HTML entity of “{character}”", character)


@cache
def _character(entity: str) -> str | None:
    """What an entity stands for, however often it was escaped; None if it is none that HTML knows."""
    from html import unescape

    said = entity
    while said.startswith("&amp;") and len(said) > len("&amp;"):
        said = "&" + said[len("&amp;") :].lstrip("&")
    character = unescape(said)
    return None if character == said or len(character) > 2 else character


def _in_address(text: str, at: int) -> bool:
    """Whether the place is inside a web address: ?a=1&copy;"""
    start = at
    while start and not text[start - 1].isspace() and at - start < 200:
        start -= 1
    token = text[start:at]
    return "://" in token or ("?" in token and "=" in token) or token.startswith("www.")
