from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Hit, Pattern, Rule

LINE_END = Pattern(r"\r\n|\r|\n")
_NAMES = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}


class MixedLineEnds(Rule):
    """Lines of one file that end in different ways: some with LF, some with CRLF.

    Texts of several origins were put together. Editors show no difference; programs that compare files do.
    """

    code = "ENC017"
    name = "mixed-line-ends"
    summary = "lines that end in different ways"
    severity = Severity.INFO
    confidence = 1.0
    anchored = True
    bad = {
        "⟦The boat sank.⟧\r\n\nIt was late.": None,
        "⟦The boat sank.⟧\r\n\nIt was late.\r\n\r\nNobody came.\n": None,
    }
    good = ("The boat sank.\n\nIt was late.", "The boat sank.\n\nIt was late.\n", "The boat sank.")

    def check(self, document: Document) -> Iterator[Hit]:
        source = document.source.text
        if "\r" not in source or not document.blocks:
            return
        first = document.blocks[0].span
        begin = document.view.source_span(first)[0]
        if LINE_END.search(source, 0, begin) and source[:begin].strip():
            return  # not the first article of its file
        counts = {"\r\n": source.count("\r\n")}
        counts["\n"] = source.count("\n") - counts["\r\n"]
        counts["\r"] = source.count("\r") - counts["\r\n"]
        used = [(count, end) for end, count in counts.items() if count]
        if len(used) > 1:
            said = ", ".join(f"{count} with {_NAMES[end]}" for count, end in sorted(used, reverse=True))
            yield Hit(first, f"lines end in different ways: {said}")
