"""A file and rules give findings. Pure: no files, no printing, and the same answer every time."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from newslint.digests import blake2b
from newslint.document import Document
from newslint.finding import Edit, Finding, Fix, Related, Severity
from newslint.literals import Literals
from newslint.notices import Notice, UnusedSuppression
from newslint.patterns import whole_words
from newslint.readers import Read
from newslint.registry import Registry
from newslint.rule import Grain, Hit, Rule
from newslint.source import Source, Span
from newslint.suppress import suppress, suppressions, unused
from newslint.view import Article, Scope

if TYPE_CHECKING:
    from newslint.stages import Clock

ACCEPTABLE = frozenset({"spelling", "translation", "consistency", "locale"})
"""Families whose findings an accepted word or name settles."""
_EXCERPT = 40
_CONTEXT = 500
"""Code points of a sentence, on either side, that go into a finding's fingerprint."""


class Failure(NamedTuple):
    """A rule that broke over a file, and how."""

    code: str
    name: str
    what: str
    slow: bool
    """Whether it ran out of time."""

    @classmethod
    def of(cls, rule: Rule, error: Exception) -> Failure:
        """What there is to say of an error that a rule raised."""
        what = f"{type(error).__name__}: {error}".removesuffix(": ")
        return cls(rule.code, rule.name, what, isinstance(error, TimeoutError))

    def __str__(self) -> str:
        return f"rule {self.code} {self.name} failed ({self.what}): please report it"


class Checked(msgspec.Struct, frozen=True):
    """What is known about one file."""

    source: Source
    articles: list[Article]
    findings: list[Finding]
    figures: list[dict[str, str | int | float]] = []
    """What rules measured of each article, where statistics are wanted."""
    failures: list[Failure] = []
    """Rules that broke. Their findings are missing; all others are here."""
    unread: list[str] = []
    """What of the file could not be read, with its place and how to mend it."""
    seconds: Mapping[str, float] = {}
    """How long each stage took (see `newslint.stages`), where statistics are wanted."""
    about_run: bool = False
    """Whether it is a file of the project about which the run has something to say, and no article."""


