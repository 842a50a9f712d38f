"""HTML: whole pages, fragments, and broken ones.

Prose is the text of the elements that hold an article's text. Scripts, styles, code, forms, navigation, footers and
asides are not; the page says itself that they are none of the article.
"""

from __future__ import annotations

from html import escape

from newslint.readers._html import add_html, language
from newslint.readers._parts import Bytes, Parts
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source
from newslint.view import Article


def read(source: Source, options: Options = DEFAULTS) -> list[Article]:
    """The one article that an HTML file is."""
    places = Bytes(source)
    parts = Parts(source, places.text)
    add_html(parts, places.data, places.offset)
    return [parts.article("html", language(places.data), _escaped)]


def _escaped(text: str) -> str:
    return escape(text, quote=False)
