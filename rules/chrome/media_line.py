"""CHR009: a line of a video player or a gallery left in the text."""

from __future__ import annotations

from ._rule import LineRule, between


class MediaLine(LineRule):
    """A line of a player or a gallery was left in the article, or a picture's credit stands alone.

    A credit (“Photo: …”) is a warning: it may be needed beside its picture, and a caption may follow it.
    """

    code = "CHR009"
    name = "media-line"
    summary = "a line of a video player or a gallery left in the text"
    about = ("media",)
    what = "part of a player or a gallery"
    bad = between(
        "Play video",
        "Listen to this article",
        "Toggle caption",
        "1/5",
        "Photo: Jonas Weld/Reuters",
        "Video abspielen",
    )
    good = (
        "The video shows the ferry leaving the pier without lights.",
        "It left at noon.\n\nGallery owners were not amused.\n\nIt came back at six.",
        "“Listen to this,” he said, and turned up the radio.",
        "It left at noon.\n\nThe picture\n\nIt came back at six.",
    )
