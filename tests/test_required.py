"""A pattern’s gate, told from the pattern: never shut where the pattern matches."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import lowered
from newslint.engine import Linter
from newslint.kinds import parse
from newslint.readers import reader_for
from newslint.registry import Registry
from newslint.required import required
from newslint.source import Source


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("press talk", ("press talk",)),
        (r"\bpress\s+Talk(?:s|ing)?\b", ("press",)),
        (r"(?:click|tap) (?:here|below)", ("below", "here")),
        (r"(?P<what>breaking)!{2,}", ("breaking",)),
        (r"\p{Lu}\w+ (?i:said) so", ("said",)),
        (r"colou?r", ("colo",)),
        (r"(?>well)-known", ("-known",)),
        (r"(?:ab)+c*", ("ab",)),
        (r"\d+ ?%", ("%",)),
        (r"(?:ab)?cd*", ()),  # a “c” stands in every article
        (r"(?:one|\d+) two|three", (" two", "three")),
        (r"(?:one|two)?|three", ()),
        (r"\bword\b|\d", ()),
        (r"[[:alpha:]]]", ()),
        (r"(?:word){e<=1}", ()),
        (r"\L<words> more", ()),
        (r"(?r)word", ()),
        (r"(?!never)\w", ()),
        (r"(?<=after )\w", ()),
        ("(", ()),
    ],
)
def test_what_a_pattern_requires(pattern: str, texts: tuple[str, ...]) -> None:
    assert required(pattern) == texts


def test_letters_that_others_may_stand_for_are_not_required_without_regard_to_capitals() -> None:
    assert required("größe") == ("größe",)
    assert required("größe", ignore_case=True) == ("gr",)


_PIECES = st.recursive(
    st.one_of(
        st.text("abkmsIKS%ßéµ -", min_size=1, max_size=4).map(regex.escape),
        st.sampled_from([r"\w", r"\d+", ".", "[ab]", r"\s?", r"\b", "(?=.)", "(?<!q)"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda each: f"(?:{'|'.join(each)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "+?"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
        inner.map(lambda one: f"({one})"),
        inner.map(lambda one: f"(?i:{one})"),
    ),
    max_leaves=8,
)


@given(st.data(), _PIECES, st.booleans())
def test_a_match_holds_what_is_required(data: st.DataObject, pattern: str, ignore_case: bool) -> None:
    flags = regex.IGNORECASE if ignore_case else 0
    text = data.draw(st.from_regex(pattern) | st.text("abkmsIKSKſİıẞßéÉµμΜ% -1"))
    found = regex.search(pattern, text, flags)
    wanted = required(pattern, ignore_case=ignore_case)
    if found and wanted and not {"ſ", "İ"} & set(text):  # with those, gates stand open
        assert any(one in lowered(text) for one in wanted)


RULE = """
[[rule]]
kind = "pattern"
code = "DESK001"
name = "desk-sold-out"
summary = "sold out"
why = "The style book."
pattern = "sold(?= out| off)"
"""


@pytest.mark.parametrize(
    ("text", "times"), [("It sold out.", 1), ("It ſold out.", 1), ("SOLD OFF!", 1), ("It sells.", 0)]
)
def test_a_house_rule_runs_where_its_pattern_may_match(text: str, times: int) -> None:
    (rule,) = parse(RULE, "desk.toml")
    assert rule.need.words == ("sold",)
    linter = Linter(Registry([rule]), [rule()])
    assert len(linter.check(Source("a.txt", text.encode()), reader_for("a.txt")).findings) == times
