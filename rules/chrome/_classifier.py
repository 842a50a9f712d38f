"""How likely a line that no list knows is page furniture: a table of weights over what can be seen of it.

The weights are in rules/data/chrome/weights.txt; scripts/train_chrome.py makes that file, and says in its head how
they were validated. Every feature is explained at its place; a finding shows those that weighed most.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from newslint.document import Document
from newslint.lexicon import commonest
from newslint.lists import entries
from newslint.rule import Pattern

from ._lines import Line, Page, page
from ._phrases import vocabulary
from ._shapes import is_clock, is_date

BIAS = "bias"
THRESHOLD = 0.55
"""A line this likely is reported."""
_WORD = Pattern(r"[\p{L}\p{M}\p{N}]+")
_GLUED = Pattern(r"\p{Ll}\p{Lu}\p{Ll}")
_BULLET = Pattern(r"[•▪●►▶>|·»*–—-]\s?")
_YOU = Pattern(
    r"\b(?i:you|your|yours|us|we|our|sie|ihre?n?|dich|dein|deine|vous|votre|vos|nous|nos|usted|su|tu|tus|você|seu|sua"
    r"|voi|vostr[oaie]|tuo|tua|je|jouw|uw|вы|ваш\w*|вас|нас|нам|ви|siz\w*|din|ditt|dig|deg)\b"
)
_OFFER = Pattern(
    r"(?i)\b(?:click|subscri\w+|sign(?:ed)? up|newsletter|download|app|free|e-?mail|inbox|follow|join|read|watch|"
    r"listen|gallery|podcast|exclusive|offers?|deals?|abonn\w*|kostenlos|gratis|suscr\w+|assin\w+|iscriv\w+)\b|[$€£]\s?\d"
)
_NEIGHBOURS, _SHORT_WORDS, _LONGEST = 4, 12, 40
_STEM = 6
"""Words that begin alike are one: “prize” and “prizes”."""
_TITLE_SHARE, _LEAST_TITLE = 0.4, 4
_TIME = Pattern(r"\d{3,4}\s*(?:GMT|UTC|[A-Z]{2,3}T)|[\d:. ]+(?i:[ap]\.?m\.?)")
_FIGURE = Pattern(r"[\d.,: %]+")
_LABELLED = Pattern(r"\p{Lu}[^:]{1,40}:\s")
_CODE = frozenset("{}<>\\")
_HEADING_SHARE = 0.3


@cache
def _common(language: str) -> frozenset[str]:
    """The commonest words of a language, and of English."""
    return commonest(language) | commonest("en")


@cache
def _interface(language: str) -> frozenset[str]:
    """The other words of the closed lists, in a language and in English."""
    return vocabulary((language, "en")) - _common(language)


class _Words:
    """What the features need of the whole article."""

    def __init__(self, document: Document, judged: Page) -> None:
        self.common = _common(document.language)
        self.interface = _interface(document.language)
        self.prose: set[str] = set()
        for line in judged.lines:
            if line.prose:
                self.prose.update(word.casefold()[:_STEM] for word in _WORD.compiled.findall(line.text))
        self.copies = Counter(line.key for line in judged.lines)
        self.judged = sum(bool(line.level) for line in judged.lines) / max(5, len(judged.lines))
        self.short = sum(not line.prose for line in judged.lines) / max(1, len(judged.lines))


def words_of(document: Document) -> _Words:
    """The article's words, as a fact."""
    return _Words(document, document.fact(page))


def candidates(document: Document) -> Iterator[Line]:
    """The lines that the classifier is asked about: unknown ones that are no prose of the body."""
    judged = document.fact(page)
    for line in judged.lines:
        asked = not line.level and 0 < line.words <= _LONGEST and (not line.prose or judged.outside(line))
        if asked and any(map(str.isalnum, line.text)):
            yield line


