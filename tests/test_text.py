"""Plain text: which lines are a paragraph, and which line is the title."""

from __future__ import annotations

from textwrap import fill

import pytest

from newslint.readers.text import blocks_of
from newslint.view import Scope

LONG = (
    "The council of the old harbor town met on Monday evening to talk about the price of the ferry, the state of the "
    "bridge and the boats that lay in the ice, and nobody in the hall could say when the crews would be paid."
)


def paragraphs(text: str) -> list[str]:
    return [text[slice(*block.span)] for block in blocks_of(text)]


def test_each_line_is_a_paragraph() -> None:
    text = f"A title\n{LONG}\n\n  {LONG}  \n"
    assert paragraphs(text) == ["A title", LONG, LONG]


@pytest.mark.parametrize("width", [50, 72, 99])
@pytest.mark.parametrize(("first", "rest"), [("", ""), ("  ", "  "), (" * ", "   "), ("- ", "  ")])
def test_lines_that_a_width_explains_are_one_paragraph(width: int, first: str, rest: str) -> None:
    wrapped = fill(LONG, width, initial_indent=first, subsequent_indent=rest)
    assert paragraphs(f"{wrapped}\n\n{wrapped}\n") == [wrapped.strip(), wrapped.strip()]


def test_lines_that_no_width_explains_stay_apart() -> None:
    lines = [
        "Ten boats lay in the harbor of the old town at night.",
        "The crews slept.",
        "It rained on the roofs of town.",
    ]
    assert paragraphs("\n".join(lines)) == lines


def test_two_lines_are_joined_only_where_the_second_goes_on() -> None:
    first = "The council of the old harbor town met on Monday evening to talk about"
    assert len(paragraphs(f"{first}\nthe price of the ferry.")) == 1
    assert len(paragraphs(f"{first}\nThe price of the ferry.")) == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_may_end_in_any_way(end: str) -> None:
    assert paragraphs(end.join(["A title", "", LONG, ""])) == ["A title", LONG]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Harbor town counts its boats\n\nTen boats lay there.", "Harbor town counts its boats"),
        ("15.2 C\nNew York\nHarbor town counts its boats again\n\nTen boats.", "Harbor town counts its boats again"),
        ("Ten boats lay in the harbor.\n\nThe crews slept.", None),
        ("", None),
    ],
)
def test_the_title_is_the_first_line_that_looks_like_one(text: str, title: str | None) -> None:
    found = [text[slice(*block.span)] for block in blocks_of(text) if block.scope is Scope.TITLE]
    assert found == ([title] if title else [])
