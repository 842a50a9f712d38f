from __future__ import annotations

from collections.abc import Iterator

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.document import Document
from newslint.engine import Checked, Linter
from newslint.finding import Edit, Safety
from newslint.fixer import apply, fix
from newslint.readers import text
from newslint.registry import Registry
from newslint.rule import Hit, Rule
from newslint.source import Source
from newslint.view import Article, View


def replaces(code: str, pattern: str, new: str, safety: Safety = Safety.SAFE) -> Rule:
    """A rule that replaces what a pattern finds."""

    def check(self: Rule, document: Document) -> Iterator[Hit]:
        for found in regex.finditer(pattern, document.text):
            yield Hit(found.span(), "found", found.expand(new))

    attributes = {"code": code, "name": f"rule-{code.lower()}", "summary": code, "safety": safety, "check": check}
    rule: Rule = type(code, (Rule,), attributes)()
    return rule


def linter(*rules: Rule) -> Linter:
    return Linter(Registry(type(rule) for rule in rules), rules, "en")


def checked(source: str, *rules: Rule) -> Checked:
    return linter(*rules).check(Source("a.txt", source.encode()), text.read)


def fixed(source: str, *rules: Rule, least: Safety = Safety.SAFE) -> str:
    done = fix(checked(source, *rules), lambda again: linter(*rules).check(again, text.read), least)
    return done.last.source.text


MEETING = [
    replaces("AAA001", r",(?:\s*,)+", ","),
    replaces("AAA002", r" +(?=[,.])", ""),
    replaces("AAA003", r"  +", " "),
    replaces("AAA004", r"\b(\w+) \1\b", r"\1"),
    replaces("AAA005", r"\.\.\.", "…"),
    replaces("AAA006", r" +$", ""),
]


@given(st.text("ab ,.\n…", max_size=60))
@settings(max_examples=300)
def test_fixing_settles_and_a_second_run_changes_nothing(source: str) -> None:
    once = fixed(source, *MEETING)
    assert fixed(once, *MEETING) == once
    assert not checked(once, *MEETING).findings


@given(st.text("ab🚢\n", max_size=30), st.data())
def test_no_character_outside_an_edit_changes(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(source)), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    edits = [Edit(span, data.draw(st.sampled_from(["", "X", "YZ"]))) for span in spans]
    after = apply(source, edits)
    at = moved = 0
    for edit in edits:
        start, end = edit.span
        assert source[at:start] == after[at + moved : start + moved]
        assert after[start + moved :].startswith(edit.new)
        moved += len(edit.new) - (end - start)
        at = end
    assert source[at:] == after[at + moved :]


def test_safety_is_a_threshold() -> None:
    rules = [replaces("AAA001", "a", "1"), replaces("AAA002", "b", "2", Safety.UNSAFE)]
    rules.append(replaces("AAA003", "c", "3", Safety.SUGGESTION))
    assert fixed("a b c", *rules) == "1 b c"
    assert fixed("a b c", *rules, least=Safety.UNSAFE) == "1 2 c"


def test_touching_edits_wait_for_the_next_pass() -> None:
    rules = [replaces("AAA001", "a(?=b)", "x"), replaces("AAA002", "b", "y")]
    done = fix(checked("ab", *rules), lambda again: linter(*rules).check(again, text.read))
    assert (done.last.source.text, done.passes) == ("xy", 2)


def test_a_cycle_changes_nothing_and_names_the_rules() -> None:
    rules = [replaces("AAA001", "a", "b"), replaces("AAA002", "b", "a")]
    done = fix(checked("a-", *rules), lambda again: linter(*rules).check(again, text.read))
    assert (done.last.source.text, done.cycle, done.applied) == ("a-", ("AAA001", "AAA002"), [])


def test_growth_without_end_changes_nothing() -> None:
    rule = replaces("AAA001", "^", "a")
    done = fix(checked("a", rule), lambda again: linter(rule).check(again, text.read))
    assert (done.last.source.text, done.cycle) == ("a", ("AAA001",))


def test_a_fix_after_which_the_file_reads_otherwise_is_refused() -> None:
    """`x` may go from `&x amp;` in the prose, but the file would then say `&amp;`, which is another text."""

    def read(source: Source) -> list[Article]:
        raw = source.text.replace("&amp;", "&")
        parts = [(source.text, 0, len(source.text))] if raw == source.text else [("&", 0, 5)]
        article = text.read(source)[0]
        return [Article(View.build(parts, source.text), article.blocks)]

    rules = [replaces("AAA001", "x", ""), replaces("AAA002", "z", "s")]
    lint = linter(*rules)
    before = lint.check(Source("a.txt", b"&xamp;"), read)
    done = fix(before, lambda again: lint.check(again, read))
    assert (done.last.source.text, done.applied) == ("&xamp;", [])


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_removed_line_takes_its_blank_lines_along(end: str) -> None:
    class Gone(Rule):
        code, name, summary, safety = "AAA001", "gone", "gone", Safety.SAFE

        def check(self, document: Document) -> Iterator[Hit]:
            for block in document.blocks:
                if "AD" in document.text[slice(*block.span)]:
                    yield Hit(block.span, "gone", "", removes=True)

    newline = end or "\n"
    source = newline.join(["AD", "", "One.", "", "- AD -", "", "Two.", "", "AD", "AD"]) + end
    assert fixed(source, Gone()) == newline.join(["One.", "", "Two."]) + end
