from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.document import Document
from newslint.engine import Linter
from newslint.finding import Finding, Safety, Severity
from newslint.readers import reader_for, text
from newslint.registry import Registry, builtin
from newslint.rule import Grain, Hit, Need, Rule
from newslint.source import Source
from newslint.view import Scope

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))


def finds(code: str, word: str, **attributes: object) -> Rule:
    """A rule that reports each place of a word."""

    def check(self: Rule, document: Document) -> Iterator[Hit]:
        at = document.text.find(word)
        while at >= 0:
            yield Hit((at, at + len(word)), f"{code} found {word}")
            at = document.text.find(word, at + 1)

    made = {"code": code, "name": f"rule-{code.lower()}", "summary": code, "check": check, **attributes}
    rule: Rule = type(code, (Rule,), made)()
    return rule


def lint(source: str, *rules: Rule) -> list[Finding]:
    linter = Linter(Registry(type(rule) for rule in rules), rules, "en")
    return linter.check(Source("a.txt", source.encode("utf-8", "surrogateescape")), text.read).findings


def codes(source: str, *rules: Rule) -> list[str]:
    return [finding.code for finding in lint(source, *rules)]


def test_findings_come_in_order_of_place_and_code() -> None:
    assert codes("one two one", finds("BBB001", "two"), finds("AAA001", "one")) == ["AAA001", "BBB001", "AAA001"]


def test_two_findings_of_one_family_on_one_place_are_one() -> None:
    assert codes("a word", finds("AAA001", "word"), finds("AAA002", "word")) == ["AAA001"]


def test_the_more_specific_family_keeps_the_place() -> None:
    rules = [finds("SPL001", "Herr Duval", family="spelling"), finds("TRL001", "Herr", family="translation")]
    assert codes("said Herr Duval.", *rules) == ["TRL001"]


def test_an_info_never_hides_an_error() -> None:
    rules = [
        finds("ENC007", "a b", family="encoding", severity=Severity.INFO),
        finds("SPL001", "b", family="spelling", severity=Severity.ERROR),
    ]
    assert codes("a b", *rules) == ["SPL001"]


def test_words_and_passages_do_not_compete() -> None:
    rules = [finds("DUP003", "It rained on.", grain=Grain.PASSAGE), finds("SPL001", "rained")]
    assert codes("It rained on.", *rules) == ["DUP003", "SPL001"]


def test_a_covering_finding_silences_what_stands_inside_it() -> None:
    line = finds("CHR001", "- Advertisment -", family="chrome", grain=Grain.PASSAGE, covers=True)
    typo = finds("SPL001", "Advertisment", family="spelling")
    broken = finds("ENC004", "-", family="encoding")
    assert codes("- Advertisment -\n\nAdvertisment", line, typo) == ["CHR001", "SPL001"]
    assert codes("- Advertisment -", line, typo, broken) == ["ENC004", "CHR001", "ENC004"]


def test_passages_that_share_half_are_one() -> None:
    rules = [finds("AAA001", "one two three", grain=Grain.PASSAGE), finds("AAA002", "three four", grain=Grain.PASSAGE)]
    assert codes("one two three four", *rules) == ["AAA001"]
    rules[1] = finds("AAA002", "three four five six", grain=Grain.PASSAGE)
    assert codes("one two three four five six", *rules) == ["AAA001", "AAA002"]


def test_findings_on_the_article_compete_with_nothing() -> None:
    rules = [finds("AAA001", "one", grain=Grain.ARTICLE), finds("AAA002", "one", grain=Grain.ARTICLE)]
    assert codes("one two", *rules, finds("AAA003", "one")) == ["AAA001", "AAA002", "AAA003"]


def test_many_findings_settle_in_reasonable_time() -> None:
    source = "word " * 20_000
    assert len(codes(source, finds("AAA001", "word"), finds("AAA002", "ord"))) == 20_000


def test_a_rule_runs_only_in_its_languages_scopes_and_outside_quotations() -> None:
    source = "A short heading\nHe said “word” and word."
    assert len(lint(source, finds("AAA001", "word"))) == 2
    assert codes(source, finds("AAA001", "word", languages=("fr",))) == []
    assert len(lint(source, finds("AAA001", "word", in_quotations=False))) == 1
    assert codes(source, finds("AAA001", "short", scopes=frozenset({Scope.PARAGRAPH}))) == []
    assert codes(source, finds("AAA001", "short", scopes=frozenset({Scope.TITLE}))) == ["AAA001"]


def test_a_hit_may_lower_severity_and_safety_and_never_raise_them() -> None:
    class Wayward(Rule):
        code, name, summary, severity, safety = "AAA001", "wayward", "wayward", Severity.WARNING, Safety.UNSAFE

        def check(self, document: Document) -> Iterator[Hit]:
            yield Hit((0, 1), "low", "x", severity=Severity.INFO, safety=Safety.SUGGESTION)
            yield Hit((2, 3), "high", "x", severity=Severity.ERROR, safety=Safety.SAFE)

    low, high = lint("a b", Wayward())
    assert low.fix and high.fix
    assert (low.severity, low.fix.safety) == (Severity.INFO, Safety.SUGGESTION)
    assert (high.severity, high.fix.safety) == (Severity.WARNING, Safety.UNSAFE)


def test_a_broken_rule_costs_only_its_own_findings() -> None:
    class Broken(Rule):
        code, name, summary = "AAA001", "broken", "broken"

        def check(self, document: Document) -> Iterator[Hit]:
            yield Hit((0, 1), "lost")
            raise ZeroDivisionError("by zero")

    rules = [Broken(), finds("AAA002", "word")]
    linter = Linter(Registry(type(rule) for rule in rules), rules, "en")
    checked = linter.check(Source("a.txt", b"a word"), text.read)
    assert [finding.code for finding in checked.findings] == ["AAA002"]
    assert [str(failure) for failure in checked.failures] == [
        "rule AAA001 broken failed (ZeroDivisionError: by zero): please report it"
    ]


def test_a_fingerprint_survives_edits_elsewhere() -> None:
    rule = finds("AAA001", "word")
    before = lint("One word here.\n\nAnother word there, and a word.", rule)
    after = lint("New lines.\n\nMore.\n\nOne word here.\n\nAnother word there, and a word.", rule)
    assert [finding.fingerprint for finding in before] == [finding.fingerprint for finding in after]
    assert len({finding.fingerprint for finding in before}) == 3


def test_a_need_that_is_not_met_keeps_a_rule_from_running() -> None:
    rule = finds("AAA001", "word", need=Need(words=("other",)))
    assert codes("a word", rule) == []
    assert codes("another word", rule) == ["AAA001"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_gates_hide_nothing_in_articles(path: Path) -> None:
    source = Source(str(path), path.read_bytes())
    rules = [rule() for rule in builtin() if rule.default]
    gated = Linter(builtin(), rules).check(source, reader_for(str(path))).findings
    for rule in rules:
        rule.need = Need()  # type: ignore[misc]
    assert Linter(builtin(), rules).check(source, reader_for(str(path))).findings == gated
