"""Translations and their originals: silence on good ones, faults that are planted, and how originals are named."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from newslint.cache import Cache
from newslint.engine import Linter
from newslint.finding import Finding
from newslint.originals import path_of
from newslint.readers import markdown
from newslint.registry import builtin
from newslint.runner import Runner
from newslint.source import Source
from newslint.view import Article
from newslint.workspace import Terms, Workspace

PAIRS = {path.name.split(".")[0]: path for path in sorted((Path(__file__).parent / "pairs").glob("*.en.md"))}


def original_of(name: str) -> Path:
    return next(path for path in PAIRS[name].parent.glob(f"{name}.*.md") if path != PAIRS[name])


@cache
def linter() -> Linter:
    return Linter(builtin(), [rule() for rule in builtin() if rule.family == "bilingual"])


def check(text: str, original: str) -> list[Finding]:
    whole = markdown.read(Source.of(original))[0]

    def read(source: Source) -> list[Article]:
        return [markdown.read(source)[0]._replace(original=whole)]

    checked = linter().check(Source("a.md", text.encode()), read)
    assert checked.failures == []
    return checked.findings


def texts(name: str) -> tuple[str, str]:
    return PAIRS[name].read_text(encoding="utf-8"), original_of(name).read_text(encoding="utf-8")


def test_there_are_pairs_from_four_languages() -> None:
    assert {original_of(name).name.split(".")[1] for name in PAIRS} == {"de", "es", "fr", "ru"}


@pytest.mark.parametrize("name", PAIRS)
def test_good_translations_are_left_alone(name: str) -> None:
    text, original = texts(name)
    assert check(text, original) == []


@pytest.mark.parametrize("name", PAIRS)
def test_so_are_translations_from_english(name: str) -> None:
    text, original = texts(name)
    assert check(original, text) == []


Planted = Iterator[str]
"""Translations with one fault each."""


def without_paragraph(text: str, original: str) -> Planted:
    paragraphs = text.strip().split("\n\n")
    for number in range(2, len(paragraphs) - 1):
        if len(paragraphs[number].split()) > 10:
            yield "\n\n".join(paragraphs[:number] + paragraphs[number + 1 :])


def with_wrong_number(text: str, original: str) -> Planted:
    for found in re.finditer(r"(?<![\d.,:])\d{2,}(?![\d,:]|\.\d|th)", text):
        wrong = str(int(found[0]) + (9 if int(found[0]) > 60 else 40))
        if (
            found[0] in original
            and wrong not in text
            and not re.search(r"acre|mile|[ap]\.m", text[found.end() : found.end() + 8])
        ):
            yield text[: found.start()] + wrong + text[found.end() :]


def with_wrong_magnitude(text: str, original: str) -> Planted:
    for found in re.finditer(r"(?<=[\d.] )million(?= (?:euros|rubles))", text):
        yield text[: found.start()] + "billion" + text[found.end() :]


def with_untranslated_paragraph(text: str, original: str) -> Planted:
    ours, theirs = text.strip().split("\n\n"), original.strip().split("\n\n")
    for number in range(1, 4):
        yield "\n\n".join([*ours[:number], theirs[number], *ours[number + 1 :]])


def with_short_paragraph(text: str, original: str) -> Planted:
    ours = text.strip().split("\n\n")
    for number in range(1, 5):
        if len(ours[number]) > 200:
            yield "\n\n".join([*ours[:number], ours[number][:60].rsplit(" ", 1)[0] + ".", *ours[number + 1 :]])


def without_quotation_marks(text: str, original: str) -> Planted:
    for found in re.finditer("“[^”]*”[^“\n]*(?:“[^”]*”[^“\n]*)*", text):
        if len(re.findall(r"\w+", "".join(re.findall("“([^”]*)”", found[0])))) > 8:
            yield text[: found.start()] + re.sub("[“”]", "", found[0]) + text[found.end() :]


def with_strange_paragraph(text: str, original: str) -> Planted:
    ours = text.strip().split("\n\n")
    strange = (
        "Ferries, trains and buses across the north of the country stood still for a second day as the storm moved on "
        "towards the coast, and the weather service warned of snow above the tree line."
    )
    for number in range(2, len(ours)):
        yield "\n\n".join([*ours[:number], strange, *ours[number:]])


def with_paragraph_said_again(text: str, original: str) -> Planted:
    ours = text.strip().split("\n\n")
    for number in range(1, len(ours)):
        if len(ours[number].split()) > 25:
            sentences = ours[number].replace(" the ", " that ").replace(", ", " ").split(". ")
            yield "\n\n".join([*ours[: number + 1], ". ".join(sentences[::-1]), *ours[number + 1 :]])


FAULTS: dict[str, tuple[Callable[[str, str], Planted], float]] = {
    "BIL001": (with_untranslated_paragraph, 0.95),
    "BIL003": (with_wrong_number, 0.9),
    "BIL003 ": (with_wrong_magnitude, 0.9),
    "BIL005": (without_paragraph, 0.8),
    "BIL006": (with_strange_paragraph, 0.8),
    "BIL007": (with_paragraph_said_again, 0.8),
    "BIL008": (with_short_paragraph, 0.8),
    "BIL009": (without_quotation_marks, 0.8),
}
"""What a rule is to find, and the least share of the planted faults that it finds."""


@pytest.mark.parametrize("code", FAULTS)
def test_planted_faults_are_found(code: str) -> None:
    plant, least = FAULTS[code]
    told = [
        any(finding.code == code.strip() for finding in check(planted, original))
        for text, original in map(texts, PAIRS)
        for planted in plant(text, original)
    ]
    print(f"{code}: {sum(told)} of {len(told)}")
    assert sum(told) >= least * len(told) > 0, f"{sum(told)} of {len(told)}"


@pytest.mark.parametrize(
    ("path", "pattern", "original"),
    [
        ("news/a.md", "{stem}.fr.md", "news/a.fr.md"),
        ("news/a.en.md", "{stem}.fr.md", "news/a.fr.md"),
        ("news/a.pt-BR.md", "{stem}.en.md", "news/a.en.md"),
        ("news/a.fr.md", "{stem}.fr.md", None),
        ("en/a.md", "../fr/{name}", "en/../fr/a.md"),
        ("a.md", "originals/{name}", "originals/a.md"),
    ],
)
def test_a_pattern_says_where_originals_stand(path: str, pattern: str, original: str | None) -> None:
    assert path_of(path, pattern) == (None if original is None else Path(original))


FRENCH = "Le bac est parti lundi, après 18 jours de réparations au chantier de Lorient.\n"
ENGLISH = "The ferry left on Monday, after 8 days of repairs at the Lorient shipyard.\n"


def checked(workspace: Workspace, path: Path) -> list[str]:
    run = Runner(workspace).check([str(path)])
    assert run.errors == []
    return [finding.code for checked in run.checked for finding in checked.findings]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "a.fr.md").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "a.md").write_text(ENGLISH, encoding="utf-8")
    return tmp_path / "a.md"


def test_settings_name_originals(article: Path) -> None:
    assert checked(Workspace(), article) == []
    (article.parent / "newslint.toml").write_text('source-pattern = "{stem}.fr.md"', encoding="utf-8")
    assert checked(Workspace(), article) == ["BIL003"]
    assert checked(Workspace(), article.parent / "a.fr.md") == []


def test_results_are_known_again_only_while_the_original_is_the_same(article: Path, tmp_path: Path) -> None:
    (article.parent / "newslint.toml").write_text('source-pattern = "{stem}.fr.md"', encoding="utf-8")
    for original, expected in [(FRENCH, ["BIL003"]), (FRENCH.replace("18", "8"), []), (FRENCH, ["BIL003"])]:
        (article.parent / "a.fr.md").write_text(original, encoding="utf-8")
        results = Cache(tmp_path / "cache")
        run = Runner(Workspace(), results=results).check([str(article)])
        results.close()
        assert [finding.code for checked in run.checked for finding in checked.findings] == expected


@pytest.mark.parametrize("pattern", ["original.md", "{stm}.md"])
def test_a_pattern_that_cannot_be_used_is_said_with_its_line(article: Path, pattern: str) -> None:
    (article.parent / "newslint.toml").write_text(f'fail-on = "error"\nsource-pattern = "{pattern}"', encoding="utf-8")
    run = Runner(Workspace()).check([str(article)])
    (error,) = run.errors
    assert error.filename.endswith("newslint.toml:2")
    assert "{stem}" in error.message


def test_an_original_of_another_shape_is_said(article: Path) -> None:
    records = "\n".join(json.dumps({"text": text}) for text in (FRENCH, FRENCH))
    original = Source("a.jsonl", records.encode())
    (article.parent / "b.md").write_text(ENGLISH, encoding="utf-8")
    run = Runner(Workspace(Terms(original=original))).check([str(article.parent / "b.md")])
    assert [error.message for error in run.errors] == [
        "has 1 article, and its original a.jsonl 2 articles: not compared"
    ]


def test_a_segment_file_has_its_sources_already(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid "Il y a 1234 billets."\nmsgstr "There are 1243 tickets."\n', encoding="utf-8")
    assert checked(Workspace(Terms(original=Source("b.txt", b"Rien."))), path) == ["BIL003"]


def test_the_documentation_lists_the_rules() -> None:
    page = (Path(__file__).parent.parent / "docs" / "bilingual.md").read_text(encoding="utf-8")
    for rule in builtin():
        if rule.family == "bilingual":
            assert f"| {rule.code} | `{rule.name}` | {rule.severity.value} | {rule.summary} |" in page
