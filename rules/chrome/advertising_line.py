"""CHR001: an advertising marker left between the paragraphs."""

from __future__ import annotations

from ._rule import LineRule, between


class AdvertisingLine(LineRule):
    """A marker of an advertisement, or a note that the text goes on below one, was left in the article.

    Extractors keep the words around the empty place. Only lines that hold nothing else are reported; a sentence about
    advertising is not.
    """

    code = "CHR001"
    name = "advertising-line"
    summary = "an advertising marker left between the paragraphs"
    about = ("ads",)
    what = "an advertising marker"
    bad = between(
        "- Advertisement -",
        "- Advertisment -",
        "Story continues below advertisement",
        "Continues after advertising",
        "Anzeige",
    )
    good = (
        "It left at noon.\n\nAdvertisement spending rose by a tenth.\n\nIt came back at six.",
        "The advertisement ran for a week in two papers.",
        "It left at noon.\n\n“Scroll to continue,” the screen on the pier told him.\n\nIt came back at six.",
    )
