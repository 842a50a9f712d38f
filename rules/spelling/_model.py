"""How likely a suspect word is a misspelling: a sum of weighted evidence (logistic regression).

The weights stand in rules/data/spelling/weights.txt; scripts/train_spelling.py makes them from labelled articles.
"""

from __future__ import annotations

from functools import cache

from newslint.lists import entries

from ._words import Place, Spelling, Suspect


def features(suspect: Suspect) -> dict[str, float]:
    """What speaks for and against the likeliest correction; each about 0 to 10, missing is 0."""
    known, fix = suspect.spelling, suspect.spelling.near[0]
    place = suspect.place
    text, word = place.text, known.word
    low, capitals = text.islower(), text.isupper()
    capital = text[0].isupper() and not capitals
    inside = capital and not place.opens
    again = min(4, suspect.times - 1)
    return {
        "base": 1,
        "frequency of the fix": fix.zipf,
        "cost of the fix": fix.cost,
        "first letter changes": word[0] != fix.word[0],
        "fix is longer by": len(fix.word) - len(word),
        "fix stands in the article": min(2, suspect.meant),
        "frequency": known.zipf,
        "in no list": known.zipf == 0,
        "frequency elsewhere": max(0.0, known.foreign - 0.5),
        "derived": known.derived,
        "length": min(12, len(word)),
        "no vowel": not set(word) & set("aeiouy"),
        "small": low,
        "capitals": capitals,
        "mixed": not low and not capitals and not text[1:].islower(),
        "repeated": again,
        "repeated, small": again * low,
        "quoted": place.quoted,
        "capital inside": inside,
        "capital inside x cost": inside * fix.cost,
        "capital inside x length": inside * min(12, len(word)),
        "capital, first letter changes": capital * (word[0] != fix.word[0]),
        "capital after a capital": capital * place.after_capital,
        "capital before a capital": capital * place.before_capital,
    }


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in entries("spelling", "weights.txt")}


def score(suspect: Suspect) -> float:
    """The logarithm of the odds that a suspect word is a misspelling of the likeliest correction."""
    weights = _weights()
    return sum(weights[name] * value for name, value in features(suspect).items())


def most(known: Spelling, text: str) -> float:
    """The highest score that a word can have, as it is written, in whatever place."""
    helps = {name: weight > 0 for name, weight in _weights().items()}
    again = _weights()["repeated"] + text.islower() * _weights()["repeated, small"] > 0
    return max(
        score(
            Suspect(
                Place(
                    text,
                    known.word,
                    (0, len(text)),
                    opens=opens,
                    after_capital=helps["capital after a capital"],
                    before_capital=helps["capital before a capital"],
                    quoted=helps["quoted"],
                    after="",
                ),
                known,
                times=5 if again else 1,
                meant=2 if helps["fix stands in the article"] else 0,
            )
        )
        for opens in (True, False)
    )
