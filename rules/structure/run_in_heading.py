"""STR004: a cross-heading that nothing sets off from the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Grain, Hit, Rule
from newslint.view import Scope

_MOST_WORDS, _LONGEST, _LEAST_PROSE = 8, 80, 15
_STOPS = (".", "!", "?", ":", ";", ",", "…", "。")


class RunInHeading(Rule):
    """A cross-heading stands among the paragraphs of a plain text with nothing to set it off.

    A reader takes it for a sentence that breaks off. A blank line before and after it, or the mark of a heading, helps.
    Never an error: headings are part of the article.
    """

    code = "STR004"
    name = "run-in-heading"
    summary = "a cross-heading with nothing to set it off from the paragraphs"
    severity = Severity.INFO
    confidence = 0.9
    grain = Grain.PASSAGE
    scopes = frozenset({Scope.PARAGRAPH})
    kinds = ("text",)
    bad = {
        (
            "The council met on Monday evening in the old town hall and spoke for hours about roads.\n⟦More boats⟧\n"
            "The mayor said on Monday that the town had never had as many boats as it would have soon."
        ): None,
        (
            "The council met on Monday evening in the old town hall and spoke for hours about roads.\n⟦NEW BRIDGES⟧\n"
            "The mayor said on Monday that the town had never had as many boats as it would have soon."
        ): None,
    }
    good = (
        (
            "The council met on Monday evening in the old town hall and spoke for hours about roads.\n\nMore boats\n\n"
            "The mayor said on Monday that the town had never had as many boats as it would have soon."
        ),
        "More boats\nThe mayor said on Monday that the town had never had as many boats as it would have soon.",
        (
            "The council met on Monday evening in the old town hall and spoke for hours about roads.\nHe was right.\n"
            "The mayor said on Monday that the town had never had as many boats as it would have soon."
        ),
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for before, block, after in zip(document.blocks, document.blocks[1:], document.blocks[2:], strict=False):
            start, end = block.span
            if end - start > _LONGEST:
                continue
            line = text[start:end]
            if (
                len(line.split()) > _MOST_WORDS
                or line.endswith(_STOPS)
                or (not line[0].isalnum() and line[0] not in '“"')
            ):
                continue
            run_in = "\n" not in line and text.count("\n", before.span[1], after.span[0]) == 2
            if run_in and all(len(text[slice(*other.span)].split()) >= _LEAST_PROSE for other in (before, after)):
                yield Hit(block.span, "a cross-heading with nothing to set it off from the paragraphs")
