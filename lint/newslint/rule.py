"""What a rule is. A file in rules/<family>/ holds one subclass of `Rule` and nothing else.

    class DoubleComma(Rule):
        \"\"\"Two commas stand side by side.

        A clause was cut, or a translation engine dropped a word, and both commas stayed.
        \"\"\"

        code = "PUN901"
        name = "double-comma"
        summary = "two commas in a row"
        severity = Severity.ERROR
        safety = Safety.SAFE
        confidence = 0.95
        need = Need(words=(",,", ", ,"))
        bad = {"Yes⟦,,⟧ he said.": "Yes, he said.", "Prices⟦, ,⟧ however, rose.": "Prices, however, rose."}
        good = ("Yes, he said.", "Rome, Paris, Berlin.", "It cost 1,000 euros.")

        def check(self, document: Document) -> Iterator[Hit]:
            for found in COMMAS.finditer(document.text):
                yield Hit(found.span(), "two commas in a row", ",")

The examples are the rule's tests, in every file format: ⟦marks⟧ give the exact span of each hit, the value is the
exact text after fixing (None: no fix), and `good` must stay silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cached_property
from typing import Any, ClassVar

import msgspec

from newslint.document import Document
from newslint.finding import Edit, Related, Safety, Severity
from newslint.patterns import compiled, regex
from newslint.source import Span
from newslint.view import Scope

PROSE = frozenset(Scope)
"""All scopes: what most rules read."""

RUNNING_TEXT = frozenset({Scope.PARAGRAPH, Scope.QUOTE, Scope.LIST_ITEM, Scope.CAPTION})
"""Sentences, as against titles, headings and cells."""


class Grain(Enum):
    """How large a thing a rule's findings are about; findings of different grain never compete for a place."""

    WORD = "word"
    """A mark, a word or a phrase inside a sentence."""
    PASSAGE = "passage"
    """A sentence, a line or more."""
    ARTICLE = "article"
    """The article as a whole."""


class Need(msgspec.Struct, frozen=True):
    """What a text must hold for a rule to be worth running: one of `words` (in lower case), one of `characters`.

    With `original`, also what it was translated from must be at hand: such a rule costs nothing elsewhere.
    """

    words: tuple[str, ...] = ()
    characters: str = ""
    original: bool = False

    def met(self, document: Document) -> bool:
        """Whether the rule has to run. May be true without cause; never false where the rule would report."""
        if self.original and document.original is None:
            return False
        if self.characters and document.characters.isdisjoint(self.characters):
            return False
        return not self.words or any(word in document.lower for word in self.words)

    def found(self, document: Document) -> frozenset[str]:
        """Which of `words` stand in a document: where the engine has opened the rule, that is known already."""
        if document.literals is not None:
            return document.literals.intersection(self.words)
        return frozenset(word for word in self.words if word in document.lower)


class Hit(msgspec.Struct, frozen=True):
    """What a rule yields, in the offsets of the document's text. The engine makes a Finding of it.

    `new` replaces what stands at `span`; several edits, or one elsewhere, go into `edits`; `removes` says that the
    lines of `span` go with their line ends. `severity` and `safety`
    may be lower than the rule's own, never higher; `confidence` may differ where the rule knows better.
    """

    span: Span
    message: str
    new: str | None = None
    edits: tuple[Edit, ...] = ()
    removes: bool = False
    evidence: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    safety: Safety | None = None
    confidence: float | None = None


class Rule:
    """One kind of fault. The docstring is the rule's page: what is wrong, why, and when it is right to ignore it.

    A rule whose fix is not safe says why in a paragraph that begins with "Fix safety:".
    """

    code: ClassVar[str]
    """Letters of the family and three digits. Never reused."""
    name: ClassVar[str]
    """Names the fault, reads after "allow": `space-before-mark`."""
    aliases: ClassVar[tuple[str, ...]] = ()
    """Earlier names. They stay valid for ever."""
    family: ClassVar[str] = ""
    """Set by the registry: the folder that the rule stands in."""
    summary: ClassVar[str]
    """One line, no stop at its end."""
    severity: ClassVar[Severity] = Severity.WARNING
    safety: ClassVar[Safety | None] = None
    """How far its fixes can be trusted; None: it has none."""
    confidence: ClassVar[float] = 0.9
    """Precision measured on labelled articles, in steps of .05."""
    default: ClassVar[bool] = True
    """Whether it runs unless told otherwise."""
    need: ClassVar[Need] = Need()
    languages: ClassVar[tuple[str, ...]] = ()
    """Languages of the article that it knows; empty: any."""
    kinds: ClassVar[tuple[str, ...]] = ()
    """Kinds of file (names of readers) that it is about; empty: all. What is markup in one is a fault in another."""
    scopes: ClassVar[frozenset[Scope]] = PROSE
    """What a finding must begin in."""
    in_quotations: ClassVar[bool] = True
    """Whether it reports inside quotation marks. Style does not."""
    grain: ClassVar[Grain] = Grain.WORD
    covers: ClassVar[bool] = False
    """Whether a finding makes those inside its span pointless: a line that goes, a passage in another language."""
    before: ClassVar[tuple[str, ...]] = ()
    """Codes of rules, of whatever family, that it goes before where both claim a place: it can mend, they cannot."""
    anchored: ClassVar[bool] = False
    """Whether it looks at where in the file something stands: its examples are not moved by the tests."""
    options: ClassVar[Mapping[str, Any]] = {}
    """Settings and their defaults; `option` reads them."""
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """The values that an option may have, or that may stand in its list, where only some mean anything."""
    tried_with: ClassVar[Mapping[str, Any]] = {}
    """Options that its examples are tried with."""
    bad: ClassVar[Mapping[str, str | None]] = {}
    good: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, settings: Mapping[str, Any] | None = None, severity: Severity | None = None, safety: Safety | None = None
    ) -> None:
        self._settings = {**self.options, **(settings or {})}
        if severity is not None:
            self.severity = severity  # type: ignore[misc]  # settings decide over the rule
        if safety is not None:
            self.safety = safety  # type: ignore[misc]

    @classmethod
    def whole(cls) -> type[Rule]:
        """The rule with its page and its examples: an index leaves them out."""
        return cls

    def option(self, name: str) -> Any:
        """The value of an option, of the type of its default."""
        return self._settings[name]

    def check(self, document: Document) -> Iterator[Hit]:
        """Every fault of this kind in the document, in any order."""
        raise NotImplementedError

    def figures(self, document: Document) -> Mapping[str, str | int | float]:
        """What the rule measures of an article besides, by name; asked for only where statistics are wanted."""
        return {}


class Pattern:
    """A pattern of the `regex` package that is compiled when first used, so that an idle rule costs no start-up.

    `named` are word lists for `\\L<name>`.
    """

    def __init__(self, pattern: str, flags: int = 0, **named: Any) -> None:
        self.pattern = pattern
        self._flags = flags
        self._named = named

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled pattern."""
        return compiled(self.pattern, self._flags, **self._named)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """All matches that do not overlap, from the left."""
        return iter(self.compiled.finditer(text, start, end))

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match."""
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """A match at `start`."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """A match of all of the text from `start` to `end`."""
        return self.compiled.fullmatch(text, start, end)
