from collections.abc import Iterator
from functools import lru_cache

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.lexicon import languages, words
from newslint.patterns import compiled, regex
from newslint.rule import Hit, Need, Pattern, Rule

REPLACEMENT = Pattern(r"[\p{L}\p{M}'’-]{0,30}\ufffd[\p{L}\p{M}\ufffd'’-]{0,30}")
QUESTION = Pattern(r"\?(?P<right>\p{Ll}+)(?![\p{L}\p{N}=&/@])")
LEFT = Pattern(r"(?r)(?<![\p{L}\p{N}/?&=._@%#-])\p{L}+")
_APOSTROPHE = Pattern(r"(?:\p{L}{2,}n\?t|\p{L}{2,}\?(?:s|re|ve|ll|d))")
_LONGEST = 30


class LostCharacter(Rule):
    """A character that was lost on the way: U+FFFD, or a question mark inside a word (“Dvo?ák”).

    A program that could not show a letter put another sign in its place. What was lost is gone; where just one usual
    word fits, it is proposed.

    Fix safety: the word is a guess from word lists.
    """

    code = "ENC003"
    name = "lost-character"
    summary = "character lost: U+FFFD, or a question mark inside a word"
    severity = Severity.ERROR
    safety = Safety.UNSAFE
    confidence = 1.0
    need = Need(characters="\ufffd?")
    bad = {
        "They flew to ⟦Cura\ufffdao⟧ at night.": "They flew to Curaçao at night.",
        "It cost ten ⟦\ufffd⟧ a day.": None,
        "The ⟦na?ve⟧ plan failed; it ⟦didn?t⟧ work.": "The naïve plan failed; it didn't work.",
    }
    good = (
        "Who?what? Was it so? yes",
        "See example.org/find?page=2 or a?b.",
        "The naïve plan failed. Really?!",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        text = document.text
        raw = document.view.raw  # where a byte that is no UTF-8 is another fault
        for found in REPLACEMENT.finditer(raw) if "\ufffd" in raw else ():
            word = _fitting(found[0].replace("\ufffd", "?"), document.language)
            message = "U+FFFD stands for a character that was lost"
            yield Hit(found.span(), message if word is None else f"{message}; “{word}” fits", word)
        if "?" not in document.characters:
            return
        apostrophe = "’" if "’" in document.characters else "'"
        for after in QUESTION.finditer(text):
            before = LEFT.match(text, max(0, after.start() - _LONGEST), after.start())
            if before is None:
                continue
            word = before[0] + after[0]
            new = _fitting(word, document.language)
            if new is None and document.language == "en" and _APOSTROPHE.fullmatch(word):
                new = word.replace("?", apostrophe)
            if new is not None:
                span = (before.start(), after.end())
                yield Hit(span, f"“?” stands for a character that was lost; “{new}” fits", new)


@lru_cache(maxsize=1024)
def _fitting(damaged: str, language: str) -> str | None:
    """The one word that has a letter beyond ASCII where the damaged one has “?”; None if there is none or several."""
    if damaged.count("?") != 1 or not 4 <= len(damaged) <= _LONGEST:
        return None
    low = damaged.lower()
    prefix, _, rest = low.partition("?")
    if len(prefix) < 2:
        return None
    pattern = compiled(regex.escape(prefix) + r"([^\x00-\x7f])" + regex.escape(rest))
    for searched in ([language] if language in languages() else [], languages()):
        found = {word for code in searched for word in words(code).beginning(prefix) if pattern.fullmatch(word)}
        if len(found) == 1:
            word = found.pop()
            letter = word[len(prefix)]
            return damaged.replace("?", letter.upper() if damaged.isupper() else letter)
        if found:
            return None
    return None
