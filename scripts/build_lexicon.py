#!/usr/bin/env python3
"""Compile the lexicon that ships in the package from the word lists of `wordfreq` (see NOTICE).

    python scripts/build_lexicon.py            write lint/newslint/data/lexicon/
    python scripts/build_lexicon.py --check    exit 1 where what is there is not what would be written

For each language two files: `xx.marisa`, a trie of words, and `xx.zipf`, one byte a word in the order of the trie's
keys: 25 times the Zipf frequency (the logarithm to base ten of how often a word stands in a billion words).
`common.json` holds the commonest words of each language, from which newslint tells languages apart.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
import unicodedata
from filecmp import cmp
from pathlib import Path

import marisa_trie
from wordfreq import get_frequency_dict

FOLDER = Path(__file__).parent.parent / "lint" / "newslint" / "data" / "lexicon"
ENGLISH_WORDS = 400_000  # all that the list has
FOREIGN_WORDS = 30_000
RARE_WORDS = 80_000
RARE = frozenset("cs de es fr it nl pl pt sv".split())
"""Languages that most of the news is translated from: of them also the next 50,000 words, but for those that English
lists too (names, as a rule)."""
COMMON_WORDS = 120
LANGUAGES = (
    "ar bg ca cs da de el en es fa fi fil fr he hi hu id is it lt lv mk ms nb nl pl pt ro ru sh sk sl sv ta tr uk ur vi"
).split()
"""ISO 639-1 codes as `wordfreq` has them (`sh`: Bosnian, Croatian, Serbian). Chinese, Japanese and Korean are told by
their script."""
PER_ZIPF = 25


def entries(language: str) -> dict[str, int]:
    """The words of a language and their frequency, 25 times Zipf."""
    most = ENGLISH_WORDS if language == "en" else RARE_WORDS if language in RARE else FOREIGN_WORDS
    english = get_frequency_dict("en", wordlist="best") if language in RARE else {}
    kept: dict[str, int] = {}
    number = 0
    for word, frequency in get_frequency_dict(language, wordlist="best").items():  # the commonest first
        if number == most:
            break
        word = unicodedata.normalize("NFC", word)
        if word in kept or not any(character.isalpha() for character in word):
            continue
        number += 1
        if number <= FOREIGN_WORDS or word not in english:
            kept[word] = max(1, round(PER_ZIPF * (math.log10(frequency) + 9)))
    return kept


def write(folder: Path) -> None:
    common: dict[str, list[str]] = {}
    for language in LANGUAGES:
        words = entries(language)
        trie = marisa_trie.Trie(sorted(words), order=marisa_trie.LABEL_ORDER)
        trie.save(str(folder / f"{language}.marisa"))
        ordered = sorted(words, key=trie.key_id)
        (folder / f"{language}.zipf").write_bytes(bytes(words[word] for word in ordered))
        common[language] = [word for word in words if word.isalpha()][:COMMON_WORDS]
    text = json.dumps(common, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / "common.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only")
    arguments = parser.parse_args()
    if not arguments.check:
        FOLDER.mkdir(parents=True, exist_ok=True)
        write(FOLDER)
        return 0
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        write(fresh)
        names = sorted({path.name for path in (*fresh.iterdir(), *FOLDER.iterdir())})
        stale = [
            n
            for n in names
            if not ((fresh / n).exists() and (FOLDER / n).exists() and cmp(fresh / n, FOLDER / n, shallow=False))
        ]
    for file in stale:
        print(f"{FOLDER / file} is not what this script builds: run python scripts/build_lexicon.py", file=sys.stderr)
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
