"""JSON and JSONL: chosen fields of each record, escapes as units, and fixes written with the escapes of the file."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newslint.finding import Edit
from newslint.fixer import apply
from newslint.readers import reader_for
from newslint.readers.options import Options
from newslint.source import Source
from newslint.view import Article

GIVEN = Options(fields=("title", "body"))


def articles(text: str, options: Options = GIVEN, name: str = "a.json") -> list[Article]:
    return reader_for(name, options)(Source(name, text.encode("utf-8", "surrogateescape")))


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.scope.value, article.view.text[slice(*block.span)]) for block in article.blocks]


def replaced(text: str, old: str, new: str, options: Options = GIVEN) -> Any:
    (article,) = articles(text, options)
    at = article.view.text.index(old)
    mapped = article.view.source_edit((at, at + len(old)), new)
    assert mapped is not None
    return apply(text, [Edit(*mapped)])


def test_fields_have_the_scope_of_their_name() -> None:
    (article,) = articles('{"id": "x , y", "title": "Boats", "body": "Ten boats lay there.\\n\\nThey slept."}')
    assert blocks(article) == [
        ("title", "Boats"),
        ("paragraph", "Ten boats lay there."),
        ("paragraph", "They slept."),
    ]
    assert article.kind == "text"


def test_a_record_is_an_article() -> None:
    text = (
        '[{"title": "One"}, {"title": "Two", "lang": "fr-CA"}, {"x": "y"}, {"tags": ["a"], "body": ["Three", "Four"]}]'
    )
    found = articles(text)
    assert [article.view.text.split() for article in found] == [["One"], ["Two"], ["Three", "Four"]]
    assert [article.language for article in found] == [None, "fr", None]


def test_settings_say_where_records_stand_and_how_deep_fields_lie() -> None:
    items = '[{"body": {"text": "One"}, "img": [{"alt": "A"}]}, {"body": {"text": "Two"}}]'
    text = f'{{"title": "no", "data": {{"items": {items}}}}}'
    found = articles(text, Options(records="data.items", fields=("body.text", "**.alt")))
    assert [blocks(article) for article in found] == [[("title", "One"), ("caption", "A")], [("title", "Two")]]
    assert [len(articles(text, Options(fields=(path,)))) for path in ("body.text", "data.items.*.text", "title")] == [
        0,
        1,
        1,
    ]


def test_fields_may_hold_html_or_markdown() -> None:
    html = articles(
        '{"body": "<h1>A<\\/h1>\\n<p>caf&eacute; \\u0026amp; bar</p>"}', Options(fields=("body",), content="html")
    )
    assert [(blocks(article), article.kind) for article in html] == [
        ([("title", "A"), ("paragraph", "café & bar")], "html")
    ]
    markdown = articles(
        '{"title": "A", "body": "# B\\n\\n*c* d"}', Options(fields=("title", "body"), content="markdown")
    )
    assert blocks(markdown[0]) == [("title", "A"), ("heading", "B"), ("paragraph", "c d")]


def test_escapes_are_units() -> None:
    text = '{"body": "Caf\\u00e9 \\ud83d\\udea2 \\"x\\" \\/ \\ud83d"}'
    (article,) = articles(text)
    assert article.view.text == 'Café 🚢 "x" / \ufffd'
    start, end = article.view.source_span((3, 4))
    assert text[start:end] == "\\u00e9"
    start, end = article.view.source_span((5, 6))
    assert text[start:end] == "\\ud83d\\udea2"


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ('{"body": "a boat"}', "“é”\n", '{"body": "a \\u201c\\u00e9\\u201d\\n"}'),
        ('{"body": "é boat"}', "“é”", '{"body": "é “é”"}'),
        ('{"body": "\\u00EA boat"}', "é \\u00e9", '{"body": "\\u00EA \\u00E9 \\\\u00e9"}'),
        ('{"body": "\\u003cb\\u003e boat"}', "<&>", '{"body": "\\u003cb\\u003e \\u003c&\\u003e"}'),
        ('{"body": "1\\/2 boat"}', "a/b", '{"body": "1\\/2 a\\/b"}'),
        ('{"body": "a boat"}', '"/\\', '{"body": "a \\"/\\\\"}'),
    ],
)
def test_what_is_written_is_escaped_as_the_file_escapes(text: str, new: str, expected: str) -> None:
    after = replaced(text, "boat", new)
    assert after == expected
    assert json.loads(after)["body"] == json.loads(text)["body"].replace("boat", new)


def test_what_is_no_json_costs_only_its_own() -> None:
    found = articles('{"body": "One"}\n\n{"body": Two}\n{"body": "Three"}\n', name="a.jsonl")
    assert [article.view.text for article in found] == ["One", "", "Three"]
    assert [article.unread for article in found] == [None, "line 3, column 10: is no JSON: expecting value", None]
    assert articles("[" * 100_000)[0].unread == "line 1, column 1: is no JSON: it is nested too deeply"
    assert articles('{"n": ' + "9" * 5000 + ', "body": "One"}')[0].view.text == "One"


def test_without_settings_fields_are_taken_that_are_usually_prose() -> None:
    assert blocks(articles('{"headline": "One", "slug": "x , y"}', Options())[0]) == [("title", "One")]
    assert "set `fields` under [readers]" in str(articles('{"slug": "x"}', Options())[0].unread)
    assert articles('{"slug": "x"}') == []
