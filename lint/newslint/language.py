"""Which language a text is in: script first, then the commonest words, and langdetect only where those leave doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newslint.kept import table
from newslint.lexicon import common_words, commonest, words
from newslint.patterns import compiled, compiled_re

_ASCII = compiled_re("[A-Za-z]+")
_LATIN = compiled(r"\p{Latin}+")
_OTHER = compiled(r"[^\p{Latin}\p{Common}\p{Inherited}\p{Unknown}]+")
_OTHER_SCRIPTS = {
    script: compiled("[" + "".join(rf"\p{{{name}}}" for name in script.split()) + "]+")
    for script in (
        *("Cyrillic", "Greek", "Arabic", "Hebrew", "Devanagari", "Hiragana Katakana", "Han", "Hangul", "Thai"),
        *("Bengali", "Tamil", "Telugu", "Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Armenian", "Georgian"),
    )
}
_BY_SCRIPT = {
    "Greek": "el", "Hebrew": "he", "Hangul": "ko", "Thai": "th", "Devanagari": "hi", "Hiragana Katakana": "ja",
    "Han": "zh", "Bengali": "bn", "Tamil": "ta", "Telugu": "te", "Gujarati": "gu", "Gurmukhi": "pa", "Kannada": "kn",
    "Malayalam": "ml", "Armenian": "hy", "Georgian": "ka",
}  # fmt: skip
"""Scripts that nearly settle the language."""
_CANDIDATES = {"Cyrillic": "bg mk ru uk".split(), "Arabic": "ar fa ur".split()}
"""Languages that share a script other than the Latin one."""
_NOT_LATIN = frozenset({*_BY_SCRIPT.values(), *_CANDIDATES["Cyrillic"], *_CANDIDATES["Arabic"]})

_LETTERS = {"ru": "ыэёЫЭЁ", "uk": "іїєґІЇЄҐ", "mk": "јљњџѓќѕЈЉЊЏЃЌЅ"}
"""Letters of Cyrillic that one language alone of these has."""

_SAMPLE = 3000  # code points; more does not change the verdict
_DENSE = 2
"""Latin letters that a letter of Chinese, Japanese or Korean stands for."""
_LEAST_WORDS = 8
_LEAST_SHARE = 0.18
"""Share of the words that must be among the commonest of the language. English prose has .40 and more, languages that
inflect .25; headlines and lists of names have less, and are judged by how usual all their words are."""
_LEAST_LEAD = 1.3
_JUDGED = 80
"""Words whose frequencies are looked up where the commonest words leave doubt."""
_FUNCTION_WORDS = frozenset("I a and at by for from in is of on the to was with".split())
"""Words that show a sentence to be English whatever other script it holds."""
_ENGLISH_RUN = 5
"""English words in a row that make a text of one line English, half translated as it may be."""
_SENTENCE = 80
"""Words up to which a text of one line may be a sentence."""
_SHORT = 20
"""Words up to which a text that may be English is taken for it: langdetect guesses at headlines."""
_SURE = 0.35
"""Lead in mean Zipf frequency from which langdetect is not asked."""
_FOREIGN = 0.35
"""Share of the letters that are Latin from which English paragraphs make an English text, whatever it quotes."""

NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "az": "Azerbaijani", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan",
    "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fil": "Filipino", "fr": "French",
    "ga": "Irish", "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "lb": "Luxembourgish", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "ml": "Malayalam", "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "nb": "Norwegian",
    "ne": "Nepali", "nl": "Dutch", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sh": "Serbo-Croatian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "xh": "Xhosa", "yo": "Yoruba", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip
"""English names of the languages that newslint tells apart."""

_ALIASES = {"no": "nb", "nn": "nb", "hr": "sh", "sr": "sh", "bs": "sh", "tl": "fil", "iw": "he", "in": "id"}

TAGS = frozenset({*NAMES, *_ALIASES})
"""Codes that `canonical` makes a known language of."""


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
    latin = (_ASCII if sample.isascii() else _LATIN).findall(sample)
    letters = sum(map(len, latin))
    if sample.isascii() or not (other := _OTHER.findall(sample)):
        return _latin(sample, latin) if letters else Guess("und", 0.0)
    foreign = "".join(other)
    counts = {script: sum(map(len, run.findall(foreign))) for script, run in _OTHER_SCRIPTS.items()}
    kana, han = counts["Hiragana Katakana"], counts["Han"]
    total = letters + len(foreign) + (_DENSE - 1) * (kana + han + counts["Hangul"])
    if letters > _FOREIGN * total:
        guess = _latin(sample, latin)
        if letters > total / 2 or guess.language == "en":
            return guess
    if "\n" not in sample.strip() and not _FUNCTION_WORDS.isdisjoint(latin):
        return Guess("en", 0.5)
    if kana > (kana + han) / 20 and kana + han > len(foreign) / 2:
        return Guess("ja", 0.99)
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return Guess("und", 0.0)
    if script in _BY_SCRIPT:
        return Guess(_BY_SCRIPT[script], counts[script] / len(foreign))
    if script == "Cyrillic" and (marked := _by_letters(foreign)):
        return Guess(marked, 0.9)
    words = _OTHER_SCRIPTS[script].findall(sample.lower())
    by_words = _by_common_words(words, _CANDIDATES[script])
    if by_words.confidence >= 0.5:
        return by_words
    return _by_frequency(words, _CANDIDATES[script]) or by_words


def _by_letters(text: str) -> str | None:
    """The language that alone has certain letters, in Cyrillic."""
    found = {language: sum(map(text.count, letters)) for language, letters in _LETTERS.items()}
    best = max(found, key=lambda language: found[language])
    return best if found[best] and sum(found.values()) == found[best] else None


def _latin(sample: str, latin: list[str]) -> Guess:
    """The language of a text in Latin letters."""
    found = [word.lower() for word in latin]
    guess = _by_common_words(found, _latin_languages())
    if guess.confidence < 0.5:
        by_frequency = _by_frequency(found, _latin_languages())
        short = len(found) < _SHORT and by_frequency is not None and by_frequency.language == "en"
        sure = by_frequency is not None and (short or by_frequency.confidence >= 0.5)
        guess = (by_frequency if sure else second_opinion(sample) or by_frequency) or guess
    if guess.language != "en":
        english = (
            _english_lines(sample) > _FOREIGN * len(sample) if "\n" in sample.strip() else _english_run(found, guess)
        )
        if english:
            return Guess("en", 0.5)
    return guess


def _english_run(found: list[str], guess: Guess) -> bool:
    """Whether a text of one line has a few words in a row that are more usual in English: it is half translated."""
    run = 0
    if len(found) > _SENTENCE:
        return False
    other = words(guess.language) if guess.language in common_words() else None
    for word in found:
        english = words("en").zipf(word)
        run = run + 1 if english > 3 and (other is None or english > other.zipf(word)) else 0
        if run == _ENGLISH_RUN:
            return True
    return False


def _english_lines(sample: str) -> int:
    """How much of a text its lines in English make: what they quote in another language may be longer."""
    english = 0
    common = commonest("en")
    for line in sample.splitlines():
        found = [word.lower() for word in _LATIN.findall(line)]
        share = sum(word in common for word in found)
        if share > _LEAST_SHARE * len(found) and _by_common_words(found, _latin_languages()).language == "en":
            english += len(line)
    return english


@table
def _latin_languages() -> list[str]:
    return [language for language in common_words() if language not in _NOT_LATIN]


@table
def _among_common() -> dict[str, tuple[str, ...]]:
    """The languages that have a word among their commonest."""
    found: dict[str, list[str]] = {}
    for language, listed in common_words().items():
        for word in listed:
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def _by_common_words(found: list[str], languages: Sequence[str]) -> Guess:
    total = len(found)
    among = _among_common()
    counts = Counter(found)
    scores = dict.fromkeys(languages, 0)
    for word in among.keys() & counts.keys():
        times = counts[word]
        for language in among[word]:
            if language in scores:
                scores[language] += times
    (best, score), (_, second) = sorted(scores.items(), key=lambda item: -item[1])[:2]
    clear = total >= _LEAST_WORDS and score >= _LEAST_SHARE * total and score >= _LEAST_LEAD * second
    return Guess(best if score else "und", min(1.0, 0.5 + score / total) if clear else 0.0)


def _by_frequency(found: list[str], languages: Sequence[str]) -> Guess | None:
    """The language in which the words are the most usual on average; sure where its lead is wide."""
    judged = [word for word in found if len(word) > 1][:_JUDGED]
    if not judged:
        return None
    listed = [words(language) for language in languages]
    scores = sorted(
        ((sum(map(lexicon.zipf, judged)) / len(judged), lexicon.language) for lexicon in listed), reverse=True
    )
    (best, language), (second, _) = scores[:2]
    if not best:
        return None
    return Guess(language, 0.5 + min(0.45, (best - second) / 4) if best - second >= _SURE else 0.3)


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
