"""The words of an article as they are compared: derived from its words, they are what a pattern of their own finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newslint.rules.machine.loop import _may_loop, loops

from newslint.document import Document, lowered
from newslint.patterns import compiled
from newslint.readers import text
from newslint.source import Source
from newslint.tokens import recurrences, tokens

_TOKEN = compiled(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+(?:'[\p{L}\p{M}\p{N}]++)*+")


def document(prose: str) -> Document:
    """A plain text."""
    source = Source.of(prose)
    return Document(source, text.read(source)[0])


@given(st.text("aB1İßΣς’'‐‑- .\u0301éЖ本½_", max_size=30))
def test_tokens_are_what_their_pattern_finds(prose: str) -> None:
    article = document(f"x {prose} y")
    low = article.lower.replace("’", "'")
    found = [(match[0], *match.span()) for match in _TOKEN.finditer(low)]
    assert list(zip(*tokens(article), strict=True)) == found


@given(st.text("aAİßΣÉ ’", max_size=20))
def test_lower_case_keeps_all_places(prose: str) -> None:
    small = lowered(prose)
    assert len(small) == len(prose)
    assert lowered(small) == small


@pytest.mark.parametrize(
    ("prose", "places"),
    [
        ("One two three.", []),
        ("To be or not to be.", [(4, 0)]),
        ("go go go", [(1, 0)]),
        ("at sea, at sea, at sea", [(2, 0), (3, 1), (4, 2)]),
    ],
)
def test_where_two_words_come_again(prose: str, places: list[tuple[int, int]]) -> None:
    assert recurrences(document(prose)) == places


@given(st.lists(st.sampled_from(["ha", "Ho", "he-he", "it’s"]), min_size=4, max_size=60))
def test_no_loop_is_missed(words: list[str]) -> None:
    article = document(" ".join(words))
    long = [
        (size, times)
        for _, size, times in loops([word.lower() for word in words])
        if times >= (3 if size >= 5 else 4 if size > 1 else 6)
    ]
    assert _may_loop(article.fact(recurrences)) or not long
