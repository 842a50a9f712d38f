from collections.abc import Iterator
from datetime import date, timedelta

from newslint.document import Document
from newslint.finding import Severity
from newslint.manner import MONTHS, WEEKDAYS
from newslint.rule import Hit, Need, Pattern, Rule

_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}),?[ \u00a0](?:the[ \u00a0])?"
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?[ \u00a0](?P<year>\d{4})(?!\d|[.,]\d))?"
PLACE = Pattern(
    rf"\b{_WEEKDAY}(?:{_MONTH}[ \u00a0]{_NUMBER}(?![\w%]|[:.,]\d)|{_NUMBER}[ \u00a0](?:of[ \u00a0])?{_MONTH}(?!\w))"
    rf"{_YEAR}"
)
_SEVERAL = Pattern(rf"(?r)(?:{'|'.join(WEEKDAYS)})(?:,|,? (?:and|or|to|through|until|till)| ?[-–—/&]) ?")
"""“Friday and Saturday, May 3 and 4”: the first number is not the second day’s."""
_SINCE = 1924
"""Before, some countries still counted by another calendar."""
_NEAR = timedelta(days=31)
"""How far a date without a year may be from the day of the article for it to be of that year."""


class WeekdayAndDate(Rule):
    """A weekday and a date that do not go together: “Wednesday, September 14, 2023”, which was a Thursday.

    A date without a year is taken for the nearest to the day that the file says the article is of, in its front matter
    or its fields, where it lies within a month of it. There is no fix: either of the two may be wrong.
    """

    code = "CON011"
    name = "weekday-and-date"
    summary = "weekday and date do not go together"
    severity = Severity.WARNING
    confidence = 0.9
    languages = ("en",)
    need = Need(words=tuple(weekday.lower() for weekday in WEEKDAYS))
    bad = {
        "The ferry ran aground on ⟦Wednesday, September 14, 2023⟧, off the island.": None,
        "They met on ⟦Monday, 3 May 2022⟧ in the harbour.": None,
        "It is due on ⟦Friday, February 30, 2024⟧ at the latest.": None,
    }
    good = (
        "The ferry ran aground on Thursday, September 14, 2023, off the island.",
        "They met on Tuesday, 3rd of May 2022, in the harbour.",
        "It runs on Friday and Saturday, May 3 and 4, 2024.",
        "On Monday, May 3,000 people came. On Sunday, May 4 fell ill.",
        "It was signed on Friday, 25 October 1917, old style.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in PLACE.finditer(document.text):
            if _SEVERAL.match(document.text, max(0, found.start() - 20), found.start()):
                continue
            month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(found["month"][:3]))
            day, year, around, said = int(found["day"]), found["year"], document.date, found["weekday"]
            if year:
                when = _day(int(year), month, day)
            elif around:
                when = _nearest(around, month, day)
            else:
                continue
            if when is None:
                if year:
                    yield Hit(found.span(), f"there was no such day in {year}")
            elif when.year >= _SINCE and WEEKDAYS[when.weekday()] != said:
                right = f"{MONTHS[month - 1]} {day}, {when.year} is a {WEEKDAYS[when.weekday()]}"
                yield Hit(
                    found.span(),
                    f"{right}, not a {said}",
                    evidence=() if year else (f"the article is of {around}",),
                    severity=None if year else Severity.INFO,
                )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(around: date, month: int, day: int) -> date | None:
    """The day of this date that lies near another; None where none does."""
    near = (_day(year, month, day) for year in (around.year - 1, around.year, around.year + 1))
    return next((when for when in near if when and abs(when - around) <= _NEAR), None)
