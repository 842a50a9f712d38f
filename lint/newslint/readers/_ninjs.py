"""ninjs, the wire items of the IPTC in JSON: 1.x with `headline` and `body_html`, 2 and 3 with `headlines`, `bodies`.

An item that is associated with another (a picture with its caption) is an article of its own, and so is what says the
same in another form: a summary, a second body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.readers import _json
from newslint.readers._day import day
from newslint.readers._fields import LANGUAGE, joined
from newslint.readers._json import Value
from newslint.readers._prose import of_view
from newslint.source import Source
from newslint.view import Article, Escape, Scope

_ITEM = frozenset(
    "versioncreated headline headlines bodies body_text body_html body_xhtml description_text description_html".split()
)
"""Keys that, beside `uri`, tell an item."""
_SCOPES = {
    "headline": Scope.TITLE,
    "headlines": Scope.TITLE,
    "byline": Scope.BYLINE,
    "by": Scope.BYLINE,
    "dateline": Scope.DATELINE,
}
_BODIES = ("bodies", "body_xhtml", "body_html", "body_text")
_DESCRIPTIONS = ("descriptions", "description_html", "description_text")
_PICTURES = frozenset({"picture", "graphic", "video", "audio"})
_TOLD = {"body_text": False, "body_html": True, "body_xhtml": True, "description_text": False, "description_html": True}
"""Fields whose names tell whether they hold HTML."""


def is_item(values: Sequence[Value]) -> bool:
    """Whether the strings of a record are those of a ninjs item."""
    keys = {value.path[0] for value in values if value.path}
    return "uri" in keys and not _ITEM.isdisjoint(keys)


def item(source: Source, values: Sequence[Value], escape: Escape) -> Iterator[Article]:
    """The articles of an item, and of those associated with it."""
    items: dict[tuple[object, ...], list[tuple[str, Value]]] = {}
    for value in values:
        path = value.path
        depth = 2 * next((n for n in range(len(path) // 2) if path[2 * n] != "associations"), len(path) // 2)
        if depth < len(path):
            place = (path[:depth], tuple(number for below, number in value.lists if below <= depth))
            if path[-1] == "value" or len(path) == depth + 1:
                items.setdefault(place, []).append((path[depth], value))
    for fields in items.values():
        yield from _item(source, fields, escape)


def _item(source: Source, fields: Sequence[tuple[str, Value]], escape: Escape) -> Iterator[Article]:
    def plain(name: str) -> str:
        return next((source.text[v.span[0] + 1 : v.span[1] - 1] for key, v in fields if key == name), "")

    def read(name: str, value: Value, scope: Scope | None) -> Article:
        return of_view(_json.view(source.text, value.span, escape), is_html=_TOLD.get(name), scope=scope)

    language = LANGUAGE.fullmatch(plain("language"))
    of = day(plain("versioncreated") or plain("firstcreated"))
    is_picture = plain("type") in _PICTURES
    bodies = [(name, value) for wanted in _BODIES for name, value in fields if name == wanted]
    descriptions = [(name, value) for wanted in _DESCRIPTIONS for name, value in fields if name == wanted]
    main = [(value, read(name, value, _SCOPES[name])) for name, value in fields if name in _SCOPES]
    main += [(value, read(name, value, None)) for name, value in bodies[:1]]
    if is_picture:
        main += [(value, read(name, value, Scope.CAPTION)) for name, value in descriptions[:1]]
    main.sort(key=lambda part: part[0].span)  # a view holds its places in the file's order
    apart = [*bodies[1:], *descriptions[is_picture:]]
    for article in (joined(part for _, part in main), *(read(name, value, None) for name, value in apart)):
        if article.blocks:
            yield article._replace(kind="ninjs", language=language[1].lower() if language else None, date=of)