class Linter:
    """A chosen set of rules, ready to be applied to any number of files."""

    def __init__(
        self,
        registry: Registry,
        rules: Iterable[Rule],
        language: str | None = None,
        source_language: str | None = None,
        accepted: Sequence[str] = (),
        *,
        by_scope: Mapping[Scope, Iterable[Rule]] | None = None,
        by_language: Mapping[str, Linter] | None = None,
        with_figures: bool = False,
        timed: bool = False,
    ) -> None:
        """`accepted` words and names are right as they stand.

        `by_scope`: the rules that report in some parts of an article instead of `rules`, with another severity it may
        be; they are not run again, so that their options are those of `rules`. `by_language`: what lints articles in
        some languages instead. `with_figures`: whether rules say what they measure as well; `timed`: whether what each
        stage took is told.
        """
        self._registry = registry
        own = {rule.code: rule for rule in rules}
        self._by_scope = {scope: {rule.code: rule for rule in there} for scope, there in (by_scope or {}).items()}
        self._here = own
        self._by_language = by_language or {}
        self._by_code = {code: rule for there in (*self._by_scope.values(), own) for code, rule in there.items()}
        self._rules = [self._by_code[code] for code in sorted(self._by_code)]
        self._language = language
        self._source_language = source_language
        self._with_figures = with_figures
        self._timed = timed
        self._accepted = Accepted(accepted) if accepted else None
        self._gates = cache(self._gates_of)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the rules that run, over an article in whatever language."""
        return frozenset(self._by_code).union(*(linter.codes for linter in self._by_language.values()))

    def check(self, source: Source, read: Read, between: Callable[[], None] | None = None) -> Checked:
        """The findings of all rules in a file, in order of place and code; one for each fault.

        `between` is called before each rule looks; what it raises ends the check.
        """
        if not self._timed:
            return self._check(source, read, between)
        from newslint.stages import Clock

        clock = Clock()

        def timed_read(source: Source) -> list[Article]:
            return clock.timed("reading", read, source)

        checked = clock.timed("engine", self._check, source, timed_read, between, clock)
        return msgspec.structs.replace(checked, seconds=dict(clock.taken))

    def _check(
        self, source: Source, read: Read, between: Callable[[], None] | None, clock: Clock | None = None
    ) -> Checked:
        articles = read(source)
        failures: list[Failure] = []
        found: list[Finding] = []
        figures: list[dict[str, str | int | float]] = []
        for number, article in enumerate(articles):
            document = self._document(source, article, clock)
            linter = self._by_language.get(document.language, self) if self._by_language else self
            findings = linter._settle(list(linter._findings(document, number, failures, between, clock)))
            found += _fingerprinted(findings, document)
            if self._with_figures:
                measure = linter._figures
                figures.append(clock.timed("figures", measure, document) if clock else measure(document))
        found = self._unsuppressed(found, articles, source)
        found.sort(key=lambda finding: (finding.span, finding.code))
        unread = [article.unread for article in articles if article.unread]
        return Checked(source, articles, found, figures, failures, unread)

    def _document(self, source: Source, article: Article, clock: Clock | None) -> Document:
        if clock is None:
            return Document(source, article, self._language, self._source_language)
        from newslint.stages import Timed

        return Timed(clock, source, article, self._language, self._source_language)

    def _unsuppressed(self, findings: list[Finding], articles: Sequence[Article], source: Source) -> list[Finding]:
        """What no comment and no list of the project says to leave alone, and the comments that say it of nothing."""
        given = suppressions(articles, source, self._registry)
        if given:
            findings = suppress(findings, given)
            if UnusedSuppression.code in self._by_code:
                findings += unused(given, self.codes)
        return findings

    def _gates_of(self, kind: str, language: str, translated: bool) -> Gates:
        """What rules for articles of a kind and language, whose original is at hand or not, need to be run."""
        return Gates(
            rule
            for rule in self._rules
            if (not rule.kinds or kind in rule.kinds)
            and (not rule.languages or language in rule.languages)
            and (translated or not rule.need.original)
        )

    def _applying(self, document: Document) -> Iterator[Rule]:
        """The rules that have to look at a document: they know its kind and language, and their gate is met."""
        return self._gates(document.kind, document.language, document.original is not None).open(document)

    def _figures(self, document: Document) -> dict[str, str | int | float]:
        figures: dict[str, str | int | float] = {"language": document.language, "words": len(document.words)}
        for rule in self._applying(document):
            figures |= rule.figures(document)
        return figures

    def _findings(
        self,
        document: Document,
        number: int,
        failures: list[Failure],
        between: Callable[[], None] | None,
        clock: Clock | None,
    ) -> Iterator[Finding]:
        accepted = self._accepted.spans(document) if self._accepted else ()
        for rule in clock.timed("gates", list, self._applying(document)) if clock else self._applying(document):
            if between:
                between()
            try:
                hits = clock.timed(rule.code, _hits, rule, document) if clock else _hits(rule, document)
            except Exception as error:  # one broken rule must not cost the findings of the others
                failures.append(Failure.of(rule, error))
                continue
            settled = accepted if rule.family in ACCEPTABLE else ()
            for hit in hits:
                if _in_scope(rule, document, hit) and not _inside(hit.span, settled):
                    there = self._as_set(rule, document, hit) if self._by_scope else rule
                    if there:
                        yield finding(there, document, hit, number)

    def _as_set(self, rule: Rule, document: Document, hit: Hit) -> Rule | None:
        """A rule as it is set for the part of the article that a hit begins in; None where it does not report."""
        scope = document.block_at(hit.span[0]).scope if document.blocks else None
        return (self._by_scope.get(scope, self._here) if scope else self._here).get(rule.code)

    def _settle(self, findings: list[Finding]) -> list[Finding]:
        """One fault, one finding: of those that claim one place, the one with the strongest claim stays."""
        kept: list[Finding] = []
        places = {grain: _Places() for grain in Grain}
        covered = _Places()
        for finding in sorted(findings, key=self._registry.claim):
            rule = self._by_code[finding.code]
            if rule.grain is not Grain.ARTICLE and (
                covered.hold(finding.span) or places[rule.grain].contested(finding.span, rule.grain)
            ):
                continue
            kept.append(finding)
            places[rule.grain].add(finding.span)
            if rule.covers and finding.severity is not Severity.INFO:
                covered.add(finding.span)
        return kept


def _hits(rule: Rule, document: Document) -> list[Hit]:
    return list(rule.check(document))


class _Places:
    """Places that are taken, in order. None holds another, so that their ends are in order too."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def add(self, span: Span) -> None:
        insort(self._spans, span)

    def _near(self, span: Span) -> Iterator[Span]:
        """The taken places that may touch `span`."""
        at = bisect_left(self._spans, span)
        yield from self._spans[max(0, at - 2) : at]
        while at < len(self._spans) and self._spans[at][0] <= span[1]:
            yield self._spans[at]
            at += 1

    def hold(self, span: Span) -> bool:
        """Whether one of them holds all of `span`."""
        return any(start <= span[0] and span[1] <= end for start, end in self._near(span))

    def contested(self, span: Span, grain: Grain) -> bool:
        """Whether one of them is the same place, for findings of this grain: a touch for words, half for passages."""
        start, end = span
        for other_start, other_end in self._near(span):
            overlap = min(end, other_end) - max(start, other_start)
            if (start, end) == (other_start, other_end):
                return True
            shortest = min(end - start, other_end - other_start)
            if overlap > 0 and (grain is Grain.WORD or 2 * overlap >= shortest):
                return True
        return False


