"""Which language a text is in: script first, then the commonest words, and langdetect only where those leave doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import regex

from newslint.lexicon import common_words

_LETTER_RUNS = {
    "Latin": regex.compile(r"\p{Latin}+"),
    "Cyrillic": regex.compile(r"\p{Cyrillic}+"),
    "Greek": regex.compile(r"\p{Greek}+"),
    "Arabic": regex.compile(r"\p{Arabic}+"),
    "Hebrew": regex.compile(r"\p{Hebrew}+"),
    "Devanagari": regex.compile(r"\p{Devanagari}+"),
    "Kana": regex.compile(r"[\p{Hiragana}\p{Katakana}]+"),
    "Han": regex.compile(r"\p{Han}+"),
    "Hangul": regex.compile(r"\p{Hangul}+"),
    "Thai": regex.compile(r"\p{Thai}+"),
}
_BY_SCRIPT = {
    "Greek": "el",
    "Hebrew": "he",
    "Hangul": "ko",
    "Thai": "th",
    "Devanagari": "hi",
    "Kana": "ja",
    "Han": "zh",
}
"""Scripts that nearly settle the language."""

_SAMPLE = 3000  # code points; more does not change the verdict
_LEAST_WORDS = 8
_LEAST_SHARE = 0.18
"""Share of the words that must be among the commonest of the language. English prose has .40 and more, languages that
inflect .25; a list of names has less, and goes to langdetect."""
_LEAST_LEAD = 1.3

NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fil": "Filipino",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sh": "Serbo-Croatian", "sk": "Slovak", "sl": "Slovenian", "sv": "Swedish", "ta": "Tamil",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""English names of the languages that newslint tells apart."""

_ALIASES = {"no": "nb", "nn": "nb", "hr": "sh", "sr": "sh", "bs": "sh", "tl": "fil", "iw": "he", "in": "id"}


class Guess(NamedTuple):
    """A language and how sure it is, from 0 to 1."""

    language: str
    confidence: float


def canonical(tag: str) -> str:
    """The code newslint uses for a language tag: `en-GB` is `en`, `no` is `nb`, `hr` is `sh`."""
    code = tag.replace("_", "-").split("-")[0].lower()
    return _ALIASES.get(code, code)


def identify(text: str) -> Guess:
    """The language of a text of a sentence or more; `und` (undetermined) with confidence 0 where nothing tells."""
    sample = text[:_SAMPLE]
    letters = {script: sum(map(len, run.findall(sample))) for script, run in _LETTER_RUNS.items()}
    total = sum(letters.values())
    if not total:
        return Guess("und", 0.0)
    if letters["Kana"] > total / 20 and letters["Kana"] + letters["Han"] > total / 2:
        return Guess("ja", 0.99)
    script = max(letters, key=lambda name: letters[name])
    if script in _BY_SCRIPT:
        return Guess(_BY_SCRIPT[script], letters[script] / total)
    by_words = _by_common_words(_LETTER_RUNS[script].findall(sample.lower()))
    if by_words.confidence >= 0.5:
        return by_words
    return second_opinion(sample) or by_words


def _by_common_words(found: Iterable[str]) -> Guess:
    counts = Counter(found)
    total = sum(counts.values())
    scores = {
        language: sum(counts[word] for word in common.intersection(counts))
        for language, common in common_words().items()
    }
    (best, score), (_, second) = sorted(scores.items(), key=lambda item: -item[1])[:2]
    clear = total >= _LEAST_WORDS and score >= _LEAST_SHARE * total and score >= _LEAST_LEAD * second
    return Guess(best if score else "und", min(1.0, 0.5 + score / total) if clear else 0.0)


@cache
def _langdetect() -> object:
    from langdetect import DetectorFactory, detect_langs

    DetectorFactory.seed = 0  # else two runs may differ (langdetect draws at random)
    return detect_langs


def second_opinion(text: str) -> Guess | None:
    """What langdetect says (4 to 15 ms a call), or None where it sees no language."""
    from langdetect.lang_detect_exception import LangDetectException

    try:
        best = _langdetect()(text)[0]  # type: ignore[operator]
    except LangDetectException:
        return None
    return Guess(canonical(best.lang), float(best.prob))
