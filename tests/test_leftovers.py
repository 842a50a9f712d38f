"""What the rules of the family `translation` derive from an article together."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from newslint.document import WORD, Document
from newslint.lists import entries
from newslint.readers import text as plain_text
from newslint.source import Source

_source = import_module("newslint.rules.translation._source")
_runs = import_module("newslint.rules.translation._runs")
_words = import_module("newslint.rules.translation._words")
_loanwords = import_module("newslint.rules.translation._loanwords")
_english = import_module("newslint.rules.translation._english")
_leftover = import_module("newslint.rules.translation._leftover")
_listed = import_module("newslint.rules.translation._listed")

PLAIN = "The council met in the old town hall on Monday and spoke of roads, bridges and the price of grain. "


def document(content: str) -> Document:
    source = Source("example.txt", content.encode())
    return Document(source, plain_text.read(source)[0], "en")


def found(content: str) -> list[str]:
    article = document(content)
    return [content[slice(*leftover.span)] for leftover in article.fact(_runs.leftovers)]


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("fr", "He said [également] that the préfet would toujours agree."),
        ("de", "Herr Maier paid 3 Milliarden, sagte der Sprecher."),
        ("es", "The alcaldesa said también that the agua was clean."),
        ("uk", "He paid 300 гривень. Водії вже чекають."),
        ("ru", "He paid 300 рублей. Водители ждут, сказал он, что будет."),
        ("ja", "The singer said ありがとう to 佐々木さん."),
    ],
)
def test_the_source_language_is_told_by_what_is_left_of_it(language: str, content: str) -> None:
    source = document(PLAIN + content + " " + PLAIN).fact(_source.source_language)
    assert source is not None
    assert source.language == language
    assert source.words


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        "Emmanuel Macron, Olaf Scholz and Giorgia Meloni met at the Palazzo Chigi and spoke of joie de vivre.",
        "The α-synuclein of Kim Min-ji.",
    ],
)
def test_an_article_with_foreign_names_alone_has_no_source_language(content: str) -> None:
    assert document(content).fact(_source.source_language) is None


def test_the_source_language_helps_a_doubtful_word() -> None:
    doubtful = "They will meet again joi at noon."
    others = " He said [drumul] was closed și that 46 milioane were spent."
    assert found(PLAIN + doubtful) == []
    assert "joi" in found(PLAIN + doubtful + others)


@pytest.mark.parametrize(
    ("rest", "language"),
    [("", "French"), ("He has [también] asked M. Sánchez, and la ministra dijo que no puede.", "Spanish")],
)
def test_a_calque_of_several_languages_is_of_the_one_that_the_article_has_more_of(rest: str, language: str) -> None:
    calque = import_module("newslint.rules.translation.calque").Calque()
    (hit,) = calque.check(document(f"The mayor, for his part, praised the bridge. {rest}"))
    assert f"translated from {language};" in hit.message


def test_words_that_lists_begin_with_are_listed() -> None:
    modules = [import_module(f"newslint.rules.translation.{name}") for name in ("_honorifics", "foreign_acronym")]
    first_words = {*modules[0]._first_words(), *modules[1]._plain(), *modules[1]._short_words()}
    index = import_module("newslint.rules.translation._exonyms")._index()
    calendar = import_module("newslint.rules.translation.foreign_calendar")._cased()
    marks = [mark for mark, _ in entries("translation", "source_marks.txt")]
    for word in (*first_words, *index, *calendar, *marks):
        assert WORD.fullmatch(word) is None or word in document(f"It is {word} here.").fact(_listed.listed), word


@pytest.mark.parametrize(
    "content",
    [
        "He said également that the préfet would toujours agree. Toujours! “Toujours” is what the PRÉFET said.",
        "Herr Maier paid the Feuerwehr 3 Milliarden in the Edel-Einkauf; the Ausschuss, d'abord, met a Sprecher.",
        "the alcaldesa said también that el agua was clean, net of tills and a genre of furore and tanker.",
        "They will meet again joi at noon. He said [drumul] was closed și that 46 milioane were spent in Cluj.",
        "Mikosz, a Polish trener, met the Weidensteiner Bank and the ríkisstjórnina of Ali Semen, ríkisstjórnina.",
    ],
)
def test_no_word_is_left_out_that_may_be_looked_at(content: str) -> None:
    article = document(content)
    every = list(_leftover.candidates(article))
    assert every
    for candidate in every:
        features = candidate.features
        of_place = {name: features[name] for name in features.keys() & _leftover._AROUND.keys()}
        assert all(0 <= value <= _leftover._AROUND[name] for name, value in of_place.items())
        word = article.words[candidate.number].text
        assert _leftover._score(features) <= _leftover._most(word, content.islower()) + 1e-9
    least = _leftover.BESIDE - _leftover.MOST_BY_SOURCE
    assert least <= _source._FLOOR
    likely = [candidate for candidate in every if _leftover._score(candidate.features) >= least]
    assert [candidate for candidate, _ in article.fact(_leftover.scored)] == likely


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("She would not speak to celui-ci or to celles - ci again.", ["celui-ci", "celles - ci"]),
        ("The mayor took a pot - de - vin from the builder.", ["pot - de - vin"]),
        ("He spoke avecMarie about it.", ["avecMarie"]),
        ("It was mas não é verdade all along.", ["mas não é verdade"]),
    ],
)
def test_phrases_and_runs_are_one_leftover(content: str, expected: list[str]) -> None:
    assert found(content) == expected


@pytest.mark.parametrize("phrase", ["tête-à-tête", "Schadenfreude", "coup d’état", "vis-à-vis", "bandes dessinées"])
def test_loanwords_are_known_however_they_are_written(phrase: str) -> None:
    assert _loanwords.is_loanword(phrase) or _loanwords.is_loanword(phrase + "s")


@pytest.mark.parametrize(
    ("word", "usual"), [("harbour", True), ("aussi", False), ("des", False), ("people", True), ("début", False)]
)
def test_what_is_looked_at(word: str, usual: bool) -> None:
    assert _words.is_usual(word) is usual


def test_a_word_made_of_english_ones_is_english() -> None:
    assert all(map(_english.put_together, ["backglass", "underdelivering", "porchto"]))
    assert not any(map(_english.put_together, ["nachlegen", "paraphrasaient"]))


def test_every_weight_is_of_a_feature() -> None:
    code = Path(str(_leftover.__file__)).read_text(encoding="utf-8")
    assert [name for name in _leftover._weights() if f'"{name}"' not in code] == []
