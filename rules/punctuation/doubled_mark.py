from collections.abc import Iterator

from regex import Match

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

from ._text import BLANK, ends_inside, is_abbreviation, is_known, is_marked_name, token_before, word_before

COMMAS = Pattern(rf"[{BLANK}]*,(?:[{BLANK}]*,)+(?!\d)")
STOPS = Pattern(rf"(?<![.\\/])[{BLANK}]*(?<![.…])\.\.(?![.\\/\w])")
SAME = Pattern(r"(?<=[\p{L}\p{N}”\"’)])(?P<mark>[;:])(?P=mark)(?=\s|\Z)")
PAIR = Pattern(r"(?<=\p{L}{2})(?:,\.|\.,|[;:][,.]|,[;:]|\?\.|!\.|\?,|!,|,[?!])(?=[\s”\"’]|\Z)")
AT_QUOTATION = Pattern(r"(?<=\w)(?P<before>[.!?…,])(?P<close>[”\"])(?P<after>\.|,)(?=\s|\Z)")
AFTER_QUOTATION = Pattern(r"(?<=[\p{L}\p{N}])(?P<before>)(?P<close>[”\"])(?P<after>,,|\.\.|,\.)(?=\s|\Z)")
DASH = Pattern(rf"(?<=[\p{{L}}\p{{N}}])(?P<close>[”\"»]),[{BLANK}]*[—–][{BLANK}]*(?=\p{{L}})")


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
        text = document.text
        for found in COMMAS.finditer(text):
            space = " " if text[found.end() : found.end() + 1].isalpha() else ""
            if text[found.start() - 1 : found.start()] not in ("”", '"'):
                yield Hit(found.span(), "two commas in a row", "," + space)
        for found in STOPS.finditer(text):
            if "." not in token_before(document, found.start()):  # the U.S..
                yield Hit(found.span(), "two full stops in a row", ".")
        for found in SAME.finditer(text):
            yield Hit(found.span(), f"“{found['mark']}” twice", found["mark"])
        for found in PAIR.finditer(text):
            yield from _pair(document, found)
        if document.language != "en":
            return
        for pattern in (AT_QUOTATION, AFTER_QUOTATION):
            for found in pattern.finditer(text):
                before, close, after = found["before"], found["close"], found["after"]
                if before == "." and after == "," and is_abbreviation(document, found.start()):
                    continue
                if before and before in "?!…":
                    continue  # “Who is afraid?”, the play
                if before:
                    new = before.replace(".", ",") + close if after == "," else before + close
                elif document.fact(ends_inside):
                    new = after[-1] + close
                else:
                    new = close + after[-1]
                yield Hit(found.span(), "two marks at the end of a quotation", new)
        for found in DASH.finditer(text):
            close = found["close"]
            new = f",{close} " if document.fact(ends_inside) else f"{close}, "
            yield Hit(found.span(), "comma and dash after a quotation", new)


def _pair(document: Document, found: Match[str]) -> Iterator[Hit]:
    """Two different marks after a word."""
    first, second = found[0][0], found[0][1]
    word = word_before(document, found.start())
    if first == "." and is_abbreviation(document, found.start()):
        return
    if first in "?!" and (document.language == "es" or is_marked_name(document, found.start())):
        return
    if first in ".?!" and not (word.islower() and is_known(word, document.language, 2.5)):
        return  # “Smith Bros.,”, “Yahoo!,”
    yield Hit(
        found.span(), f"“{first}” and “{second}” side by side", first if second in ",.;:" and first in "?!" else second
    )
