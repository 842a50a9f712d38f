"""A file and rules give findings. Pure: no files, no printing, and the same answer every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from newslint.document import Document
from newslint.finding import Edit, Finding, Fix, Related, Severity
from newslint.readers import Read
from newslint.registry import Registry
from newslint.rule import Grain, Hit, Rule
from newslint.source import Source, Span
from newslint.view import Article

_EXCERPT = 40


@dataclass(frozen=True)
class Checked:
    """What is known about one file."""

    source: Source
    articles: list[Article]
    findings: list[Finding]
    errors: list[str] = field(default_factory=list)
    """Rules that broke, each with what it said. Their findings are missing; all others are here."""


class Linter:
    """A chosen set of rules, ready to be applied to any number of files."""

    def __init__(self, registry: Registry, rules: Iterable[Rule], language: str | None = None) -> None:
        self._registry = registry
        self._rules = sorted(rules, key=lambda rule: rule.code)
        self._language = language
        self._by_code = {rule.code: rule for rule in self._rules}

    def check(self, source: Source, read: Read) -> Checked:
        """The findings of all rules in a file, in order of place and code; one for each fault."""
        articles = read(source)
        errors: list[str] = []
        found: list[Finding] = []
        for number, article in enumerate(articles):
            document = Document(source, article, self._language)
            findings = self._settle(list(self._findings(document, number, errors)))
            found += _fingerprinted(findings, document)
        found.sort(key=lambda finding: (finding.span, finding.code))
        return Checked(source, articles, found, errors)

    def _findings(self, document: Document, number: int, errors: list[str]) -> Iterator[Finding]:
        for rule in self._rules:
            if not applies(rule, document):
                continue
            try:
                hits = list(rule.check(document))
            except Exception as error:  # one broken rule must not cost the findings of the others
                errors.append(
                    f"rule {rule.code} {rule.name} failed ({type(error).__name__}: {error}): please report it"
                )
                continue
            for hit in hits:
                if _in_scope(rule, document, hit):
                    yield finding(rule, document, hit, number)

    def _settle(self, findings: list[Finding]) -> list[Finding]:
        """One fault, one finding: where two of one grain meet, and inside what a covering rule found, one stays."""
        kept: list[Finding] = []
        for candidate in sorted(findings, key=self._registry.claim):
            if not any(self._excludes(earlier, candidate) for earlier in kept):
                kept.append(candidate)
        return kept

    def _excludes(self, winner: Finding, loser: Finding) -> bool:
        overlap = min(winner.span[1], loser.span[1]) - max(winner.span[0], loser.span[0])
        if overlap < 0 or (overlap == 0 and winner.span != loser.span):
            return False
        first, second = self._by_code[winner.code], self._by_code[loser.code]
        length = loser.span[1] - loser.span[0]
        if (
            first.covers
            and winner.severity is not Severity.INFO
            and overlap == length
            and second.grain is not Grain.ARTICLE
        ):
            return True
        if first.grain is not second.grain:
            return False
        return first.grain is not Grain.PASSAGE or 2 * overlap >= min(length, winner.span[1] - winner.span[0])


def applies(rule: Rule, document: Document) -> bool:
    """Whether a rule has to look at a document: its gate is met and it knows the language."""
    return rule.need.met(document) and (not rule.languages or document.language in rule.languages)


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
            lines = removal(document.source, document.view.source_span(edit.span))
            mapped = (lines, "") if lines else None
        else:
            mapped = document.view.source_edit(edit.span, edit.new)
        if mapped is None:
            return None
        edits.append(Edit(*mapped))
    return Fix(tuple(sorted(edits)), safety, _title(document, prose), tuple(sorted(prose)))


def _title(document: Document, edits: Sequence[Edit]) -> str:
    if len(edits) > 1:
        return f"make {len(edits)} changes"
    old, new = document.text[slice(*edits[0].span)], edits[0].new
    if len(old) > _EXCERPT:
        old = old[: _EXCERPT - 1] + "…"
    if not new:
        return f"delete “{old}”"
    return f"replace “{old}” by “{new}”" if old else f"insert “{new}”"


def removal(source: Source, span: Span) -> Span | None:
    """The span of whole lines that go when what stands at `span` goes, and the blank lines after them with it.

    None where letters or digits stand beside it in its lines: they would go too.
    """
    text = source.text
    first, last = source.place(span[0]).row, source.place(max(span[0], span[1] - 1)).row
    start = source.line_starts[first - 1]
    end = source.line_starts[last] if last < len(source.line_starts) else len(text)
    if any(character.isalnum() for character in text[start : span[0]] + text[span[1] : end]):
        return None
    while last < len(source.line_starts) and not source.line(last + 1).strip():
        last += 1
        end = source.line_starts[last] if last < len(source.line_starts) else len(text)
    if end == len(text):  # the last lines of the file: it keeps the line end it has, and loses the blanks before
        stop = len(text.rstrip("\r\n")) if source.line(last) else max(span[1], len(text.rstrip("\r\n")))
        return (len(text[:start].rstrip()), stop)
    return (start, end)


def _fingerprinted(findings: Iterable[Finding], document: Document) -> Iterator[Finding]:
    seen: Counter[tuple[str, str]] = Counter()
    view = document.view
    for found in sorted(findings, key=lambda finding: (finding.span, finding.code)):
        sentence = " ".join(view.text[slice(*document.sentence_at(view.prose_offset(found.span[0])))].lower().split())
        seen[found.code, sentence] += 1
        key = f"{found.code}\0{sentence}\0{seen[found.code, sentence]}".encode("utf-8", "surrogatepass")
        yield replace(found, fingerprint=blake2b(key, digest_size=8).hexdigest())
