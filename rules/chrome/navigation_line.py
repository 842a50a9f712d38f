"""CHR002: a menu, a button or a breadcrumb left in the text."""

from __future__ import annotations

from ._rule import LineRule, between


class NavigationLine(LineRule):
    """A menu entry, a skip link, a button or a breadcrumb was left in the article, plain or glued to the title.

    One-word entries that could be cross-headings (“Home”, “Politics”) are reported only beside other furniture.
    """

    code = "CHR002"
    name = "navigation-line"
    summary = "a menu, a button or a breadcrumb left in the text"
    anchored = True
    about = ("navigation",)
    what = "part of a page's navigation"
    bad = between(
        "Skip to main content",
        "Back to top",
        "Mehr anzeigen",
        "Home » World » Harbor council closes the ferry line",
    ) | {
        (
            "It left at noon.\n\n⟦HomeTravelHarbor council closes its old...⟧\n\nHarbor council closes its "
            "old ferry line"
        ): "It left at noon.\n\nHarbor council closes its old ferry line",
    }
    good = (
        "It left at noon.\n\nPolitics\n\nIt came back at six.",
        "“Home » sweet home,” he wrote under the photograph of the boat.",
        "It left at noon.\n\nMore ferries\n\nIt came back at six.",
    )
