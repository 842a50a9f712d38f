"""STR016: two words glued together where a line end was lost."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lexicon import commonest, languages, words
from newslint.patterns import compiled_re
from newslint.rule import RUNNING_TEXT, Hit, Pattern, Rule

_SEAM = compiled_re(r"[A-ZÀ-ÖØ-ÞА-Я](?<=[a-zà-öø-ÿа-я\d].)(?=[a-zà-öø-ÿа-я])")
_LEFT = Pattern(r"(?r)(?<![\p{L}\p{N}@#/._-])(?:\p{Lu}?\p{Ll}{2,}|(?:19|20)\d\d)")
_RIGHT = Pattern(r"\p{Lu}\p{Ll}+(?=[\s,.’'])")
_LONGEST = 30
_LEAST_LEFT, _LEAST_RIGHT = 4.0, 3.0
"""Zipf frequencies: an everyday word, and a known one."""
_OPENERS = frozenset("The But He She They And When After While With From This That There These Those However".split())
"""Words that open English sentences and end no brand, as LinkedIn and OpenAt may."""


class GluedWords(Rule):
    """Two words are glued together where a line end was lost: “said” and “The” as one word.

    Extractors join lines without a blank. Both halves must be everyday words, and the whole must stand once and be no
    word itself: names such as eBay, YouTube and McDonald are let alone.

    Fix safety: a blank may not be all that was lost between them.
    """

    code = "STR016"
    name = "glued-words"
    summary = "two words glued together where a line end was lost"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 0.9
    scopes = RUNNING_TEXT
    before = ("PUN004", "SPL001", "SPL002")
    bad = {
        "He met them on Monday, he ⟦saidThe⟧ hall was full.": "He met them on Monday, he said The hall was full.",
        "They met on ⟦TuesdayThe⟧ hall was full.": "They met on Tuesday The hall was full.",
        "The boats left the ⟦harborIn⟧ the evening they came back.": (
            "The boats left the harbor In the evening they came back."
        ),
    }
    good = (
        "He sold it on eBay and put a film on YouTube, LinkedIn and TikTok.",
        "Ronald McDonald, Leonardo DiCaprio and Ursula LeGuin never met.",
        "The firm openBank is older than its name, and so is easyJet.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        language = document.language
        if language not in languages():
            return
        lexicon, common = words(language), commonest(language)
        for seam in _SEAM.finditer(document.text):
            first = _LEFT.match(document.text, max(0, seam.start() - _LONGEST), seam.start())
            second = _RIGHT.match(document.text, seam.start())
            if not first or not second:
                continue
            left, right = first[0], second[0]
            whole = left + right
            if document.word_counts[whole] > 1 or whole.lower() in lexicon or right.lower() not in common:
                continue
            if not left[0].islower() and right not in _OPENERS:
                continue
            known = left.isdigit() or lexicon.zipf(left.lower()) >= _LEAST_LEFT
            if known and lexicon.zipf(right.lower()) >= _LEAST_RIGHT:
                yield Hit(
                    (first.start(), second.end()), f"“{left}” and “{right}” are glued together", f"{left} {right}"
                )
