"""BIL004: a person of the original who is nowhere in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.lexicon import words
from newslint.names import names
from newslint.rule import Grain, Hit, Need, Rule

from ._names import alike, key, latin
from ._pairs import pairs
from ._text import STAND_IN, last_word

_LANGUAGES = frozenset("cs da de en es fi fr hu it nb nl pl pt ro ru sv tr uk".split())
"""Languages in which a capital inside a sentence, or two in a row, tell a name."""
_LEAST_LETTERS = 4
_MOST_WORDS = 3
_KNOWN_IN_ENGLISH = 1.5
_ORDINARY = 5.0
_LARGEST_LEAD = 1.6
"""How much more usual a name may be in the original's language than in English, on the Zipf scale."""


class LostName(Rule):
    """A person whom the original names, with first and last name, is nowhere in the translation.

    A sentence was left out, or a name was taken for a word and translated. Only names that English texts spell much as
    the original does are looked for, by their sound, in any script and with any ending; names of places and offices,
    which are translated, are not. Shortened translations may rightly leave a person out.
    """

    code = "BIL004"
    name = "lost-name"
    summary = "a person of the original is not named"
    confidence = 0.8
    grain = Grain.PASSAGE
    anchored = True
    need = Need(original=True)
    languages = ("en",)
    bad = {
        "Le bac est parti, selon Martine Lambert. ⇒ The ferry has ⟦left⟧.": None,
        "Die Fähre fährt wieder, sagte Peter Schneider am Montag. ⇒ The ferry sails again, the tailor said on "
        "⟦Monday⟧.": None,
        "Вчера на остров приехал Сергей Иванов, владелец парома. ⇒ The ferry's owner came to the island "
        "⟦yesterday⟧.": None,
    }
    good = (
        "Le bac est parti, selon Martine Lambert. ⇒ The ferry has left, Martine Lambert said.",
        "Вчера мэр встретил Сергея Иванова. ⇒ The mayor met Sergei Ivanov yesterday.",
        "Das teilte die Deutsche Bahn am Montag in der Freien Hansestadt mit. ⇒ The railway said so on Monday in the "
        "city.",
        "Lo dijo el portavoz de las Naciones Unidas en los Estados Unidos. ⇒ A UN spokesman in America said so.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        original = document.original
        if original is None or original.language not in _LANGUAGES:
            return
        here = {key(word) for word in document.words.texts}
        told: set[tuple[str, ...]] = set()
        for name in original.fact(names).runs:
            people = name.words[1:] if name.opens_sentence and len(name.words) > 2 else name.words
            keys = tuple(key(word) for word in people)
            if not 2 <= len(people) <= _MOST_WORDS or keys in told or not _is_person(people, original.language):
                continue
            told.add(keys)
            if any(alike(one, other) for one in keys for other in here):
                continue
            for pair in document.fact(pairs):
                if pair.original and pair.target and pair.original[0] <= name.span[0] < pair.original[1]:
                    if document.text[slice(*pair.target)] != STAND_IN:
                        yield Hit(
                            last_word(document, pair.target), f"“{' '.join(people)}” of the original is not named"
                        )
                    break


def _is_person(name: tuple[str, ...], language: str) -> bool:
    """Whether English has all words of a name as the other language has them."""
    english, own = words("en"), words(language) if language != "en" else None
    for word in name:
        if len(word) < _LEAST_LETTERS or word.isupper():
            return False
        usual = english.zipf(latin(word))
        lead = own.zipf(word.lower()) - usual if own is not None and latin(word)[0] == word[0].lower() else 0.0
        if not _KNOWN_IN_ENGLISH <= usual <= _ORDINARY or lead > _LARGEST_LEAD:
            return False
    return True
