"""What chat models say is looked for in every line that may begin so."""

from __future__ import annotations

from string import ascii_lowercase

from newslint.rules.machine import _chat

from newslint.lists import wordset

KINDS = ("preamble", "label", "prefix", "note", "postscript")


def second_words(first: str, kind: str) -> set[str]:
    """The words of ASCII letters that may stand after a word where a pattern begins with it."""
    pattern = _chat._patterns(kind)
    found: set[str] = set()
    grown = [""]
    while grown:
        begun = grown.pop()
        if begun and pattern.match(f"{first} {begun} ", partial=True):
            found.add(begun)
        grown += [
            more for letter in ascii_lowercase if pattern.match(f"{first} {(more := begun + letter)}", partial=True)
        ]
    return found


def test_openings_of_two_words_are_all_that_patterns_have() -> None:
    openings = wordset("machine", "chat_openings.txt")
    firsts = {opening.split()[0] for opening in openings if " " in opening}
    assert firsts.isdisjoint(openings)
    for first in firsts:
        for kind in KINDS:
            assert {f"{first} {second}" for second in second_words(first, kind)} <= openings
            assert not any(_chat._patterns(kind).match(first + mark, partial=True) for mark in "’',.:!")
