from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lists import wordset
from newslint.rule import Hit, Rule
from newslint.tokens import tokens

from ._runs import places, runs


class DoubledWord(Rule):
    """The same word stands twice in a row.

    A translation engine said it twice, or a hand typed it at a line's end and again in the next. Words that may be
    doubled are left alone: “had had”, “that that”, “a very very long night”, “came on on the stroke of noon”, names
    such as “Pago Pago”, and whatever a comma or a full stop parts.

    Fix safety: takes a word out; safe for words that can never stand twice (“the the”).
    """

    code = "DUP001"
    name = "doubled-word"
    summary = "the same word twice in a row"
    severity = Severity.WARNING
    safety = Safety.SAFE
    confidence = 0.95
    before = ("LOC011", "TRL004")
    """A foreign name twice in a row (“Philips PHILIPS”) is first of all said twice."""
    bad = {
        "The ferry left ⟦the the⟧ harbor.": "The ferry left the harbor.",
        "Judges ⟦could could⟧ reject the plea.": "Judges could reject the plea.",
        "The price of cross-⟦border border⟧ trade rose.": "The price of cross-border trade rose.",
        "The vote is due on ⟦Thursday Thursday⟧.": "The vote is due on Thursday.",
        "Nobody slept quite ⟦well well⟧.": "Nobody slept quite well.",
        "The ⟦boats boats boats⟧ came home.": "The boats came home.",
        "It was not ⟦a “a⟧ job for one.”": "It was not “a job for one.”",
        "Thanks to ⟦Dan Dan’s⟧ call, it closed.": "Thanks to Dan’s call, it closed.",
        "They fish all their ⟦lives Lives⟧ are short at sea.": None,
        "It took a short time (10 ⟦minutes) minutes⟧).": "It took a short time (10 minutes).",
        "The league was founded in ⟦2014 2014⟧.": "The league was founded in 2014.",
    }
    good = (
        "She had had enough, and said that that was that.",
        "The lights came on on the stroke of noon; guests checked in in silence.",
        "What it is is a very very long night, and what they do do is talk.",
        "He flew from Pago Pago to hear Duran Duran, bye bye.",
        "No, no, no, he said. He gave her her coat and told you you were late.",
        "They met in Rome. Rome was hot. A great-great-grandfather sang.",
        "Garin lost 6-2 6-2 to the 18 18-year-olds.",
        "Adverts in in-flight magazines.",
        "Ticker Security Last Change Change %",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for run in document.fact(runs):
            if run.size > 1:
                continue
            span, first, rest = places(document, run)
            text = document.text
            word, rest_of_it = text[slice(*first)], text[slice(*rest)].lstrip()
            if run.mild or run.mixed:
                yield Hit(
                    span, f"“{word} {rest_of_it}” says a word twice", severity=Severity.INFO if run.mild else None
                )
                continue
            opened = run.times == 2 and rest_of_it[0] in "“„«\"‘'"  # “a “a job” loses the word before the mark
            last = text[document.fact(tokens).starts[run.first + run.times - 1] : span[1]]
            kept = rest_of_it if opened else last if len(last) > len(word) else word  # the last may be “Dan’s”
            never = document.language == "en" and word.islower() and word in wordset("duplication", "never_doubled.txt")
            times = "twice" if run.times == 2 else f"{run.times} times"
            safety = Safety.SAFE if never and not opened else Safety.UNSAFE
            yield Hit(span, f"“{word}” stands {times} in a row", kept, safety=safety)
