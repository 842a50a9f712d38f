"""CHR011: a line of a weather, market or live widget left in the text."""

from __future__ import annotations

from ._rule import LineRule, between


class WidgetLine(LineRule):
    """The weather, a market ticker, a poll, or the controls of a live blog were left in the article.

    A town's name is reported only between a temperature and a date at the head of the file.
    """

    code = "CHR011"
    name = "widget-line"
    summary = "a line of a weather, market or live widget left in the text"
    anchored = True
    about = ("widgets",)
    what = "part of a widget of the page"
    bad = between(
        "Show key events only",
        "STOXX 50 4,871.22 ▼ 0.36% Brent 81.40 ▲ 1.02%",
    ) | {
        "It left.\n\n⟦15.2 C⟧\n\n⟦Bergen⟧\n\n⟦Friday, September 29, 2023⟧\n\nIt came.": "It left.\n\nIt came.",
    }
    good = (
        "It was 15.2 C in Bergen on Friday.",
        "It left at noon.\n\nBergen\n\nIt came back at six.",
        "Oil rose 1.02% to 81.40 dollars, and the index fell 0.36%.",
        "It left at noon.\n\nPolls\n\nIt came back at six.",
    )
