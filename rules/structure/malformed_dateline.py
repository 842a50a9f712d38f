"""STR001: a dateline with a mark too many, twice, or with the agency in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule
from newslint.source import Span
from newslint.view import Scope
from newslint.zones import AGENCY, DASH, REGION, SOURCE, TOWN

MARK_BEFORE = Pattern(
    rf"(?P<town>{TOWN}{REGION})(?P<mark>\s?[,;:]|\s?{DASH})\s?"
    rf"(?:(?P<agency>{AGENCY})(?P<rest>\s?{DASH}|\s?:)?|(?P<agency>{SOURCE})(?P<rest>\s?{DASH}))"
)
STOP_BEHIND = Pattern(rf"(?P<town>{TOWN}{REGION} {SOURCE})\s?[.,;:]\s?(?P<dash>{DASH})")
AGENCY_FIRST = Pattern(rf"{AGENCY}\s?(?:{DASH})?\s?{TOWN}{REGION}\s?{DASH}")
NO_DASH = Pattern(rf"{TOWN}{REGION} {AGENCY}")
TWICE = Pattern(
    rf"(?P<first>(?P<town>{TOWN}{REGION})(?: {SOURCE})?\s?{DASH})\s?(?P<second>(?P=town)(?: {SOURCE})?\s?{DASH})"
)


class MalformedDateline(Rule):
    """A dateline has a mark too many, stands twice, lacks its dash, or names the agency before the town.

    “MOSCOW/SEOUL, (Reuters) –” lost its date, and the comma that stood before it stayed. Only capitals with an
    agency in brackets are taken for a dateline.

    Fix safety: a dateline is a matter of house style.
    """

    code = "STR001"
    name = "malformed-dateline"
    summary = "a dateline with a mark too many, twice, or out of order"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.95
    anchored = True
    need = Need(characters="()-–—")
    bad = {
        "⟦MOSCOW/SEOUL, (Reuters) –⟧ The council met on Monday.": "MOSCOW/SEOUL (Reuters) – The council met on Monday.",
        "⟦LONDON: (AP) —⟧ The council met on Monday.": "LONDON (AP) — The council met on Monday.",
        "⟦MADRID (EFE).-⟧ The council met on Monday.": "MADRID (EFE) - The council met on Monday.",
        "⟦OSLO (NTB) — OSLO —⟧ The council met on Monday.": "OSLO (NTB) — The council met on Monday.",
        "⟦PARIS (AP) — PARIS (AP) —⟧ The council met on Monday.": "PARIS (AP) — The council met on Monday.",
        "⟦(Reuters) LONDON –⟧ The council met on Monday.": None,
        "⟦OSLO (Reuters)⟧ The council met on Monday.": None,
    }
    good = (
        "LONDON (Reuters) - The council met on Monday.",
        "BEIJING, Nov. 25 (Xinhua) -- The council met on Monday.",
        "BHUJ, India (AP) — The council met on Monday.",
        "SANTA FE, N.M. (AP) — The council met on Monday.",
        "The NATO (AP) archive is kept in a cellar.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for block in document.blocks:
            if block.scope is Scope.DATELINE:
                yield from _hits(document.text, block.span)


def _hits(text: str, span: Span) -> Iterator[Hit]:
    start, end = span
    if found := TWICE.match(text, start, end):
        whole = max(found["first"], found["second"], key=len)
        yield Hit(found.span(), "the dateline stands twice", whole)
    elif found := MARK_BEFORE.match(text, start, end):
        mark = found["mark"].strip()
        new = f"{found['town']} {found['agency']}{found['rest'] or ''}"
        yield Hit(found.span(), f"“{mark}” between the town and the agency of a dateline", new)
    elif found := STOP_BEHIND.match(text, start, end):
        yield Hit(
            found.span(), "a mark between the agency and the dash of a dateline", f"{found['town']} {found['dash']}"
        )
    elif found := AGENCY_FIRST.match(text, start, end):
        yield Hit(found.span(), "the agency stands before the town of the dateline")
    elif (found := NO_DASH.fullmatch(text, start, end)) and text.startswith(" ", end):
        yield Hit(found.span(), "the dash after the dateline is missing")
