from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Related, Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule
from newslint.source import Span

_APOSTROPHE = Pattern(r"(?<=\p{L})['’](?=\p{L})")
_LEAST = 3
"""Times that a mark must stand to be the article's own."""
_MOST = 3
"""Places that are reported one by one; more are reported once."""
_CURLY, _STRAIGHT = "“”", '""'


class MarkTwoWays(Rule):
    """Straight and curly apostrophes, or quotation marks, stand in one article.

    A caption or a quotation was pasted from another text. The commoner kind is the article's own. Inches, feet and
    code are left alone: only an apostrophe between two letters counts, and a quotation mark that has its partner.

    Fix safety: a quotation mark may belong to what is quoted; an apostrophe inside a word can be replaced safely.
    """

    code = "CON005"
    name = "mark-two-ways"
    summary = "straight and curly marks in one article"
    severity = Severity.INFO
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(characters="’“”")
    bad = {
        "The town’s mayor met the harbor’s pilots and the crew’s cook at Rome⟦'⟧s gate.": (
            "The town’s mayor met the harbor’s pilots and the crew’s cook at Rome’s gate."
        ),
        "It's late, isn't it? The mayor's car hasn⟦’⟧t come.": "It's late, isn't it? The mayor's car hasn't come.",
        '“It is late,” she said. “It rains,” he said. “It snows,” they said. ⟦"⟧Go," I said.': (
            "“It is late,” she said. “It rains,” he said. “It snows,” they said. “Go,” I said."
        ),
    }
    good = (
        "The town’s mayor met the harbor’s pilots. A 6'2\" man came to the crew’s gate.",
        "It's late, isn't it, and the mayor hasn't come.",
        "The town’s mayor met Rome's pilots.",
        '“It is late,” she said. “It rains,” he said. “It snows,” they said. The 12" pipe broke.',
    )

    def check(self, document: Document) -> Iterator[Hit]:
        yield from _minority(_apostrophes(document), "apostrophe", Safety.SAFE)
        if document.language == "en":
            yield from _minority(_quotations(document), "quotation mark", Safety.UNSAFE)


def _apostrophes(document: Document) -> tuple[list[tuple[Edit, ...]], list[tuple[Edit, ...]]]:
    """How each straight apostrophe becomes curly, and each curly one straight."""
    straight: list[tuple[Edit, ...]] = []
    curly: list[tuple[Edit, ...]] = []
    for found in _APOSTROPHE.finditer(document.text):
        if found[0] == "'":
            straight.append((Edit(found.span(), "’"),))
        else:
            curly.append((Edit(found.span(), "'"),))
    return straight, curly


def _quotations(document: Document) -> tuple[list[tuple[Edit, ...]], list[tuple[Edit, ...]]]:
    """The same for quotation marks that have their partners."""
    straight: list[tuple[Edit, ...]] = []
    curly: list[tuple[Edit, ...]] = []
    for quotation in document.quotations:
        start, end = quotation.span
        marks = document.text[start] + document.text[end - 1]
        if not quotation.closed or quotation.continued or end - start < 2:
            continue
        if marks == _STRAIGHT:
            straight.append(_pair(quotation.span, _CURLY))
        elif marks == _CURLY:
            curly.append(_pair(quotation.span, _STRAIGHT))
    return straight, curly


def _pair(span: Span, marks: str) -> tuple[Edit, ...]:
    return (Edit((span[0], span[0] + 1), marks[0]), Edit((span[1] - 1, span[1]), marks[1]))


def _minority(ways: tuple[list[tuple[Edit, ...]], list[tuple[Edit, ...]]], what: str, safety: Safety) -> Iterator[Hit]:
    straight, _ = ways
    few, many = sorted(ways, key=len)
    if not few or len(many) < max(_LEAST, 2 * len(few)):
        return
    kind, own = ("straight", "curly") if few is straight else ("curly", "straight")
    message = f"{kind} {what}; {len(many)} in this article are {own}"
    if len(few) <= _MOST:
        for edits in few:
            yield Hit(edits[0].span, message, edits=edits, safety=safety)
        return
    related = tuple(Related(edits[0].span, "here too") for edits in few[1:])
    every = tuple(edit for edits in few for edit in edits)
    yield Hit(few[0][0].span, f"{len(few)} times a {message}", edits=every, related=related, safety=safety)
