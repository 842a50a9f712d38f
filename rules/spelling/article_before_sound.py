from collections.abc import Iterator
from functools import cache, lru_cache

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lexicon import in_dictionary, is_common, words
from newslint.lists import wordset
from newslint.rule import Hit, Pattern, Rule

_PAIR = Pattern(r"(?<![\p{L}\p{N}’'.&/-])(an?|An?) ([\p{L}\p{N}]+)")
_FIRST = Pattern(r"[\p{L}\p{N}]+")
_ARTICLES = {"a", "an", "A", "An"}
_VOWELS = frozenset("aeiou")
_SPELT_WITH_VOWEL = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel: an FBI agent, an MP."""


class ArticleBeforeSound(Rule):
    """“a” stands before a vowel sound, or “an” before a consonant.

    What counts is the sound: an hour, a university, an MP, a one-off, an 80-year-old. Words that are spoken in two
    ways ("an historic") are left alone. Ignore it where the word is spoken differently in your house.

    Fix safety: the word after it may be the wrong one.
    """

    code = "SPL005"
    name = "article-before-sound"
    summary = "“a” before a vowel sound, or “an” before a consonant"
    severity = Severity.INFO
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en",)
    in_quotations = False
    bad = {
        "He sent ⟦a⟧ invitation to her.": "He sent an invitation to her.",
        "It was ⟦an⟧ good year.": "It was a good year.",
        "Half ⟦a⟧ hour later ⟦an⟧ university closed.": "Half an hour later a university closed.",
        "She is ⟦a⟧ MP, and ⟦a⟧ 80 per cent share is hers.": "She is an MP, and an 80 per cent share is hers.",
    }
    good = (
        "An hour, an honest man, an heir; a university, a European, a one-off, a ewe, a unit.",
        "An FBI agent, a UN envoy, an MRI scan, a NATO base, an 11-year-old, a 1980s hit, a 100.",
        "An historic day, a historic day; a herb, an herb; a hotel, an hotel.",
        "They mixed up a and an, and an or a before a vowel.",
        "From A to Z, vitamin A is good, and grade A eggs are dear.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        texts, found = document.words.texts, document.words_by_text
        last = len(texts) - 1
        for article in _ARTICLES & found.keys():
            for number in found[article]:
                if number == last or not _is_wrong(article, texts[number + 1]):
                    continue
                pair = _PAIR.match(document.text, document.words.starts[number])
                if pair is None or (article == "A" and not _opens(document, pair.start())):
                    continue
                vowel = not article.endswith("n")
                new = article[0] + ("n" if vowel else "")
                sound = "a vowel" if vowel else "a consonant"
                yield Hit(pair.span(1), f"“{pair[2]}” begins with {sound} when spoken: “{new} {pair[2]}”", new)


_BESIDE_THE_WORD = frozenset({"and", "are", "as", "at", "but", "has", "in", "into", "is", "of", "on", "or", "was"})
"""Words before which “a” and “an” are spoken of, not used: “a and an are articles”."""


def _opens(document: Document, at: int) -> bool:
    return document.sentence_at(at)[0] == at


@cache
def _spoken(list_name: str) -> tuple[str, ...]:
    return tuple(sorted(wordset("spelling", list_name)))


@lru_cache(maxsize=1 << 15)
def _is_wrong(article: str, word: str) -> bool:
    """Whether an article does not fit the sound of the word after it, as it stands."""
    spoken = _FIRST.match(word)
    if spoken is None or spoken[0].lower() in _BESIDE_THE_WORD:
        return False
    vowel = _vowel_sound(spoken[0])
    return vowel is not None and vowel != (article.lower() == "an")


def _vowel_sound(word: str) -> bool | None:
    """Whether a word begins with a vowel when it is spoken; None where that is not plain."""
    if word[0].isdigit():
        return _number(word)
    if word.isupper() and len(word) > 1:
        spelt = len(word) <= 3 or not any(letter in "AEIOU" for letter in word)
        return word[0] in _SPELT_WITH_VOWEL if spelt and not (len(word) > 2 and is_common(word.lower())) else None
    small = word.lower()
    if len(small) < 2 or not small.isascii() or not in_dictionary(small) or words("en").zipf(small) < 3:
        return None
    if small.startswith(_spoken("spoken_either.txt")):
        return None
    if small.startswith(_spoken("spoken_consonant.txt")):
        return False
    if small.startswith(_spoken("spoken_vowel.txt")):
        return True
    return small[0] in _VOWELS


def _number(word: str) -> bool | None:
    digits = word.rstrip("stndrh")
    if not digits.isdigit():
        return None
    return digits[0] == "8" or (digits in {"11", "18"} and len(digits) == 2)
