"""The parts of the language server that need no editor: texts, places, edits, and what is offered."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from lsprotocol.types import (
    PositionEncodingKind,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
)

from newslint import check_text
from newslint.engine import ACCEPTABLE, Checked
from newslint.fixer import apply
from newslint.lsp.actions import acceptable
from newslint.lsp.buffer import Buffer
from newslint.lsp.checker import Report
from newslint.lsp.edits import difference
from newslint.lsp.positions import Positions
from newslint.registry import builtin
from newslint.testing import marked
from tests.editor import Editor

CHARACTERS = "ab ,.\n\r\té漢🚢\u2028\x0b\x0c\x85\ufeff"
TEXTS = st.text(CHARACTERS, max_size=30)
UNITS = st.sampled_from(PositionEncodingKind)


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[int, int]:
    """A place that an editor can name: not between CR and LF."""
    offsets = [at for at in range(len(text) + 1) if text[max(0, at - 1) : at + 1] != "\r\n"]
    start, end = sorted((draw(st.sampled_from(offsets)), draw(st.sampled_from(offsets))))
    return start, end


@given(st.data(), TEXTS, UNITS)
def test_changes_give_the_text_that_the_editor_has(data: st.DataObject, text: str, units: PositionEncodingKind) -> None:
    buffer = Buffer("file:///a.txt", 1, "plaintext", text, units)
    editor = Editor()
    editor.encoding = units.value
    changes: list[TextDocumentContentChangePartial] = []
    for _ in range(data.draw(st.integers(1, 4))):
        start, end = data.draw(spans(text))
        new = data.draw(TEXTS)
        editor.texts["a"] = text
        place = Positions(text, units).range((start, end))
        assert (place.start, place.end) == (editor.position("a", start), editor.position("a", end))
        text = text[:start] + new + text[end:]
        changes.append(TextDocumentContentChangePartial(place, new))
    changed = buffer.changed(2, changes)
    assert (changed.text, changed.version) == (text, 2)
    assert buffer.changed(3, [TextDocumentContentChangeWholeDocument(text)]).text == text


@given(st.data(), TEXTS, UNITS)
def test_a_place_leads_back_to_itself(data: st.DataObject, text: str, units: PositionEncodingKind) -> None:
    buffer = Buffer("file:///a.txt", 1, "plaintext", text, units)
    span = data.draw(spans(buffer.source.text))
    assert buffer.span(buffer.place(span)) == span


@given(TEXTS, TEXTS)
@example(",\n", "\r\n\n,\n")
@example("a\r.", "a\ra.")
def test_the_difference_of_two_texts_makes_one_of_the_other(old: str, new: str) -> None:
    edits = list(difference(old, new))
    assert apply(old, edits) == new
    assert [edit for edit in edits if old[max(0, edit.span[0] - 1) : edit.span[0] + 1] == "\r\n"] == []


def test_a_place_that_is_not_there_is_the_nearest_one() -> None:
    positions = Positions("a🚢\r\nb", PositionEncodingKind.Utf16)
    place = positions.position(0)
    for line, character, offset in ((0, 2, 1), (0, 9, 2), (1, 9, 5), (7, 0, 5)):
        place.line, place.character = line, character
        assert positions.offset(place) == offset


def test_what_is_offered_to_be_accepted_settles_the_finding() -> None:
    offered = 0
    for rule in (each.whole() for each in builtin()):
        for bad in rule.bad if rule.family in ACCEPTABLE else ():
            text = marked(bad)[0]
            if not text.isprintable():
                continue
            buffer = Buffer("file:///example.txt", 1, "plaintext", text, PositionEncodingKind.Utf16)
            for finding in check_text(text, filename="example.txt"):
                report = Report(buffer, Checked(buffer.source, [], [finding]))
                if entry := acceptable(report, finding):
                    offered += 1
                    left = check_text(text, filename="example.txt", accept=[entry])
                    assert (finding.code, finding.span) not in [(each.code, each.span) for each in left], entry
    assert offered > 100
