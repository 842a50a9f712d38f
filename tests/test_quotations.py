"""Where quotations begin and end: marks of every style, nested, over paragraphs, and what is no quotation mark."""

from __future__ import annotations

import time

import pytest

from newslint.quotations import Marks, marks, quotations
from newslint.source import Span


def blocks(text: str) -> list[Span]:
    """A block for each line that is not empty."""
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def read(text: str) -> Marks:
    return marks(text, blocks(text))


def quoted(text: str) -> list[str]:
    return [text[slice(*quotation.span)] for quotation in quotations(text, blocks(text)) if quotation.closed]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“No,” he said. “Never.”", ["“No,”", "“Never.”"]),
        ('"No," he said. "Never."', ['"No,"', '"Never."']),
        ("„Nein“, sagte er. ‚Nie‘, sagte sie.", ["„Nein“", "‚Nie‘"]),
        ("„Nie”, powiedział.", ["„Nie”"]),
        ("« Non », dit-il. «Jamais»", ["« Non »", "«Jamais»"]),
        ("»Nein«, sagte er, »nie«.", ["»Nein«", "»nie«"]),
        ("”Nej”, sade han. ”Aldrig.”", ["”Nej”", "”Aldrig.”"]),
        ("«Нет», сказал он.", ["«Нет»"]),
        ("“She said ‘never’ twice,” he said.", ["“She said ‘never’ twice,”", "‘never’"]),
        (
            "“They sang ‘the “old” song’ again,” he said.",
            ["“They sang ‘the “old” song’ again,”", "‘the “old” song’", "“old”"],
        ),
        ('"It was a "great" day," he said.', ['"It was a "great" day,"', '"great"']),
        ("He called it 'a plan' and ‘a farce.’", ["'a plan'", "‘a farce.’"]),
        ("The ‘workers’ plan’ bill failed.", ["‘workers’ plan’"]),
        ("「いいえ」と彼は言った。", ["「いいえ」"]),
        ('He said " no " and left.', ['" no "']),
        ('“No," he said.', ['“No,"']),
    ],
)
def test_quotations_of_every_style_are_found(text: str, found: list[str]) -> None:
    assert quoted(text) == found
    assert read(text).strays == ()


@pytest.mark.parametrize(
    "text",
    [
        "It wasn't the mayor's, nor the crews’ or the boats' fault.",
        "Songs of the '90s and the ’80s, rock 'n' roll, give 'em more, ‘twas fun.",
        'He is 6\'2" tall, on a 5" board with a 3½" nail.',
        'd"ici et c"est tout',
        "Home » Travel » Boats",
    ],
)
def test_apostrophes_inches_and_breadcrumbs_are_none(text: str) -> None:
    assert read(text) == ((), ())


def test_a_quotation_over_paragraphs_opens_in_each() -> None:
    first, last = read("“We came late.\n“Nobody was there,” he said.").quotations
    assert (first.closed, first.continued, last.closed) == (False, True, True)


@pytest.mark.parametrize("between", ["", "It rained.\n", "It rained.\nIt snowed.\n"])
def test_a_quotation_may_close_in_a_later_paragraph(between: str) -> None:
    found = read(f"“We came late.\n{between}Nobody was there,” he said.")
    assert [quotation.continued for quotation in found.quotations] == [True]
    assert found.strays == ()


def test_paragraphs_of_a_straight_quotation_that_were_run_together_are_right() -> None:
    found = read('He said: "We came. "We saw. "We left."')
    assert all(quotation.closed or quotation.continued for quotation in found.quotations)


def test_a_quotation_opened_twice_and_closed_once_ends_at_the_second_mark() -> None:
    text = "He said “there are limits. “Nobody knows,” and left."
    opened, closed = read(text).quotations
    assert text[slice(*opened.span)] == "“there are limits. "
    assert (opened.closed, opened.continued) == (False, False)
    assert text[slice(*closed.span)] == "“Nobody knows,”"


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "She said “never.\nIt rained."
    (found,) = read(text).quotations
    assert text[slice(*found.span)] == "“never."
    assert (found.closed, found.continued) == (False, False)


def test_closing_marks_without_an_opening_one_are_told() -> None:
    text = 'It was a great day,” he said. So it was," she said.'
    assert [text[at] for at in read(text).strays] == ["”", '"']


def test_an_unclosed_inner_quotation_is_told_only_where_it_surely_opens() -> None:
    text = "“Then one said, ‘Come back.” He left."
    assert [text[slice(*q.span)] for q in read(text).quotations if not q.closed] == ["‘Come back."]
    assert len(read("“I heard ‘Cause I’m here.” He left.").quotations) == 1


@pytest.mark.parametrize("part", ["“so ", '"so "', "‘so ", "' so' ", "„so “so « so ‚so ", "s' "])
def test_the_time_is_linear(part: str) -> None:
    def seconds(count: int) -> float:
        text = part * count
        taken: list[float] = []
        for _ in range(3):
            began = time.process_time()
            marks(text, [(0, len(text))])
            taken.append(time.process_time() - began)
        return min(taken)

    assert seconds(20_000) < 40 * max(seconds(2_000), 0.002)
