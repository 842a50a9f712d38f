from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from newslint.document import Document
from newslint.finding import Safety
from newslint.patterns import regex
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import LETTER, SMALL, matches
from ._text import is_abbreviation, is_known, together, token_before

STOP = Pattern(
    r"(?<=[\p{Ll}\p{N})”\"’]|\p{Lu}{3})(?<![.\s]\p{Ll})(?P<mark>[.!?])(?=(?P<next>[“\"‘(]?\p{Lu}[\p{L}\p{M}'’]*))"
)
COMMA = Pattern(r"(?<=\p{L}{2})(?P<mark>[,;])(?=(?P<next>[“‘]?\p{L}{2,}))")
COLON = Pattern(r"(?<=\p{Ll}{3})(?P<mark>:)(?=(?P<next>[“‘]?\p{Lu}\p{Ll}+))")
AFTER_QUOTATION = Pattern(r"(?<=[\p{L}\p{N}])(?P<mark>[.!?,]”)(?=\p{L}{2})")
_NOT_PROSE = ("/", "@", "\\", "#", "_", "=", "<", "&", "www.")
_DOMAIN = frozenset("com net org info news media tv io ai de fr uk eu".split())
_REST = Pattern(r"\S{0,60}")


class MissingSpace(Rule):
    """No space after a full stop, a comma or another mark: “year.The”.

    Lines or elements of a page were glued together. Web addresses, names with a stop inside (Booking.com, Node.js),
    initials and numbers are right.

    Fix safety: what looks like two words may be a name that is written so.
    """

    code = "PUN004"
    name = "missing-space"
    summary = "no space after a punctuation mark"
    safety = Safety.UNSAFE
    confidence = 0.9
    need = Need(characters=".,;:!?")
    bad = {
        "It grew last year⟦.⟧The rest fell.": "It grew last year. The rest fell.",
        "Sato⟦,⟧whose boat sank, swam.": "Sato, whose boat sank, swam.",
        "He was asked to leave⟦!⟧Nobody did.": "He was asked to leave! Nobody did.",
        "“It is late⟦.”⟧She left.": "“It is late.” She left.",
        "The mayor said⟦:⟧“We are ready.”": "The mayor said: “We are ready.”",
    }
    good = (
        "He books at Booking.com and Yahoo.Com, and reads Last.fm.",
        "J.R.R. Tolkien and the U.S.Army met at 9 a.m. in St. Paul.",
        "See www.example.org/The.End or mail Ann.Lee@example.org.",
        "It grew 1.5%, or 1,000 euros.",
        "Use Node.js, ASP.NET or version 2.X of it.",
        "The tags a,b,c and N,N-dimethyl are fine.",
        "Die Bürger:innen kamen.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from together(document, _places(document), 2, "no space after a mark")


def _places(document: Document) -> Iterator[Hit]:
    for found in chain(
        matches(document, STOP, ".!?", 'aA0)”"’', 'A“"‘('),
        matches(document, COMMA, ",;", LETTER, "aA“‘"),
        matches(document, COLON, ":", SMALL, "A“‘"),
    ):
        if _is_prose(document, found):
            yield Hit(found.span("mark"), f"no space after “{found['mark']}”", found["mark"] + " ")
    for found in matches(document, AFTER_QUOTATION, "”", ".!?,", LETTER, back=1):
        yield Hit(found.span("mark"), "no space after the quotation", found["mark"] + " ")


def _is_prose(document: Document, found: regex.Match[str]) -> bool:
    """Whether two words meet at the mark, and not the parts of an address or a name."""
    text = document.text
    after = _REST.match(text, found.end())
    token = token_before(document, found.start()) + found[0] + (after[0] if after else "")
    if any(sign in token for sign in _NOT_PROSE):
        return False
    mark, first = found["mark"], found["next"].lstrip('“"‘(')
    if mark == ".":
        if first.lower() in _DOMAIN or (len(first) < 2 and first not in "AI"):
            return False
        if (first.isupper() and len(first) > 1) or (not first[1:].islower() and len(first) > 1 and "’" not in first):
            return False
        if len(first) == 2 and not is_known(first, document.language, 5.5):
            return False  # Mail.Ru
        return token.count(".") <= 2 and not is_abbreviation(document, found.start())
    if token.isupper() and mark == ";":
        return False  # TL;DR
    if mark in ",;":
        return token.count(",") <= 2 and (first[0].isupper() or is_known(first, document.language, 3.0))
    return True
