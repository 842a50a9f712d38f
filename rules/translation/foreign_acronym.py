from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint.document import WORD, Document
from newslint.finding import Safety, Severity
from newslint.language import NAMES
from newslint.lists import entries
from newslint.patterns import compiled, regex
from newslint.rule import Hit, Rule

from ._listed import listed
from ._source import source_language
from ._words import related


@cache
def _acronyms() -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return {
        form: (english, tuple(languages.split()), tuple(near[0].split("|")) if near else ())
        for form, english, languages, *near in entries("translation", "acronyms.tsv")
    }


@cache
def _plain() -> frozenset[str]:
    """The acronyms that are words; the rest is some way to write “EE.UU.”."""
    return frozenset(form for form in _acronyms() if form.isalpha())


@cache
def _pattern() -> regex.Pattern[str]:
    return compiled(r"(?<![\p{L}\p{N}.@#/&-])\L<forms>(?![\p{L}\p{N}&/@]|\.\p{L})", forms=list(_acronyms()))


@cache
def _abbreviations() -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        form: (english, tuple(languages.split()))
        for form, english, languages in entries("translation", "abbreviations.tsv")
    }


@cache
def _short_words() -> frozenset[str]:
    """The first words of all abbreviations, as a document's words are."""
    return frozenset(first[0] for form in _abbreviations() if (first := WORD.match(form)))


@cache
def _short() -> regex.Pattern[str]:
    return compiled(r"(?<![\p{L}\p{N}.@/-])\L<forms>(?![\p{L}\p{N}@/])", forms=list(_abbreviations()))


class ForeignAcronym(Rule):
    """An acronym or abbreviation as another language has it: “OTAN”, “ONU”, “EE.UU.”, “EZB”, “u.a.”.

    Some of these have a sense of their own in English (TVA, BCE); they count only where the article is about the
    other thing. Right where the article spells out the foreign name beside it.

    Fix safety: the letters may be the name of something else.
    """

    code = "TRL008"
    name = "foreign-acronym"
    summary = "an acronym or abbreviation as another language has it"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.95
    languages = ("en",)
    before = ("TRL006", "TRL004", "SPL001")
    bad = {
        "The depots are covered by ⟦OTAN⟧ air defenses.": "The depots are covered by NATO air defenses.",
        "The ⟦OMS⟧ counted five million cases of dengue.": "The WHO counted five million cases of dengue.",
        "Suppliers, ⟦u.a.⟧ two from Poland, left.": "Suppliers, including two from Poland, left.",
        "The ⟦EE.UU.⟧ embassy was closed.": "The U.S. embassy was closed.",
    }
    good = (
        "NATO and the UN met.",
        "The temple was built in 500 BCE by a bank of the river.",
        "The Organization of American Writers (ONU) met.",
        "The TVA sells power in Tennessee.",
        "The account @OTAN said so.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from self._organisations(document)
        if not _short_words().isdisjoint(document.fact(listed)):
            for found in _short().finditer(document.text):
                english, languages = _abbreviations()[found[0]]
                language = NAMES.get(languages[0], languages[0])
                yield Hit(found.span(), f"“{found[0]}” is “{english}” in {language}", english)

    def _organisations(self, document: Document) -> Iterator[Hit]:
        if _plain().isdisjoint(document.fact(listed)) and "EE" not in document.word_counts:
            return
        meant: dict[str, bool] = {}
        for found in _pattern().finditer(document.text):
            acronym = found[0]
            english, languages, near = _acronyms()[acronym]
            if acronym not in meant:
                meant[acronym] = not _introduced(document.text, acronym) and _is_meant(document, acronym)
            if not meant[acronym] or (near and _is_counted(document.text, found.start())):
                continue
            own = (
                english.replace(".", "")
                if english == "U.S." and "U.S." not in document.text and "US" in document.word_counts
                else english
            )
            language = NAMES.get(languages[0], languages[0])
            yield Hit(found.span(), f"“{found[0]}” is {english} in {language}", own)


def _is_meant(document: Document, acronym: str) -> bool:
    """Whether letters that may stand for several things stand for the foreign one: by the words near, or the source."""
    _, languages, near = _acronyms()[acronym]
    if not near:
        return True
    if document.word_counts[acronym] and any(
        regex.search(rf"(?<!\p{{L}}){regex.escape(word)}(?!\p{{L}})", document.lower) for word in near
    ):
        return True
    source = document.fact(source_language)
    return source is not None and any(related(code) == related(source.language) for code in languages)


def _is_counted(text: str, start: int) -> bool:
    """Whether a number stands before a place: “500 BCE”."""
    return text[start - 1 : start] in (" ", "\u00a0") and text[max(0, start - 2) : start - 1].isdecimal()


def _introduced(text: str, acronym: str) -> bool:
    """Whether the article says somewhere what the letters stand for: “Organización … (ONU)”."""
    if regex.search(rf"\p{{Lu}}[\p{{L}}'’-]*(?:[ ]\p{{L}}[\p{{L}}'’-]*){{1,8}},? \({regex.escape(acronym)}\)", text):
        return True
    return bool(regex.search(rf"{regex.escape(acronym)} \(\p{{Lu}}\p{{Ll}}+ \p{{L}}+", text))
