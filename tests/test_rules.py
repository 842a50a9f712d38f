"""Every rule is held to its own examples, in every kind of file."""

from __future__ import annotations

import pytest

from newslint.readers import reader_for
from newslint.registry import builtin
from newslint.rule import Rule
from newslint.source import Source
from newslint.testing import bad_example, good_example, parted, problems, with_original
from tests.carriers import CARRIERS, Carrier

RULES = [rule.whole()(rule.whole().tried_with) for rule in builtin()]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_a_rule_does_what_its_examples_say(rule: Rule) -> None:
    assert list(problems(rule)) == []


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.name)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_does_the_same_in_every_kind_of_file(rule: Rule, carrier: Carrier) -> None:
    if carrier.moves and rule.anchored:
        pytest.skip("the rule looks at where in the file something stands")
    if rule.kinds and carrier.kind not in rule.kinds:
        pytest.skip("the rule is about other kinds of file")
    if carrier.scope is not None and carrier.scope not in rule.scopes:
        pytest.skip("the rule is about other parts of an article")
    wrong: list[str] = []
    for example, fixed in rule.bad.items():
        original, content = parted(example)
        if original is not None and " | " in original:
            continue  # the segments of a translation file are no text to be carried
        read = with_original(reader_for(carrier.path, carrier.options), original)
        carried = carrier.carry(content)
        after = None if fixed is None else carrier.carry(fixed)
        if carried is not None and (fixed is None or after is not None):
            expected = None if after is None else Source(carrier.path, after).text
            wrong += bad_example(rule, Source(carrier.path, carried), read, expected)
    for example in rule.good:
        original, content = parted(example)
        read = with_original(reader_for(carrier.path, carrier.options), original)
        if (original is None or " | " not in original) and (carried := carrier.carry(content)) is not None:
            wrong += good_example(rule, Source(carrier.path, carried), read)
    assert wrong == []
