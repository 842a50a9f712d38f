"""CHR014: tags, topics or the source of the page left in the text."""

from __future__ import annotations

from ._rule import LineRule, between


class TagLine(LineRule):
    """A line of tags, topics or categories, or the source of a copied text, was left in the article.

    “Source: …” below a chart is right; in running text it is what a re-publisher adds.
    """

    code = "CHR014"
    name = "tag-line"
    summary = "tags, topics or the source of the page left in the text"
    about = ("tags",)
    what = "a page's line of tags or sources"
    bad = between(
        "Tags: ferries, harbor, council",
        "Filed under: Sea",
        "Source : The Harbor Times",
        "Schlagworte: Fähre, Hafen",
    )
    good = (
        "The source, a clerk of the harbor, asked not to be named.",
        "It left at noon.\n\nTopics of the talks were kept secret.\n\nIt came back at six.",
        "The children play tag on the pier.",
    )
