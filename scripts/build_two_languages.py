#!/usr/bin/env python3
"""List the English words that are far more usual in another language: "des", "mit", "affaire", "door".

    python scripts/build_two_languages.py            write rules/data/translation/two_languages.txt
    python scripts/build_two_languages.py --check    exit 1 where it is not what would be written

The rules of the family `translation` pass over known English words without another look; these they have to look at.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generated import main
from newslint.lexicon import languages, words

FILE = Path(__file__).parent.parent / "rules" / "data" / "translation" / "two_languages.txt"
OTHER_ALPHABETS = frozenset("ar bg el fa he hi mk ru ta uk ur".split())
MIXED = frozenset({"fil"})
KNOWN = 2.0
LEAD = 1.0
"""How much more usual, on the Zipf scale: ten times."""
HEAD = """\
# English words that are ten times as usual, or more, in another language that is written in Latin letters.
# Compiled from the lexicon by scripts/build_two_languages.py; not to be edited.
"""


def listed() -> list[str]:
    english = words("en")
    others = [words(code) for code in languages() if code not in OTHER_ALPHABETS | MIXED | {"en"}]
    return sorted(
        word
        for word in english.commoner_than(KNOWN)
        if len(word) > 1 and max(other.zipf(word) for other in others) > english.zipf(word) + LEAD
    )


def build() -> dict[Path, bytes]:
    return {FILE: (HEAD + "".join(f"{word}\n" for word in listed())).encode()}


if __name__ == "__main__":
    sys.exit(main(__doc__, build))
