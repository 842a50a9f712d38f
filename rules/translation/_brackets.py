"""Whether what stands in square brackets is in another language."""

from __future__ import annotations

from newslint.document import Document
from newslint.language import NAMES, identify
from newslint.lexicon import in_dictionary
from newslint.patterns import compiled
from newslint.source import Span

from ._loanwords import is_loanword
from ._words import is_usual, unaccented, usage

BRACKET = compiled(r"\[([^\[\]\n]{2,160})\](?![(\[:])")
"""Square brackets that are no link, reference or image of Markdown."""
_PART = compiled(r"[\p{Latin}\p{M}]+")
_OTHER = compiled(r"[^\p{Latin}\p{Common}\p{Inherited}\p{Unknown}]+")
_TITLED = {
    "fr": compiled(r"(?:M\.|MM\.|Mme|Mlle|Me) \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*"),
    "de": compiled(r"(?:Herrn?|Frau) \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*"),
    "es": compiled(r"(?:Sra\.|Srta\.|la señora|el señor) \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*"),
}
_CLEAR = 1.0
"""Mean lead of a foreign language over English, in powers of ten, over the words of the insertion."""
_SMALL_WORD = 6.3
"""The frequency from which a lone word is foreign though an English dictionary has it ("[les]")."""
_UNKNOWN = 1.5
"""English frequency up to which a capitalised word is no English name."""
_KNOWN = 3.4
"""Frequency from which a capitalised word is one of its language and not just a name."""


def leftover(document: Document, span: Span) -> tuple[str, str] | None:
    """The language that an insertion is left in, and what tells; None where it is English or a name."""
    text = document.text[slice(*span)].strip()
    beside = document.text[span[0] - 2 : span[0] - 1] + document.text[span[1] + 1 : span[1] + 2]
    if any(character.isalpha() for character in beside):
        return None  # "min[ute]", "[T]he"
    if strange := _OTHER.search(text):
        return identify(text).language, f"“{strange[0]}” is not in Latin letters"
    for language, titled in _TITLED.items():
        if titled.fullmatch(text):
            return language, f"{NAMES[language]} puts “{text.split()[0]}” before names"
    parts = _PART.findall(text)
    if is_loanword(text) or all(is_usual(part.lower()) for part in parts):
        return None
    return _by_words(parts)


def _by_words(parts: list[str]) -> tuple[str, str] | None:
    running = [part.lower() for part in parts if not part[0].isupper() and len(part) > 1]
    if not running:
        return _by_noun(parts)
    totals: dict[str, float] = {}
    for part in running:
        used = usage(part)
        for language, zipf in used.by_language:
            lead = zipf - max(used.english, used.unaccented, 0.8)
            totals[language] = totals.get(language, 0.0) + min(4.0, lead)
        if not used.by_language and not used.english and not part.isascii() and not usage(unaccented(part)).english:
            totals[""] = totals.get("", 0.0) + 2.0
    if not totals:
        return None
    language = max(sorted(totals), key=lambda code: totals[code])
    if len(running) == 1 and in_dictionary(running[0]) and usage(running[0]).best < _SMALL_WORD:
        return None  # "[ban]"
    if (totals[language] + totals.get("", 0.0) * bool(language)) / len(running) < _CLEAR:
        return None
    word = max(running, key=lambda part: usage(part).frequency(language) - usage(part).english)
    return language, f"“{word}” is usual in {NAMES.get(language, 'another language')}, not in English"


def _by_noun(parts: list[str]) -> tuple[str, str] | None:
    """A lone capitalised word: "[Regierung]"."""
    if len(parts) != 1:
        return None
    used = usage(parts[0].lower())
    if used.best < _KNOWN or max(used.english, used.unaccented) > _UNKNOWN or parts[0].isupper():
        return None
    return used.language, f"“{parts[0]}” is usual in {NAMES[used.language]}, and unknown in English"
