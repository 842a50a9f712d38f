"""CHR003: a link to another story left in the text."""

from __future__ import annotations

from ._rule import LineRule, between


class RelatedLine(LineRule):
    """A teaser of another story (“Read more: …”), or the heading over such teasers, was left in the article.

    Whole lines only, in some forty languages and in the words that machine translation makes of them. The headlines
    under such a heading are reported as warnings, and their removal is not done unasked.
    """

    code = "CHR003"
    name = "related-line"
    summary = "a link to another story left in the text"
    about = ("related",)
    what = "a link to other stories"
    bad = between(
        "READ MORE: Fuel prices push fares to a record",
        "Most Popular",
        "Lesen Sie auch: Warum die Fähre nicht mehr fährt",
    ) | {
        (
            "It left at noon.\n\n⟦Related Articles⟧\n\n⟦Fishermen block the harbor⟧\n\n⟦Ticket prices to "
            "rise⟧\n\nIt came back at six."
        ): "It left at noon.\n\nIt came back at six.",
    }
    good = (
        ("It left at noon.\n\nRelated costs rose as well, the company said in its report.\n\nIt came back at six."),
        "Readers may also like the second volume, which came out in May.",
        "It left at noon.\n\n“Read more,” her teacher used to say, and she did.\n\nIt came back at six.",
        "It left at noon.\n\nWhat comes next\n\nIt came back at six.",
    )
