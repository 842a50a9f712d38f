"""Rules that are data: each kind, the keys that all take, and what a broken file says."""

from __future__ import annotations

import pytest

from newslint.kinds import DataError, parse
from newslint.readers import text
from newslint.source import Source
from newslint.testing import linter, problems

HEAD = 'code = "HSE001"\nname = "a-rule"\nsummary = "a rule"\nwhy = "Because."\n'

KINDS = {
    "words": """
        words = ["Mr President", "irregardless"]
        bad = ["He said ⟦irregardless⟧.", "Good morning, ⟦mr president⟧."]
        good = ["He said regardless.", "Irregardlessly.", "Mr. President."]
    """,
    "words, except": """
        words = ["alien"]
        except = ["Alien Registration Act"]
        bad = ["An ⟦alien⟧ came.", "The Alien Registration Act names no ⟦alien⟧."]
        good = ["Under the Alien Registration Act.", "Aliens came.", "None."]
    """,
    "words, in quotations": """
        words = ["irregardless"]
        in_quotations = false
        bad = ["He went ⟦irregardless⟧.", "“No,” he said, ⟦irregardless⟧."]
        good = ["“I went irregardless,” he said.", "Regardless.", "None."]
    """,
    "words, case": """
        words = ["US"]
        case = true
        bad = ["The ⟦US⟧ said.", "In the ⟦US⟧."]
        good = ["It told us.", "The U.S. said.", "USA."]
    """,
    "swap": """
        fix = "safe"
        pairs = { "press talk" = "press conference", "Handy" = "mobile phone" }
        message = "“{text}” should be “{new}”"
        good = ["The press conference began.", "A handyman came.", "None."]
        [rule.bad]
        "The ⟦press talk⟧ began." = "The press conference began."
        "⟦Handy⟧ sales fell." = "Mobile phone sales fell."
    """,
    "pattern": """
        fix = "safe"
        pattern = '(\\d+) ?per ?cent'
        new = '\\1%'
        literal = ["cent"]
        good = ["It rose 5%.", "Five cents.", "None."]
        [rule.bad]
        "It rose ⟦5 per cent⟧." = "It rose 5%."
        "It fell ⟦5percent⟧." = "It fell 5%."
    """,
    "line": """
        fix = "safe"
        lines = ["Story continues below"]
        good = ["The story continues below the fold.", "None.", "Story"]
        [rule.bad]
        "One.\\n\\n⟦- STORY CONTINUES BELOW -⟧\\n\\nTwo." = "One.\\n\\nTwo."
        "One.\\n\\n⟦Story continues below:⟧" = "One."
    """,
    "repeat": """
        within = 4
        words = ["also"]
        bad = ["He also said it was ⟦also⟧ late.", "Also, she ⟦also⟧ came."]
        good = ["He also came. She also came.", "Also he said that it was not late, also cold.", "The the."]
    """,
    "pair": """
        open = "[["
        close = "]]"
        bad = ["A ⟦[[⟧link.", "A link⟦]]⟧ here."]
        good = ["A [[link]] here.", "None.", "[x]"]
    """,
    "limit": """
        most = 5
        per = "sentence"
        bad = ["One two three four five ⟦six⟧ seven.", "Short one. One two three four five ⟦six⟧."]
        good = ["One two three four five. Six.", "None.", "One."]
    """,
    "limit, pattern": """
        most = 1
        pattern = "!"
        bad = ["Stop! Now⟦!⟧ Or else!", "No!⟦!⟧"]
        good = ["Stop!", "None.", "One."]
    """,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_rule_of_each_kind_does_what_its_examples_say(kind: str) -> None:
    row = f'[[rule]]\nkind = "{kind.split(",")[0]}"\n{HEAD}' + KINDS[kind]
    if 'fix = "' in row:
        row = row.replace("why =", 'fix_safety = ""\nwhy =')
    (rule,) = parse(row, "house.toml")
    assert list(problems(rule())) == []


def test_what_a_finding_says() -> None:
    (rule,) = parse('[[rule]]\nkind = "swap"\n' + HEAD + KINDS["swap"], "house.toml")
    (found,) = linter(rule()).check(Source("a.txt", b"The press talk began."), text.read).findings
    assert found.message == "“press talk” should be “press conference”"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('kind = "swop"\n' + HEAD, "swop"),
        ('kind = "words"\n' + HEAD, "words"),
        ('kind = "words"\nwords = ["a"]\nseverity = "bad"\n' + HEAD, "severity"),
        ('kind = "words"\nwords = ["a"]\nwordz = ["a"]\n' + HEAD, "wordz"),
        ('kind = "pattern"\npattern = "("\n' + HEAD, "HSE001: pattern"),
        ('kind = "words"\nwords = [\n' + HEAD, "line"),
    ],
)
def test_a_broken_file_says_where_and_what(row: str, said: str) -> None:
    with pytest.raises(DataError, match=said) as caught:
        parse(f"[[rule]]\n{row}", "house.toml")
    assert str(caught.value).startswith("house.toml: ")


def test_a_slow_pattern_is_stopped() -> None:
    (rule,) = parse(f'[[rule]]\nkind = "pattern"\npattern = "(a|aa)+$"\n{HEAD}', "house.toml", time_limit=0.2)
    checked = linter(rule()).check(Source("a.txt", b"a" * 60 + b"!"), text.read)
    assert checked.findings == []
    assert checked.failures[0].slow
