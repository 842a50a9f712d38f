"""Names as other languages spell them, found in an article."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newslint.document import Document
from newslint.kept import shelf, table
from newslint.lists import entries
from newslint.names import bare
from newslint.patterns import compiled, regex
from newslint.source import Span

from ._listed import listed
from ._source import source_language
from ._words import related

_POSSESSIVES = frozenset({"’s", "'s"})


class Exonym(NamedTuple):
    """A foreign form of a name, and the English one."""

    form: tuple[str, ...]
    english: str
    kind: str
    languages: tuple[str, ...]
    local: bool
    """Whether English texts have the form too: it counts only with more evidence."""


class Found(NamedTuple):
    """A foreign form at its place (without a possessive “’s”), and what speaks for it."""

    span: Span
    exonym: Exonym
    english: str
    evidence: tuple[str, ...]


_Row = tuple[tuple[str, ...], str, str, tuple[str, ...], bool]
"""An `Exonym` as it is kept: thousands, of which an article has a handful."""


@shelf
def _index() -> dict[str, tuple[_Row, ...]]:
    """All foreign forms by their first word, the longest first."""
    found: dict[str, dict[tuple[str, ...], _Row]] = {}

    def add(form: str, english: str, kind: str, languages: str, local: bool) -> None:
        words = tuple(form.split(" "))
        found.setdefault(words[0], {}).setdefault(words, (words, english, kind, tuple(languages.split()), local))

    for form, english, kind, languages, *guard in entries("translation", "exonyms.tsv"):
        add(form, english, kind, languages, bool(guard))
    for form, english, languages, *guard in entries("translation", "cldr_places.tsv"):  # none of those above
        add(form, english, "place", languages, bool(guard))
    return {first: tuple(sorted(forms.values(), key=lambda row: -len(row[0]))) for first, forms in found.items()}


@table
def _variants() -> dict[str, tuple[str, ...]]:
    """The English spellings of a name, by each of them."""
    return {spelling: tuple(group) for _, *group in entries("consistency", "variants.tsv") for spelling in group}


def _is_ordinary(word: str) -> bool:
    """Whether no foreign form begins with a word, as it stands."""
    return word not in _index() and not (word[-2:] in _POSSESSIVES and bare(word) in _index())


class _Times(dict[str, int]):
    """How often a text stands in a document, counted when it is first asked for: a fact."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._text = document.text

    def __missing__(self, form: str) -> int:
        self[form] = times = self._text.count(form)
        return times


def exonyms(document: Document) -> tuple[Found, ...]:
    """The foreign forms of names in an article. A fact: ask for it through `document.fact`."""
    index = _index()
    words = document.words
    present = {word for word in document.fact(listed) if not _is_ordinary(word)}
    if not present:
        return ()
    found: list[Found] = []
    doubtful: list[Found] = []
    after = 0
    for number in document.numbers_of(present):
        if number < after:
            continue
        word = words[number]
        for exonym in map(Exonym._make, index[word.text if word.text in index else bare(word.text)]):
            length = len(exonym.form)
            run = words[number : number + length]
            if len(run) < length or tuple(w.text for w in run[:-1]) != exonym.form[:-1]:
                continue
            if bare(run[-1].text) != exonym.form[-1]:
                continue
            span = (word.span[0], run[-1].span[0] + len(exonym.form[-1]))
            if " ".join(document.text[slice(*span)].split()) != " ".join(exonym.form):
                continue
            evidence = _evidence(document, exonym, number, number + length, span)
            if evidence is not None:
                found.append(Found(span, exonym, _english(document, exonym), evidence))
                after = number + length
            elif exonym.local and exonym.kind == "place" and _located(document, number, span):
                doubtful.append(Found(span, exonym, _english(document, exonym), ()))
            break
    return tuple(sorted([*found, *_mutual(document, found, doubtful)]))


