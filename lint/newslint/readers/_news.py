"""Wire items of the IPTC: NITF, and NewsML-G2 with XHTML, NITF or plain text in it.

What an item says twice by design (the title of a page's head, an abstract) is an article of its own, so that it is
linted and is no repetition.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.readers._day import day
from newslint.readers._fields import joined
from newslint.readers._prose import XHTML, Running, Vocabulary, embedded, field
from newslint.readers._xml import LANGUAGE, Element, Tree
from newslint.view import Article, Scope

_NITF = Vocabulary(
    scopes={
        "hl1": Scope.TITLE,
        "hl2": Scope.HEADING,
        "byline": Scope.BYLINE,
        "byttl": Scope.BYLINE,
        "dateline": Scope.DATELINE,
        "tagline": Scope.BYLINE,
        "bq": Scope.QUOTE,
        "li": Scope.LIST_ITEM,
        "dt": Scope.LIST_ITEM,
        "dd": Scope.LIST_ITEM,
        "td": Scope.TABLE_CELL,
        "th": Scope.TABLE_CELL,
        "caption": Scope.CAPTION,
        "media-caption": Scope.CAPTION,
    },
    blocks=frozenset(
        "p block abstract body.head body.content body.end hedline media ul ol dl table tr tbody thead tfoot nitf-table"
        " content note body-content distributor datasource series hr".split()
    ),
    inline=frozenset(),
    silent=frozenset({"pre", "object", "alt-code"}),
    apart=frozenset(
        {"rights", "bibliography", "media-reference", "media-metadata", "media-object", "media-producer"}
        | {"nitf-table-metadata", "custom-table", "distributor", "credit"}
    ),
)
_DESCRIPTIONS = frozenset({"caption", "captions"})


def nitf(tree: Tree) -> Iterator[Article]:
    """The articles of a NITF document."""
    assert tree.root is not None
    yield from _nitf(tree, tree.root)


def _nitf(tree: Tree, root: Element, meta: tuple[Article, ...] = ()) -> Iterator[Article]:
    body, title = root.find("body"), root.find("head", "title")
    abstracts = list(body.descendants("abstract")) if body else []
    main = Running(tree, _NITF)
    if body:
        main.add(body, but=abstracts)
    articles = [main.article()]
    if title:
        named = body is not None and next(body.descendants("hl1"), None) is not None
        articles.insert(1 if named else 0, field(tree, title, Scope.TITLE))
        if not named:
            articles[:2] = [joined(articles[:2])]
    for abstract in abstracts:
        apart = Running(tree, _NITF)
        apart.add(abstract)
        articles.append(apart.article())
    articles[0] = joined((*meta, articles[0]))
    issued = root.find("head", "docdata", "date.issue")
    of = day(issued.attributes.get("norm", "")) if issued else None
    for article in articles:
        yield article._replace(kind="nitf", language=root.language, date=of)


def newsml(tree: Tree) -> Iterator[Article]:
    """The articles of NewsML-G2: those of each news item, package or concept, alone or in a message."""
    assert tree.root is not None
    items = [tree.root] if tree.root.name in _ITEMS else tree.root.descendants(*_ITEMS)
    for item in items:
        yield from _newsml(tree, item)


_ITEMS = ("newsItem", "packageItem")
_FIELDS = {"headline": Scope.TITLE, "byline": Scope.BYLINE, "dateline": Scope.DATELINE}


def _newsml(tree: Tree, item: Element) -> Iterator[Article]:
    meta = item.find("contentMeta")
    said: list[Article] = []
    apart: list[Article] = []
    for element in meta.elements() if meta else ():
        if element.name in _FIELDS:
            said.append(field(tree, element, _FIELDS[element.name]))
        elif element.name == "description":
            role = element.attributes.get("role", "").rpartition(":")[2]
            if role in _DESCRIPTIONS:
                said.append(field(tree, element, Scope.CAPTION))
            else:
                apart.append(field(tree, element, Scope.PARAGRAPH))
    content = item.find("contentSet")
    bodies = list(_bodies(tree, content)) if content else []
    language = _language(item, meta)
    titled = any(block.scope is Scope.TITLE for body in bodies for block in body.blocks)
    if len(bodies) == 1 and not titled:
        articles = [joined((*said, *bodies)), *apart]
    else:
        articles = [joined(said), *apart, *bodies]
    created = meta.find("contentCreated") if meta else None
    of = day(tree.plain(created)) if created else None
    for article in articles:
        yield article._replace(kind="newsml", language=article.language or language, date=article.date or of)


def _language(item: Element, meta: Element | None) -> str | None:
    """What the metadata say of the content's language goes before `xml:lang`, which may be that of the metadata."""
    said = meta.find("language") if meta else None
    return (said.attributes.get("tag") if said else None) or item.language


def _bodies(tree: Tree, content: Element) -> Iterator[Article]:
    for element in content.elements("inlineXML", "inlineData"):
        if element.name == "inlineData":
            is_html = "html" in element.attributes.get("contenttype", "")
            yield embedded(tree, element, is_html=is_html or None)
            continue
        for root in element.elements():
            if root.name == "nitf":
                yield from _nitf(tree, root)
            else:
                page = Running(tree, XHTML)
                page.add(root)
                yield page.article()._replace(language=root.attributes.get(LANGUAGE))
