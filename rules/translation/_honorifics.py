"""Honorifics and titles of other languages before names, and what speaks for each."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from newslint.document import WORD, Document
from newslint.lists import entries
from newslint.names import Name, bare, names
from newslint.patterns import compiled, regex
from newslint.rule import Pattern
from newslint.source import Span

from ._exonyms import Found, exonyms
from ._listed import listed
from ._source import source_language
from ._words import related

_ARTICLES = frozenset("A O a o La la El el Il il L l Le le Der der Die die Den den Las las Los los".split())
_PARTICLE = r"(?:van|von|de|di|da|du|del|della|dos|des|der|den|ter|ten|zu|el|al|la|le|d['’]|van ['’]t)[ \u00a0]?"
_CAPITALISED = rf"(?:{_PARTICLE})*\p{{Lu}}[\p{{L}}'’-]*\p{{L}}"
_ENGLISH = frozenset({"Mr", "Mrs", "Ms", "Dr"})
_INITIALS = frozenset({"M.", "P.", "Don", "Dona"})
"""Forms that are initials or given names in any language: a source language alone does not speak for them."""
_MANY = 3
"""So many people with the same form before their names make it no initial."""


class Form(NamedTuple):
    """An honorific or a title of another language."""

    text: str
    languages: tuple[str, ...]
    english: str
    doubtful: bool


class Honorific(NamedTuple):
    """A form before a name: its span (with a foreign article before it), that of the name, what speaks for it."""

    form: Form
    span: Span
    name: Span
    evidence: tuple[str, ...]
    foreign_name: Found | None
    """The name, where it is in foreign spelling too."""


@cache
def _forms() -> dict[str, Form]:
    found = {}
    for form, languages, english in entries("translation", "titles.tsv"):
        found[form] = Form(form, tuple(languages.split()), english, doubtful=False)
    for form, languages, *rest in entries("translation", "honorifics.tsv"):
        found[form] = Form(form, tuple(languages.split()), rest[0] if rest else "", "evidence" in rest)
    return found


@cache
def _first_words() -> frozenset[str]:
    """The first words of all forms, as a document's words are: looked for first, because that is quick."""
    return frozenset(first[0] for form in _forms() if (first := WORD.match(form)))


@cache
def _pattern() -> regex.Pattern[str]:
    return compiled(
        rf"(?<![\p{{L}}\p{{N}}.'’-])(?P<form>\L<forms>)[ \u00a0\u202f]"
        rf"(?P<name>{_CAPITALISED}(?:[ \u00a0]{_CAPITALISED}){{0,3}})",
        forms=list(_forms()),
    )


def honorifics(document: Document) -> tuple[Honorific, ...]:
    """The foreign honorifics of an article. A fact: ask for it through `document.fact`."""
    present = _first_words().intersection(document.fact(listed))
    if not present:
        return ()
    matches = [
        match
        for number in document.numbers_of(present)
        if (match := _pattern().match(document.text, document.words.starts[number]))
    ]
    found = []
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for match in matches:
        bearers[match["form"]].add(bare(match["name"].split()[-1]))
    for match in matches:
        form = _forms()[match["form"]]
        before = _word_before(document.text, match.start())
        if (evidence := _evidence(document, form, match, before, bearers[form.text])) is not None:
            start = match.start()
            if before and before[1] in _ARTICLES and form.text[0].isupper():
                start = before.start(1)
            found.append(
                Honorific(form, (start, match.end("form")), match.span("name"), evidence, _foreign(document, match))
            )
    return tuple(found)


_BEFORE = Pattern(r"(?r)(\p{L}[\p{L}'’-]*)[ \u00a0]")


def _word_before(text: str, start: int) -> regex.Match[str] | None:
    found = _BEFORE.search(text, 0, start)
    return found if found and found.end() == start else None


def _foreign(document: Document, match: regex.Match[str]) -> Found | None:
    start, end = match.span("name")
    return next((found for found in document.fact(exonyms) if start <= found.span[0] < end), None)


def _evidence(
    document: Document, form: Form, match: regex.Match[str], before: regex.Match[str] | None, same: set[str]
) -> tuple[str, ...] | None:
    """What speaks for an honorific; None where it may be something else: an initial, a given name, a title."""
    text = document.text
    around = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if around[0] and around[1] and around[0] in '“‘"«' and around[1] in '”’"»':
        return None  # the title of a work
    if before and before[1][0].isupper() and before[1] not in _ARTICLES and _is_name(document, before.span(1)):
        return None if form.doubtful or form.text[0].isupper() else ()
    if not form.doubtful:
        return ()
    if before and before[1] in _ARTICLES and form.text in ("Sr.", "Sra.", "sr.", "sra.", "Don", "On.", "Pr", "Pr."):
        return (f"“{before[1]}” stands before it",)
    if _foreign(document, match):
        return ("the name is in foreign spelling",)
    if around == ("[", "]"):
        return ("it stands in square brackets",)
    surname = bare(match["name"].split()[-1])
    givens = {
        run.words[0]
        for run in document.fact(_by_surname).get(surname, ())
        if run.span[1] != match.end() and len(run.words[0]) > 1 and run.words[0] not in _ENGLISH
    }
    alone = " " not in match["name"]
    if alone and givens and not any(given.startswith(form.text[0]) for given in givens):
        return (f"“{min(givens)} {surname}” stands elsewhere",)
    if document.fact(_Courteous)[surname]:
        return (f"“Mr.” or “Ms.” stands before “{surname}” elsewhere",)
    if len(same) >= _MANY and form.text not in _INITIALS - {"M."}:
        return (f"{len(same)} people bear it",)
    source = document.fact(source_language)
    if source and (givens or form.text not in _INITIALS):
        fits = any(related(code) == related(source.language) for code in form.languages)
        return (f"other words of this article are {source.name} too",) if fits else None
    return None


def _by_surname(document: Document) -> dict[str, list[Name]]:
    """The names of several words, by the last of them."""
    found: defaultdict[str, list[Name]] = defaultdict(list)
    for run in document.fact(names).runs:
        if len(run.words) > 1:
            found[bare(run.words[-1])].append(run)
    return found


class _Courteous(dict[str, bool]):
    """Whether “Mr.” or “Ms.” stands before a surname somewhere, looked up when it is first asked for: a fact."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._text = document.text

    def __missing__(self, surname: str) -> bool:
        found = regex.search(rf"\b(?:Mr|Ms|Mrs)\.? {regex.escape(surname)}\b", self._text) is not None
        self[surname] = found
        return found


def _is_name(document: Document, span: Span) -> bool:
    """Whether a capitalised word is one for more than that it opens its sentence."""
    return document.sentence_at(span[0])[0] != span[0] or document.fact(names).inside[document.text[slice(*span)]] > 0
