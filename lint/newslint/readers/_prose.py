"""The prose of XML elements: plain fields, running markup, and HTML or text that a field holds as one string."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newslint.readers import _html, html, text
from newslint.readers._fields import through
from newslint.readers._parts import Parts
from newslint.readers._xml import Element, Text, Tree, in_cdata
from newslint.source import Source, Span
from newslint.view import Article, Scope, View

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\w+|[A-Za-z]\w*);")


class Vocabulary(NamedTuple):
    """What the elements of a kind of markup mean, by their names in lower case."""

    scopes: dict[str, Scope]
    """Elements whose prose has a role of its own."""
    blocks: frozenset[str] | None
    """Elements that are blocks without a role; None: all that are not `inline`."""
    inline: frozenset[str]
    silent: frozenset[str]
    """What is no prose, but has its place in a sentence."""
    apart: frozenset[str]
    """What is no part of the article."""

    def is_block(self, name: str) -> bool:
        """Whether an element makes a block of its own."""
        if name in self.scopes:
            return True
        return name not in self.inline if self.blocks is None else name in self.blocks


XHTML = Vocabulary(dict(_html.SCOPES), None, _html.INLINE | {"img"}, _html.SILENT, _html.PAGE | {"script", "style"})


class Running:
    """Prose in running markup, as it grows."""

    def __init__(self, tree: Tree, vocabulary: Vocabulary = XHTML) -> None:
        self._tree = tree
        self._vocabulary = vocabulary
        self._parts = Parts(tree.source, tree.source.text)
        self._but: Sequence[Element] = ()
        self._raw: list[Span] = []
        """Where CDATA sections stand: what is written there is not escaped."""

    def add(self, element: Element, scope: Scope = Scope.PARAGRAPH, but: Sequence[Element] = ()) -> None:
        """Add what stands in an element, but for some below it; it begins and ends a block."""
        self._but = but
        self._inside(element, scope)
        self._parts.end_block(scope)

    def _inside(self, element: Element, scope: Scope) -> None:
        for child in element.children:
            if isinstance(child, Text):
                self._tree.add(self._parts, child)
                if child.cdata:
                    self._raw.append(child.span)
            else:
                self._element(child, child.name.lower(), scope)

    def _element(self, element: Element, name: str, scope: Scope) -> None:
        words = self._vocabulary
        if name in words.silent:
            self._parts.stand_in(*element.span)
        elif name in words.apart or any(element is other for other in self._but):
            if words.is_block(name):
                self._parts.end_block(scope)
        elif name == "br":
            self._parts.blank(*element.span)
        elif words.is_block(name):
            self._parts.end_block(scope)
            inner = words.scopes.get(name, scope)
            self._inside(element, inner)
            self._parts.end_block(inner, element.span)
        else:
            self._inside(element, scope)

    def article(self) -> Article:
        """All that was added."""
        return self._parts.article("xml", None, _html.escape, [(span, in_cdata) for span in self._raw])


def field(tree: Tree, element: Element, scope: Scope) -> Article:
    """The prose of an element that is one block, whatever stands in it."""
    running = Running(tree, _PLAIN)
    running.add(element, scope)
    return running.article()


_PLAIN = Vocabulary({}, frozenset(), frozenset(), frozenset(), frozenset())


def embedded(tree: Tree, element: Element, *, is_html: bool | None = None, scope: Scope | None = None) -> Article:
    """The prose of what an element holds as a string: HTML, or paragraphs of plain text.

    `is_html` None: the string is asked. `scope` is the role of all of it, where it has one.
    """
    return of_view(tree.view(element), is_html=is_html, scope=scope)


def of_view(outer: View, *, is_html: bool | None = None, scope: Scope | None = None) -> Article:
    """The prose of what stands in a view: HTML or paragraphs of plain text, as for `embedded`."""
    inner = Source.of(outer.raw)
    if is_html or (is_html is None and _MARKUP.search(inner.text)):
        found = html.fragment(inner)
    else:
        blocks = (block._replace(scope=Scope.PARAGRAPH) for block in text.blocks_of(inner.text))
        found = Article(View.whole(inner.text), tuple(blocks))
    if scope is not None:
        found = found._replace(blocks=tuple(block._replace(scope=scope) for block in found.blocks))
    return through(found, inner, outer)
