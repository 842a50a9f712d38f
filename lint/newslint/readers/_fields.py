"""Articles out of fields: a title here, a body there, each with prose of some format in it.

What a field says (its escapes undone) is read as a file of its own, and the places are carried through to the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newslint.readers import reader_for
from newslint.readers.options import Options
from newslint.source import Source, Span
from newslint.view import GAP, Article, Block, Scope, View

LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?")
"""What a field that says the language holds: `fr`, `fr-CA`, `fr_CA`."""
USUAL = ("title", "headline", "subtitle", "description", "summary", "lead", "text", "body", "content", "caption")
"""Fields that are prose where settings name none."""
LANGUAGE_KEYS = ("language", "lang", "locale", "inLanguage")

_SCOPES = {
    **dict.fromkeys(("title", "headline", "hed"), Scope.TITLE),
    **dict.fromkeys(("subtitle", "subheadline", "subhead", "kicker", "heading", "crosshead"), Scope.HEADING),
    **dict.fromkeys(("caption", "alt", "alttext"), Scope.CAPTION),
    **dict.fromkeys(("description", "summary", "abstract", "lead", "standfirst", "excerpt", "dek"), Scope.PARAGRAPH),
}
"""The role of a field by its name, where that tells it."""


class Field(NamedTuple):
    """A field that holds prose: its name, and what it says as a view of the file."""

    name: str
    view: View


def article(
    fields: Iterable[Field], content: str | None = None, language: str | None = None, *, titled: bool = False
) -> Article:
    """The article that the fields of one record make, in the file's order.

    `content` is what stands in them, `titled` whether a title is known already.
    """
    read = reader_for("", Options(format=content or "text"))
    found: list[Article] = []
    for field in fields:
        inner = Source.of(field.view.raw)
        for each in read(inner):
            scope = scope_of(field.name)
            if scope is None and titled:
                blocks = [_below_title(block, each.kind) for block in each.blocks]
            else:
                blocks = [block._replace(scope=scope or block.scope) for block in each.blocks]
            titled = titled or any(block.scope is Scope.TITLE for block in blocks)
            found.append(through(each._replace(blocks=tuple(blocks)), inner, field.view))
    return joined(found, language)


def unread(message: str) -> Article:
    """What stands for an article that could not be read."""
    return Article(View("", ()), (), unread=message)


def scope_of(name: str) -> Scope | None:
    """The role of the prose in a field of this name; None where the name does not tell."""
    return _SCOPES.get(name.lower().replace("_", "").replace("-", ""))


def _below_title(block: Block, kind: str) -> Block:
    if block.scope is not Scope.TITLE:
        return block
    return block._replace(scope=Scope.PARAGRAPH if kind == "text" else Scope.HEADING)


def through(article: Article, inner: Source, outer: View) -> Article:
    """An article of `inner`, whose text is the prose of `outer`, as an article of the file that `outer` is of."""
    blocks = tuple(
        block._replace(outer=outer.source_span(_goes(block, article.view, inner)), by_line=False)
        for block in article.blocks
    )
    comments = tuple((said, outer.source_span(span)) for said, span in article.comments)
    return article._replace(view=article.view.through(outer), blocks=blocks, comments=comments)


def _goes(block: Block, view: View, inner: Source) -> Span:
    span = block.outer or view.source_span(block.span)
    return inner.removal(span) or span


def joined(articles: Iterable[Article], language: str | None = None) -> Article:
    """Articles of one file, in order, as one. It is no plain text where any of them is none."""
    articles = [article for article in articles if article.view.pieces]
    blocks: list[Block] = []
    at = 0
    for article in articles:
        blocks += [block._replace(span=(block.span[0] + at, block.span[1] + at)) for block in article.blocks]
        at += len(article.view.raw) + len(GAP)
    kinds = {article.kind for article in articles} - {"text"}
    return Article(
        View.joined(article.view for article in articles),
        tuple(blocks),
        min(kinds, default="text"),
        language or next((article.language for article in articles if article.language), None),
        next((article.date for article in articles if article.date), None),
        tuple(comment for article in articles for comment in article.comments),
    )
