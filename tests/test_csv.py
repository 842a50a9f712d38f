"""CSV: chosen columns of each row, doubled quotation marks as units."""

from __future__ import annotations

import csv as python_csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.readers import csv, reader_for
from newslint.readers.options import Options
from newslint.source import Source
from newslint.view import Article

GIVEN = Options(fields=("title", "body"))


def articles(text: str, options: Options = GIVEN, name: str = "a.csv") -> list[Article]:
    return reader_for(name, options)(Source(name, text.encode("utf-8", "surrogateescape")))


def prose(text: str, options: Options = GIVEN) -> list[list[tuple[str, str]]]:
    return [
        [(block.scope.value, article.view.text[slice(*block.span)]) for block in article.blocks]
        for article in articles(text, options)
    ]


def test_a_row_is_an_article() -> None:
    text = 'id,title,body,lang\n1,Boats,"Ten boats, they say.\nThey slept.",fr\n\n2,"""X"" y",,\n'
    assert prose(text) == [
        [("title", "Boats"), ("paragraph", "Ten boats, they say."), ("paragraph", "They slept.")],
        [("title", '"X" y')],
    ]
    assert [article.language for article in articles(text)] == ["fr", None]


@pytest.mark.parametrize("separator", list(",;\t|"))
def test_the_first_row_shows_what_stands_between_cells(separator: str) -> None:
    assert prose(f"a{separator}title{separator}b\n1{separator}Boats{separator}2\n") == [[("title", "Boats")]]


def test_columns_without_a_name_are_chosen_by_number() -> None:
    assert prose("1,Boats here\n2,More boats\n", Options(fields=("2",))) == [
        [("title", "Boats here")],
        [("title", "More boats")],
    ]


def test_what_cannot_be_read_is_said() -> None:
    assert articles("a,b\n1,2\n")[0].unread == "has no column title, body; it has a, b: set `fields` under [readers]"
    found = articles('title\nOne\n"Two\nThree\n')
    assert [article.unread for article in found] == [None, "line 3: the quotation mark of a cell is never closed"]
    assert articles("") == []


def test_a_cell_takes_only_what_it_can_hold() -> None:
    bare, quoted = articles('title\na boat\n"a ""boat"""\n')
    assert bare.view.source_edit((2, 6), "ferry") == ((8, 12), "ferry")
    assert bare.view.source_edit((2, 6), "a, b") is None
    assert quoted.view.text == 'a "boat"'
    assert quoted.view.source_edit((2, 8), '“x”, "y"') == ((16, 24), '“x”, ""y""')


CELL = st.text(st.sampled_from('ab ,;"\t\r\né🚢'), max_size=6)
TABLE = st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=5)


@given(TABLE, st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["\n", "\r\n"]), st.booleans())
@settings(max_examples=2000, deadline=None)
def test_cells_are_what_python_reads(table: list[list[str]], separator: str, end: str, every: bool) -> None:
    out = io.StringIO()
    dialect = python_csv.unix_dialect if every else python_csv.excel
    python_csv.writer(out, dialect, delimiter=separator, lineterminator=end).writerows(table)
    text = out.getvalue()
    rows = [[csv._view(text, cell, separator).raw for cell in row] for row in csv._rows(text, separator)]
    assert rows == [row for row in python_csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row]
