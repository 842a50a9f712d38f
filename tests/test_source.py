from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.source import Place, Source


@given(st.binary(max_size=200))
def test_any_bytes_come_back_the_same(data: bytes) -> None:
    source = Source("a.txt", data)
    assert source.encode(source.text) == data


@given(st.text(st.sampled_from("ab é🚢\r\n"), max_size=60))
def test_places_and_offsets_are_inverse(text: str) -> None:
    source = Source("a.txt", text.encode())
    places = [source.place(offset) for offset in range(len(text) + 1)]
    assert [source.offset(place) for place in places] == list(range(len(text) + 1))
    assert places == sorted(places)


@given(st.text(st.sampled_from("ab \r\n"), max_size=60))
def test_rows_and_line_ends_make_the_text(text: str) -> None:
    source = Source("a.txt", text.encode())
    rows = range(1, len(source.line_starts) + 1)
    assert [source.line(row) for row in rows] == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def test_rows_end_with_lf_crlf_or_cr() -> None:
    source = Source("a.txt", b"one\ntwo\r\nthree\rfour")
    assert [source.place(source.text.index(word)) for word in ("one", "two", "three", "four")] == [
        Place(1, 1),
        Place(2, 1),
        Place(3, 1),
        Place(4, 1),
    ]


def test_columns_count_code_points_and_no_byte_order_mark() -> None:
    source = Source("a.txt", b"\xef\xbb\xbf" + "🚢é x".encode())
    assert source.place(source.text.index("x")) == Place(1, 4)
    assert source.encode("y") == b"\xef\xbb\xbfy"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_a_mark_is_decoded(encoding: str) -> None:
    data = "\ufeffÉtat 🚢".encode(encoding)
    source = Source("a.txt", data)
    assert (source.text, source.encoding, source.is_binary) == ("État 🚢", encoding, False)
    assert source.encode(source.text) == data


def test_an_odd_byte_after_a_utf_16_mark_is_no_utf_16() -> None:
    source = Source("a.txt", b"\xff\xfea")
    assert source.encoding == "utf-8"
    assert source.encode(source.text) == b"\xff\xfea"


@pytest.mark.parametrize(
    ("data", "binary"),
    [
        (b"", False),
        (b"plain words\n", False),
        ("Наводнение".encode("cp1251"), False),
        (b"one stray \x00 NUL in a line of text", False),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01", True),
        (bytes(range(256)) * 8, True),
    ],
)
def test_what_is_binary(data: bytes, binary: bool) -> None:
    assert Source("a.txt", data).is_binary is binary
