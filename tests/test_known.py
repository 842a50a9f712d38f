"""Words that are vouched for are told as each that vouches would tell them, whoever else is asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import known
from newslint.document import Document
from newslint.known import Known
from newslint.readers import text as plain_text
from newslint.source import Source

SHORT = Known(lambda word: len(word) < 4)
SMALL = Known(str.islower)
CONTENTS = st.lists(st.sampled_from(["The", "the", "boat", "Boat", "sank", "at", "noon", "Noon", "too"])).map(" ".join)


def document(content: str) -> Document:
    source = Source("example.txt", content.encode())
    return Document(source, plain_text.read(source)[0], "en")


@settings(deadline=None)
@given(st.lists(CONTENTS, max_size=4))
def test_each_is_told_what_nobody_vouches_for(contents: list[str]) -> None:
    for article in map(document, contents):
        words = list(article.words_by_text)
        assert SHORT.others(article) == [word for word in words if len(word) >= 4]
        assert SMALL.others(article) == [word for word in words if not word.islower()]


def test_who_comes_later_is_asked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "_memory", known._memory)
    article = document("The boat sank at noon.")
    assert SHORT.others(article) == ["boat", "sank", "noon"]
    late = Known(lambda word: "o" not in word)
    assert late.others(article) == ["boat", "noon"]
    assert SHORT.others(article) == ["boat", "sank", "noon"]


def test_a_full_memory_forgets_nothing_of_articles_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "_memory", known._memory)
    monkeypatch.setattr(known, "_MOST", 0)
    first, second = document("The boat sank at noon."), document("A Noon without boats.")
    for _ in range(2):
        assert SMALL.others(first) == ["The"]
        assert SMALL.others(second) == ["A", "Noon"]
    assert SHORT.others(first) == ["boat", "sank", "noon"]