def features(document: Document, line: Line) -> dict[str, float]:
    """What is seen of a line: its shape, its words, its neighbours and its place. Only what is not 0."""
    judged = document.fact(page)
    article = document.fact(words_of)
    text = line.text
    words = _WORD.compiled.findall(text)
    low = [word.casefold() for word in words]
    content = [word for word in low if len(word) > 3 and word not in article.common]
    named = [word for word in words[1:] if len(word) > 3 and word[0].isupper()]
    around = judged.around(line, _NEIGHBOURS)
    before = judged.lines[line.number - 1] if line.number else None
    after = judged.lines[line.number + 1] if line.number + 1 < len(judged.lines) else None
    count = max(1, len(words))
    topic = sum(word[:_STEM] in article.prose for word in content) / max(1, len(content))
    place = "before" if line.number < judged.start else "after" if line.number >= judged.end else ""
    found: dict[str, float] = {
        BIAS: 1,
        "digits": sum(map(str.isdigit, text)) / len(text),
        "a digit": any(map(str.isdigit, text)),
        "words of pages": sum(word in article.interface for word in low) / count,
        "capitals": sum(word[0].isupper() for word in words) / count,
        "over 20 words": line.words > 20,
        "length": math.log1p(line.words),
        "one or two words": line.words <= 2,
        "words of the article": topic,
        "other names": sum(word.casefold()[:_STEM] not in article.prose for word in named) / max(1, len(named)),
        "bullet": _BULLET.match(text) is not None,
        "glued words": line.words <= 20 and _GLUED.search(text) is not None,
        "you or we": line.words <= 25 and _YOU.search(text) is not None,
        "offer": _OFFER.search(text) is not None,
        "stop": line.stopped,
        "question": text.endswith("?"),
        "colon": text.endswith(":"),
        "bar or slash": " | " in text or " / " in text or " · " in text,
        "bracketed": text[:1] in "([",
        "handle": "@" in text or "http" in text or "www." in text,
        "said again": article.copies[line.key] > 1,
        "hint": line.phrase is not None,
        "furniture beside it": sum(bool(other.level) for other in around) / (2 * _NEIGHBOURS),
        "furniture before": before is not None and bool(before.level),
        "furniture after": after is not None and bool(after.level),
        "furniture on the page": article.judged,
        "short lines beside it": sum(other.words < _SHORT_WORDS for other in around) / (2 * _NEIGHBOURS),
        "short lines on the page": article.short,
        "prose before": before is not None and before.prose,
        "prose after": after is not None and after.prose,
        "first line": before is None,
        "last line": after is None,
        "after the body": place == "after",
        "before the body": place == "before",
        "short before the body": place == "before" and line.words < _SHORT_WORDS,
    }
    return {name: float(value) for name, value in found.items() if value}


@cache
def weights() -> Mapping[str, float]:
    """The table: a weight for each feature that has one."""
    return {name: float(weight) for name, weight in entries("chrome", "weights.txt")}


def probability(seen: Mapping[str, float], table: Mapping[str, float]) -> float:
    """How likely a line with these features is furniture."""
    return 1 / (1 + math.exp(-sum(table.get(name, 0) * value for name, value in seen.items())))


def spared(document: Document, line: Line) -> bool:
    """Whether a line may be the article's own whatever it looks like: a title, a list, a dateline, a date, a figure."""
    judged = document.fact(page)
    furniture = any(other.level for other in judged.around(line, _NEIGHBOURS))
    beside = judged.around(line, 1)
    if not judged.furnished:
        return True  # a page that leaves something leaves something known
    if is_date(line.text) or _TIME.fullmatch(line.text) or not _CODE.isdisjoint(line.text):
        return True
    if not furniture and _FIGURE.fullmatch(line.text):
        return True  # the attendance under a match report
    if any(_listed(line, other) and not other.level for other in beside):
        return True
    if line.number >= judged.start:
        return _heads_prose(document, line)
    if line.words < _LEAST_TITLE:
        return not furniture and bool(beside) and beside[-1].number == judged.start  # a town, before its news
    first = next(other for other in judged.lines if other.words >= _LEAST_TITLE and not other.level)
    if line.number - first.number <= 1 or (line.words > _LEAST_TITLE and document.fact(words_of).copies[line.key] > 1):
        return True  # the title, its standfirst, or the title said twice, which is another rule's
    return features(document, line).get("words of the article", 0) >= _TITLE_SHARE


def _listed(line: Line, other: Line) -> bool:
    """Whether both are items of one list."""
    if _BULLET.match(line.text) is not None and line.text[0] == other.text[0]:
        return True
    return _LABELLED.match(line.text) is not None and _LABELLED.match(other.text) is not None


def _heads_prose(document: Document, line: Line) -> bool:
    """Whether it may be a cross-heading: in the body, before a paragraph that shares a word with it."""
    judged = document.fact(page)
    after = judged.lines[line.number + 1 : line.number + 2]
    if judged.outside(line) or not after or not after[0].prose or line.stopped or line.words > _SHORT_WORDS:
        return False
    before = judged.lines[line.number - 1 : line.number]
    if line.words <= _LEAST_TITLE and not any(other.level for other in judged.around(line, _NEIGHBOURS)):
        return True  # “Politics” alone among paragraphs
    if line.phrase is not None or any(other.kind == "related" for other in before):
        return False
    if any(is_clock(other.text) for other in before):
        return True  # an entry of a live blog
    return features(document, line).get("words of the article", 0) >= _HEADING_SHARE
