"""Answers as LanguageTool's HTTP interface does, so that its clients work: editors' plug-ins, extensions, libraries.

Rules are newslint's, by code; categories are its families in capitals. What a client asks for that newslint does not
have (LanguageTool's own rules, a level, a mother tongue) is passed over. Offsets count UTF-16 code units.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec

from newslint import __version__
from newslint.config import Choice
from newslint.document import Document
from newslint.engine import Checked
from newslint.finding import Finding
from newslint.fixer import apply
from newslint.formats import rule_url
from newslint.language import NAMES, canonical, identify
from newslint.readers.text import blocks_of
from newslint.registry import FAMILIES, Registry, UnknownRuleError
from newslint.serve.asked import LANGUAGE
from newslint.serve.problem import ProblemError
from newslint.serve.work import linter, source_of, workspace
from newslint.source import Source
from newslint.utf16 import Utf16
from newslint.view import Article, View

_NAME = "article.txt"
_VARIANTS = {
    "en": "US GB AU CA NZ ZA", "de": "DE AT CH", "pt": "PT BR AO MZ", "es": "ES AR MX", "fr": "FR BE CA CH",
    "nl": "NL BE", "it": "IT CH", "zh": "CN TW",
}  # fmt: skip
"""Regions that clients ask for by a tag of their own."""
_ISSUE_TYPES = {
    "encoding": "characters", "translation": "untranslated", "machine": "mistranslation",
    "locale": "locale-violation", "consistency": "inconsistency", "duplication": "duplication",
    "punctuation": "typographical", "spelling": "misspelling", "chrome": "non-conformance", "markup": "markup",
    "structure": "formatting", "bilingual": "mistranslation", "readability": "style", "house": "terminology",
}  # fmt: skip
"""Families as kinds of issue of ITS 2.0, by which clients choose colours."""
_CONTEXT = 40
"""Code points of context on either side of a match."""
_LONGEST = 500
"""Code points between the places of a fix up to which it is one replacement."""


class Part(msgspec.Struct, rename="camel"):
    """A stretch of an annotated text: text to lint, or markup and what it stands for."""

    text: str | None = None
    markup: str | None = None
    interpret_as: str = ""


class Annotated(msgspec.Struct):
    """A text with its markup marked as such, as `data` holds it."""

    annotation: list[Part]


def _refused(detail: str) -> ProblemError:
    return ProblemError(HTTPStatus.BAD_REQUEST, detail)


def languages() -> bytes:
    """All languages, each with the tags that clients use for it."""
    rows = []
    for code, name in sorted(NAMES.items(), key=lambda item: item[1]):
        rows.append({"name": name, "code": code, "longCode": code})
        regions = _VARIANTS.get(code, "").split()
        rows += [{"name": f"{name} ({region})", "code": code, "longCode": f"{code}-{region}"} for region in regions]
    return msgspec.json.encode(rows)


def check(form: Mapping[str, str]) -> bytes:
    """The matches in the `text` or the annotated `data` of a form. Raises `ProblemError` where they cannot be had."""
    text, parts = _parts(form)
    source = source_of(text, _NAME)
    shift = len(source.bom) and 1
    if shift and parts:  # the mark is no part of what is linted
        parts[0] = (parts[0][0].removeprefix("\ufeff"), 0, parts[0][2] - 1)
        parts[1:] = [(prose, start - 1, end - 1) for prose, start, end in parts[1:]]
    desk = workspace(_choice(form, workspace(Choice()).desk(_NAME).registry))

    def read(source: Source) -> list[Article]:
        view = View.build(parts, source.text) if parts else View.whole(source.text)
        return [Article(view, tuple(blocks_of(view.text)))]

    checked = linter(desk, _NAME).check(source, read)
    article = checked.articles[0]
    document = Document(source, article, None)
    units = Utf16(source.text)
    registry = desk.desk(_NAME).registry
    matches = [_match(finding, checked, article, document, units, shift, registry) for finding in checked.findings]
    return msgspec.json.encode(
        {
            "software": {
                "name": "newslint",
                "version": __version__,
                "buildDate": "",
                "apiVersion": 1,
                "premium": False,
                "premiumHint": "",
                "status": "",
            },
            "warnings": {"incompleteResults": bool(checked.failures)},
            "language": _language(form, article),
            "matches": matches,
            "sentenceRanges": [
                [each + shift for each in units.span(article.view.source_span(span))] for span in document.sentences
            ],
        }
    )


def _parts(form: Mapping[str, str]) -> tuple[str, list[tuple[str, int, int]]]:
    """The text of a form, and where it is annotated its prose with its places."""
    if "text" in form:
        if "data" in form:
            raise _refused("Set only 'text' or 'data' parameter, not both")
        return form["text"], []
    if "data" not in form:
        raise _refused("Missing 'text' or 'data' parameter")
    try:
        annotated = msgspec.json.decode(form["data"], type=Annotated)
    except msgspec.DecodeError as error:
        raise _refused(f"Could not read 'data': {error}") from None
    parts: list[tuple[str, int, int]] = []
    texts: list[str] = []
    at = 0
    for part in annotated.annotation:
        if (part.text is None) == (part.markup is None):
            raise _refused("Each part of 'annotation' has either 'text' or 'markup'")
        written = part.text if part.text is not None else part.markup or ""
        prose = part.text if part.text is not None else part.interpret_as
        parts.append((prose, at, at + len(written)))
        texts.append(written)
        at += len(written)
    return "".join(texts), parts


def _choice(form: Mapping[str, str], registry: Registry) -> Choice:
    tag = form.get("language")
    if not tag:
        raise _refused("Missing 'language' parameter, e.g. 'language=en-US' or 'language=auto'")
    if tag != "auto" and not re.match(LANGUAGE, tag):
        raise _refused(f"'{tag[:40]}' is not a language code known to newslint")
    language = None if tag == "auto" else canonical(tag)
    wanted = _selected(form, "enabled", registry)
    unwanted = _selected(form, "disabled", registry)
    if form.get("enabledOnly", "").lower() in {"true", "yes", "on"}:
        if unwanted:
            raise _refused("You cannot specify disabled rules or categories using enabledOnly=true")
        return Choice(select=wanted, language=language)
    return Choice(extend_select=wanted, ignore=unwanted, language=language)


def _selected(form: Mapping[str, str], which: str, registry: Registry) -> tuple[str, ...]:
    """The rules and categories of a form that newslint has."""
    named = [name.strip() for kind in ("Rules", "Categories") for name in form.get(which + kind, "").split(",")]
    return tuple(name for name in named if name and _known(name, registry))


def _known(name: str, registry: Registry) -> bool:
    try:
        return bool(registry.select(name))
    except UnknownRuleError:
        return False


def _language(form: Mapping[str, str], article: Article) -> dict[str, Any]:
    guess = identify(article.view.text)
    found = guess.language if guess.language in NAMES else "en"
    tag = found if form["language"] == "auto" else form["language"]
    return {
        "name": NAMES[canonical(tag)],
        "code": tag,
        "detectedLanguage": {
            "name": NAMES[found],
            "code": found,
            "confidence": round(guess.confidence, 2),
            "source": "newslint",
        },
    }


def _match(
    finding: Finding,
    checked: Checked,
    article: Article,
    document: Document,
    units: Utf16,
    shift: int,
    registry: Registry,
) -> dict[str, Any]:
    text = checked.source.text
    (start, end), replacements = _replacement(finding, text)
    if start == end:  # clients show nothing where nothing stands
        if end < len(text):
            end += 1
            replacements = [each + text[start:end] for each in replacements]
        else:
            start -= 1
            replacements = [text[start:end] + each for each in replacements]
    offset, until = units.span((start, end))
    begin, stop = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    head, tail = ("..." if begin else ""), ("..." if stop < len(text) else "")
    excerpt = head + text[begin:stop].replace("\n", " ").replace("\r", " ") + tail
    inner = Utf16(excerpt).span((len(head) + start - begin, len(head) + end - begin))
    sentence = document.sentence_at(article.view.prose_offset(finding.span[0]))
    rule = registry.find(finding.code)
    family = finding.family
    return {
        "message": "; ".join((finding.message, *finding.evidence)),
        "shortMessage": rule.summary,
        "replacements": [{"value": value} for value in replacements],
        "offset": offset + shift,
        "length": until - offset,
        "context": {"text": excerpt, "offset": inner[0], "length": inner[1] - inner[0]},
        "sentence": article.view.text[slice(*sentence)],
        "type": {"typeName": "Hint" if finding.severity.value == "info" else "Other"},
        "rule": {
            "id": finding.code,
            "description": rule.summary,
            "issueType": _ISSUE_TYPES.get(family, "uncategorized"),
            "urls": [{"value": rule_url(finding.code)}],
            "category": {"id": family.upper(), "name": f"{FAMILIES.get(family, '')} {family}".strip()},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _replacement(finding: Finding, text: str) -> tuple[tuple[int, int], list[str]]:
    """The place of a match and what may stand there instead: all that a fix changes, where that is one place."""
    if not finding.fix:
        return finding.span, []
    edits = finding.fix.edits
    start, end = edits[0].span[0], max(edit.span[1] for edit in edits)
    if len(edits) > 1 and end - start > _LONGEST:
        return finding.span, []
    moved = [type(edit)((edit.span[0] - start, edit.span[1] - start), edit.new) for edit in edits]
    return (start, end), [apply(text[start:end], moved)]
