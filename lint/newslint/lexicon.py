"""How usual a word is, by language. Memory-mapped tries, opened when first asked for.

Frequencies are on the Zipf scale: the logarithm to base ten of how often a word stands in a billion words of its
language ("the" 7.7, "harbour" 4.0, "invition" 0: in no list). English is there in full (320,000 words), the other
languages with their 30,000 commonest words. The data are compiled from `wordfreq`, and the English dictionary from
SCOWL, by scripts/build_lexicon.py; see NOTICE for their licences.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import marisa_trie

from newslint.build import DATA
from newslint.kept import table
from newslint.patterns import compiled, regex

_FOLDER = DATA / "lexicon"
_PER_ZIPF = 25


class Words:
    """The words of one language. Look-ups take words in lower case, NFC."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._trie = marisa_trie.Trie().mmap(str(_FOLDER / f"{language}.marisa"))
        self._zipf = (_FOLDER / f"{language}.zipf").read_bytes()

    def __contains__(self, word: object) -> bool:
        return word in self._trie

    def __len__(self) -> int:
        return len(self._zipf)

    def zipf(self, word: str) -> float:
        """The Zipf frequency of a word; 0 for a word in no list."""
        key: int = self._trie.get(word, -1)
        return 0.0 if key < 0 else self._zipf[key] / _PER_ZIPF

    def beginning(self, prefix: str) -> list[str]:
        """The words that begin with `prefix`."""
        found: list[str] = self._trie.keys(prefix)
        return found

    def beginnings(self, word: str) -> list[str]:
        """The words that `word` begins with, the shortest first."""
        found: list[str] = self._trie.prefixes(word)
        return found

    def begins(self, prefix: str) -> bool:
        """Whether any word begins with `prefix`."""
        return next(self._trie.iterkeys(prefix), None) is not None

    def commoner_than(self, zipf: float) -> list[str]:
        """All words with at least this frequency."""
        least = zipf * _PER_ZIPF
        return [self._trie.restore_key(key) for key, value in enumerate(self._zipf) if value >= least]


@cache
def words(language: str) -> Words:
    """The words of a language (ISO 639-1, Filipino `fil`, Serbo-Croatian `sh`).

    Raises `KeyError` for a language without a list: ask `languages()`.
    """
    if language not in languages():
        raise KeyError(language)
    return Words(language)


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a list, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.marisa")))


@table
def common_words() -> dict[str, frozenset[str]]:
    """The 120 commonest words of each language, from which languages are told apart."""
    import json

    raw: dict[str, list[str]] = json.loads((_FOLDER / "common.json").read_text(encoding="utf-8"))
    return {language: frozenset(found) for language, found in raw.items()}


@table
def commonest(language: str) -> frozenset[str]:
    """The 120 commonest words of a language; none of one without a list."""
    return common_words().get(language, frozenset())


@cache
def abroad() -> tuple[str, ...]:
    """The languages other than English that have a list."""
    return tuple(language for language in languages() if language != "en")


@cache
def _abroad() -> marisa_trie.BytesTrie:
    """For each word of theirs, two bytes for each language that lists it: its number in `abroad()`, and the Zipf."""
    return marisa_trie.BytesTrie().mmap(str(_FOLDER / "abroad.trie"))


@lru_cache(maxsize=1 << 16)
def by_language(word: str) -> tuple[tuple[str, float], ...]:
    """The languages other than English that list a word (lower case), with its Zipf frequency, the highest first."""
    found = _abroad().get(word)
    if not found:
        return ()
    told, codes = found[0], abroad()
    frequencies = [(codes[told[at]], told[at + 1] / _PER_ZIPF) for at in range(0, len(told), 2)]
    return tuple(sorted(frequencies, key=lambda pair: (-pair[1], pair[0])))


@cache
def _dictionary() -> marisa_trie.Trie:
    return marisa_trie.Trie().mmap(str(_FOLDER / "dictionary.trie"))


