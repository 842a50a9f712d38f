"""The words of an article that the lists of this family begin with, told once for all rules that ask."""

from __future__ import annotations

from newslint.document import WORD, Document
from newslint.kept import shelf
from newslint.known import Known
from newslint.lists import entries
from newslint.names import bare

_LISTS = (
    "abbreviations.tsv",
    "acronyms.tsv",
    "calendar.tsv",
    "calendar_forms.tsv",
    "cldr_places.tsv",
    "exonyms.tsv",
    "honorifics.tsv",
    "source_marks.txt",
    "titles.tsv",
)
_IN_SMALL_LETTERS = frozenset({"calendar.tsv", "calendar_forms.tsv"})
"""Lists whose words stand with a capital too."""


@shelf
def _first_words() -> dict[str, None]:
    found: dict[str, None] = {}
    for name in _LISTS:
        words = [first[0] for form, *_ in entries("translation", name) if (first := WORD.match(form))]
        found |= dict.fromkeys(words)
        if name in _IN_SMALL_LETTERS:
            found |= dict.fromkeys(word[0].upper() + word[1:] for word in words)
    return found


def _is_unlisted(word: str) -> bool:
    return word not in _first_words() and bare(word) not in _first_words()


_UNLISTED = Known(_is_unlisted)


def listed(document: Document) -> frozenset[str]:
    """The words that forms of the lists may begin with, as they stand: most articles have next to none. A fact."""
    return frozenset(_UNLISTED.others(document))
