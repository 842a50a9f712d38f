"""The spelling family's lists and its model of slips."""

from __future__ import annotations

from importlib.resources import files
from unicodedata import is_normalized

import pytest
from newslint.rules.spelling._near import near
from newslint.rules.spelling._words import spelling

from newslint.lexicon import in_dictionary, is_name, words
from newslint.lists import entries, wordset


def test_no_listed_misspelling_is_a_word() -> None:
    known = wordset("spelling", "words.txt")
    words_too = [
        word
        for word, _ in entries("spelling", "misspellings.txt")
        if word in known or (in_dictionary(word) and not (len(word) < 4 and is_name(word)))
    ]
    assert words_too == []


def test_every_listed_correction_is_a_word() -> None:
    known = wordset("spelling", "words.txt")
    corrections = {right for _, right in entries("spelling", "misspellings.txt")}
    unknown = [
        word
        for right in corrections
        for word in right.split()
        if not ("'" in word or in_dictionary(word) or word in known)
    ]
    assert unknown == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("invition", "invitation"),
        ("destablizing", "destabilizing"),
        ("governemnt", "government"),
        ("passs", "pass"),
        ("greated", "greeted"),
        ("uderground", "underground"),
        ("neeting", "meeting"),
        ("wolrdwide", "worldwide"),
        ("separtaion", "separation"),
    ],
)
def test_the_word_that_was_meant_is_the_nearest(wrong: str, right: str) -> None:
    assert near(wrong)[0].word == right


@pytest.mark.parametrize("word", ["harbour", "organisation", "iodisation", "cancelation", "drivetrain", "manoeuvres"])
def test_right_words_are_not_suspect(word: str) -> None:
    assert spelling(word) is None


def test_usual_words_are_near_nothing_of_their_own() -> None:
    assert all(other.word != "their" for other in near("their"))
    assert words("en").zipf("their") > 5


LISTS = [path.name for path in (files("newslint.rules") / "data" / "spelling").iterdir() if path.name.endswith(".txt")]


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_is_sorted_and_says_nothing_twice(name: str) -> None:
    listed = entries("spelling", name)
    assert list(listed) == sorted(set(listed))
    assert all(is_normalized("NFC", column) for entry in listed for column in entry)
