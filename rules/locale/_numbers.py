"""Numbers as other languages write them, and what follows them: percent signs, number words, currencies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from newslint.document import Document
from newslint.lists import entries
from newslint.manner import Manner, manner
from newslint.patterns import compiled, compiled_re, regex
from newslint.rule import Pattern
from newslint.source import Span

GAP = "[ \u00a0\u202f\u2009]"
"""Blanks that other languages set inside numbers and before signs."""
LEFT = r"(?<![\p{L}\p{N}_.,:/+#@°²-])"
"""What may stand before a number: nothing that would make it part of something longer."""
_PARTED = Pattern(rf"{GAP}|\.")
_HUNDREDS = Pattern(r"\d{1,3}")
_LAST = Pattern(r"(?r)[\p{L}.'’]+(?=[ \u00a0]+\Z)")
_BETWEEN = f"(?:d['’]|(?:de|di|do|von)(?={GAP}))"


class Tail(NamedTuple):
    """What follows a number and belongs to it, in a foreign or in the English form."""

    end: int
    percent: bool
    magnitude: str
    """English number word, or nothing."""
    currency: str
    """English currency word, or nothing."""
    foreign: bool
    """Whether some of it has to change."""


@cache
def words(group: str) -> frozenset[str]:
    """The English words of a group that tell what a number beside them means."""
    return frozenset(word for of, word in entries("locale", "english_context.tsv") if of == group)


@cache
def magnitudes() -> dict[str, str]:
    """Foreign number words, and the English ones."""
    return {entry[0]: entry[1] for entry in entries("locale", "magnitudes.tsv")}


@cache
def currencies() -> dict[str, str]:
    """Foreign currency words, and the English ones."""
    return {entry[0]: entry[1] for entry in entries("locale", "currencies.tsv")}


@cache
def percents() -> list[str]:
    """Foreign words for a percentage."""
    return [word for (word,) in entries("locale", "percent_words.txt")]


@cache
def _tail() -> regex.Pattern[str]:
    return compiled(
        rf"(?P<percent>{GAP}?%|{GAP}\L<percents>(?!\p{{L}}))"
        rf"|(?:{GAP}?(?:(?P<magnitude>\L<magnitudes>)|(?P<english>million|billion|trillion|thousand))(?![\p{{L}}])"
        rf"(?P<between>{GAP}{_BETWEEN})?)?"
        rf"(?:{GAP}?(?P<currency>\L<currencies>)(?![\p{{L}}.]\p{{L}}|\p{{L}}))?",
        percents=percents(),
        magnitudes=list(magnitudes()),
        currencies=list(currencies()),
    )


def tail(text: str, at: int) -> Tail:
    """What follows the number that ends at `at`."""
    found = _tail().match(text, at)
    if found is None or found.end() == at:
        return Tail(at, False, "", "", False)
    if found["percent"]:
        return Tail(found.end(), True, "", "", found["percent"] != "%")
    magnitude = magnitudes().get(found["magnitude"] or "", "") or (found["english"] or "")
    foreign_magnitude = bool(found["magnitude"])
    currency = found["currency"] or ""
    if currency and (currency.isascii() and currency.islower()) and not (foreign_magnitude or found["between"]):
        currency = ""  # “3 euro”, “5 yens”: words of English texts as well
    end = found.end("currency") if currency else found.end("between")
    if end < 0:
        end = max(found.end("magnitude"), found.end("english"), at)
    return Tail(end, False, magnitude, currencies().get(currency, ""), foreign_magnitude or bool(currency))


def western(digits: str) -> str:
    """Digits of any script as English has them."""
    return "".join(str(int(character)) if character.isdigit() else character for character in digits)


def english(digits: str) -> str:
    """A number in the English form: of "1 234,5" or "1.234,5" it makes "1,234.5"."""
    whole, _, decimals = digits.partition(",")
    groups = _PARTED.compiled.split(whole)
    number = f"{int(''.join(groups)):,}" if len(groups) > 1 else western(whole)
    decimals = western(decimals)
    return number + (f".{decimals}" if decimals else "")


def amount(document: Document, number: str, after: Tail) -> str:
    """A number in the English form with what follows it."""
    number = western(number)
    if after.percent:
        return f"{number}%"
    if after.magnitude == "thousand" and _HUNDREDS.fullmatch(number):
        number, after = f"{number},000", after._replace(magnitude="")
    said = f"{number} {after.magnitude}".strip()
    if not after.currency:
        return said
    habits: Manner = document.fact(manner)
    sign = {"euros": "€", "pounds": "£", "dollars": "$", "yen": "¥"}.get(after.currency)
    return habits.money(said, sign, after.currency) if sign in ("€", "£") else f"{said} {after.currency}"


def _figure(digit: str) -> re.Pattern[str]:
    return compiled_re(rf"[{digit}]\S*(?:{GAP}[{digit}]\S*)*(?:{GAP}[^\s{digit}]*)?")


_FIGURE, _PLAIN_FIGURE = _figure(r"\d"), _figure("0-9")


def figures(document: Document) -> str:
    """What stands after the digits of a document, a line for each number: to the end of its word, and the next word.

    A fact: a rule about numbers looks here first, and reads the article only if it finds what it is about.
    """
    pattern = _PLAIN_FIGURE if document.has_plain_letters else _FIGURE
    return "\n".join(pattern.findall(document.text))


_FOLLOWING = compiled(rf"\d{GAP}?(\p{{L}}[\p{{L}}\p{{M}}/'’-]*)")


def following(document: Document) -> frozenset[str]:
    """The words that stand right after digits, with a blank or without. A fact: it tells quickly what cannot be."""
    return frozenset(_FOLLOWING.findall(document.fact(figures)))


def first_letters(phrases: Iterable[str]) -> frozenset[str]:
    """The first words of phrases, as `following` has them."""
    return frozenset(found[0] for phrase in phrases if (found := _WORD.match(phrase)))


_WORD = compiled(r"\p{L}[\p{L}\p{M}/'’-]*")


def word_before(text: str, at: int) -> str:
    """The word that stands before a place in the same line, as it stands."""
    found = _LAST.search(text[max(0, at - 30) : at])
    return found[0] if found else ""


def word_after(text: str, at: int) -> str:
    """The word that stands after a place and a blank, as it stands."""
    found = compiled(rf"{GAP}(\p{{L}}[\p{{L}}'’-]*)").match(text, at)
    return found[1] if found else ""


def inside(span: Span, taken: list[Span]) -> bool:
    """Whether a span meets one of these."""
    return any(span[0] < end and start < span[1] for start, end in taken)
