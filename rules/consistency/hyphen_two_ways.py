from collections import defaultdict
from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Edit, Related, Safety, Severity
from newslint.names import Name, names
from newslint.patterns import compiled
from newslint.rule import Hit, Rule
from newslint.source import Span
from newslint.view import Scope

_LONGEST = 4
"""Words of a name that is written in two ways."""
_SHORTEST = 7
"""Letters of such a name."""
_PERSON = compiled(r"\p{Lu}\p{Ll}+-\p{Ll}{2,}\Z|^\p{Lu}\p{Ll}+-\p{Lu}\p{Ll}+ \p{Lu}")
"""A Korean or Chinese name, or two given names before a surname; other hyphens may be a brand's whim."""
_JOINERS = dict.fromkeys(map(ord, "- \u00a0"))


class HyphenTwoWays(Rule):
    """A name is written with a hyphen here and without one there: “Kim Jong-un” and “Kim Jong Un”.

    Agencies differ in how they write Korean and Chinese names; an article that was put together from two of them has
    both. The commoner way of the article is kept, or the first.

    Fix safety: a quoted title may keep its own way.
    """

    code = "CON003"
    name = "hyphen-two-ways"
    summary = "a name with a hyphen here and without one there"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en", "fr")
    bad = {
        "Kim Jong-un left. Kim Jong-un smiled.\n\nThen ⟦Kim Jong Un⟧ came back.": (
            "Kim Jong-un left. Kim Jong-un smiled.\n\nThen Kim Jong-un came back."
        ),
        "They met Jean-Claude Berg.\n\nIn May ⟦Jean Claude⟧ Berg left.".replace(
            "⟦Jean Claude⟧ Berg", "⟦Jean Claude Berg⟧"
        ): ("They met Jean-Claude Berg.\n\nIn May Jean-Claude Berg left."),
    }
    good = (
        "Kim Jong-il died.\n\nKim Jong-un followed.",
        "Kim Jong Un left.\n\nKim Jong Un came back.",
        "The French-German border is near.\n\nFrench, German and Swiss boats came.",
        "Khaled al-Majali left.\n\nAl-Majali came back.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        if "-" not in document.characters:
            return
        runs = document.fact(names).runs
        endings = {_ending(run) for run in runs if "-" in "".join(run.words)}
        if not endings:
            return
        titles = [block.span for block in document.blocks if block.scope is Scope.TITLE]
        ways: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        for run in runs:
            if _ending(run) not in endings or any(start <= run.span[0] < end for start, end in titles):
                continue
            for way in _tails(document.text[slice(*run.span)]):
                joined = way.translate(_JOINERS).lower()
                if len(joined) >= _SHORTEST and not way.isupper():
                    ways[joined][way].append((run.span[1] - len(way), run.span[1]))
        for written in ways.values():
            if len(written) > 1 and any("-" in way for way in written):
                yield from self._hits(written)

    def _hits(self, written: dict[str, list[Span]]) -> Iterator[Hit]:
        kept = min(written, key=lambda way: (-len(written[way]), written[way][0]))
        for way, spans in written.items():
            if way[1:] == kept[1:]:
                continue  # the kept way, or its first letter at the beginning of a sentence
            for span in spans:
                message = f"“{way}” here, “{kept}” elsewhere ({len(spans)} to {len(written[kept])})"
                related = (Related(written[kept][0], f"“{kept}” here"),)
                sure = None if _PERSON.search(kept) or _PERSON.search(way) else Severity.INFO
                yield Hit(span, message, edits=(Edit(span, kept),), related=related, severity=sure)


def _ending(run: Name) -> str:
    """The last letters of a name, however it is joined: names that end otherwise need not be compared."""
    return "".join(run.words[-2:])[-3:].replace("-", "").lower()[-2:]


def _tails(text: str) -> Iterator[str]:
    """A name without its first words: all, then all but the first …"""
    words = text.split(" ")
    for first in range(len(words)):
        if len(words) - first <= _LONGEST:
            yield " ".join(words[first:])
