from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lists import entries
from newslint.rule import Hit, Need, Pattern, Rule

JOINED = Pattern(r" ?@([-/,.:–])@ ?")
BPE = Pattern(r"(?<=[\p{L}\p{N}])@@ ?(?=[\p{L}\p{N}'’.,-])|(?<=[\p{L}\p{N}])@@(?=\s|$)")
SENTENCEPIECE = Pattern("[ ]?\u2581+[ ]?")
JOINER = Pattern(" ?\uffed ?")
LOST = Pattern(r"(?:<unk>|\[UNK\]|\u2047|<mask>|\[MASK\])(?:[- ]?(?:<unk>|\[UNK\]|\u2047|<mask>|\[MASK\]))*")
WORDPIECE = Pattern(r"(?<=\p{L}) ##(?=\p{Ll})")


class Subword(Rule):
    """A mark of the pieces that words are cut into for a translation engine: “long @-@ term”, “Pyong@@ yang”, “▁”.

    Engines cut words into pieces, mark the cuts, and put the pieces together at the end; here that last step failed.
    Where the mark stands for a word that the engine did not know (“<unk>”) there is no fix: the word has to be found.
    """

    code = "MTR007"
    name = "subword-mark"
    summary = "a mark of the pieces that an engine cuts words into"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(
        words=(
            *("@-@", "@/@", "@,@", "@.@", "@:@", "@–@", "@@", "\u2581", "\uffed", " ##", "<", "\u2047", ">>", "__"),
            *("unk]", "[cls]", "[sep]", "[mask]", "[pad]", "_latn"),
            *("-lrb-", "-rrb-", "-lsb-", "-rsb-", "-lcb-", "-rcb-"),
        )
    )
    bad = {
        "The long⟦ @-@ ⟧term forecast was wrong.": "The long-term forecast was wrong.",
        "They met in Pyong⟦@@ ⟧yang.": "They met in Pyongyang.",
        "It cost 1⟦ @,@ ⟧500 euros.": "It cost 1,500 euros.",
        "The ferry⟦▁⟧left⟦▁⟧at noon.": "The ferry left at noon.",
        "They met in Pyong⟦ ##⟧yang and Vladi⟦ ##⟧vostok.": "They met in Pyongyang and Vladivostok.",
        "It rained. ⟦<s>⟧The ferry left.⟦</s>⟧ It sank.": "It rained. The ferry left. It sank.",
        "The mayor met ⟦<unk>-<unk>⟧ at noon.": None,
        "The mayor -LRB- a sailor -RRB- left.".replace("-LRB- ", "⟦-LRB- ⟧").replace(" -RRB-", "⟦ -RRB-⟧"): (
            "The mayor (a sailor) left."
        ),
    }
    good = (
        "Write to captain@ferry.example.",
        "The hashtag ##ferry was used.",
        "Ġgantija is a temple on Gozo.",
        "Prices fell <5% in May.",
        "The account @ferry_line said so.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for found in JOINED.finditer(text):
            yield Hit(found.span(), f"an engine’s mark for a joined “{found[1]}”", found[1])
        for pattern, new in ((BPE, ""), (SENTENCEPIECE, " "), (JOINER, ""), (WORDPIECE, "")):
            found_ones = list(pattern.finditer(text))
            if pattern is WORDPIECE and len(found_ones) < 2:
                continue  # one “##tag” may be a hashtag
            for found in found_ones:
                at_edge = found.start() == 0 or text[found.start() - 1] == "\n" or found.end() == len(text)
                yield Hit(found.span(), "an engine’s mark for a piece of a word", "" if at_edge else new)
        for found in LOST.finditer(text):
            yield Hit(found.span(), f"“{found[0]}” stands where an engine lost a word")
        for token, *rest in entries("machine", "tokens.tsv"):
            means = rest[0] if rest else ""
            at = text.find(token)
            while at >= 0:
                start, end = at, at + len(token)
                if means in ("(", "[", "{") and text[end : end + 1] == " ":
                    end += 1
                if means in (")", "]", "}") and text[start - 1 : start] == " ":
                    start -= 1
                yield Hit((start, end), f"“{token}” is a token of an engine", means)
                at = text.find(token, end)
