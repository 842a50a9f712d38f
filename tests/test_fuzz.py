"""No text breaks a rule: random bytes, odd characters, and pieces of all rules' examples put together at random."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.engine import Checked, Linter
from newslint.finding import Safety
from newslint.fixer import fix
from newslint.readers import reader_for
from newslint.registry import builtin
from newslint.source import Source
from newslint.testing import marked

LANGUAGES = st.sampled_from([None, "en", "de", "fr", "es", "ru", "zh", "ar"])
NAMES = st.sampled_from(["a.txt", "a.md", "a.html"])
EXAMPLES = sorted({marked(text)[0] for rule in builtin() for text in (*rule.whole().bad, *rule.whole().good)})
PIECES = st.sampled_from([piece for example in EXAMPLES for piece in example.splitlines()])
ODD = st.text(st.characters(codec="utf-8"), max_size=12)
MARKS = st.sampled_from(list("\n\n\n  .,;:!?\"'“”‘’«»„()[]-–—…*_#<>&@/\\\u00a0\u200b\u00ad\ufeff\x00\x93\ufffd|•·ﬁ"))
MIXED = st.lists(st.one_of(PIECES, PIECES, MARKS, ODD, st.just("\udce9")), max_size=12).map("".join)


@cache
def linter(language: str | None) -> Linter:
    return Linter(builtin(), [rule() for rule in builtin()], language)


def check(name: str, data: bytes, language: str | None) -> Checked:
    checked = linter(language).check(Source(name, data), reader_for(name))
    assert [str(failure) for failure in checked.failures] == []
    return checked


def sound(checked: Checked) -> None:
    """Every place lies in the file, and every edit in its text."""
    size = len(checked.source.text)
    for finding in checked.findings:
        spans = [finding.span, *(other.span for other in finding.related)]
        spans += [edit.span for edit in finding.fix.edits] if finding.fix else []
        assert all(0 <= start <= end <= size for start, end in spans), finding


@given(NAMES, st.binary(max_size=400), LANGUAGES)
@settings(max_examples=150, deadline=None)
def test_any_bytes_can_be_linted(name: str, data: bytes, language: str | None) -> None:
    sound(check(name, data, language))


@given(NAMES, MIXED, LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_any_text_can_be_linted(name: str, text: str, language: str | None) -> None:
    sound(check(name, text.encode("utf-8", "surrogateescape"), language))


@given(NAMES, MIXED, st.sampled_from([Safety.SAFE, Safety.UNSAFE]))
@settings(max_examples=250, deadline=None)
def test_fixing_settles_and_a_second_run_changes_nothing(name: str, text: str, least: Safety) -> None:
    def again(source: Source) -> Checked:
        return check(source.path, source.data, "en")

    once = fix(again(Source(name, text.encode("utf-8", "surrogateescape"))), again, least)
    assert once.cycle == ()
    assert fix(once.last, again, least).applied == []
