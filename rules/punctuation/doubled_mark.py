from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.patterns import regex
from newslint.rule import Hit, Need, Pattern, Rule

from ._spots import Spots, spots
from ._text import (
    BLANKS,
    ends_inside,
    is_abbreviation,
    is_known,
    is_marked_name,
    token_before,
    word_before,
)

COMMAS = Pattern(rf"(?r)[{BLANKS}]*,(?:[{BLANKS}]*,)*")
STOPS = Pattern(rf"(?<![.…\\/][{BLANKS}]*)\.\.(?![.\\/\w])")
SAME = Pattern(r"(?<=[\p{L}\p{N}”\"’)])(?P<mark>[;:])(?P=mark)(?=\s|\Z)")
PAIR = Pattern(r"(?<=\p{L}{2})(?:,\.|\.,|[;:][,.]|,[;:]|\?\.|!\.|\?,|!,|,[?!])(?=[\s”\"’]|\Z)")
AT_QUOTATION = Pattern(r"(?<=\w)(?P<before>[.!?…,])(?P<close>[”\"])(?P<after>\.|,)(?=\s|\Z)")
AFTER_QUOTATION = Pattern(r"(?<=[\p{L}\p{N}])(?P<before>)(?P<close>[”\"])(?P<after>,,|\.\.|,\.)(?=\s|\Z)")
DASH = Pattern(rf"(?<=[\p{{L}}\p{{N}}])(?P<close>[”\"»]),[{BLANKS}]*[—–][{BLANKS}]*(?=\p{{L}})")
_NEAR = 12


class DoubledMark(Rule):
    """Two marks stand where one belongs.

    A clause was cut, or a translation engine dropped a word, and both marks stayed; or the full stop of the quotation
    met the full stop of the sentence. “!!” and “?!” are style and are not reported, nor are three dots.
    """

    code = "PUN003"
    name = "doubled-mark"
    summary = "two punctuation marks where one belongs"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(characters=",.;:")
    bad = {
        "Yes⟦,,⟧ he said.": "Yes, he said.",
        "Prices⟦, ,⟧according to him, rose.": "Prices, according to him, rose.",
        "They stayed inside⟦..⟧ It rained.": "They stayed inside. It rained.",
        "It was built of rubber⟦.,⟧ he said.": "It was built of rubber, he said.",
        "She called it “made in rubber⟦.”.⟧": "She called it “made in rubber.”",
        "“I will buy it⟦,”,⟧ he said. “Now.”": "“I will buy it,” he said. “Now.”",
        "“The ice is alive⟦”, — ⟧Ann said, “and so,” he added.": "“The ice is alive,” Ann said, “and so,” he added.",
    }
    good = (
        "Yes, he said.",
        "It cost 1,,000 or so ... who knows.",
        "Spoons found!! Really?!",
        "He works for Smith & Sons Inc., a maker of boats.",
        "Open ../images/boat.png or 1..5.",
        "“Who is afraid?”, the play, ran for years.",
        "He shouted “Encore!”, and they sang.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        marks = document.fact(spots)
        yield from _same(document, marks)
        for second in marks.of(",.;:?!", ",.;:?!"):
            found = PAIR.match(document.text, second - 1)
            if found:
                yield from _pair(document, found)
        if document.language != "en":
            return
        for after in marks.of(".,", '”"'):
            found = AT_QUOTATION.match(document.text, max(0, after - 2))
            found = found or AFTER_QUOTATION.match(document.text, after - 1)
            if found:
                yield from _at_quotation(document, found)
        for comma in marks.of(",", '”"»'):
            found = DASH.match(document.text, comma - 1)
            if found:
                close = found["close"]
                new = f",{close} " if document.fact(ends_inside) else f"{close}, "
                yield Hit(found.span(), "comma and dash after a quotation", new)


def _same(document: Document, marks: Spots) -> Iterator[Hit]:
    """One mark twice."""
    text = document.text
    end = -1
    for comma in reversed([at for at in marks.of(",", ", ") if text[at + 1 : at + 2] != ","]):
        run = COMMAS.match(text, max(0, comma - _NEAR), comma + 1)
        if run is None or run[0].count(",") < 2 or run.start() == end or text[comma + 1 : comma + 2].isdigit():
            continue
        if text[run.start() - 1 : run.start()] not in ("”", '"'):
            space = " " if text[run.end() : run.end() + 1].isalpha() else ""
            yield Hit(run.span(), "two commas in a row", "," + space)
    for second in marks.of(".", "."):
        found = STOPS.match(text, second - 1)
        if found:
            start = (
                second
                - 1
                - (
                    len(text[max(0, second - _NEAR) : second - 1])
                    - len(text[max(0, second - _NEAR) : second - 1].rstrip(BLANKS))
                )
            )
            cut_short = text[second + 1 : second + 3].strip()[:1].islower()  # “mam.. and more” hides a word
            if not cut_short and "." not in token_before(document, start):  # the U.S..
                yield Hit((start, second + 1), "two full stops in a row", ".")
    for second in marks.of(";:", ";:"):
        found = SAME.match(text, second - 1)
        if found:
            yield Hit(found.span(), f"“{found['mark']}” twice", found["mark"])


def _at_quotation(document: Document, found: regex.Match[str]) -> Iterator[Hit]:
    """Two marks beside a closing quotation mark."""
    before, close, after = found["before"], found["close"], found["after"]
    if before and before in "?!…":
        return  # “Who is afraid?”, the play
    if before == "." and after == "," and is_abbreviation(document, found.start()):
        return
    if before:
        new = before.replace(".", ",") + close if after == "," else before + close
    elif document.fact(ends_inside):
        new = after[-1] + close
    else:
        new = close + after[-1]
    yield Hit(found.span(), "two marks at the end of a quotation", new)


def _pair(document: Document, found: regex.Match[str]) -> Iterator[Hit]:
    """Two different marks after a word."""
    first, second = found[0][0], found[0][1]
    word = word_before(document, found.start())
    if first == "." and is_abbreviation(document, found.start()):
        return
    if first in "?!" and (document.language == "es" or is_marked_name(document, found.start())):
        return
    if first in ".?!" and not (word.islower() and is_known(word, document.language, 2.5)):
        return  # “Smith Bros.,”, “Yahoo!,”
    kept = first if first in "?!" else second
    yield Hit(found.span(), f"“{first}” and “{second}” side by side", kept)
