"""What is said twice and what only looks so: cases that need a whole article, and the cost of long ones."""

from __future__ import annotations

import time

import pytest

from newslint.document import Document
from newslint.engine import Linter
from newslint.finding import Finding
from newslint.lists import entries
from newslint.readers import text
from newslint.registry import builtin
from newslint.source import Source

LEAD = (
    "The council of the old port decided on Monday to close the bridge to heavy lorries, after engineers had found "
    "cracks in two of its seven arches and asked for a year of repairs."
)
REST = "Nobody was hurt. Fishermen had been complaining for months.\n\nThe market will stay open."


def found(article: str, *prefixes: str, language: str = "en") -> list[tuple[str, str]]:
    """The codes and texts of what is reported."""
    source = Source("article.txt", article.encode())
    return [
        (finding.code, article[slice(*finding.span)]) for finding in _findings(source, prefixes or ("DUP",), language)
    ]


def _findings(source: Source, prefixes: tuple[str, ...], language: str) -> list[Finding]:
    rules = [rule() for rule in builtin() if rule.code.startswith(prefixes)]
    checked = Linter(builtin(), rules, language).check(source, text.read)
    assert checked.failures == []
    return checked.findings


def article(*blocks: str) -> str:
    """A text of these blocks."""
    return "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (
            "“The ice is asking us to wait and to keep quiet at the same time,” said Olav Berg, who reads it daily.",
            "“The ice wants us to wait and, at the same time, to keep our mouths shut.”",
        ),
        ("“Snow does not wait for ministers,” he said at the opening.", "“Snow will not wait on a minister.”"),
        (
            "“I rode it to church, and I rode it to my wedding,” said Fumi Ota, 83, who came with a flag.",
            "“I took this bus to church. I took it to my wedding, too.”",
        ),
        (
            "“We have done our homework, and we have found a path that nobody else had found,” he told reporters.",
            "“We did our homework and came across a path that no one before us had discovered.”",
        ),
        (
            "The first car, a Skoda built in Pilsen in 1978, left the garage at 6 a.m. with a nurse and a dog aboard.",
            "The first tram, a Skoda built in Pilsen in 1978, left the garage at 6 a.m. carrying a dog and a nurse.",
        ),
    ],
)
def test_a_second_translation_is_found(first: str, again: str) -> None:
    assert found(article("Title of the day", LEAD, first, REST, again)) == [("DUP004", again)]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("Cattle slaughter is put at 128,000 head this week.", "Hog slaughter is put at 305,000 head this week."),
        (
            "The envoy said the talks had failed in Geneva.",
            "The envoy said the talks had not failed in Geneva.",
        ),
        (
            "Anna Berg won the slalom in Kranj on Saturday by a second.",
            "Lena Holm won the slalom in Lech on Sunday by a second.",
        ),
        ("The payment date is April 7, 1997, paying 3 dollars.", "The payment date is April 16."),
        ("“Whose river? Our river!” they shouted in March.", "“Whose river? Our river!” they shouted in May."),
        ("The mayor welcomed the plan.", "Why did the mayor welcome the plan?"),
        ("Bridges and ferries\n\nThe bridges and the ferries stayed closed until the evening.", "Trains ran."),
        ("He spoke on condition of anonymity.", "She spoke on condition of anonymity."),
        ("— Ana Lind (@analind) November 18, 2019", "— Ana Lind (@analind) November 18, 2019"),
        ("1978: 5.48 meters at 7:40 p.m. in the harbor", "1978: 5.48 meters at 7:40 p.m. in the harbor"),
    ],
)
def test_what_only_looks_like_a_copy_is_left_alone(first: str, other: str) -> None:
    assert found(article("Title of the day", LEAD, first, REST, other)) == []


def test_a_refrain_is_left_alone() -> None:
    refrain = "The sea gives and the sea takes away."
    assert found(article("Song of the day", LEAD, refrain, "It rained.", refrain, "It froze.", refrain)) == []


def test_interleaved_paragraphs_are_each_found() -> None:
    blocks = [f"{LEAD} It rained on the {number} boats." for number in ("ten red", "six blue")]
    codes = [code for code, _ in found(article("Title of the day", blocks[0], blocks[0], blocks[1], blocks[1]))]
    assert codes == ["DUP005", "DUP005"]


def test_an_article_pasted_twice_is_one_finding() -> None:
    once = article("Bridge to be closed for a year", LEAD, "Nobody was hurt, and the fishermen were glad of it.", REST)
    reported = found(once + "\n" + once.split("\n", 2)[2])
    assert len(reported) == 1
    assert reported[0][0] == "DUP005"


def test_a_cut_title_with_the_way_to_it_is_a_copy_of_the_title() -> None:
    title = "Old bridge closed to heavy lorries for a year"
    cut = "HomeTravelOld bridge closed to heavy lorries..."
    assert found(article("15.2 C", cut, title, title, LEAD)) == [("DUP006", cut), ("DUP006", title)]


def test_a_standfirst_is_a_hint() -> None:
    standfirst = "The cracks in the arches were found by a fisherman who had lost his knife."
    source = Source("a.txt", article("Bridge closed", standfirst, f"{LEAD} {standfirst}", REST).encode())
    (finding,) = _findings(source, ("DUP",), "en")
    assert (finding.code, finding.severity.value) == ("DUP008", "info")


def test_what_two_translations_share_is_said() -> None:
    again = "“The ice wants us to wait and, at the same time, to keep our mouths shut.”"
    first = "“The ice is asking us to wait and to keep quiet at the same time,” said Olav Berg."
    (finding,) = _findings(Source("a.txt", article("Title", LEAD, first, again).encode()), ("DUP",), "en")
    assert "words that say something" in finding.evidence[0]
    assert len(finding.related) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Die Frauen, die die Brücke bauten, sagen, dass das das Ende ist.",
        "Nous nous sommes levés, et vous vous êtes assis.",
        "Yavaş yavaş geldiler.",
    ],
)
@pytest.mark.parametrize("language", ["de", "fr", "tr"])
def test_other_languages_double_words_of_their_own(line: str, language: str) -> None:
    if {"D": "de", "N": "fr", "Y": "tr"}[line[0]] == language:
        assert found(line, language=language) == []


@pytest.mark.parametrize("kind", ["different", "alike", "equal words"])
def test_the_cost_of_a_long_article_is_linear(kind: str) -> None:
    """Ten thousand sentences take seconds."""
    words = [entry[0] for entry in entries("duplication", "irregular.txt")]

    def sentence(number: int) -> str:
        if kind == "alike":
            return f"In year {number} the council met in the old town hall and spoke of roads and the price of grain."
        if kind == "equal words":
            return "the boat the boat sank " * 3 + "."
        picked = (words[(number * step + step) % len(words)] for step in (7, 11, 13, 17, 19, 23, 29, 31))
        return " ".join(picked).capitalize() + "."

    document = "\n\n".join(map(sentence, range(10_000)))
    begun = time.perf_counter()
    _findings(Source("long.txt", document.encode()), ("DUP",), "en")
    assert time.perf_counter() - begun < 30


def test_the_words_of_a_document_are_at_their_places() -> None:
    from newslint.tokens import tokens

    source = Source("a.txt", "Dan’s cross-border İstanbul 3.5".encode())
    document = Document(source, text.read(source)[0], "en")
    words = document.fact(tokens)
    assert words.texts[:3] == ["dan's", "cross", "border"]
    assert source.text[words.starts[0] : words.ends[0]] == "Dan’s"
