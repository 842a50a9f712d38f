"""CHR008: a subscription wall left in the text."""

from __future__ import annotations

from ._rule import LineRule, between


class PaywallLine(LineRule):
    """A subscription wall, an account menu or a call for donations was left in the article.

    “You have N free articles left”, “Already a subscriber? Log in”, and what machine translation makes of their likes
    in other languages. Behind such a line the rest of the article may be missing.
    """

    code = "CHR008"
    name = "paywall-line"
    summary = "a subscription wall left in the text"
    about = ("paywall",)
    what = "part of a subscription wall"
    bad = between(
        "Already a subscriber? Log in",
        "You have 2 free articles left this month.",
        "This article is reserved for subscribers",
        "Diesen Artikel freischalten und weiterlesen",
    )
    good = (
        "He was already a subscriber when the paper changed hands.",
        ("It left at noon.\n\nMembers of the club have two free rides left this month.\n\nIt came back at six."),
        "Log in, log out, log in again: that was his day at the mill.",
    )
