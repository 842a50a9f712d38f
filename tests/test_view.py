"""The map between prose and file, over a toy markup: `<…>` is left out, `&amp;` and `&eacute;` are units."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from newslint.view import View

TOKEN = re.compile(r"<[^>]*>|&\w+;|[^<&]+|[<&]")
RAW = st.lists(
    st.sampled_from(["one ", "two", "&amp;", "&eacute;", "<b>", "</b>", ", ", "<a href='x'>", "</a>", "é"]), max_size=20
).map("".join)


def view_of(raw: str) -> View:
    parts = [(html.unescape(m[0]), m.start(), m.end()) for m in TOKEN.finditer(raw) if not m[0].startswith("<")]
    return View.build(parts, raw, lambda text: html.escape(text, quote=False))


@given(RAW, st.data())
def test_an_edit_in_the_prose_is_the_same_edit_in_the_file(raw: str, data: st.DataObject) -> None:
    view = view_of(raw)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    new = data.draw(st.sampled_from(["", "X", "<&", "é"]))
    mapped = view.source_edit((start, end), new)
    if mapped is None:
        return
    (low, high), written = mapped
    after = raw[:low] + written + raw[high:]
    assert view_of(after).text == view.text[:start] + new + view.text[end:]
    assert re.findall(r"<[^>]+>", after) == re.findall(r"<[^>]+>", raw)


@given(RAW, st.data())
def test_a_span_of_the_prose_reads_the_same_in_the_file(raw: str, data: st.DataObject) -> None:
    view = view_of(raw)
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    low, high = view.source_span((start, end))
    assert view.text[start:end] in html.unescape(re.sub("<[^>]*>", "", raw[low:high]))
    assert view.prose_offset(low) <= start


def json_view(raw: str) -> View:
    parts = [(m[0].removeprefix("\\"), *m.span()) for m in re.finditer(r"\\.|[^\\]+", raw)]
    return View.build(parts, raw, lambda text: text.replace("&", "\\&"))


@given(RAW, st.data())
def test_a_view_of_what_a_view_says_is_one_of_the_file(prose: str, data: st.DataObject) -> None:
    raw = prose.replace("&", "\\&")
    outer = json_view(raw)
    assert outer.text == prose
    view = view_of(prose).through(outer)
    assert view.text == view_of(prose).text
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    mapped, plain = view.source_edit((start, end), "<&"), view_of(prose).source_edit((start, end), "<&")
    assert (mapped is None) == (plain is None)
    if mapped is not None:
        (low, high), written = mapped
        after = raw[:low] + written + raw[high:]
        assert view_of(json_view(after).text).text == view.text[:start] + "<&" + view.text[end:]


def test_views_are_joined_with_a_gap_that_no_edit_touches() -> None:
    raw = "one <b>two</b>"
    view = View.joined([View.build([("one", 0, 3)], raw), View("", ()), View.build([("two", 7, 10)], raw)])
    assert view.text == "one\n\ntwo"
    assert view.source_edit((3, 4), "") is None
    assert view.source_edit((5, 8), "2") == ((7, 10), "2")


def test_an_edit_across_markup_is_refused() -> None:
    view = view_of("one <b>two</b>")
    assert view.text == "one two"
    assert view.source_edit((2, 6), "x") is None
    assert view.source_edit((4, 7), "2") == ((7, 10), "2")


def test_a_unit_is_replaced_whole() -> None:
    view = view_of("caf&eacute;s")
    assert view.source_edit((3, 4), "e") == ((3, 11), "e")
    assert view.source_edit((3, 5), "ee") == ((3, 12), "ee")


def test_nothing_is_inserted_inside_a_unit() -> None:
    view = View.build([("fi", 0, 7)], "&fllig;")
    assert view.source_edit((1, 1), "x") is None


@given(RAW, st.data())
def test_the_way_to_the_file_leads_back(raw: str, data: st.DataObject) -> None:
    view = view_of(raw)
    start = data.draw(st.integers(0, max(0, len(view.text) - 1)))
    end = data.draw(st.integers(min(start + 1, len(view.text)), len(view.text)))
    assert view.prose_span(view.source_span((start, end))) == (start, end)


@given(RAW, st.data())
def test_what_stands_in_a_span_of_the_file_is_found_in_the_prose(raw: str, data: st.DataObject) -> None:
    view = view_of(raw)
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    low, high = view.prose_span((start, end))
    assert 0 <= low <= high <= len(view.text)
    for at in range(len(view.text)):
        begin, stop = view.source_span((at, at + 1))
        if start <= begin and stop <= end:
            assert low <= at < high
