"""What rules of structure and mark-up look for first is in all that they would report."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newslint.rules.markup import markdown_mark, script_fragment, wiki_mark
from newslint.rules.structure import flattened_list, stray_caption
from newslint.rules.structure.desk_note import DeskNote
from newslint.rules.structure.stray_caption import StrayCaption

from newslint.document import Document
from newslint.lists import entries
from newslint.rule import Rule
from newslint.source import Source
from newslint.view import Article, View


def opens(rule: type[Rule], text: str) -> bool:
    return rule.need.met(Document(Source("a.txt", b""), Article(View.whole(text), ()), "en"))


@pytest.mark.parametrize("note", [note for note, _ in entries("structure", "desk-notes.txt")])
def test_each_note_of_a_desk_is_looked_for(note: str) -> None:
    assert opens(DeskNote, f"It rained. {note} It was late.")


def test_each_side_of_a_picture_is_looked_for() -> None:
    before = ("far", "center", "centre", "second", "second from", "third", "front", "back", "top", "bottom", "lower")
    sides = ("left", "right", "center", "centre", "L", "R", "C", "pictured", "front", "back", "top", "bottom")
    texts = [f"({side})" for side in sides] + [f"({first} {side})" for first, side in product(before, sides)]
    texts += [f", {side}, " for side in ("left", "right", "center", "second from left")]
    for text in texts:
        assert stray_caption._SIDE.search(text)
        assert opens(StrayCaption, text)
    for text in ("FILE - ", "FILE-", "FILE –", "FILE:", "FILE PHOTO", "FILE PHOTO:", "File photo:", "In this photo"):
        assert stray_caption._FILE.match(text)
        assert opens(StrayCaption, text)


@given(
    st.lists(
        st.sampled_from(
            ("1", "2", "3", ".", ") ", ". ", " ", "\n", "The boats", "no boat may leave", ":", "-", "–", "* ")
        ),
        max_size=40,
    ).map("".join)
)
@example("The rules are these. 1. No boat may leave. 2. No boat may land. 3. No boat may sink.")
@example("They ask for:\n- more boats for all - more crews on board - fewer bridges")
def test_what_a_flattened_list_has_is_looked_for(text: str) -> None:
    for pattern, quick in flattened_list._PATTERNS:
        if pattern.search(text):
            assert quick.search(text)


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from((*"*_~`#>\\[]()!|-= {}'\n\t", "boats", "a", "1", "edit", "note ", "/x")), max_size=30).map(
        "".join
    )
)
@example("# Boats\n> a b c d e f g\n| --- | --- |\n```python\n~~a~~ `b` ![c](d) [e](/f) **g** __h__ *ij* _kl_ \\*")
def test_what_marks_have_is_looked_for(text: str) -> None:
    possible = markdown_mark._possible(text)
    for kind in markdown_mark._FORMS:
        if markdown_mark._mark(kind).search(text):
            assert kind in possible
    if wiki_mark._marks().search(text):
        assert wiki_mark._has_marks(text)
    if wiki_mark._FOOTNOTE.search(text):
        assert wiki_mark._NUMBERED.search(text)


@given(
    st.lists(
        st.sampled_from(("var ", "let", "a", " ", "=", "(", ".", "document", "gtag", "\n", "1", '"')), max_size=12
    ).map("".join)
)
@example("var a = 1")
@example("window.a.b (")
@example("gtag(")
@example("fbq(")
@example("$(document)")
@example("//<![CDATA[")
@example("@import url(")
@example("srcset=")
@example('data-a-b="')
def test_what_code_has_is_looked_for(text: str) -> None:
    if script_fragment._CODE.search(text):
        assert script_fragment._SIGN.search(text)