class Accepted:
    """Words and names that a project takes as right: in small letters whatever its capitals, else as it is written."""

    def __init__(self, entries: Sequence[str]) -> None:
        self._words = whole_words([entry for entry in entries if entry == entry.lower()])
        self._names = whole_words([entry for entry in entries if entry != entry.lower()])

    def spans(self, document: Document) -> Sequence[Span]:
        """Where they stand in a document."""
        found = [match.span() for match in self._words.finditer(document.lower)]
        return found + [match.span() for match in self._names.finditer(document.text)]


def _inside(span: Span, places: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in places)


_SPELL_ASCII = frozenset("ſİ")
"""Characters that patterns without regard to capitals take for an `s` and an `i`, and that stay in lower case."""


class Gates:
    """The needs of rules, laid out to be asked all at once: a rule whose gate is shut costs next to nothing."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._needs = [
            (rule, frozenset(rule.need.characters), frozenset(rule.need.words))
            for rule in rules
            if not isinstance(rule, Notice)
        ]
        self._literals = Literals({word for _, _, words in self._needs for word in words})

    def open(self, document: Document) -> Iterator[Rule]:
        """The rules whose needs a document meets."""
        present, literals = document.characters, self._literals.within(document.lower)
        respelt = not _SPELL_ASCII.isdisjoint(present)
        document.literals = literals
        for rule, characters, words in self._needs:
            if characters and characters.isdisjoint(present):
                continue
            if words and words.isdisjoint(literals) and not respelt:
                continue
            yield rule


def _in_scope(rule: Rule, document: Document, hit: Hit) -> bool:
    start = hit.span[0]
    if document.blocks and document.block_at(start).scope not in rule.scopes:
        return False
    return rule.in_quotations or not document.is_quoted(start)


def finding(rule: Rule, document: Document, hit: Hit, number: int = 0) -> Finding:
    """What a hit is in the file: places and edits of the file, or no fix where markup stands in an edit's way."""
    view = document.view
    severity = rule.severity
    if hit.severity is not None and hit.severity.rank < severity.rank:
        severity = hit.severity
    return Finding(
        code=rule.code,
        name=rule.name,
        family=rule.family,
        message=hit.message,
        span=view.source_span(hit.span),
        severity=severity,
        confidence=rule.confidence if hit.confidence is None else hit.confidence,
        fix=_fix(rule, document, hit),
        evidence=hit.evidence,
        related=tuple(Related(view.source_span(other.span), other.message) for other in hit.related),
        article=number,
    )


def _fix(rule: Rule, document: Document, hit: Hit) -> Fix | None:
    prose = list(hit.edits)
    if hit.new is not None:
        prose.append(Edit(hit.span, hit.new))
    if not prose or rule.safety is None:
        return None
    safety = rule.safety if hit.safety is None else min(rule.safety, hit.safety)
    edits: list[Edit] = []
    for edit in prose:
        if hit.removes:
            gone = _gone(document, edit.span)
            mapped = (gone, "") if gone else None
        else:
            mapped = document.view.source_edit(edit.span, edit.new)
        if mapped is None:
            return None
        edits.append(Edit(*mapped))
    return Fix(tuple(sorted(edits)), safety, _title(document, prose), tuple(sorted(prose)))


def _title(document: Document, edits: Sequence[Edit]) -> str:
    if len(edits) > 1:
        return f"make {len(edits)} changes"
    old, new = _shown(document.text[slice(*edits[0].span)]), _shown(edits[0].new)
    if not new:
        return f"delete “{old}”"
    return f"replace “{old}” by “{new}”" if old else f"insert “{new}”"


def _shown(text: str) -> str:
    """Text in a message: cut where it is long, with what nobody can see by its number."""
    if len(text) > _EXCERPT:
        text = text[: _EXCERPT - 1] + "…"
    return "".join(character if character.isprintable() else f"U+{ord(character):04X}" for character in text)


def _gone(document: Document, span: Span) -> Span | None:
    """What goes from the file when this prose goes: its lines, or its element where other things stand beside it."""
    block = document.block_at(span[0])
    outer = block.outer if block.span == span else None
    if not block.by_line:
        mapped = document.view.source_edit(span, "")
        return outer or (mapped[0] if mapped else None)
    return document.source.removal(outer or document.view.source_span(span)) or outer


def _fingerprinted(findings: Iterable[Finding], document: Document) -> Iterator[Finding]:
    """The findings with what tells each from all others, whatever is edited elsewhere in the article."""
    seen: Counter[tuple[str, str]] = Counter()
    for found in sorted(findings, key=lambda finding: (finding.span, finding.code)):
        at = document.view.prose_offset(found.span[0])
        start, end = document.sentence_at(at)
        text = document.text[max(start, at - _CONTEXT) : min(end, at + _CONTEXT)]
        sentence = " ".join(text.lower().split())
        seen[found.code, sentence] += 1
        key = f"{found.code}\0{sentence}\0{seen[found.code, sentence]}".encode("utf-8", "surrogatepass")
        yield msgspec.structs.replace(found, fingerprint=blake2b(key, digest_size=8).hexdigest())
