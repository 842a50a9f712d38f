#!/usr/bin/env python3
"""Compile lists of names from CLDR, by way of `babel`: months, weekdays, countries and cities in many languages.

    python scripts/build_cldr_lists.py            write rules/data/translation/{calendar,cldr_places}.tsv
    python scripts/build_cldr_lists.py --check    exit 1 where what is there is not what would be written

Left out: forms that differ from the English one in accents alone, which is a matter of house style, and forms that are
English names of other places.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from babel import Locale
from babel.core import get_global

from generated import main
from newslint.language import canonical
from newslint.lexicon import words
from newslint.lists import entries, wordset

FOLDER = Path(__file__).parent.parent / "rules" / "data" / "translation"
LATIN = "ca cs da de es et fi fr hr hu id is it lt lv nb nl pl pt ro sk sl sq sv tr vi eu gl".split()
OTHER = "ar bg el fa he hi ka ru sr uk mk ur th".split()
USUAL = 1.4
"""From this Zipf frequency on a form is known in English too, in names of firms, clubs and songs."""
LARGE = 3.4
"""From this Zipf frequency on a city is one that English texts speak of."""
FEW_CITIES = frozenset("et eu is lt lv sq".split())
"""Languages whose names of cities are made for the purpose, by adding an ending."""
IN_AGENCIES = {
    "Bosnia & Herzegovina": "Bosnia and Herzegovina",
    "Congo - Brazzaville": "Republic of Congo",
    "Congo - Kinshasa": "Congo",
    "Côte d’Ivoire": "Ivory Coast",
    "Czechia": "Czech Republic",
    "Hong Kong SAR China": "Hong Kong",
    "Macao SAR China": "Macao",
    "Myanmar (Burma)": "Myanmar",
    "Palestinian Territories": "Palestinian territories",
    "Türkiye": "Turkey",
    "Trinidad & Tobago": "Trinidad and Tobago",
}
"""What American agencies write instead of the name that CLDR has."""
CALENDAR_HEAD = """\
# Months and weekdays of other languages: the word in lower case, what it is, its number (January and Monday are 1),
# the languages. Months that are spelt as in English are left out. Made from CLDR by scripts/build_cldr_lists.py.
"""
PLACES_HEAD = """\
# Countries and cities as other languages spell them: the form, the English one, the languages, and `usual` where
# English texts know the form too. Made from CLDR (see NOTICE) by scripts/build_cldr_lists.py.
"""


def plain(text: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("ł", "l").replace("ø", "o")


def calendar() -> str:
    """The list of months and weekdays."""
    found: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    english = {name.casefold() for name in Locale("en").months["format"]["wide"].values()}
    for code in [*LATIN, *OTHER, "sr_Latn", "bs"]:
        locale = Locale.parse(code)
        for kind, table in (("month", locale.months), ("weekday", locale.days)):
            for context in ("format", "stand-alone"):
                for number, name in table[context]["wide"].items():
                    word = unicodedata.normalize("NFC", name.casefold())
                    if re.fullmatch(r"[^\W\d_]{3,}(?:[- ][^\W\d_]+)*", word) and word not in english:
                        found[word, kind, number if kind == "month" else number + 1].add(canonical(code))
    lines = [f"{word}\t{kind}\t{number}\t{' '.join(sorted(codes))}" for (word, kind, number), codes in found.items()]
    return CALENDAR_HEAD + "\n".join(sorted(lines)) + "\n"


def names(code: str) -> dict[str, str]:
    """What a language calls the countries and the cities that have a time zone of their own."""
    locale = Locale.parse(code)
    countries = {key: name for key, name in locale.territories.items() if re.fullmatch(r"[A-Z]{2}", key)}
    cities = {key: zone["city"] for key, zone in locale.time_zones.items() if zone.get("city")}
    return countries | cities


def places() -> str:
    """The list of countries and cities."""
    english = names("en")
    zones = {zone: zone.rsplit("/", 1)[1].replace("_", " ") for zone in get_global("zone_territories")}
    known = {plain(name) for name in [*english.values(), *zones.values()]}
    never = set(wordset("translation", "not_exonyms.txt"))
    never.update(form for _, *group in entries("consistency", "variants.tsv") for form in group)
    by_hand = wordset("translation", "exonyms.tsv")
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for code in LATIN:
        for key, name in names(code).items():
            in_english = IN_AGENCIES.get(english.get(key) or zones.get(key, ""), english.get(key) or zones.get(key))
            if "/" in key and (code in FEW_CITIES or words("en").zipf(str(in_english).casefold()) < LARGE):
                continue
            form = unicodedata.normalize("NFC", name)
            if not in_english or not re.fullmatch(r"[^\W\d_]{4,}(?:[- ’'][^\W\d_]+){0,3}", form):
                continue
            if form in never or form in by_hand:
                continue
            if form[0].isupper() and plain(form) not in known and plain(form) != plain(in_english):
                found[form][in_english].add(canonical(code))
    lines = []
    for form, meanings in found.items():
        if len(meanings) == 1:
            ((in_english, codes),) = meanings.items()
            usual = max(words("en").zipf(form.casefold()), words("en").zipf(plain(form))) >= USUAL
            lines.append(f"{form}\t{in_english}\t{' '.join(sorted(codes))}" + ("\tusual" if usual else ""))
    return PLACES_HEAD + "\n".join(sorted(lines)) + "\n"


def build() -> dict[Path, bytes]:
    return {FOLDER / "calendar.tsv": calendar().encode(), FOLDER / "cldr_places.tsv": places().encode()}


if __name__ == "__main__":
    sys.exit(main(__doc__, build))
