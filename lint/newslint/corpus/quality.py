"""The usual quality figures of web corpora, to filter articles by.

Names say whose definition it is: `gopher_` Rae et al. 2021, "Scaling Language Models" (arXiv 2112.11446), appendix A;
`c4_` Raffel et al. 2020, "Exploring the Limits of Transfer Learning" (arXiv 1910.10683), section 2.2; `fineweb_`
Penedo et al. 2024, "The FineWeb Datasets" (arXiv 2406.17557), section 3.6. Those papers filter by them with the
thresholds in docs/corpora.md. All are shares or means; a text without words has 0 everywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_STOP_WORDS = frozenset("the be to of and that have with".split())
_BULLETS = ("•", "‣", "▶", "◀", "◦", "■", "□", "▪", "▫", "–", "-", "*")
_TERMINAL = (".", "!", "?", '"', "”", "…", "。", "！", "？", "؟", "۔")
_SHORT = 30
"""Characters of a line that FineWeb calls short."""
_SYMBOLS = re.compile(r"#|\.\.\.|…")
_GRAMS_TOP = (2, 3, 4)
_GRAMS_REPEATED = (5, 6, 7, 8, 9, 10)

FIGURES = (
    "gopher_mean_word_length",
    "gopher_symbol_word_ratio",
    "gopher_bullet_lines",
    "gopher_ellipsis_lines",
    "gopher_alphabetic_words",
    "gopher_stop_words",
    "gopher_duplicate_lines",
    "gopher_duplicate_line_characters",
    "gopher_duplicate_paragraphs",
    "gopher_duplicate_paragraph_characters",
    *(f"gopher_top_{size}_gram_characters" for size in _GRAMS_TOP),
    *(f"gopher_duplicate_{size}_gram_characters" for size in _GRAMS_REPEATED),
    "c4_lines_ending_in_punctuation",
    "c4_braces",
    "fineweb_lines_ending_in_punctuation",
    "fineweb_duplicate_line_characters",
    "fineweb_short_lines",
)
"""Names of the figures, as columns."""


def figures(text: str) -> dict[str, float]:
    """All figures of a text, by name."""
    words = text.split()
    if not words:
        return dict.fromkeys(FIGURES, 0.0)
    lines = [line for line in (line.strip() for line in text.splitlines()) if line]
    paragraphs = [part for part in (part.strip() for part in re.split(r"\n\s*\n", text)) if part]
    spread = sum(map(len, words))
    found = {
        "gopher_mean_word_length": spread / len(words),
        "gopher_symbol_word_ratio": len(_SYMBOLS.findall(text)) / len(words),
        "gopher_bullet_lines": _share(line.startswith(_BULLETS) for line in lines),
        "gopher_ellipsis_lines": _share(line.endswith(("...", "…")) for line in lines),
        "gopher_alphabetic_words": _share(word.isalpha() or any(map(str.isalpha, word)) for word in words),
        "gopher_stop_words": float(len(_STOP_WORDS.intersection(map(str.lower, words)))),
        "gopher_duplicate_lines": _repeated(lines) / len(lines),
        "gopher_duplicate_line_characters": _repeated_characters(lines) / len(text),
        "gopher_duplicate_paragraphs": _repeated(paragraphs) / len(paragraphs),
        "gopher_duplicate_paragraph_characters": _repeated_characters(paragraphs) / len(text),
        "c4_lines_ending_in_punctuation": _share(line.endswith(_TERMINAL) for line in lines),
        "c4_braces": float("{" in text),
        "fineweb_lines_ending_in_punctuation": _share(line.endswith(_TERMINAL) for line in lines),
        "fineweb_duplicate_line_characters": _repeated_characters(lines) / sum(map(len, lines)),
        "fineweb_short_lines": _share(len(line) <= _SHORT for line in lines),
    }
    for name, sizes, measure in (("top", _GRAMS_TOP, _top), ("duplicate", _GRAMS_REPEATED, _covered)):
        some = True
        for size in sizes:  # where no n-gram stands twice, no longer one does
            value = measure(words, size) if some else 0
            some = value > 0
            found[f"gopher_{name}_{size}_gram_characters"] = value / spread
    return {name: found[name] for name in FIGURES}


def _share(values: Iterable[bool]) -> float:
    told = list(values)
    return told.count(True) / len(told)


def _repeated(parts: Sequence[str]) -> int:
    """How many parts stood before."""
    return len(parts) - len(set(parts))


def _repeated_characters(parts: Sequence[str]) -> int:
    return sum(len(part) * (times - 1) for part, times in Counter(parts).items())


def _grams(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return list(zip(*(words[at:] for at in range(size)), strict=False))


def _top(words: Sequence[str], size: int) -> int:
    """Characters in all copies of the commonest n-gram; 0 where none stands twice."""
    grams = _grams(words, size)
    if len(set(grams)) == len(grams):
        return 0
    counts = Counter(grams)
    most = max(counts.values())
    return max(sum(map(len, gram)) for gram, times in counts.items() if times == most) * most


def _covered(words: Sequence[str], size: int) -> int:
    """Characters of words inside n-grams that stood before; a word counts once."""
    grams = _grams(words, size)
    seen: set[tuple[str, ...]] = set()
    covered = at = 0
    if len(set(grams)) == len(grams):
        return 0
    for number, gram in enumerate(grams):
        if gram in seen:
            covered += sum(map(len, words[max(number, at) : number + size]))
            at = max(at, number + size)
        seen.add(gram)
    return covered
