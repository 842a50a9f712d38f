"""Whole articles and what they were translated from, where that stands in a file of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePath

from newslint.patterns import compiled_re
from newslint.readers import Read
from newslint.source import Source
from newslint.view import Article, View

FIELDS = ("stem", "name")
"""What a pattern may hold in braces: the name of the article's file without its ending and language, and all of it."""
_FIELD = compiled_re(r"\{([^{}]*)\}")
_LANGUAGE = compiled_re(r"[._-](?:[a-z]{2}|[a-z]{2}[_-][A-Za-z]{2,4})\Z")


def wrong_with(pattern: str) -> str | None:
    """What is wrong with a pattern for the names of originals, and how to mend it."""
    fields = _FIELD.findall(pattern)
    if unknown := next((name for name in fields if name not in FIELDS), None):
        return f"{{{unknown}}} means nothing here: use {{stem}} (the name without ending and language) or {{name}}"
    return None if fields else "it names one file for all articles: use {stem} or {name} in it, as in {stem}.fr.md"


def path_of(path: str, pattern: str) -> Path | None:
    """Where the original of an article should stand: a path relative to the article's folder, or beside it.

    None where that is the article itself.
    """
    article = PurePath(path)
    stem = _LANGUAGE.sub("", article.stem) or article.stem
    said = {"stem": stem, "name": article.name}
    found = Path(article.parent, _FIELD.sub(lambda field: said.get(field[1], field[0]), pattern))
    return None if os.path.normpath(found) == os.path.normpath(article) else found


def translated(source: Source, read: Read, original: str, articles: Sequence[Article]) -> list[Article]:
    """The articles of a file, each with its original; translation files have theirs already."""
    found = read(source)
    mine = [number for number, article in enumerate(found) if not (article.unread or article.original)]
    theirs = [article for article in articles if not article.unread]
    if len(mine) != len(theirs):
        if mine:
            said = f"has {_articles(len(mine))}, and its original {original} {_articles(len(theirs))}: not compared"
            found.append(Article(View("", ()), (), unread=said))
        return found
    for number, article in zip(mine, theirs, strict=True):
        found[number] = found[number]._replace(original=article)
    return found


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number} articles"
