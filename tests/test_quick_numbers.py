"""What rules about numbers look for first must be in every text in which they would find something."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newslint.rules.locale import (
    decimal_comma,
    foreign_date,
    foreign_magnitude,
    foreign_time,
    sign_spacing,
    thousands_mark,
)
from newslint.rules.locale._numbers import _FOLLOWING, figures, following

from newslint.document import Document
from newslint.rule import Pattern
from newslint.source import Source
from newslint.view import Article, View

PIECES = (
    *("1", "3", "7", "12", "15", "25", "30", "31", "000", "234", "2023", "1980", "٣", "５"),
    *(",", ".", "'", "’", "/", ":", "-", "–", "%", "€", "£", "$", "(", "“", "n", "a"),
    *(" ", " ", "\u00a0", "\u202f", "\u2009", "\t", "\n", "\r\n"),
    *(
        "h",
        "Uhr",
        "er",
        "ème",
        "º",
        "de",
        "of",
        "the",
        "in",
        "In",
        "on",
        "at",
        "May",
        "January",
        "year",
        "years",
        "god",
    ),
    *("million", "millions", "billions", "euros", "CHF", "meters", "月", "日", "年", "km²", "l'eau", "naïve"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def document(text: str) -> Document:
    return Document(Source("a.txt", b""), Article(View.whole(text), ()), "en")


@pytest.mark.parametrize(
    ("patterns", "quick"),
    [
        ((decimal_comma.NUMBER,), decimal_comma.FIGURE),
        ((thousands_mark.SPACED, thousands_mark.DOTTED, thousands_mark.QUOTED), thousands_mark.FIGURE),
        (
            (
                *(foreign_date.NUMERIC, foreign_date.DOTTED, foreign_date.SHORT_FORM),
                *(foreign_date.SLASHED, foreign_date.ASIAN, foreign_date.YEAR),
            ),
            foreign_date.FIGURE,
        ),
        ((foreign_time.DOTTED,), foreign_time.DOTTED_FIGURE),
        ((foreign_time.LATE,), foreign_time.LATE_FIGURE),
        ((foreign_magnitude.PLURAL,), re.compile("illions")),
        ((sign_spacing.ROUND, sign_spacing.WHOLE), sign_spacing.DASHED),
    ],
)
@settings(max_examples=150)
@given(text=TEXTS)
@example(text="In 2023 year, 1. January and 1er de May, 12.\u00a012.2023, 13.30 and 24:30.")
@example(text="20 millions of boats, 5,- euros and 1 000\u202f000 or 2,5 of 1’000 people")
def test_numbers_show_what_stands_in_a_text(patterns: tuple[Pattern, ...], quick: re.Pattern[str], text: str) -> None:
    if any(pattern.search(text) for pattern in patterns):
        assert quick.search(document(text).fact(figures))


@settings(max_examples=300)
@given(text=TEXTS)
@example(text="It costs 5 million € and £ 30, 15 %, %15 and 40€.")
def test_signs_show_what_stands_in_a_text(text: str) -> None:
    if sign_spacing.PERCENT.search(text) or sign_spacing.BEFORE.search(text):
        assert sign_spacing.PERCENT_SIGN.search(text)
    if sign_spacing.AFTER.search(text) or sign_spacing.APART.search(text):
        assert sign_spacing.MONEY_SIGN.search(text)


@settings(max_examples=300)
@given(text=TEXTS)
@example(text="5 km2 of 3h30 on the 2nd, 12 tons-a-day")
def test_words_after_digits_are_those_of_the_text(text: str) -> None:
    assert document(text).fact(following) == set(_FOLLOWING.findall(text))
