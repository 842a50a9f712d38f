"""Translation files: XLIFF 1.2 and 2.0, an article for each of their files, and TMX, one for each translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.readers import _segments
from newslint.readers._prose import Running, Vocabulary
from newslint.readers._segments import Segment
from newslint.readers._xml import LANGUAGE, Element, Tree
from newslint.view import Article, View

_SEGMENT = Vocabulary(
    scopes={},
    blocks=frozenset(),
    inline=frozenset(),
    silent=frozenset({"x", "ph", "cp"}),
    apart=frozenset({"bpt", "ept", "it", "ut", "bx", "ex", "sc", "ec"}),
)
"""What stands within a segment: codes of the file that it came from. Those of pairs have no place in a sentence."""


def xliff(tree: Tree) -> Iterator[Article]:
    """The files of an XLIFF document."""
    assert tree.root is not None
    root = tree.root.attributes
    for file in tree.root.descendants("file"):
        said = file.attributes
        language = said.get("target-language") or root.get("trgLang")
        source_language = said.get("source-language") or root.get("srcLang")
        segments = _xliff_segments(tree, file.descendants("trans-unit", "unit"))
        if found := _segments.article(segments, "xliff", language, source_language):
            yield found


def _xliff_segments(tree: Tree, units: Iterable[Element]) -> Iterator[Segment]:
    for unit in units:
        if unit.attributes.get("translate") == "no":
            continue
        for pair in [unit] if unit.name == "trans-unit" else unit.elements("segment"):
            source, target = pair.find("source"), pair.find("target")
            if source is not None:
                view = View("", ()) if target is None else _view(tree, target)
                yield Segment(_plain(tree, source), view, (target or source).span)


def tmx(tree: Tree) -> Iterator[Article]:
    """The translations of a TMX memory, each by itself: its units are in no order."""
    assert tree.root is not None
    header = tree.root.find("header")
    for unit in tree.root.descendants("tu"):
        said = unit.attributes.get("srclang") or (header.attributes.get("srclang") if header else None)
        said_in = ((_language(variant), variant.find("seg")) for variant in unit.elements("tuv"))
        variants = [(language, segment) for language, segment in said_in if segment]
        if not variants:
            continue
        source_language, source = next((v for v in variants if said and v[0].lower() == said.lower()), variants[0])
        for language, target in variants:
            if target is not source:
                pair = Segment(_plain(tree, source), _view(tree, target), target.span)
                if found := _segments.article([pair], "tmx", language, source_language):
                    yield found


def _language(variant: Element) -> str:
    return variant.attributes.get(LANGUAGE) or variant.attributes.get("lang", "")


def _view(tree: Tree, element: Element) -> View:
    running = Running(tree, _SEGMENT)
    running.add(element)
    return running.article().view


def _plain(tree: Tree, element: Element) -> str:
    return _view(tree, element).text.strip()
