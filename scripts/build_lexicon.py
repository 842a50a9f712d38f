#!/usr/bin/env python3
"""Compile the lexicon that ships in the package from the word lists of `wordfreq` and `spylls` (see NOTICE).

    python scripts/build_lexicon.py            write lint/newslint/data/lexicon/
    python scripts/build_lexicon.py --check    exit 1 where what is there is not what would be written

For each language two files: `xx.marisa`, a trie of words, and `xx.zipf`, one byte a word in the order of the trie's
keys: 25 times the Zipf frequency (the logarithm to base ten of how often a word stands in a billion words).
`abroad.trie` holds the words of all languages but English once more, so that one look-up gives all that list one: two
bytes for each, its number among `lexicon.abroad()` and the frequency.

`common.json` holds the commonest words of each language, from which newslint tells languages apart.

`dictionary.trie` holds the words of the American English dictionary that `spylls` carries (SCOWL), all forms written
out, with their capitals. `near.txt` holds the usual ones, a line for each first letter: what a misspelt word may have
been meant to be.
"""

from __future__ import annotations

import json
import math
import re
import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import marisa_trie
from wordfreq import get_frequency_dict

from generated import main
from newslint.lexicon import abroad, american

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
USUAL = 2.9  # Zipf; a misspelling is told from a rare word by the usual word that is near
USUAL_LONG = 2.3  # of eight letters and more, which resemble fewer words


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


def dictionary() -> set[str]:
    """All forms of all words of the dictionary, possessives left out."""
    data = resources.files("spylls") / "hunspell" / "data" / "en"
    affixes: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for line in (data / "en_US.aff").read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] in {"SFX", "PFX"}:
            kind, flag, stripped, added, condition = parts[:5]
            affixes[flag].append((kind, "" if stripped == "0" else stripped, added, condition))

    def forms(word: str, flag: str, kind: str) -> Iterator[str]:
        for affix, stripped, added, condition in affixes[flag]:
            if affix != kind:
                continue
            if kind == "PFX" and re.match(condition, word):
                yield added + word[len(stripped) :]
            elif kind == "SFX" and re.search(f"(?:{condition})$", word):
                yield word[: len(word) - len(stripped)] + added

    found: set[str] = set()
    for line in (data / "en_US.dic").read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        suffixed = {word, *(form for flag in flags for form in forms(word, flag, "SFX"))}
        found |= suffixed
        found.update(form for flag in flags for stem in suffixed for form in forms(stem, flag, "PFX"))
    return {unicodedata.normalize("NFC", word) for word in found if word[-1].isalpha() and not word.endswith("'s")}


def write_english(folder: Path) -> None:
    known = dictionary()
    marisa_trie.Trie(sorted(known), order=marisa_trie.LABEL_ORDER).save(str(folder / "dictionary.trie"))
    known = {word.lower() for word in known if word[1:].islower()}  # no abbreviations
    lines: dict[str, list[str]] = defaultdict(list)
    for word, frequency in sorted(entries("en").items()):
        usual = frequency >= (USUAL if len(word) < 8 else USUAL_LONG) * PER_ZIPF
        plain = len(word) > 2 and word.isascii() and word.isalpha()
        if usual and plain and (word in known or any(form in known for form in american(word))):
            lines[word[0]].append(word)
    text = "".join(f"{' '.join(words)}\n" for _, words in sorted(lines.items()))
    (folder / "near.txt").write_text(text, encoding="utf-8", newline="\n")


def write(folder: Path) -> None:
    write_english(folder)
    common: dict[str, list[str]] = {}
    others: dict[str, bytearray] = defaultdict(bytearray)
    for language in LANGUAGES:
        words = entries(language)
        if language in abroad():
            for word, frequency in words.items():
                others[word] += bytes((abroad().index(language), frequency))
        trie = marisa_trie.Trie(sorted(words), order=marisa_trie.LABEL_ORDER)
        trie.save(str(folder / f"{language}.marisa"))
        ordered = sorted(words, key=trie.key_id)
        (folder / f"{language}.zipf").write_bytes(bytes(words[word] for word in ordered))
        common[language] = [word for word in words if word.isalpha()][:COMMON_WORDS]
    trie = marisa_trie.BytesTrie(sorted((word, bytes(told)) for word, told in others.items()))
    trie.save(str(folder / "abroad.trie"))
    text = json.dumps(common, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / "common.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def build() -> dict[Path, bytes]:
    with tempfile.TemporaryDirectory() as name:
        write(Path(name))
        return {FOLDER / path.name: path.read_bytes() for path in Path(name).iterdir()}


if __name__ == "__main__":
    sys.exit(main(__doc__, build, FOLDER))
