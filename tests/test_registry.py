from __future__ import annotations

import pytest

from newslint.registry import FAMILIES, Registry, UnknownRuleError, builtin
from newslint.rule import Rule


def named(code: str, name: str, *aliases: str, family: str = "") -> type[Rule]:
    return type(code, (Rule,), {"code": code, "name": name, "aliases": aliases, "family": family})


RULES = Registry(
    [
        named("PUN001", "space-before-mark", "blank-before-mark", family="punctuation"),
        named("PUN002", "stray-mark", family="punctuation"),
        named("SPL001", "typo", family="spelling"),
    ]
)


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        ("PUN001", ["PUN001"]),
        ("pun001", ["PUN001"]),
        ("space-before-mark", ["PUN001"]),
        ("blank-before-mark", ["PUN001"]),
        ("PUN", ["PUN001", "PUN002"]),
        ("PUN00", ["PUN001", "PUN002"]),
        ("punctuation", ["PUN001", "PUN002"]),
        ("ALL", ["PUN001", "PUN002", "SPL001"]),
        ("readability", []),
    ],
)
def test_what_a_selector_stands_for(selector: str, found: list[str]) -> None:
    assert sorted(rule.code for rule in RULES.select(selector)) == found


@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        ("PUN003", "mean PUN00"),
        ("tipo", "mean typo?"),
        ("stray-marks", "mean stray-mark?"),
        ("xyz", "`newslint rules`"),
    ],
)
def test_an_unknown_selector_is_an_error_with_a_hint(selector: str, hint: str) -> None:
    with pytest.raises(UnknownRuleError, match=hint):
        RULES.select(selector)


def test_codes_and_names_are_unique() -> None:
    with pytest.raises(ValueError, match="two rules are called typo"):
        Registry([named("SPL001", "typo"), named("SPL002", "typo")])


def test_every_built_in_rule_carries_the_letters_of_its_family() -> None:
    assert len(builtin().rules) > 0
    assert [rule.code for rule in builtin() if not rule.code.startswith(FAMILIES[rule.family])] == []


def test_precedence_orders_all_rules() -> None:
    order = builtin().precedence
    assert sorted(order.values()) == list(range(len(builtin().rules)))
