"""CHR005: newsletter, app or alert promotion left in the text."""

from __future__ import annotations

from ._rule import LineRule, between


class NewsletterLine(LineRule):
    """An invitation to a newsletter, an app or alerts, or a field of its form, was left in the article.

    Whole lines only: an article that tells of a newsletter keeps its sentences.
    """

    code = "CHR005"
    name = "newsletter-line"
    summary = "newsletter, app or alert promotion left in the text"
    about = ("newsletter",)
    what = "promotion of a newsletter or an app"
    bad = between(
        "Sign up for our Morning Tide newsletter",
        "Enter your email address",
        "Download our app for breaking news alerts",
        "Iscriviti alla nostra newsletter",
    )
    good = (
        "The newsletter that he wrote for the fishermen had 400 readers.",
        "It left at noon.\n\nSign-ups for the course closed on Friday.\n\nIt came back at six.",
        ("It left at noon.\n\nSubscribe to the stars if you like, said the union’s leader.\n\nIt came back at six."),
    )
