"""Feeds: RSS 0.9 to 2.0 and Atom, an article for each item.

An item's summary beside its full text is an article of its own: it is the beginning of the text more often than not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newslint.readers._day import day, mailed
from newslint.readers._fields import joined
from newslint.readers._prose import XHTML, Running, embedded
from newslint.readers._xml import Element, Tree
from newslint.view import Article, Scope

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_MEDIA = "http://search.yahoo.com/mrss/"


def rss(tree: Tree) -> Iterator[Article]:
    """The items of an RSS feed; those of RSS 1.0 stand beside the channel."""
    assert tree.root is not None
    said = next(tree.root.descendants("language"), None)
    language = tree.plain(said).strip() if said else None
    for item in tree.root.descendants("item"):
        titles = [embedded(tree, element, scope=Scope.TITLE) for element in _own(item, "title")]
        captions = [
            embedded(tree, element, scope=Scope.CAPTION)
            for element in item.descendants("description")
            if element.namespace == _MEDIA
        ]
        full = [embedded(tree, e, is_html=True) for e in item.elements("encoded") if e.namespace == _CONTENT]
        summaries = [embedded(tree, element) for element in _own(item, "description")]
        of = next((mailed(tree.plain(element)) for element in _own(item, "pubDate")), None)
        yield from _item(titles, captions, full, summaries, "rss", item.language or language, of)


def _own(item: Element, name: str) -> Iterator[Element]:
    """Elements of RSS itself, not those of the same name that other vocabularies add to it."""
    return (element for element in item.elements(name) if element.namespace in ("", item.namespace))


def atom(tree: Tree) -> Iterator[Article]:
    """The entries of an Atom feed, or the one entry that the file is."""
    assert tree.root is not None
    entries = [tree.root] if tree.root.name == "entry" else tree.root.elements("entry")
    for entry in entries:
        titles = [_construct(tree, element, Scope.TITLE) for element in entry.elements("title")]
        full = [_construct(tree, element) for element in entry.elements("content") if "src" not in element.attributes]
        summaries = [_construct(tree, element) for element in entry.elements("summary")]
        of = next((day(tree.plain(element)) for element in entry.elements("published", "updated")), None)
        yield from _item(titles, [], full, summaries, "atom", entry.language, of)


def _construct(tree: Tree, element: Element, scope: Scope | None = None) -> Article:
    """Text as Atom writes it: plain, HTML in a string, or XHTML."""
    kind = element.attributes.get("type", "text")
    if kind == "xhtml" or kind.endswith("+xml"):
        running = Running(tree, XHTML)
        running.add(element, scope or Scope.PARAGRAPH)
        return running.article()._replace(language=element.language)
    return embedded(tree, element, is_html=kind in {"html", "text/html"}, scope=scope)


def _item(
    titles: list[Article],
    captions: list[Article],
    full: list[Article],
    summaries: list[Article],
    kind: str,
    language: str | None,
    of: date | None,
) -> Iterator[Article]:
    main = [*titles, *captions, *(full or summaries)]
    main.sort(key=lambda article: article.view.source_span((0, 0)))  # a view holds its places in the file's order
    for article in (joined(main), *(summaries if full else ())):
        yield article._replace(kind=kind, language=article.language or language, date=of)
