"""Figures of precision: what was measured is about rules that there are, and is shown as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import measure_precision
from newslint import measured
from newslint.page import page
from newslint.registry import builtin
from newslint.rule import Rule

ROOT = Path(__file__).parent.parent


def rule(code: str) -> type[Rule]:
    return builtin().find(code)


def test_figures_are_of_rules_that_there_are() -> None:
    data = measured._data()
    assert set(data["rules"]) <= {rule.code for rule in builtin()}
    for counts in data["rules"].values():
        assert set(counts) <= set(data["sets"])
        assert all(right + false <= findings for findings, right, false in counts.values())


def test_the_documentation_says_what_was_measured() -> None:
    data = measured._data()
    sets = data["sets"].values()
    counts = [counts for rule in data["rules"].values() for counts in rule.values()]
    right, false = (sum(each[at] for each in counts) for at in (1, 2))
    page = (ROOT / "docs" / "precision.md").read_text(encoding="utf-8")
    words = sum(about["words"] for about in sets)
    assert (
        f"In all {words:,} words, and {right + false:,} findings that are judged: {right:,} of them are right." in page
    )
    assert sum(int(number.replace(",", "")) for number in re.findall(r"^\| ([\d,]+) \|", page, re.MULTILINE)) == sum(
        about["texts"] for about in sets
    )


def test_verdicts_are_about_rules_that_there_are() -> None:
    lines = measure_precision.VERDICTS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert {code for _, code, _ in rows} <= {rule.code for rule in builtin()}
    assert {verdict for *_, verdict in rows} == {"right", "false"}
    assert len({fingerprint for fingerprint, *_ in rows}) == len(rows)


def test_a_rule_says_how_often_it_was_right(monkeypatch: pytest.MonkeyPatch) -> None:
    sets = {
        "a": {"what": "articles", "languages": ["en"], "texts": 3, "words": 1000},
        "b": {"what": "Artikel", "languages": ["de"], "texts": 2, "words": 500},
    }
    rules = {"PUN001": {"a": [10, 7, 1], "b": [2, 2, 0]}, "PUN012": {"b": [3, 0, 0]}, "STR017": {}}
    monkeypatch.setattr(measured, "_data", lambda: {"measured": "2026-11-25", "sets": sets, "rules": rules})
    assert measured.summary(rule("PUN001")) == (
        "Precision: 9 of 10 findings right (0.900), 2 not judged, in 1,500 words (measured 2026-11-25)."
    )
    assert measured.measures(rule("PUN001")) == [
        measured.Measure("articles", 3, 1000, 10, 7, 1),
        measured.Measure("Artikel", 2, 500, 2, 2, 0),
    ]
    assert measured.summary(rule("PUN012")) == (
        "Precision: 3 findings, not judged, in 1,500 words (measured 2026-11-25)."
    )
    # A rule for articles in English: the German ones are not counted.
    assert measured.summary(rule("STR017")) == ("Precision: nothing reported, in 1,000 words (measured 2026-11-25).")
    assert measured.summary(rule("BIL001")) == "Precision: not measured."
    assert "Precision: not measured." in page(rule("BIL001"))


def test_a_finding_is_judged_by_its_verdict_then_by_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "It rained , they say , and and snowed , too.\n"
    space, doubled = frozenset({"punctuation"}), frozenset({"duplication"})
    labels = [
        measure_precision.Label((9, 11), space),  # a fault
        measure_precision.Label((20, 22), trap=True),
    ]
    labelled = measure_precision.Text("1", "en", text, labels, space)

    def verdicts(labelled: measure_precision.Text) -> list[tuple[int, bool | None]]:
        return [(f.span[0], measure_precision._verdict(f, labelled)) for f in measure_precision._findings(text)]

    # What no label covers is false in a judged family (the space at 37), and unjudged in another (the words at 23).
    assert verdicts(labelled) == [(9, True), (20, False), (23, None), (37, False)]
    everywhere = labelled._replace(judged=None)
    assert verdicts(everywhere) == [(9, True), (20, False), (23, False), (37, False)]
    published = labelled._replace(judged=frozenset(), labels=[measure_precision.Label((23, 30), doubled)])
    assert verdicts(published) == [(9, None), (20, None), (23, True), (37, None)]
    first = measure_precision._findings(text)[0].fingerprint
    monkeypatch.setattr(measure_precision, "verdicts", lambda: {first: False})
    assert verdicts(labelled)[0] == (9, False)


def test_marked_articles_are_read_with_their_marks(tmp_path: Path) -> None:
    for folder in ("articles", "seeds"):
        (tmp_path / folder).mkdir()
    raw = "He ⟦punctuation=, |,, ⟧came to ⟦trap|[sic]⟧ ⟦translation?/locale?|20h30⟧.\r\n"
    (tmp_path / "articles" / "1.txt").write_bytes(raw.encode())
    (tmp_path / "seeds" / "a.txt").write_bytes(b"One\nTwo twoo.\n")
    row = {"file": "a.txt", "line": 2, "column": 5, "excerpt": "twoo", "families": ["spelling"]}
    (tmp_path / "seeds" / "golden.jsonl").write_text(json.dumps(row))
    marked, seed = measure_precision.SETS["marked"].read(tmp_path)
    assert marked.text == "He ,, came to [sic] 20h30.\r\n"
    assert [marked.text[slice(*label.span)] for label in marked.labels] == [",, ", "[sic]", "20h30"]
    assert [label.trap for label in marked.labels] == [False, True, False]
    assert marked.labels[2].families >= {"translation", "locale"}
    assert [seed.text[slice(*label.span)] for label in seed.labels] == ["twoo"]
