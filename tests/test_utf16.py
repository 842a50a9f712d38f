"""UTF-16 offsets are those that UTF-16 has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.utf16 import Utf16


@given(st.text(st.sampled_from("aé漢🚢𝒞\n")))
def test_offsets_are_those_of_the_encoded_text(text: str) -> None:
    utf16 = Utf16(text)
    for offset in range(len(text) + 1):
        assert utf16.units(offset) == len(text[:offset].encode("utf-16-le")) // 2
    assert utf16.span((0, len(text))) == (0, len(text.encode("utf-16-le")) // 2)