@cache
def context(group: str) -> frozenset[str]:
    """The English words of a group that tell what a name beside them is."""
    return frozenset(word for of, word in entries("translation", "name_context.tsv") if of == group)


@cache
def _sport() -> regex.Pattern[str]:
    """Clubs go by the names of their towns: Napoli, Köln."""
    return compiled(r"\b\L<words>\b", words=list(context("sport")))


def _located(document: Document, number: int, span: Span) -> bool:
    """Whether a place is spoken of as one: “in Köln”, “from Köln and München”."""
    before = document.words[number - 1] if number else None
    after = document.text[span[1] : span[1] + 2]
    return (
        before is not None
        and (before.text.lower() in context("before place") or before.text == "and")
        and document.text[before.span[1] : span[0]] == " "
        and not (after[:1] == " " and after[1:].isupper())
        and not after.startswith("-")
    )


def _mutual(document: Document, found: list[Found], doubtful: list[Found]) -> list[Found]:
    """The doubtful forms that another form of the same language speaks for, in an article that is not about sport."""
    if not doubtful or _sport().search(document.lower):
        return []
    surer = []
    for one in doubtful:
        others = [
            other
            for other in (*found, *doubtful)
            if other.exonym.form != one.exonym.form and set(other.exonym.languages) & set(one.exonym.languages)
        ]
        if others:
            surer.append(one._replace(evidence=(f"“{' '.join(others[0].exonym.form)}” is of the same language",)))
    return surer


def _english(document: Document, exonym: Exonym) -> str:
    """The English form that the article has elsewhere, or the usual one."""
    *first, last = exonym.english.split(" ")
    times = document.fact(_Times)
    own = [form for form in _variants().get(exonym.english, ()) if times[form]]
    if own and exonym.english not in own:
        return max(own, key=times.__getitem__)
    own = [form for form in _variants().get(last, ()) if form in document.word_counts]
    if own and last not in own:
        return " ".join([*first, max(own, key=lambda form: document.word_counts[form])])
    return exonym.english


def _evidence(document: Document, exonym: Exonym, first: int, last: int, span: Span) -> tuple[str, ...] | None:
    """What speaks for a leftover, or None where the form may be right as it stands."""
    text = document.text
    words = document.words
    before = words[first - 1].text if first and text[words[first - 1].span[1] : span[0]] in (" ", "\u00a0") else ""
    after = words[last].text if last < len(words) and text[span[1] : words[last].span[0]] in (" ", "\u00a0") else ""
    if exonym.kind != "person":
        if after[:1].isupper() or (before[:1].isupper() and before.lower() not in context("opens sentence")):
            return None
        if text[span[1] : span[1] + 2].strip()[:1].isdigit():
            return None  # an address
        if text[span[0] - 1 : span[0]] in ("-", "–", "#", "@", "/", ".") or text[span[1] : span[1] + 1] in (
            "-",
            "@",
            "/",
        ):
            return None
    if text[span[0] - 1 : span[0]] in '“‘"«' and text[span[1] : span[1] + 1] in '”’"»,':
        return None  # a word that is spoken of
    counted = any(map(document.fact(_Times).__getitem__, _variants().get(exonym.english, (exonym.english,))))
    elsewhere = (f"“{exonym.english}” stands elsewhere in this article",) if counted else ()
    if not exonym.local:
        return elsewhere
    if exonym.kind == "person":
        if before.lower() in context("before person") or elsewhere:
            return elsewhere or (f"“{before}” stands before it",)
    elif elsewhere and (before.lower() in context("before place") or before in ("", "of", "and")):
        return elsewhere
    source = document.fact(source_language)
    of = before == "of" and first > 1 and words[first - 2].text[0].islower()  # not “Bank of …”
    if source and (of or before.lower() in context("before place") or exonym.kind == "person"):
        fits = any(related(code) == related(source.language) for code in exonym.languages)
        return (f"other words of this article are {source.name} too",) if fits else None
    return None
