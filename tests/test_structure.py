"""What opens the gates of rules of structure is in all that they report."""

from __future__ import annotations

from itertools import product

import pytest
from newslint.rules.structure import stray_caption
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
