"""What programs may ask for: the bodies of requests. Their schemas are published as OpenAPI."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from newslint.language import TAGS

LANGUAGE = rf"^(?:{'|'.join(sorted(TAGS))})(?:[-_][A-Za-z0-9]{{1,8}})*$"
"""Language tags: codes that newslint knows, with or without a region."""

Selectors = Annotated[list[Annotated[str, Meta(min_length=1, max_length=100)]], Meta(max_length=1000)]
Language = Annotated[
    str, Meta(pattern=LANGUAGE, description="A code that newslint knows, with or without a region: `en`, `en-GB`.")
]


class Check(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """An article to lint."""

    text: Annotated[str, Meta(description="The article: plain text, Markdown or HTML, as `filename` says.")]
    filename: Annotated[
        str,
        Meta(
            pattern=r"^[^/\\\x00-\x1f\x7f]*[^./\\\x00-\x1f\x7f]$",
            max_length=255,
            description="How to read it: `a.md` is Markdown, `a.html` HTML, anything else plain text.",
        ),
    ] = "article.txt"
    language: Annotated[Language | None, Meta(description="The article's language, if it is not to be guessed.")] = None
    source_language: Annotated[Language | None, Meta(description="What it was translated from.")] = None
    select: Annotated[
        Selectors | None, Meta(description="Run only these rules: codes, names, beginnings of codes, families, `ALL`.")
    ] = None
    extend_select: Annotated[Selectors, Meta(description="Run these rules too.")] = []
    ignore: Annotated[Selectors, Meta(description="Do not run these rules.")] = []
    accept: Annotated[Selectors, Meta(description="Words and names that are right as they stand.")] = []
    statistics: Annotated[bool, Meta(description="Count the findings of each rule, and measure the article.")] = False


class Fix(Check, kw_only=True):
    """An article to mend."""

    unsafe: Annotated[bool, Meta(description="Also apply fixes that change a word or delete a sentence.")] = False


class Report(Check, kw_only=True):
    """An article to make a report of."""

    title: Annotated[Annotated[str, Meta(max_length=300)] | None, Meta(description="What stands at its head.")] = None
