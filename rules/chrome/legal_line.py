"""CHR013: a copyright or licence line left in the text."""

from __future__ import annotations

from ._rule import LineRule, between


class LegalLine(LineRule):
    """A copyright, licence, syndication or disclaimer line was left in the article.

    Some licences ask that the line stays: then allow the rule.
    """

    code = "CHR013"
    name = "legal-line"
    summary = "a copyright or licence line left in the text"
    about = ("legal",)
    what = "a copyright or licence line"
    bad = between(
        "© 2024 Harbor Courier. All rights reserved.",
        "RIPRODUZIONE RISERVATA",
        "Alle Rechte vorbehalten",
    )
    good = (
        "All rights reserved for the heirs were sold at the auction.",
        "It left at noon.\n\nCopyright law was changed in May.\n\nIt came back at six.",
        "The museum reserves all rights in the picture, it said.",
    )
