"""The lists of page lines are as lines are looked up, and the classifier's table holds what it sees."""

from __future__ import annotations

import unicodedata

import pytest
from newslint.rules.chrome._classifier import candidates, features, weights
from newslint.rules.chrome._lines import Level, page
from newslint.rules.chrome._phrases import DECORATION, KINDS, SLOT, folded, look_up, tiled

from newslint.document import Document
from newslint.lists import entries
from newslint.readers import text
from newslint.source import Source

PROSE = "The council voted on Monday to close the ferry line that has linked the two towns for thirty years.\n\n"


def normal(line: str) -> str:
    """A line as the lists write it."""
    plain: str = folded(line).strip(DECORATION)
    return plain


def document(content: str) -> Document:
    source = Source("article.txt", content.encode())
    return Document(source, text.read(source)[0], "en")


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_written_as_lines_are_looked_up(kind: str) -> None:
    rows = entries("chrome", f"{kind}.txt")
    phrases = [row[0] for row in rows]
    assert phrases == sorted(set(phrases))
    assert all(unicodedata.is_normalized("NFC", phrase) for phrase in phrases)
    assert {row[2] for row in rows if len(row) > 2} <= {"likely", "near", "hint"}
    for phrase in phrases:
        if SLOT not in phrase:
            assert normal(phrase) == phrase
        else:
            assert all(folded(f"x{part}x")[1:-1] == part for part in phrase.split(SLOT)), phrase


def test_no_phrase_stands_in_two_lists() -> None:
    phrases = [row[0] for kind in KINDS for row in entries("chrome", f"{kind}.txt")]
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Advertisement -", "ads"),
        ("*** 12 COMMENTS ***", "comments"),
        ("Source : The Harbor Times", "tags"),
        ("READ MORE: Ferry line closes", "related"),
        ("来源：新华网", "meta"),
    ],
)
def test_a_line_is_found_whatever_its_dress(line: str, kind: str) -> None:
    found = look_up(normal(line), len(line.split()))
    assert found is not None
    assert (found.kind, found.sure) == (kind, kind != "meta")


def test_glued_pieces_are_taken_apart() -> None:
    assert [tile.text for tile in tiled(normal("FacebookTwitterCopy link"))] == ["facebook", "twitter", "copy link"]
    assert tiled(normal("Facebook said so")) == ()


SLOTTED = [row[0] for kind in KINDS for row in entries("chrome", f"{kind}.txt") if SLOT in row[0]]
FILLING = " the boats of the harbor were late again and the captains of the town, 12 of them, blamed the tide "


@pytest.mark.parametrize("length", [1, 2])
def test_a_long_line_is_looked_up_where_it_may_be_listed(length: int) -> None:
    lines = [" ".join(phrase.replace(SLOT, length * FILLING).split()) for phrase in SLOTTED]
    judged = document("\n\n".join(line for line in lines if line.isascii())).fact(page).lines
    assert len(judged) > 1000
    for line in judged:
        assert line.phrase == look_up(line.key, line.words), line.text


def test_a_word_alone_among_paragraphs_is_doubted() -> None:
    alone = document(PROSE + "Menu\n\n" + PROSE)
    assert [line.level for line in alone.fact(page).lines] == [Level.NONE, Level.LIKELY, Level.NONE]
    marker = document(PROSE + "Advertisement\n\n" + PROSE)
    assert [line.level for line in marker.fact(page).lines] == [Level.NONE, Level.SURE, Level.NONE]


def test_what_somebody_says_is_not_the_page() -> None:
    assert not any(
        line.level for line in document(PROSE + "“Read more: it helps,” he said.\n\n" + PROSE).fact(page).lines
    )


def test_the_table_knows_its_features() -> None:
    article = document("Menu\n\nTides\n\n" + PROSE + "Share\n\nHarbor Life: 12 new boats!\n\n• Gear | Boats")
    seen = {name for line in candidates(article) for name in features(article, line)}
    assert seen
    assert seen <= set(weights())
