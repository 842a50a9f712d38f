"""HTML: whole pages, fragments, and broken ones.

Prose is the text of the elements that hold an article's text. Scripts, styles, code, forms, navigation, footers and
asides are not; the page says itself that they are none of the article.
"""

from __future__ import annotations

from newslint.readers import _front_matter as front_matter
from newslint.readers._holes import Hole, masked, merged
from newslint.readers._html import add_html, escape
from newslint.readers._parts import Parts
from newslint.readers._templates import template_holes, wordpress_holes
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source
from newslint.view import Article


def read(source: Source, options: Options = DEFAULTS) -> list[Article]:
    """The one article that an HTML file is."""
    return [front_matter.article(source, options, _read)]


def fragment(source: Source) -> Article:
    """HTML that no template engine has still to fill, as wire items and feeds hold it: a tag of one is a leftover."""
    return _article(source, [])


def _read(source: Source) -> Article:
    return _article(source, merged(template_holes(source.text), wordpress_holes(source.text)))


def _article(source: Source, holes: list[Hole]) -> Article:
    text = masked(source.text, holes)
    parts = Parts(source, text, holes)
    language, day = add_html(parts, text, 0, len(text))
    return parts.article("html", language, escape)._replace(date=day)
