from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety
from newslint.patterns import whole_words
from newslint.rule import Hit, Rule


class HouseSpelling(Rule):
    """A name or a word is spelt otherwise than the project's settings say: `names = { Kiev = "Kyiv" }`.

    newslint takes no side on names in dispute. A desk that does writes its spellings into the table `names` of its
    settings, as they are to be replaced and by what; capitals matter.

    Fix safety: the old spelling may stand in a title or in somebody's words; inside a quotation it is only suggested.
    """

    code = "CON013"
    name = "house-spelling"
    summary = "a spelling that the project's settings replace"
    safety = Safety.UNSAFE
    confidence = 1.0
    options = {"names": {}}
    tried_with = {"names": {"Lake Vedra": "Lake Wedra", "Wedra": "the Wedra"}}
    bad = {
        "The boats on ⟦Lake Vedra⟧ froze.": "The boats on Lake Wedra froze.",
        "From ⟦Lake Vedra⟧ he sailed down ⟦Wedra⟧.": "From Lake Wedra he sailed down the Wedra.",
    }
    good = ("The boats on Lake Wedra froze.", "He sailed down the Wedra.", "A lake vedra, and the Vedras.")

    def check(self, document: Document) -> Iterator[Hit]:
        names: dict[str, str] = self.option("names")
        if not names:
            return
        right = [found.span() for found in whole_words(list(names.values())).finditer(document.text)]
        for found in whole_words(list(names)).finditer(document.text):
            start, end = found.span()
            if any(left <= start and end <= stop for left, stop in right):
                continue  # it stands in a house spelling already: “the Wedra”
            new = names[found[0]]
            safety = Safety.SUGGESTION if document.is_quoted(start) else None
            yield Hit(found.span(), f"“{found[0]}” is “{new}” in this house", new, safety=safety)
