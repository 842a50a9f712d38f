from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import newslint
from newslint import api

BAD = "The mayor warned , late on Monday, that the ferry would stop.\n"


def test_the_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(api).failed == 0
    assert doctest.testmod(api).attempted > 3


def test_every_public_name_can_be_had() -> None:
    assert [name for name in newslint.__all__ if not hasattr(newslint, name)] == []
    with pytest.raises(AttributeError, match="chekc_text"):
        _ = newslint.chekc_text


def test_spans_are_of_the_text_that_was_given() -> None:
    text = f"🚢 é {BAD}"
    (finding,) = newslint.check_text(text, select=["PUN001"])
    assert text[slice(*finding.span)].startswith(" ,")


def test_the_name_says_how_a_text_is_read() -> None:
    assert newslint.check_text("`a , b`", select=["PUN001"])
    assert not newslint.check_text("`a , b`", select=["PUN001"], filename="a.md")
    assert (
        newslint.fix_text("*It rained* , and `a , b`.", select=["PUN001"], filename="a.md")
        == "*It rained*, and `a , b`."
    )


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(newslint.UnknownRuleError, match="did you mean space-before-mark"):
        newslint.check_text(BAD, select=["space-before-marc"])
    with pytest.raises(LookupError):
        newslint.fix_text(BAD, ignore=["NOPE"])


def test_accepted_words_are_right() -> None:
    text = "The occurence was a surprise to the whole town."
    assert newslint.check_text(text, select=["SPL"])
    assert newslint.check_text(text, select=["SPL"], accept=["occurence"]) == []


def test_unsafe_fixes_are_applied_when_asked_for() -> None:
    text = "The occurence was a surprise to the whole town."
    assert newslint.fix_text(text, select=["SPL"]) == text
    assert newslint.fix_text(text, select=["SPL"], unsafe=True) == text.replace("occurence", "occurrence")


def test_a_file_is_checked_by_the_settings_of_its_project(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(BAD, encoding="utf-8")
    assert [finding.code for finding in newslint.check_file(article)] == ["PUN001"]
    (tmp_path / "newslint.toml").write_text('ignore = ["PUN001"]\n', encoding="utf-8")
    assert newslint.check_file(str(article)) == []
    (tmp_path / "newslint.toml").write_text("ignroe = []\n", encoding="utf-8")
    with pytest.raises(newslint.ConfigError, match="did you mean 'ignore'"):
        newslint.check_file(article)
