"""What holds for readers of every format, over thousands of random files of each."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.engine import Checked, Linter
from newslint.finding import Edit
from newslint.fixer import apply, fix
from newslint.readers import Read, reader_for
from newslint.readers._parts import STAND_IN
from newslint.registry import builtin
from newslint.source import Source, Span
from newslint.view import Article, Scope
from tests.documents import FORMATS, Format

CASES = 2000
WORD = re.compile(r"[A-Za-z]+")
LINTER = Linter(builtin(), [rule() for rule in builtin() if rule.code in {"PUN001", "DUP001"}], "en")


def prose(articles: Iterable[Article]) -> list[str]:
    """The text of all blocks."""
    return [article.view.text[slice(*block.span)] for article in articles for block in article.blocks]


def source(kind: Format, text: str) -> Source:
    return Source(kind.path, text.encode("utf-8", "surrogateescape"))


def sound(article: Article, text: str) -> None:
    """Pieces are in order and say what the file says; blocks are in order and lie in the prose."""
    view = article.view
    for piece in view.pieces:
        said = view.raw[piece.start : piece.start + piece.length]
        raw = text[piece.source_start : piece.source_end]
        if piece.exact:
            assert said == raw
        elif raw and not said.isspace() and said != STAND_IN:
            assert said in _meanings(raw), (said, raw)
    for one, two in pairwise(view.pieces):
        assert one.start + one.length == two.start
        assert one.source_end <= two.source_start
    for (_, span, *_), (_, after, *_) in pairwise(article.blocks):
        assert span[1] <= after[0]
    for block in article.blocks:
        start, end = block.span
        assert 0 <= start < end <= len(view.text)
        assert not view.text[start].isspace()
        assert not view.text[end - 1].isspace()


def _meanings(raw: str) -> Iterable[str]:
    """What a run of characters may stand for in one format or another."""
    yield raw[1:]  # a backslash, a doubled quotation mark
    yield unescape(raw)
    yield from {'"`': "“", '`"': "”", "'`": "‘", "`'": "’"}.get(raw, "")
    if raw.lower().startswith("\\ud"):
        yield "\ufffd"  # half of a pair
    try:
        yield unescape(json.loads(f'"{raw}"'))
    except ValueError:
        return


def same_around(kind: Format, text: str, read: Read, expected: list[str]) -> None:
    """Line ends, a byte order mark, front matter and an emoji before it shift what is read, and change nothing."""
    assert prose(read(source(kind, text.replace("\n", "\r\n")))) == expected
    if not text.startswith("\ufeff"):  # else it has one
        assert prose(read(Source(kind.path, codecs.BOM_UTF8 + source(kind, text).data))) == expected
    for front in kind.fronts:
        assert prose(read(source(kind, front + "\n" + text))) == expected
    before = kind.before(text)
    if before != text:
        after = prose(read(source(kind, before)))[-len(expected) or 9999 :]
        assert after == expected


def edited(kind: Format, text: str, read: Read, articles: list[Article], data: st.DataObject) -> None:
    """An edit of a word touches nothing else, and the file reads as is expected."""
    found = [(n, word.span()) for n, article in enumerate(articles) for word in WORD.finditer(article.view.text)]
    if not found:
        return
    number, span = data.draw(st.sampled_from(found))
    article = articles[number]
    new = data.draw(st.sampled_from(["ferry", "é", "", "“x” y", 'a "b" c', "[b] & <c> *d*", "e, f: g", "{h}\\`"]))
    mapped = article.view.source_edit(span, new)
    if mapped is None:
        return
    (start, end), written = mapped
    after = apply(text, [Edit((start, end), written)])
    assert (after[:start], after[start + len(written) :]) == (text[:start], text[end:])
    if otherwise_read(kind, text, article, span, mapped):
        return
    again = read(source(kind, after))
    expected = [
        apply(other.view.text, [Edit(span, new)] if n == number else []).split() for n, other in enumerate(articles)
    ]
    # An article of which nothing is left is none.
    assert [words for other in again if (words := other.view.text.split())] == [words for words in expected if words]


def otherwise_read(kind: Format, text: str, article: Article, span: Span, edit: tuple[Span, str]) -> bool:
    """Whether the grammar of a format has no way to write what is edited there; the fixer refuses such a fix.

    An edit cannot mend what stands beside it.
    """
    (start, end), new = edit
    if kind.markup and not new:  # nothing between two marks, or a blank at the head of a line, is other markup
        return not (re.search(r"\w $", text[:start]) and re.match(r" \w", text[end:]))
    if kind.name == "mdx":  # a tag or a comment that nothing closes is an error in MDX: anything may close it
        return re.search(r"<B (?!/)|\{/\*c ", text) is not None
    if kind.name == "rst":
        block = next(block for block in article.blocks if block.span[0] <= span[0] < block.span[1])
        if block.scope in {Scope.TITLE, Scope.HEADING}:  # it is as long as the rule below it
            return len(new) > end - start or STAND_IN in article.view.text[slice(*block.span)]
        if block.scope is Scope.TABLE_CELL:  # so are columns
            return len(new) != end - start
        return "_" in (text[start - 1 : start], text[end : end + 1])  # a word before an underscore is a reference
    return False


def fixed_once(kind: Format, text: str, read: Read) -> None:
    """Fixing a second time changes nothing, and what is left out of a file stays as it was."""

    def check(each: Source) -> Checked:
        return LINTER.check(each, read)

    once = fix(check(source(kind, text)), check)
    assert once.cycle == ()
    assert fix(once.last, check).applied == []
    if not once.applied:
        assert once.last.source.text == text


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_random_files(kind: Format) -> None:
    read = reader_for(kind.path, kind.options)

    @given(kind.documents, st.data())
    @settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(text: str, data: st.DataObject) -> None:
        given = source(kind, text)
        assert given.encode(given.text) == given.data
        articles = read(given)
        assert [article.unread for article in articles if article.unread] == []
        for article in articles:
            sound(article, given.text)
        same_around(kind, text, read, prose(articles))
        edited(kind, text, read, articles, data)
        fixed_once(kind, text, read)

    holds()


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_any_bytes_are_read(kind: Format) -> None:
    read = reader_for(kind.path, kind.options)

    @given(
        st.one_of(
            st.binary(max_size=200), kind.documents.map(lambda text: text.encode()), kind.documents.flatmap(_broken)
        )
    )
    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(data: bytes) -> None:
        given = Source(kind.path, data)
        for article in read(given):
            sound(article, given.text)

    holds()


def _broken(text: str) -> st.SearchStrategy[bytes]:
    """A file with a piece torn out of it."""
    data = text.encode()
    places = st.integers(0, len(data))
    return st.tuples(places, places).map(lambda pair: data[: min(pair)] + data[max(pair) :])
