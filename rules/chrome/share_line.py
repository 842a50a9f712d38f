"""CHR004: a share or follow button left in the text."""

from __future__ import annotations

from ._rule import LineRule, between


class ShareLine(LineRule):
    """Buttons for sharing and following, names of networks, or counters of them were left in the article.

    Share bars arrive glued together (“FacebookTwitterCopy link”): a line is taken apart into known pieces, and is
    reported when nothing else is left.
    """

    code = "CHR004"
    name = "share-line"
    summary = "a share or follow button left in the text"
    about = ("social",)
    what = "a share or follow button"
    bad = between(
        "Share this article",
        "Facebook Twitter WhatsApp Copy link",
        "FacebookTwitterFlipboardWhatsapp",
        "Auf Facebook teilen",
    )
    good = (
        (
            "It left at noon.\n\nFacebook said on Monday it would close the office in the harbor.\n\nIt "
            "came back at six."
        ),
        "They tell us to share the boat and to share the cost.",
        "It left at noon.\n\nShare prices\n\nIt came back at six.",
    )
