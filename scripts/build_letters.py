#!/usr/bin/env python3
"""Fit the weights of runs of letters that tell how foreign an unknown word is spelt.

    python scripts/build_letters.py            write rules/data/translation/letters.bin
    python scripts/build_letters.py --check    exit 1 where it is not what would be written

Both sides are the lexicon's own: rare English words (Zipf 1 to 4) that no other language lists, and words of the other
languages written in Latin letters that English does not list. The model is a logistic regression on the runs of two to
four letters of a word, fitted by AdaGrad in two rounds; a run has one of 32,768 places by its CRC. Of 20,000 words held
out it ranks a foreign one above an English one in 95 of 100 pairs.
"""

from __future__ import annotations

import math
import random
import sys
import unicodedata
from array import array
from pathlib import Path

from newslint.rules.translation._letters import PLACES, SCALE, runs
from newslint.rules.translation._words import latin_languages

from generated import main
from newslint.lexicon import words

FILE = Path(__file__).parent.parent / "rules" / "data" / "translation" / "letters.bin"
ROUNDS = 2
STEP = 0.2
HELD_OUT = 20_000


def latin(word: str) -> bool:
    return len(word) >= 4 and word.isalpha() and all("LATIN" in unicodedata.name(letter, "") for letter in word)


def data() -> list[tuple[list[int], bool]]:
    english = words("en")
    others = [words(language) for language in latin_languages()]
    plain = [
        word
        for word in english.commoner_than(1.0)
        if latin(word) and english.zipf(word) < 4 and not any(word in other for other in others)
    ]
    foreign = {word for other in others for word in other.commoner_than(0) if latin(word) and word not in english}
    both = [(word, False) for word in sorted(plain)] + [(word, True) for word in sorted(foreign)]
    random.Random(1).shuffle(both)
    return [(runs(word), kind) for word, kind in both]


def fit(examples: list[tuple[list[int], bool]]) -> list[float]:
    """Weights of the places, and the bias as the last one."""
    weights, squares = [0.0] * PLACES, [0.01] * PLACES
    bias = 0.0
    share = sum(not kind for _, kind in examples) / sum(kind for _, kind in examples)
    for _ in range(ROUNDS):
        for places, kind in examples:
            root = math.sqrt(len(places))
            score = bias + sum(weights[place] for place in places) / root
            slope = (1 / (1 + math.exp(-score)) - kind) * (share if kind else 1.0)
            bias -= 0.002 * slope
            slope /= root
            for place in places:
                squares[place] += slope * slope
                weights[place] -= STEP * slope / math.sqrt(squares[place])
    return [*weights, bias]


def ranking(examples: list[tuple[list[int], bool]], weights: list[float]) -> float:
    """The share of pairs of a foreign and an English word that the weights rank rightly."""
    scored = sorted((sum(weights[p] for p in places) / math.sqrt(len(places)), kind) for places, kind in examples)
    ranks = [number for number, (_, kind) in enumerate(scored) if kind]
    return (sum(ranks) - len(ranks) * (len(ranks) - 1) / 2) / (len(ranks) * (len(scored) - len(ranks)))


def build() -> dict[Path, bytes]:
    examples = data()
    weights = fit(examples[HELD_OUT:])
    print(f"{len(examples)} words; pairs ranked rightly: {ranking(examples[:HELD_OUT], weights):.3f}")
    return {FILE: array("b", [max(-127, min(127, round(weight * SCALE))) for weight in weights]).tobytes()}


if __name__ == "__main__":
    sys.exit(main(__doc__, build))
