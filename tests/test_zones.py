"""Bylines and datelines are told apart from the body, and nothing else is taken for them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import check_text
from newslint.document import Document
from newslint.readers import reader_for
from newslint.source import Source
from newslint.view import Block, Scope
from newslint.zones import is_byline, told_apart

BODY = "The council of the old harbor town met on Monday evening to talk about the price of the ferry and its boats."


def zones(text: str, path: str = "a.txt") -> list[tuple[str, str]]:
    source = Source(path, text.encode())
    document = Document(source, reader_for(path)(source)[0])
    return [(block.scope.value, document.text[slice(*block.span)]) for block in document.blocks]


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW, Oct. 3 (Reuters) —",
        "PARIS (AFP) -",
        "Berlin/Kiew (dpa) -",
        "Frankfurt am Main (dpa/lhe) –",
        "LONDON —",
        "LONDON—",
        "SANTA FE, N.M. (AP) —",
        "ST. JOHN’S, Newfoundland --",
        "Kansas City, April 7 -",
        "Beijing, 12 Dec (Xinhua) --",
        "Genève, le 3 octobre (ATS) -",
        "Madrid, 3 de octubre (EFE).-",
        "Rio de Janeiro (AFP) -",
        "Kiew –",
        "Москва, 3 октября (ТАСС) —",
        "МОСКВА, 3 октября. /ТАСС/.",
        "МОСКВА, 3 окт — РИА Новости.",
        "КИЇВ (УНІАН) –",
        "القاهرة (رويترز) -",
        "OSLO (NTB) — OSLO —",
        "(Reuters) LONDON –",
    ],
)
@pytest.mark.parametrize(
    ("path", "before"), [("a.txt", ""), ("a.md", "# Ferries\n\n"), ("a.html", "<h1>Boats</h1><p>")]
)
def test_a_dateline_is_told_apart_from_its_sentence(dateline: str, path: str, before: str) -> None:
    assert zones(f"{before}{dateline} {BODY}", path)[-2:] == [("dateline", dateline), ("paragraph", BODY)]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "By Jane Doe, Reuters",
        "BY JANE DOE and JOHN Q. PUBLIC",
        "By Jane Doe, Staff Writer",
        "By Jane Doe | Monday, Nov. 3, 2025",
        "Jane Doe, Staff Reporter",
        "By Associated Press",
        "Von Hans Meier und Anna van der Berg, Nairobi",
        "Von dpa 30.04.2024, 18:58",
        "Par Jeanne Dupont avec AFP",
        "Par AFP",
        "Por Juana Pérez y Luis Gil",
        "di Anna Rossi",
        "Door Jan de Vries",
        "Av Anna Berg och Nils Ek",
        "Автор: Иван Петров",
    ],
)
@pytest.mark.parametrize(
    ("path", "before"), [("a.txt", ""), ("a.md", "# Ferries\n\n"), ("a.html", "<h1>Boats</h1><p>")]
)
def test_a_byline_is_told_apart(line: str, path: str, before: str) -> None:
    assert ("byline", line) in zones(f"{before}{line}{'<p>' if path == 'a.html' else ''}\n\n{BODY}", path)


@pytest.mark.parametrize(
    "text",
    [
        "By Monday the council had met twice in the old town hall, and had spoken of roads and of bridges.",
        "By Jane Doe The council met on Monday in the old town hall, and spoke of roads and of bridges.",
        "By Jane Doe LONDON (AP) — The council met on Monday in the town hall and spoke of its roads.",
        "The NATO (AP) archive is kept in a cellar, and nobody has read what lies there for thirty years.",
        "NATO – The alliance met on Monday in the old town hall, and spoke of roads and of bridges, it said.",
        "FILE - The council met on Monday in the old town hall, and spoke of roads and of bridges, it said.",
        "Von München bis Aachen fahren die Züge am Montag nicht, und niemand weiß, wann sie wieder fahren.",
        "The boats – all ten of them – lay in the harbor of the old town, and their crews slept on deck.",
        "Anna Berg - a nurse of the old town - met the council on Monday and spoke of roads and bridges.",
        "EU-Staaten (AFP) haben am Montag im alten Rathaus über Straßen und Brücken gesprochen, hieß es.",
    ],
)
def test_prose_stays_whole(text: str) -> None:
    assert zones(f"{BODY}\n\n{text}")[1:] == [("paragraph", text)]
    assert zones(text) == [("paragraph", text)]


def test_an_unsigned_dateline_stands_only_before_the_first_paragraph() -> None:
    assert zones(f"Kiew – {BODY}\n\nKiew – {BODY}")[1:] == [("paragraph", BODY), ("paragraph", f"Kiew – {BODY}")]


def test_a_byline_is_no_title() -> None:
    text = f"By Jane Doe\n\nHarbor town counts its boats\n\n{BODY}"
    assert [scope for scope, _ in zones(text)] == ["byline", "title", "paragraph"]


def test_what_markup_says_holds() -> None:
    assert zones("- By Jane Doe\n- PARIS (AFP) - It rained.\n", "a.md") == [
        ("list-item", "By Jane Doe"),
        ("list-item", "PARIS (AFP) - It rained."),
    ]


def test_segments_of_a_translation_stay_beside_their_originals() -> None:
    text = 'msgid "PARIS (AFP) - Il pleut."\nmsgstr "PARIS (AFP) - It rained."\n'
    assert zones(text, "a.po") == [("paragraph", "PARIS (AFP) - It rained.")]


def test_the_hyphen_after_a_dateline_is_no_dash() -> None:
    found = check_text("PARIS (AFP) - The ferry left at noon. It came back - late.\n", language="en")
    assert [(finding.code, finding.span[0]) for finding in found if finding.code == "PUN012"] == [("PUN012", 51)]


def test_a_sentence_that_goes_leaves_the_dateline() -> None:
    found = [one for one in check_text(f"{BODY}\n\nOSLO (NTB) — Advertisement\n\n{BODY}") if one.code == "CHR001"]
    assert found == []


@given(st.lists(st.text(st.sampled_from("By Jane DOE.,(AP)—- \nVonдТАСС3/")), max_size=6).map("\n\n".join))
def test_zones_cover_what_the_blocks_covered(text: str) -> None:
    document = Document(source := Source.of(text), reader_for("a.txt")(source)[0])
    whole = [text[slice(*block.span)] for block in document.written_blocks]
    apart = [text[slice(*block.span)] for block in document.blocks]
    assert "".join("".join(apart).split()) == "".join("".join(whole).split())
    assert all(start < end for _, (start, end), *_ in document.blocks)
    assert all(part == part.strip() for part in apart)
    spans = [block.span for block in document.blocks]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_telling_apart_twice_changes_nothing_for_a_byline() -> None:
    line = "By Jane Doe"
    once = list(told_apart([Block(Scope.PARAGRAPH, (0, len(line)))], line))
    assert list(told_apart(once, line)) == once
    assert is_byline(line, (0, len(line)))
