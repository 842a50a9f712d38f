#!/usr/bin/env python3
"""Compile rules/data/chrome/calendar.txt from CLDR, by way of `babel`: what a line holds that is a date or a time.

python scripts/build_chrome_calendar.py            write it
python scripts/build_chrome_calendar.py --check    exit 1 where what is there is not what would be written
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from babel import Locale

from generated import main

LIST = Path(__file__).parent.parent / "rules" / "data" / "chrome" / "calendar.txt"
LANGUAGES = "ar bg ca cs da de el en es fi fr he hi hr hu id is it nb nl pl pt ro ru sk sv tr uk vi".split()
CODES = {"hr": "sh"}
"""Where newslint's code for a language is another."""
BESIDE_A_TIME = (
    "aedt aest am bst cdt cest cet cst eat edt eest eet est gmt godz h hkt hrs ist jst kl klo kst mdt msk mst pdt pm "
    "pst sast sgt uhr utc wat wib wita ч"
).split()
MORE = {"sept": "month", "thur": "weekday", "thurs": "weekday", "tues": "weekday"}
"""Short forms that English papers use and CLDR has not."""
HEAD = """\
# Names of months and weekdays, and what stands beside a clock time, in lower case: a line of these and of numbers is a
# date. Word <tab> kind <tab> languages. Made from CLDR (see NOTICE) by scripts/build_chrome_calendar.py.
"""


def compiled() -> str:
    """The list."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for language in LANGUAGES:
        locale = Locale.parse(language)
        for table, kind in ((locale.months, "month"), (locale.days, "weekday")):
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    for name in table[context][width].values():
                        word = unicodedata.normalize("NFKC", name).casefold().strip(". ")
                        if len(word) > 1 and not word.isdigit() and " " not in word:
                            found[word].add((kind, CODES.get(language, language)))
    for word, kind in MORE.items():
        found[word].add((kind, "en"))
    for word in BESIDE_A_TIME:
        found[word].add(("clock", "any"))
    rows = []
    for word, uses in sorted(found.items()):
        kinds = {kind for kind, _ in uses}
        kind = next(kind for kind in ("clock", "month", "weekday") if kind in kinds)
        rows.append(f"{word}\t{kind}\t{','.join(sorted({language for _, language in uses}))}\n")
    return HEAD + "".join(rows)


if __name__ == "__main__":
    sys.exit(main(__doc__, lambda: {LIST: compiled().encode()}))
