"""Which rules there are, what each is called, and which goes before which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from newslint.finding import Finding, Severity
from newslint.index import indexed
from newslint.notices import NOTICES
from newslint.rule import Rule
from newslint.source import Span

FAMILIES = {
    "encoding": "ENC",
    "translation": "TRL",
    "machine": "MTR",
    "locale": "LOC",
    "consistency": "CON",
    "duplication": "DUP",
    "punctuation": "PUN",
    "spelling": "SPL",
    "chrome": "CHR",
    "markup": "MKU",
    "structure": "STR",
    "bilingual": "BIL",
    "readability": "REA",
    "newslint": "NLT",
}
"""Folder and family, and the letters their codes begin with."""

_PRECEDENCE = (
    "encoding",
    "bilingual",
    "machine",
    "markup",
    "chrome",
    "translation",
    "locale",
    "consistency",
    "duplication",
    "structure",
    "punctuation",
    "spelling",
    "readability",
)
"""Where two findings of one grain meet on a place, the family that stands first here keeps it: the more specific
explanation goes before the more general one. A broken character explains a strange word better than a foreign
language does, and a foreign language better than a typing mistake. House rules go before all: their users wrote them
for the place."""


class UnknownRuleError(LookupError):
    """A selector that names no rule, with what may have been meant."""


class Registry:
    """A set of rules with unique codes and names."""

    def __init__(self, rules: Iterable[type[Rule]]) -> None:
        self.rules: tuple[type[Rule], ...] = tuple(sorted(rules, key=lambda rule: rule.code))
        self._by_key: dict[str, type[Rule]] = {}
        for rule in self.rules:
            for key in (rule.code, rule.name, *rule.aliases):
                if key.lower() in self._by_key:
                    raise ValueError(f"two rules are called {key}")
                self._by_key[key.lower()] = rule

    def __iter__(self) -> Iterator[type[Rule]]:
        return iter(self.rules)

    def find(self, key: str) -> type[Rule]:
        """The rule of this code, name or alias. Raises `UnknownRuleError`."""
        try:
            return self._by_key[key.lower()]
        except KeyError:
            raise UnknownRuleError(self._unknown(key, "rule")) from None

    def select(self, selector: str) -> frozenset[type[Rule]]:
        """The rules that a code, a name, the beginning of a code, a family or `ALL` stands for.

        Raises `UnknownRuleError` where it stands for none.
        """
        wanted = selector.strip().lower()
        if wanted == "all":
            return frozenset(self.rules)
        if wanted in self._by_key:
            return frozenset({self._by_key[wanted]})
        found = frozenset(
            rule for rule in self.rules if rule.family == wanted or (wanted and rule.code.lower().startswith(wanted))
        )
        if not found and wanted not in FAMILIES and wanted.upper() not in FAMILIES.values():
            raise UnknownRuleError(self._unknown(selector, "rule, family or prefix"))
        return found

    def _unknown(self, key: str, what: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(key.lower(), {*self._by_key, *FAMILIES}, n=1, cutoff=0.6)
        codes = {rule.code.lower(): rule.code for rule in self.rules}
        hint = f"did you mean {codes.get(near[0], near[0])}?" if near else "`newslint rules` lists them"
        return f"no {what} is called {key!r}: {hint}"

    @cached_property
    def precedence(self) -> dict[str, int]:
        """The place of each rule's code in the order of precedence; the lower one keeps a contested place.

        The order of families; in a family, rules that cover a passage go first, then by code; a rule may name others
        that it goes before.
        """
        order = {family: number for number, family in enumerate(_PRECEDENCE, 1)}
        by_code = {rule.code: rule for rule in self.rules}

        def place(rule: type[Rule], seen: frozenset[str] = frozenset()) -> tuple[int, bool, str, int]:
            places = [(order.get(rule.family, 0), not rule.covers, rule.code, 0)]
            for code in rule.before:
                if code in by_code and code not in seen:
                    family, behind, anchor, depth = place(by_code[code], seen | {rule.code})
                    places.append((family, behind, anchor, depth - 1))
            return min(places)

        return {rule.code: number for number, rule in enumerate(sorted(self.rules, key=lambda r: (place(r), r.code)))}

    def claim(self, finding: Finding) -> tuple[bool, int, int, Span]:
        """How strongly a finding claims its place; the smallest keeps it.

        An info never goes before what is more; then precedence; then the longer one, which says more.
        """
        start, end = finding.span
        return (finding.severity is Severity.INFO, self.precedence.get(finding.code, -1), start - end, finding.span)


class Partial(Registry):
    """The rules of a project that names others too, which are not loaded: a name that nothing has may be one of theirs.

    It selects nothing then, and is no mistake.
    """

    def find(self, key: str) -> type[Rule]:
        """The rule of this code, name or alias; `Rule` itself where it is not here."""
        return self._by_key.get(key.lower(), Rule)

    def select(self, selector: str) -> frozenset[type[Rule]]:
        """The rules that are here of those that a selector stands for."""
        try:
            return super().select(selector)
        except UnknownRuleError:
            return frozenset()


@cache
def builtin() -> Registry:
    """The rules that come with newslint, as the index knows them."""
    return Registry([*indexed(), *NOTICES])
