from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Related, Safety, Severity
from newslint.lists import wordset
from newslint.rule import Hit, Rule
from newslint.tokens import tokens

from ._runs import places, runs


class DoubledPhrase(Rule):
    """The same phrase stands twice or more in a row.

    A translation engine lost its place and said the phrase again, or two drafts of a sentence were left side by side.
    Set phrases (“again and again and again”), slogans, scores and what is said once more after a full stop are left
    alone.

    Fix safety: takes words out of a sentence.
    """

    code = "DUP002"
    name = "doubled-phrase"
    summary = "the same phrase twice in a row"
    severity = Severity.WARNING
    safety = Safety.UNSAFE
    confidence = 0.95
    bad = {
        "It means a lot ⟦to us to us⟧.": "It means a lot to us.",
        "They stayed ⟦until they until they⟧ were told to go.": "They stayed until they were told to go.",
        "The law falls within the remit ⟦of the of the⟧ draft.": "The law falls within the remit of the draft.",
        "A race in Ascot ⟦on Saturday on Saturday⟧ was lost.": "A race in Ascot on Saturday was lost.",
        "He said ⟦Saturday on Saturday⟧ that he would go.": "He said Saturday that he would go.",
        "The park reopens ⟦at the end of the year at the end of the year⟧.": "The park reopens at the end of the year.",
    }
    good = (
        "They asked again and again and again, and won back to back to back titles.",
        "It came down to one after another after another, on and on and on.",
        "He said he would. He said he could.",
        "A tete-a-tete, and one-on-one on one side.",
        "The club. The club posted a loss in New York, New York.",
        "“We’re saved, we’re saved,” they cried. “At last, at last, at last.”",
        "Free education - free education for all.",
        "From Saturday to Saturday, the ferry sails from Monday on.",
        "They won 6-2 6-4 6-2 6-4 and 0:0.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for run in document.fact(runs):
            if run.size == 1:
                continue
            span, first, _ = places(document, run)
            times = "twice" if run.times == 2 else f"{run.times} times"
            yield Hit(
                span,
                f"the same words stand {times} in a row",
                None if run.mild else document.text[slice(*first)],
                related=(Related(first, "the first time"),),
                severity=Severity.INFO if run.mild else None,
            )
        yield from _days(document)


def _days(document: Document) -> Iterator[Hit]:
    """“Saturday on Saturday”: a day, and the same day with its preposition."""
    if document.language != "en":
        return
    words = document.fact(tokens)
    days = wordset("duplication", "days.txt")
    for number, word in enumerate(words.texts[:-2]):
        if word in days and words.texts[number + 2] == word and words.texts[number + 1] in ("on", "in"):
            link = words.texts[number + 1]
            start, end = words.starts[number], words.ends[number + 2]
            day = document.text[start : words.ends[number]]
            doubled = number and words.texts[number - 1] == link  # then it is a phrase of two words, twice
            if day[0].isupper() and document.text[start:end] == f"{day} {link} {day}" and not doubled:
                yield Hit((start, end), f"“{day} {link} {day}” says it twice", day)
