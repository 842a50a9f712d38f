"""CHR012: a script, error or robot-check message left in the text."""

from __future__ import annotations

from ._rule import LineRule, between


class ScriptMessageLine(LineRule):
    """A message for the browser's user was saved as the article: scripts off, page not found, robot check.

    If it is all there is, the article was never fetched.
    """

    code = "CHR012"
    name = "script-message-line"
    summary = "a script, error or robot-check message left in the text"
    about = ("errors",)
    what = "a message of a browser or a server"
    bad = between(
        "Please enable JavaScript to view this page.",
        "404 Not Found",
        "Something went wrong",
        "Checking your browser before accessing the site.",
    )
    good = (
        "The article tells how JavaScript came to be written in ten days.",
        "It left at noon.\n\nAccess was denied to two of the crew.\n\nIt came back at six.",
        "Try again later, the clerk told them, and shut the window.",
    )
