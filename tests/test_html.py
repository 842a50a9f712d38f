"""The HTML reader: what is prose, and that its way back to the file is exact, over random and broken documents too."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.engine import Linter
from newslint.finding import Edit, Safety
from newslint.fixer import apply, fix
from newslint.readers import html
from newslint.registry import builtin
from newslint.source import Source
from newslint.view import Article


def article(text: str) -> Article:
    return html.read(Source("a.html", text.encode("utf-8", "surrogateescape")))[0]


def blocks(text: str) -> list[tuple[str, str]]:
    found = article(text)
    return [(block.scope.value, found.view.text[slice(*block.span)]) for block in found.blocks]


def prose(text: str) -> list[str]:
    return [content for _, content in blocks(text)]


def test_blocks_have_their_scope() -> None:
    assert blocks(
        "<h1>A title</h1><p>The <em>lede</em>.</p><h2>A heading</h2>"
        "<ul><li>one<li>two</ul><blockquote>said</blockquote>"
        "<figure><img alt='x , y'><figcaption>A boat</figcaption></figure><table><tr><th>a<td>b</table>"
    ) == [
        ("title", "A title"),
        ("paragraph", "The lede."),
        ("heading", "A heading"),
        ("list-item", "one"),
        ("list-item", "two"),
        ("quote", "said"),
        ("caption", "A boat"),
        ("table-cell", "a"),
        ("table-cell", "b"),
    ]


def test_what_is_no_prose() -> None:
    assert prose(
        "<!doctype html><html><head><title>a , b</title><style>p , q</style></head><body><nav>Home , x</nav>"
        "<script>c , d</script><!-- e , f --><p>Text</p><pre>g , h</pre><form>i , j</form><footer>k , l</footer>"
    ) == ["Text"]


def test_blanks_are_one_and_line_breaks_are_blanks() -> None:
    assert prose("<p>\n One\n\t two<br>three  <b>four</b> <i>five</i>\n</p>") == ["One two three four five"]


def test_entities_are_units() -> None:
    found = article("<p>Caf&eacute; &amp; bar</p>")
    assert found.view.text.strip() == "Café & bar"
    assert found.view.source_span((3, 4)) == (6, 14)


def test_the_page_says_its_language() -> None:
    assert article("<html lang='fr-CA'><p>Texte").language == "fr"
    assert article("<!doctype html>\n<HTML class=x LANG=de>\n<p>Text").language == "de"
    assert article("<p lang='fr'>Texte").language is None


def test_a_block_that_goes_takes_its_tags_along() -> None:
    page = "<p>Ten boats lay there.</p><p>Advertisement</p>\n<p>- Advertisement -</p>\n\n<p>The crews slept.</p>\n"
    linter = Linter(builtin(), [rule() for rule in builtin() if rule.code == "CHR001"], "en")
    checked = linter.check(Source("a.html", page.encode()), html.read)
    done = fix(checked, lambda source: linter.check(source, html.read), Safety.SAFE)
    assert done.last.source.text == "<p>Ten boats lay there.</p>\n<p>The crews slept.</p>\n"


PARTS = st.sampled_from(
    "boat|Boot| |\n|é|🚢|&amp;|&eacute;|&#8217;|&x;|<b>|</b>|<p>|</p>|<i>|</i>|<br>|<li>|<ul>|</ul>|<!-- c -->|"
    "<a href='x , y'>|</a>|<script>s</script>|<td>|<table>|</table>|<nav>n</nav>|,|.|<|>|&".split("|")
)
DOCUMENT = st.lists(PARTS, max_size=24).map("".join)


@given(DOCUMENT)
@settings(max_examples=500, deadline=None)
def test_a_span_of_the_prose_reads_the_same_in_the_file(text: str) -> None:
    view = article(text).view
    for word in re.finditer(r"boat|Boot", view.text):
        start, end = view.source_span(word.span())
        assert re.sub(r"<[^>]*>", "", text[start:end]) == word[0]
        assert view.prose_offset(start) == word.start()
    assert all(one.source_end <= two.source_start for one, two in zip(view.pieces, view.pieces[1:], strict=False))


@given(DOCUMENT)
@settings(max_examples=200, deadline=None)
def test_line_ends_and_byte_order_marks_change_nothing(text: str) -> None:
    expected = prose(text)
    assert prose(text.replace("\n", "\r\n")) == expected
    assert html.read(Source("a.html", b"\xef\xbb\xbf" + text.encode()))[0].view.text == article(text).view.text


@given(DOCUMENT, st.data())
@settings(max_examples=400, deadline=None)
def test_an_edit_touches_nothing_else(text: str, data: st.DataObject) -> None:
    view = article(text).view
    words = list(re.finditer(r"boat|Boot", view.text))
    if not words:
        return
    span = data.draw(st.sampled_from(words)).span()
    mapped = view.source_edit(span, "ferry & <sons>")
    if mapped is None:  # markup stands inside the word
        return
    (start, end), new = mapped
    after = apply(text, [Edit((start, end), new)])
    assert (after[:start], after[start + len(new) :]) == (text[:start], text[end:])
    assert new == "ferry &amp; &lt;sons&gt;"


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read(data: bytes) -> None:
    source = Source("a.html", data)
    for found in html.read(source):
        for block in found.blocks:
            start, end = found.view.source_span(block.span)
            assert 0 <= start <= end <= len(source.text)
