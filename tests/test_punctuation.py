"""What rules of punctuation and encoding share, and what their examples cannot show in every kind of file."""

from __future__ import annotations

import pytest
from newslint.rules.encoding._mojibake import damages
from newslint.rules.punctuation._spots import _MARK, _PLAIN_MARK, spots
from newslint.rules.punctuation._text import is_abbreviation

from newslint import check_text
from newslint.document import Document
from newslint.readers import text
from newslint.source import Source
from newslint.view import Article, View


def document(content: str, language: str = "en") -> Document:
    source = Source("a.txt", content.encode("utf-8", "surrogateescape"))
    return Document(source, text.read(source)[0], language)


def test_marks_are_found_by_what_stands_beside_them() -> None:
    content = "He came , (and) went. 1,000!\nSo."
    found = document(content).fact(spots)
    assert found.of(",", before=" ") == [content.index(" ,") + 1]
    assert found.of(",", "0", "0") == [content.index("1,") + 1]
    assert found.of(".!", after="\n") == [content.index("!"), len(content) - 1]
    assert found.of("?") == []


def test_all_marks_of_a_plain_text_are_found() -> None:
    plain = "".join(map(chr, range(0x250))) + "‐‑‒–—‘’‚“”„…‹›€™"
    assert Document(Source("a.txt", b""), Article(View.whole(plain), ())).has_plain_letters
    assert _PLAIN_MARK.findall(plain) == _MARK.findall(plain)


@pytest.mark.parametrize(
    ("before", "language", "right"),
    [
        ("a.m", "en", True),
        ("He met Mr", "en", True),
        ("J", "en", True),
        ("Koopmans & Zn", "en", True),
        ("in the fleet", "en", False),
        ("König Charles III", "de", True),
        ("EE.UU", "es", True),
        ("в 2011г", "ru", True),
    ],
)
def test_abbreviations_are_known_by_language(before: str, language: str, right: bool) -> None:
    assert is_abbreviation(document(f"{before}. und", language), len(before)) is right


@pytest.mark.parametrize(
    ("broken", "mended", "certain"),
    [
        ("NÃ©vache", "Névache", True),
        ("mayorâ€™s", "mayor’s", True),
        ("BraÅŸov", "Braşov", True),
        ("K√∂nig", "König", False),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет", False),
    ],
)
def test_mojibake_is_certain_only_by_the_table(broken: str, mended: str, certain: bool) -> None:
    (damage,) = damages(document(f"The name {broken} stood there."))
    assert (damage.new, damage.certain) == (mended, certain)


def test_clean_text_of_any_script_is_no_mojibake() -> None:
    for content in (
        "“Ça va, château,” he said – São Paulo, Ångström.",
        "Привет, мир… «СССР» Р», Г.",
        "日本語、한국어, ελληνικά",
    ):
        assert damages(document(content)) == ()


def test_a_word_broken_at_a_line_end_is_joined() -> None:
    content = "The long rocket of the company took a new satel-\nlite with it into its orbit on Monday night.\n"
    found = [finding for finding in check_text(content) if finding.code == "PUN017"]
    assert [finding.fix.edits[0].new for finding in found if finding.fix] == ["satellite"]