_BRITISH = (
    (r"is(?=(?:e|ed|es|er|ers|ing|able|ation|ations|ational)$)", "iz"),
    (r"isations?$", "ize"),
    (r"ys(?=(?:e|ed|es|er|ers|ing)$)", "yz"),
    (r"(?<=(?:[^aeiou][aeiou]|ue|ia))ll(?=(?:ed|ing|ings|er|ers|or|ors|ous|ously|ery|est)$)", "l"),
    (r"(?<=(?:fulfi|enro|insta|enthra|disti|appa|insti|thra))l(?=(?:s|ment|ments)?$)", "ll"),
    (
        r"(?<=(?:arb|arm|ard|avi|behavi|cand|clam|col|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|demean|neighb|od|"
        r"parl|ranc|rig|rum|sav|splend|succ|tum|val|vap|vig))our(?!ous|ary|ific)",
        "or",
    ),
    (r"(?<=(?:ski|wi))l(?=ful)", "ll"),
    (r"(?<=(?:cent|met|theat|lit|fib|lust|somb|spect|calib|sab|meag|och|scept|reconnoit|saltpet))re(?=[sd]?$)", "er"),
    (r"(?<=(?:catal|dial|anal|monol|epil|prol|trav))ogue", "og"),
    (r"(?<=(?:an|h|p|encyclop|orthop|gyn|arch|medi|leuk|f|c|prim|h|t|aeroc|sept|is|aur|tox|pal))ae", "e"),
    (r"(?<=(?:^|h|man|di|am))oe(?=(?:a|str|t|d|soph|b|uv))", "e"),
    (r"(?<=(?:def|off|lic|pret))ence", "ense"),
    (r"(?<=pract)is", "ic"),
    (r"(?<=(?:pro|kilo|dia|tele))gramme", "gram"),
    (r"(?<=(?:jud|acknowled|abrid|lod|fle))gement", "gment"),
    (r"(?<=(?:ag|cu|ey|hing|ting))e(?=ing$)|(?<=(?:lik|siz|sal|rat|lov|mov|nam))e(?=abl[ey]$)", ""),
    (r"(?<=(?:smok|whisk|blok|cos|cag))ey", "y"),
    (r"storey$", "story"),
    (r"storeys", "stories"),
    (r"(?<=man)oeuvre", "euver"),
    (r"(?<=man)oeuvr", "euver"),
    (r"(?<=kidnap|worship|benefit|leaflet|rivet|focus|bias|canvas)(p|t|s)(?=(?:ed|es|ing|er|ers)$)", ""),
    (r"ph(?=(?:ur|ate|ide|onam))", "f"),
    (r"exion", "ection"),
    (r"(?<=ske|sce)pti|scepti", "skepti"),
    (r"que(?=s$|$)", "ck"),
    (r"ou(?=l[dt])", "o"),
    (r"plough", "plow"),
    (r"grey", "gray"),
    (r"aluminium", "aluminum"),
    (r"jeweller", "jewelr"),
    (r"tyre", "tire"),
    (r"artefact", "artifact"),
    (r"^(?:en)(?=quir)", "in"),
    (r"^(?:des)(?=patch)", "dis"),
)
"""British spellings and their American ones: whether the outcome is a word settles it."""


@cache
def _any_british() -> regex.Pattern[str]:
    return compiled("|".join(f"(?:{british})" for british, _ in _BRITISH))


def american(word: str) -> Iterator[str]:
    """What a word (lower case) might be in American spelling if it is British: `labour` gives `labor`."""
    if not _any_british().search(word):
        return
    for british, here in _BRITISH:
        respelt = _compiled(british).sub(here, word)
        if respelt != word:
            yield respelt


_compiled = cache(compiled)


@lru_cache(maxsize=1 << 16)
def in_dictionary(word: str) -> bool:
    """Whether an English dictionary has a word, in American or British spelling, with a capital or without."""
    known = _dictionary()
    small = word.lower()
    return (
        word in known or small in known or small.capitalize() in known or any(form in known for form in american(small))
    )


def is_common(word: str) -> bool:
    """Whether the English dictionary has a word as it is written, in small letters."""
    return word in _dictionary()


def is_name(word: str) -> bool:
    """Whether the English dictionary has a word (lower case) with a capital only: `october`."""
    known = _dictionary()
    return word not in known and word.capitalize() in known


@table
def near_words(letter: str) -> tuple[str, ...]:
    """The usual English words (Zipf 2.9 and more) that begin with a letter, in alphabetical order."""
    return next((tuple(line.split()) for line in _near_lines() if line[0] == letter), ())


@cache
def _near_lines() -> tuple[str, ...]:
    return tuple((_FOLDER / "near.txt").read_text(encoding="utf-8").splitlines())
