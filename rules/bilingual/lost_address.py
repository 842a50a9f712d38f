"""BIL011: an address of the original that is lost or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Grain, Hit, Need, Pattern, Rule

from ._pairs import pairs
from ._text import STAND_IN, last_word

_ADDRESS = Pattern(r"(?:https?://|www\.)[^\s<>\"'«»“”]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@.])@\w{3,}")
_PLACEHOLDER = Pattern(r"%\(\w+\)[sdif]|%(?:\d\$)?[sf](?!\w)|\{[a-z_]\w*\}|\{\{[^{}]+\}\}|\$\{\w+\}")


class LostAddress(Rule):
    """A web or mail address, a handle or a placeholder of the original is not in the translation.

    It was translated, cut, or lost with its markup. Links may rightly lead to pages in the readers' language: of web
    addresses only the site is compared.
    """

    code = "BIL011"
    name = "lost-address"
    summary = "an address or placeholder of the original is missing"
    severity = Severity.ERROR
    confidence = 0.9
    grain = Grain.PASSAGE
    anchored = True
    need = Need(original=True)
    bad = {
        "Billets sur https://bac.example.org/fr ou à bac@example.org. ⇒ Tickets at https://bac.example.org/en or at "
        "the ⟦counter⟧.": None,
        "Le compte @BacSauzon l'a annoncé. ⇒ The account @FerrySauzon announced ⟦it⟧.": None,
        "%(count)s billets pour {place} | Rien ⇒ %(number)s tickets for ⟦place⟧ | No news": None,
    }
    good = (
        "Billets sur https://bac.example.org/fr ou à bac@example.org. ⇒ "
        "Tickets at https://bac.example.org/en or by mail to bac@example.org.",
        "Le compte @BacSauzon l'a annoncé. ⇒ The account @BacSauzon announced it.",
        "%d billet pour {place} | Rien ⇒ One ticket for {place} | No news",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        original = document.original
        if original is None:
            return
        here = Counter(_site(found[0]) for found in _ADDRESS.finditer(document.text))
        for pair in document.fact(pairs):
            if pair.target is None or pair.original is None or document.text[slice(*pair.target)] == STAND_IN:
                continue
            lost = [f[0] for f in _ADDRESS.finditer(original.text, *pair.original) if not here[_site(f[0])]]
            if document.aligned:
                kept = {found[0] for found in _PLACEHOLDER.finditer(document.text, *pair.target)}
                lost += [f[0] for f in _PLACEHOLDER.finditer(original.text, *pair.original) if f[0] not in kept]
                codes = original.text.count(STAND_IN, *pair.original) - document.text.count(STAND_IN, *pair.target)
                lost += ["a code"] * (codes > 0)
            if lost:
                what = ", ".join(each if each == "a code" else f"“{each}”" for each in dict.fromkeys(lost))
                yield Hit(last_word(document, pair.target), f"{what} of the original is missing")


def _site(address: str) -> str:
    """What of an address stays in any language: the site, without a language before its name."""
    bare = address.lower().removeprefix("https://").removeprefix("http://")
    if "@" in bare:
        return bare
    return ".".join(bare.split("/", 1)[0].split(".")[-2:])
