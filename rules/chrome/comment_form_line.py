"""CHR006: part of a comment form left in the text."""

from __future__ import annotations

from ._rule import LineRule, between


class CommentFormLine(LineRule):
    """A comment counter, a field or the rules of a comment form were left in the article.

    They stand at the end as a rule, where nobody looks.
    """

    code = "CHR006"
    name = "comment-form-line"
    summary = "part of a comment form left in the text"
    about = ("comments",)
    what = "part of a comment form"
    bad = between(
        "Please enter your comment!",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "12 Kommentare",
    )
    good = (
        "Comments on the timetable closed on Friday.",
        "It left at noon.\n\nNo comment\n\nIt came back at six.",
        "“Leave a comment,” the host said, and hung up on him.",
    )
