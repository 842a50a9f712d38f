from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.finding import Edit, Safety, Severity
from newslint.lists import wordset
from newslint.quotations import Quotation
from newslint.rule import Hit, Need, Pattern, Rule

_CLOSE = {"“": "”", '"': '"', "„": "“", "«": "»", "‘": "’", "»": "«", "‹": "›", "›": "‹"}
SENTENCE_END = Pattern(r"(?<=\p{Ll}{2}|\p{N}|\p{Lu}{2})[.!?…](?=\s+[\p{Lu}“‘\"]|\s*\Z)")
_FRAGMENT = 60
"""Words. A shorter text of one paragraph may be a piece of a quotation that began before it."""


class UnbalancedQuotation(Rule):
    """A quotation that is opened and never closed, opened twice and closed once, or closed and never opened.

    A quotation that runs over several paragraphs opens in each of them and closes in the last, and is not reported;
    nor are apostrophes, inches (6'2"), “'90s” and a quotation inside another. A lone straight mark is an info only: it
    may be an apostrophe that a program turned into a quotation mark, or its paragraph one of many that were cut.

    Fix safety: where the quotation ends is a guess.
    """

    code = "PUN007"
    name = "unbalanced-quotation"
    summary = "quotation mark without its partner"
    safety = Safety.UNSAFE
    confidence = 0.9
    need = Need(characters='“”„«»"‘')
    bad = {
        "Ten boats.\n\nHe said ⟦“there are limits. We are talking, thinking. ⟧“Nobody knows,” and left.": None,
        "Ten boats.\n\n⟦“I will buy another one, she said.⟧": "Ten boats.\n\n“I will buy another one,” she said.",
        "Ten boats.\n\nShe said ⟦“come alone.⟧\n\nIt was late.": "Ten boats.\n\nShe said “come alone.”\n\nIt was late.",
        "“Then he said, ⟦‘Come back.⟧ So I will.” He left.": "“Then he said, ‘Come back.’ So I will.” He left.",
        "Ten boats.\n\nIt was a great day⟦”⟧, he said.": None,
    }
    good = (
        "“We came in the evening.\n\n“Nobody was there,” he said.",
        "“We came in the evening.\n\nNobody was there,” he said.",
        "Boats of the ’90s and '80s, 6'2\" tall, weren't sold. The workers' boats were.",
        'He called it “a ‘so-called’ reform.” The "reform" failed.',
        "„Wir kamen am Abend“, sagte er. « Nous sommes là », dit-il. «Мы здесь», сказал он.",
        "He said the “so “called” reform” failed.",
        "Home » Travel » Boats",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        found = document.quotation_marks
        fragment = len(document.blocks) == 1 and len(document.words) <= _FRAGMENT
        for quotation in found.quotations:
            if quotation.closed or quotation.continued:
                continue
            end_of_block = document.block_at(quotation.span[0]).span[1]
            if fragment and quotation.span[1] == end_of_block:
                continue
            yield _unclosed(document, quotation, end_of_block)
        if fragment:
            return
        for at in found.strays:
            mark = document.text[at]
            straight = mark == '"'
            yield Hit(
                (at, at + 1),
                f"{mark} closes a quotation that was not opened",
                severity=Severity.INFO if straight else None,
            )


def _unclosed(document: Document, quotation: Quotation, end_of_block: int) -> Hit:
    start, end = quotation.span
    mark = quotation.mark
    if end < end_of_block and document.text[end] == mark:
        return Hit((start, end), f"the quotation that opens with {mark} opens again before it is closed")
    message = f"the quotation that opens with {mark} is not closed"
    closing = _CLOSE.get(mark)
    if closing is None:
        return Hit((start, end), message)
    severity = Severity.INFO if mark == '"' else None
    said = attribution().search(document.text, start, end) if document.language == "en" else None
    if said and '"' not in said[0] and "“" not in said[0]:
        return Hit((start, said.end()), message, edits=(Edit((said.start(), said.start() + 1), "," + closing),))
    sentence = SENTENCE_END.search(document.text, start + 1, end)
    if sentence and (mark == "‘" or sentence.end() == end):
        edit = Edit(sentence.span(), sentence[0] + closing)
        return Hit((start, sentence.end()), message, edits=(edit,), severity=severity)
    return Hit((start, sentence.end() if sentence else end), message, severity=severity)


@cache
def attribution() -> Pattern:
    """“, she said.” up to the end of its sentence."""
    verbs = sorted(wordset("punctuation", "speech_verbs.txt"))
    return Pattern(
        r",(?=\s(?:(?:he|she|they|it|we|I|\p{Lu}\S*(?:\s\p{Lu}\S*){0,3})\s)?\L<verbs>\b)[^.“”\"!?]{0,120}[.!?]",
        verbs=verbs,
    )
