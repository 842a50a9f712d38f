"""The spelling family's lists and its model of slips."""

from __future__ import annotations

from importlib.resources import files
from itertools import product
from unicodedata import is_normalized

import pytest
from newslint.rules.spelling._lists import LETTERS
from newslint.rules.spelling._model import most, score
from newslint.rules.spelling._near import near
from newslint.rules.spelling._words import Place, Suspect, occurrences, spelling, times

from newslint.document import Document
from newslint.lexicon import in_dictionary, is_name, words
from newslint.lists import entries, wordset
from newslint.readers import text as plain_text
from newslint.source import Source


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


TEXT = "Trhe mill-owners’ trhe, THE TRHE, re-elect O’Trhe; 3rd fina1 e-mail: w hen it’s a “Wörter” straße İstanbul."


def test_words_are_found_where_they_stand() -> None:
    source = Source.of(TEXT)
    document = Document(source, plain_text.read(source)[0], "en")
    runs = list(LETTERS.finditer(document.lower))
    for word in {run[0] for run in runs}:
        assert times(document, word) == sum(run[0] == word for run in runs)
    assert document.fact(occurrences)["trhe"] == [run.start() for run in runs if run[0] == "trhe"]
    assert "the" not in document.fact(occurrences)


@pytest.mark.parametrize("text", ["goverment", "Goverment", "GOVERMENT", "goVerment"])
def test_no_place_makes_a_word_likelier_misspelt_than_the_likeliest(text: str) -> None:
    known = spelling(text.lower())
    assert known is not None
    scores = [
        score(Suspect(Place(text, known.word, (0, 9), *told, ""), known, times=again, meant=again // 2))
        for *told, again in product(*[(False, True)] * 4, (1, 5))
    ]
    assert max(scores) <= most(known, text)


LISTS = [path.name for path in (files("newslint.rules") / "data" / "spelling").iterdir() if path.name.endswith(".txt")]


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_is_sorted_and_says_nothing_twice(name: str) -> None:
    listed = entries("spelling", name)
    assert list(listed) == sorted(set(listed))
    assert all(is_normalized("NFC", column) for entry in listed for column in entry)
