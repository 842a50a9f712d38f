from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import msgspec

from newslint.document import WORD, Document
from newslint.finding import Edit, Related, Safety, Severity
from newslint.kept import table
from newslint.known import Known
from newslint.lists import entries
from newslint.names import bare
from newslint.patterns import compiled, regex
from newslint.rule import Hit, Rule
from newslint.source import Span

from ._people import hits, pairs

_TOLD = compiled(
    r"\b(?:formerly|previously|once|known|called|calls|named|renamed|spelled|spelt|spelling|pronounced|transliterat\w+|name|names)\b"
)
"""Words of a sentence that speaks of a name."""
_APART = compiled(
    r"(?i:chicken |dynamo |peking (?:duck|man)|canton, ohio|odessa,? (?:texas|file)|bombay (?:mix|duck)|madras curry)"
)
"""Names that keep an old form: chicken Kiev, Peking duck, Odessa, Texas."""
_APOSTROPHES = frozenset("’'")
_GOES_ON = compiled(r"[ \u00a0]\p{Lu}\p{Ll}")


@table
def _groups() -> dict[str, int]:
    """The number of its group for each spelling."""
    rows = entries("consistency", "variants.tsv")
    return {spelling: number for number, (_, *group) in enumerate(rows) for spelling in group}


@table
def _first_words() -> frozenset[str]:
    return frozenset(first[0] for spelling in _groups() if (first := WORD.match(spelling)))


def _is_ordinary(word: str) -> bool:
    """Whether no spelling begins with a word, as it stands."""
    first_words = _first_words()
    return word not in first_words and not (word[-2:-1] in _APOSTROPHES and bare(word) in first_words)


_ORDINARY = Known(_is_ordinary)


@cache
def _pattern() -> regex.Pattern[str]:
    return compiled(r"(?<![@#/.-])\L<spellings>(?![\p{L}\p{N}@/-])", spellings=list(_groups()))


class PlaceTwoSpellings(Rule):
    """One place, organisation or well-known person stands in two spellings: Kyiv and Kiev, Hezbollah and Hizbullah.

    Both may be right; one article should have one of them. newslint takes no side: the commoner spelling of the article
    is kept, or the first. Names that keep an old form (chicken Kiev) are left alone, and an article that tells of both
    names. The option `prefer` lists spellings that a house has chosen (`["Kyiv"]`): any other is then reported, even
    alone. The option `presets` does that for many names at once: `ukrainian` (Kyiv, Odesa, Zelenskyy), `indian`
    (Mumbai, Bengaluru), `official` (Eswatini, Myanmar), `american` (the spellings of American agencies).

    Fix safety: a quotation, or an older time, may want the other name.
    """

    code = "CON002"
    name = "place-two-spellings"
    summary = "one place or organisation in two spellings"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.9
    languages = ("en",)
    options = {"prefer": [], "presets": []}
    choices = {"presets": ("american", "indian", "official", "ukrainian")}
    bad = {
        "Trains left Kyiv at noon.\n\nThey came back to ⟦Kiev⟧ at night.": (
            "Trains left Kyiv at noon.\n\nThey came back to Kyiv at night."
        ),
        "Cable came from Kharkiv.\n\nOfficials in ⟦Kharkov⟧ wait for more.": (
            "Cable came from Kharkiv.\n\nOfficials in Kharkiv wait for more."
        ),
        "Boats left A Coruña.\n\nThe port of ⟦La Coruña⟧ was shut.": (
            "Boats left A Coruña.\n\nThe port of A Coruña was shut."
        ),
    }
    good = (
        "Trains left Kyiv.\n\nThe café sells chicken Kiev.",
        "Trains left Odesa.\n\nThe engineer is from Odessa, Texas.",
        "Myanmar, formerly known as Burma, is far.\n\nIn Burma it rained.",
        "Kiev is a city.\n\nKiev is old.",
        "They flew from Beijing.\n\nShe studied at Peking University.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        found: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        present = frozenset(_ORDINARY.others(document))
        for at in document.numbers_of(present) if len(present) > 1 or not present <= {"A", "La"} else ():
            word = document.words[at]
            match = _pattern().match(document.text, word.span[0])
            if match and not _kept_old(document, *match.span()):
                found[_groups()[match[0]]][match[0]].append(match.span())
        preferred = {spelling: _groups().get(spelling) for spelling in self._preferred()}
        for spelling, number in preferred.items():
            if number is not None and (others := found.pop(number, None)):
                yield from _house(others, spelling)
        people = [{pair.kept, pair.other} for pair in document.fact(pairs) if pair.person]
        for spellings in found.values():
            if len(spellings) > 1 and not any(spellings.keys() & names >= names for names in people):
                yield from self._hits(document, spellings)
        taken = {span for group in found.values() if len(group) > 1 for spans in group.values() for span in spans}
        for pair in document.fact(pairs):
            if not pair.person and not taken.intersection(pair.other_at):
                for hit in hits(pair, "name"):
                    yield msgspec.structs.replace(hit, severity=Severity.INFO)  # no list knows it: it may be two things

    def _preferred(self) -> list[str]:
        """What the house prefers: its own spellings go before those of its presets."""
        named = {preset: spellings for preset, *spellings in entries("consistency", "presets.tsv")}
        return [*self.option("prefer"), *(spelling for preset in self.option("presets") for spelling in named[preset])]

    def _hits(self, document: Document, spellings: dict[str, list[Span]]) -> Iterator[Hit]:
        kept = min(spellings, key=lambda spelling: (-len(spellings[spelling]), spellings[spelling][0]))
        sentences = {document.sentence_at(start) for start, _ in spellings[kept]}
        others = [(span, spelling) for spelling, spans in spellings.items() if spelling != kept for span in spans]
        for start, _ in (span for span, _ in others):
            sentence = document.sentence_at(start)
            if sentence in sentences and (
                _TOLD.search(document.lower, *sentence) or "(" in document.text[slice(*sentence)]
            ):
                return  # the article tells of both names
        for span, spelling in sorted(others):
            counts = f"{len(spellings[spelling])} to {len(spellings[kept])}"
            message = f"“{spelling}” here, “{kept}” elsewhere ({counts}): one name in two spellings"
            related = (Related(spellings[kept][0], f"“{kept}” here"),)
            yield Hit(span, message, edits=(Edit(span, kept),), related=related)


def _house(spellings: dict[str, list[Span]], preferred: str) -> Iterator[Hit]:
    """The places of all spellings but the one that the house prefers."""
    for spelling, spans in spellings.items():
        if spelling != preferred:
            for span in spans:
                yield Hit(span, f"“{spelling}” here; this house writes “{preferred}”", preferred)


def _kept_old(document: Document, start: int, end: int) -> bool:
    """Whether a spelling stands in a name that keeps it, or before another word of a name: the Bombay High Court."""
    return bool(_APART.search(document.text, max(0, start - 8), end + 12) or _GOES_ON.match(document.text, end))
