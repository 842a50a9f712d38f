"""Settings of the rules about names."""

from __future__ import annotations

from typing import Any

from newslint.engine import Linter
from newslint.fixer import apply
from newslint.lists import entries
from newslint.readers import text
from newslint.registry import Registry, builtin
from newslint.source import Source


def mended(code: str, settings: dict[str, Any], content: str) -> str:
    """A text after all that one rule with these settings would change."""
    rule = builtin().find(code)
    source = Source("article.txt", content.encode())
    checked = Linter(Registry([rule]), [rule(settings)], "en").check(source, text.read)
    return apply(content, (edit for finding in checked.findings if finding.fix for edit in finding.fix.edits))


def test_a_house_may_choose_one_of_two_names() -> None:
    settings = {"prefer": ["Kyiv"]}
    assert (
        mended("CON002", settings, "Trains left Kiev.\n\nIn Kiev it rained.")
        == "Trains left Kyiv.\n\nIn Kyiv it rained."
    )
    assert mended("CON002", settings, "The café sells chicken Kiev.") == "The café sells chicken Kiev."


def test_a_preset_chooses_many_and_a_houses_own_choice_goes_first() -> None:
    content = "Trains left Kiev and Kharkov, and Bombay."
    assert mended("CON002", {"presets": ["ukrainian"]}, content) == "Trains left Kyiv and Kharkiv, and Bombay."
    own = {"presets": ["ukrainian", "indian"], "prefer": ["Kharkov"]}
    assert mended("CON002", own, content) == "Trains left Kyiv and Kharkov, and Mumbai."


def test_each_preset_is_known_and_names_spellings_of_the_list() -> None:
    listed = {spelling for _, *group in entries("consistency", "variants.tsv") for spelling in group}
    presets = {name: spellings for name, *spellings in entries("consistency", "presets.tsv")}
    assert tuple(presets) == builtin().find("CON002").choices["presets"]
    assert all(listed.issuperset(spellings) for spellings in presets.values())


def test_without_a_choice_no_side_is_taken() -> None:
    assert mended("CON002", {}, "Trains left Kiev.\n\nIn Kiev it rained.") == "Trains left Kiev.\n\nIn Kiev it rained."


def test_a_house_may_drop_honorifics() -> None:
    content = "It was Frau Berg who came, and Burgemeester Wouter de Graaf."
    assert mended("TRL001", {}, content) == "It was Ms. Berg who came, and Mayor Wouter de Graaf."
    assert mended("TRL001", {"style": "drop"}, content) == "It was Berg who came, and Mayor Wouter de Graaf."
