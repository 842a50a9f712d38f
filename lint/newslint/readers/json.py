"""JSON: one article a record. Prose are the fields of it that settings choose, else those usually so called.

A record is an element of the outermost list, or the whole file where there is none; settings may say where they stand.
Items of ninjs are known by their keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from newslint.readers import _json, _ninjs
from newslint.readers._day import KEYS, day
from newslint.readers._fields import LANGUAGE, LANGUAGE_KEYS, USUAL, Field, article, unread
from newslint.readers._ignored import comment, is_ignored
from newslint.readers._paths import chosen
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source, Span
from newslint.view import Article


def read(source: Source, options: Options = DEFAULTS) -> list[Article]:
    """The articles of a JSON file."""
    return articles(source, [(0, len(source.text))], options)


def articles(source: Source, spans: Iterable[Span], options: Options) -> list[Article]:
    """The articles of the JSON texts in these spans of a file. What is no JSON costs only its own."""
    writing = _json.Writing(source.text)
    found: list[Article] = []
    for span in spans:
        try:
            found += _records(source, span, options, writing)
        except _json.JsonError as error:
            place = source.place(error.offset)
            found.append(unread(f"line {place.row}, column {place.column}: is no JSON: {error}"))
    if options.fields is None and not found:
        found.append(unread(f"has no field {', '.join(USUAL[:-1])} or {USUAL[-1]}: set `fields` under [readers]"))
    return found


def _records(source: Source, span: Span, options: Options, writing: _json.Writing) -> Iterator[Article]:
    top = tuple(options.records.split(".")) if options.records else ()
    inside = (value for value in _json.strings(source.text, span) if value.path[: len(top)] == top)
    for _, record in groupby(inside, key=lambda value: value.number(len(top))):
        values = list(record)
        if options.fields is None and _ninjs.is_item(values):
            yield from _ninjs.item(source, values, writing)
            continue
        language = of = None
        fields: list[Field] = []
        comments: list[tuple[str, Span]] = []
        for value in values:
            path = value.path[len(top) :]
            if chosen(path, options.fields or USUAL):
                fields.append(Field(path[-1] if path else "", _json.view(source.text, value.span, writing)))
            elif is_ignored(path):
                comments.append(comment(_json.view(source.text, value.span, writing).text, value.span))
            elif len(path) == 1 and path[0] in LANGUAGE_KEYS:
                said = LANGUAGE.fullmatch(source.text, value.span[0] + 1, value.span[1] - 1)
                language = said[1] if said else None
            elif len(path) == 1 and path[0] in KEYS:
                of = of or day(source.text[slice(*value.span)])
        if fields:
            made = article(fields, options.content, language)
            yield made._replace(date=of, comments=(*comments, *made.comments))
