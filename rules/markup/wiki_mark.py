"""MKU004: a mark of a wiki read as text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lists import wordset
from newslint.patterns import compiled_re
from newslint.rule import Hit, Need, Pattern, Rule


@cache
def _notes() -> frozenset[str]:
    return wordset("markup", "wiki-notes.txt")


@cache
def _marks() -> Pattern:
    return Pattern(
        r"(?P<note>\s?\[\L<notes>\])"
        r"|(?P<link>\[\[(?:[^\[\]|\n]{1,120}\|)?(?P<shown>[^\[\]|\n]{1,120})\]\])"
        r"|(?P<template>\{\{[A-Za-z][^{}\n]{0,300}\}\})"
        r"|(?P<bold>'''(?P<inner>[^'\n]{1,200})''')"
        r"|(?P<heading>(?m:^={2,4}\s?(?P<title>[^=\r\n]{1,100}?)\s?={2,4}(?=\r?$)))",
        notes=sorted(_notes()),
    )


_BRACKETED = compiled_re(r"\[([^\[\]\n]+)\]")
_FOOTNOTE = Pattern(r"(?<=[\p{L}.,”\"’)%\]])\[(?:\d{1,3}|note \d{1,2}|[a-z])\]")
_NUMBERED = compiled_re(r"\[(?:\d|note |[a-z]\])")
_LEAST_FOOTNOTES = 2
_LIST = Pattern(r"(?m)^\s*(?:\[\d{1,3}\]|\d{1,3}[.)]\s|↑|\^)")


class WikiMark(Rule):
    """A mark of a wiki is read as text: “[edit]”, “[citation needed]”, “[[Oslo|the capital]]”, “[1]”.

    Footnote numbers are reported where there are two and the notes themselves are not in the text.

    Fix safety: a note that says what needs a source may be worth heeding before it goes.
    """

    code = "MKU004"
    name = "wiki-mark"
    summary = "a mark of a wiki read as text"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.9
    need = Need(words=("[", "{{", "'''", "=="))
    kinds = ("text",)
    bad = {
        "The town has ten boats.⟦[citation needed]⟧ It had more.": "The town has ten boats. It had more.",
        "The boats lie in ⟦[[Oslo|the capital]]⟧.": "The boats lie in the capital.",
        "It has ten boats.⟦[1]⟧ It had twelve,⟦[2]⟧ once.": "It has ten boats. It had twelve, once.",
    }
    good = (
        "“[The boats] came back,” he said [sic].",
        "It has ten boats.[1] It had twelve,[2] once.\n\n[1] The Harbor Book.\n\n[2] The same.",
        "He wrote a[1] on the board.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for found in _marks().finditer(text) if _has_marks(text) else ():
            new = found["shown"] or found["inner"] or found["title"] or ""
            yield Hit(found.span(), f"“{found[0].strip()[:40]}” is a mark of a wiki", new)
        notes = list(_FOOTNOTE.finditer(text)) if _NUMBERED.search(text) else []
        if len(notes) >= _LEAST_FOOTNOTES and not _LIST.search(text):
            for note in notes:
                yield Hit(note.span(), f"“{note[0]}” points to a footnote that is not there", "")


def _has_marks(text: str) -> bool:
    """Whether any mark but a footnote may stand in a text: most square brackets are an editor's."""
    return any(sign in text for sign in ("[[", "{{", "'''", "==")) or not _notes().isdisjoint(_BRACKETED.findall(text))
