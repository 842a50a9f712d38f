"""XML: wire items, feeds and translation files, told apart by their root element."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newslint.readers import _exchange, _feeds, _news
from newslint.readers._fields import LANGUAGE
from newslint.readers._head import ROOTS
from newslint.readers._xml import Tree, parse
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source
from newslint.view import Article, View

_READERS: dict[str, Callable[[Tree], Iterator[Article]]] = {
    "nitf": _news.nitf,
    "newsItem": _news.newsml,
    "newsMessage": _news.newsml,
    "packageItem": _news.newsml,
    "rss": _feeds.rss,
    "RDF": _feeds.rss,
    "feed": _feeds.atom,
    "entry": _feeds.atom,
    "xliff": _exchange.xliff,
    "tmx": _exchange.tmx,
}
"""What reads what stands in each root element of `ROOTS`."""


def read(source: Source, options: Options = DEFAULTS) -> list[Article]:
    """The articles of a file whose root element is known; what is broken or unknown is said by one without prose."""
    tree = parse(source)
    name = tree.root.name if tree.root else ""
    unread = tree.broken
    articles: list[Article] = []
    if name in _READERS:
        articles = [_settled(article) for article in _READERS[name](tree) if article.blocks]
    elif unread is None:
        known = ", ".join(sorted(ROOTS))
        unread = f"is no wire item, feed or translation file: its root element is <{name}>, not one of {known}"
    if articles:
        comments = tuple((_said(source.text[slice(*span)]), span) for span in tree.comments)
        articles[0] = articles[0]._replace(comments=(*comments, *articles[0].comments))
    if unread:
        articles.append(Article(View("", ()), (), "xml", unread=unread))
    return articles


def _said(comment: str) -> str:
    return comment.removeprefix("<!--").removesuffix("-->").strip()


def _settled(article: Article) -> Article:
    """Its languages as newslint calls them: `pt-BR` is Portuguese."""
    original = article.original
    if original:
        original = original._replace(language=_code(original.language))
    return article._replace(language=_code(article.language), original=original)


def _code(language: str | None) -> str | None:
    found = LANGUAGE.fullmatch(language) if language else None
    return found[1].lower() if found else None
