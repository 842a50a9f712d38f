"""CHR007: a cookie or privacy notice left in the text."""

from __future__ import annotations

from ._rule import LineRule, between


class ConsentLine(LineRule):
    """A cookie notice, a privacy notice or the buttons below it were left in the article.

    A sentence is only reported where a site speaks of itself (“We use cookies to …”), not where an article tells of
    cookies, baked or stored.
    """

    code = "CHR007"
    name = "consent-line"
    summary = "a cookie or privacy notice left in the text"
    about = ("consent",)
    what = "a cookie or privacy notice"
    bad = between(
        "Accept all cookies",
        "Privacy Policy",
        "Wir verwenden Cookies",
    )
    good = (
        "The company said it used cookies to follow visitors across the web.",
        "It left at noon.\n\nCookies: 2 euros. No cards. Sorry!\n\nIt came back at six.",
        "Her privacy policy at home was simple: knock first.",
    )
