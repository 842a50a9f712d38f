"""Bylines and datelines, told apart from the body by how they are written.

Few files say which line is which, and a dateline stands in one paragraph with the first sentence. Told apart, a
sentence begins where it begins, and no rule takes a place and a date for prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.patterns import compiled
from newslint.source import Span
from newslint.view import Block, Scope

_AGENCIES = (
    "AA|AFP|AFP-JIJI|AGERPRES|ANI|ANP|ANSA|AP|APA|ATS|BNS|Belga|Bernama|Bloomberg|CNA|CNN|CP|CTK|ČTK|DPA|dpa|EFE|epd|"
    "HINA|IANS|Interfax|IRNA|JTA|KNA|Kyodo|Lusa|MTI|NTB|PAP|PTI|Reuters|REUTERS|Ritzau|SDA|sda|SID|sid|STA|STT|TASR|"
    "TASS|TT|UNIAN|UPI|VOA|WAM|Xinhua|Yonhap|ТАСС|РИА Новости|Интерфакс|Рейтер|Рейтерс|Укринформ|Укрінформ|УНІАН|"
    "УНИАН|БТА|رويترز|أ ف ب|د ب أ|بترا|وام|واس"
)
AGENCY = rf"\((?:{_AGENCIES})(?:[ /,-][^()\n]{{1,20}})?\)"
"""A pattern: an agency in brackets."""
SOURCE = r"\(\p{Lu}[\p{L} /-]{1,18}\)"
"""A pattern: any agency or paper in brackets."""
DASH = r"[-–—‑]{1,2}"
"""A pattern: what stands between a dateline and the first sentence."""
TOWN = r"\p{Lu}[\p{Lu}.’'-]+(?:[ /]\p{Lu}[\p{Lu}.’'-]+){0,3}"
"""A pattern: places in capitals."""
REGION = r"(?:, (?:\p{Lu}[\p{L}.]+ ?){1,3})?"
"""A pattern: a comma and the state or country of a place, or nothing."""
_PLACE = (
    r"(?!(?:By|BY|Von|VON|Par|PAR|Por|POR) )[\p{Lu}\p{Lo}][\p{L}\p{M}.’'-]+"
    r"(?:[ /](?:(?:\p{Ll}{1,3} )?\p{Lu}[\p{L}.’'-]*|\p{Lo}[\p{L}\p{M}]*)){0,3}"
)
_MONTH = r"\p{L}{3,10}\.?"
_DAY = (
    rf"(?:(?:le|den|d\.) )?(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?"
    rf"|\d{{1,2}}\.? (?:de |di )?{_MONTH}(?:,? (?:de )?\d{{4}})?|\d{{1,2}}[./]\d{{1,2}}\.?(?:\d{{4}})?)"
)
_SENTENCE = r"[\p{Lu}\p{Lo}\p{N}“\"‘'„«(\[$€£]"
_SPACED = rf"(?:\s?{DASH}(?=\s)|\s?[–—])(?=\s?{_SENTENCE})"

_WITH_AGENCY = rf"(?<town>{_PLACE}){REGION}(?:,? {_DAY})?\s?[,;:.]?(?:\s?{DASH})?\s?{AGENCY}\s?[.,;:]?\s?{DASH}"
_WITH_DAY = rf"(?<town>{_PLACE}){REGION}, {_DAY}(?:\s?{SOURCE})?{_SPACED}(?:\s(?:{_AGENCIES})\.)?"
_RUSSIAN = rf"(?<town>{_PLACE}), {_DAY}\.? /(?:{_AGENCIES})/\.?"
_IN_CAPITALS = rf"(?<town>{TOWN}){REGION}(?:\s?[,;:]?\s?{SOURCE}\s?[.,;:]?)?{_SPACED}"
_NO_DASH = rf"(?<town>{TOWN}){REGION}\s?(?:[,;:]|{DASH})?\s?{AGENCY}\s?:?(?= (?:\p{{Lu}}\p{{Ll}}|A ))"
_AGENCY_FIRST = rf"{AGENCY}\s?(?:{DASH})?\s?(?<town>{TOWN}){REGION}\s?{DASH}"
_DATELINE = compiled(
    rf"(?:{_WITH_AGENCY}|{_WITH_DAY}|{_RUSSIAN}|{_IN_CAPITALS}|{_NO_DASH}|{_AGENCY_FIRST})"
    rf"(?:\s?(?P=town)(?:\s?{SOURCE})?\s?{DASH})?"
)
"""A dateline before a sentence: right ones, and those that have a mark too many, no dash, or stand twice."""
_UNSIGNED = compiled(
    r"(?<town>\p{Lu}[\p{L}’'-]+(?:[ /]\p{Lu}[\p{L}.’'-]+){0,2})"
    rf"{REGION}(?:\s?\([\p{{L}} /-]{{2,20}}\))?\s{DASH}(?=\s{_SENTENCE})"
)
"""One without agency, date and capitals."""
_ALONE = compiled(rf"{_PLACE}{REGION}(?:, {_DAY})?\s?{AGENCY}")
"""One on a line of its own."""
_MARK = compiled(r"[-–—‑(/]")
"""What every dateline has."""
_LABELS = frozenset(
    "ANALYSIS BREAKING CORRECTED CORRECTION COVID EXCLUSIVE EXKLUSIV EXPLAINER FACTBOX FEATURE FILE INTERVIEW "
    "KOMMENTAR LIVE NATO NEWS OPEC OPINION PHOTO PHOTOS PODCAST POLL REFILE REVIEW SAVE TIMELINE UNESCO UNICEF UPDATE "
    "UPDATED VIDEO WATCH WRAPUP ВИДЕО МОЛНИЯ НАТО СРОЧНО ФОТО".split()
)
"""What stands in capitals before a dash and is no town."""
_LEAST_TOWN = 4
_LONGEST_DATELINE = 110
_HEAD = 10
"""An unsigned dateline stands among so many blocks at the head."""
_LEAST_FIRST = 80
"""Code points of the paragraph that an unsigned dateline opens."""

_PART = r"\p{Lu}[\p{L}\p{M}.’'-]*"
_PARTICLES = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|bin|al|el|ten|ter|zu) ){0,2}"
_PERSON = rf"{_PART}(?: {_PARTICLES}{_PART}){{1,4}}"
_OFFICE = rf"(?:{_AGENCIES}|(?:Associated|Agence|Deutsche) \p{{Lu}}[\p{{L}}-]+(?:[ -]\p{{Lu}}[\p{{L}}-]+){{0,3}})"
_WRITER = rf"(?:{_PERSON}|{_OFFICE})"
_OPENINGS = (
    "[Bb]y|BY|Written by|Reported by|Story by|[Vv]on:?|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|[Dd]oor|DOOR|[Aa]v|[Aa]f|Od|"
    "Przez|Autore?:|Autorin:|Auteure? ?:|Author:|Te[xk]st[eoi]? ?:|Yazan:|Автор:|Текст:|Κείμενο:|Írta:|Tekijä:|"
    "Penulis:|Oleh:?"
)
_JOBS = (
    r"(?:(?:\p{Lu}\p{L}+ )?(?:Writer|Reporter|Correspondent|Editor|Columnist)|Redakteur(?:in)?|Korrespondent(?:in)?|"
    r"Reporterin|Volontär(?:in)?|[Cc]orrespondante?|[Jj]ournaliste|[Cc]orresponsal|[Pp]eriodista|[Cc]orrispondente|"
    r"[Rr]edactora?|[Vv]erslaggever|[Rr]edacteur|корреспондент|журналист)"
)
_MORE = (
    rf"(?: ?[,/&] ?{_WRITER}| (?:and|und|et|y|e|i|och|og|en|ja|ve|и|та) {_WRITER}"
    rf"|,? (?:with|mit|avec|con|com|med|met|с) (?:{_WRITER}|\p{{L}}+))*"
)
_REST = (
    r"(?: ?[,|/·–—-] ?(?:[\p{Lu}\p{N}]|(?:dpa|epd|sid|sda)\b)|\.? (?=(?:[Oo]n \p{Lu}|[Oo]n |am |le |el )?\d)| [Ff]or )"
    r"[^\n]{0,60}(?<![.!?:])"
)
WRITERS = rf"{_WRITER}{_MORE}"
"""A pattern: who wrote an article, persons and agencies."""
_BYLINE = compiled(
    rf"(?:(?:{_OPENINGS}) {WRITERS}(?:{_REST})?"
    rf"|{_PERSON}(?: ?[|–—-]|,) {_JOBS}(?:[ ,(][^\n.!?]{{0,40}})?)[ ,|]*"
)
_LONGEST_BYLINE = 160
_STOPS = frozenset('.!?:…”"»“')


def is_byline(text: str, span: Span) -> bool:
    """Whether a line says who wrote the article, and no more."""
    start, end = span
    if end - start > _LONGEST_BYLINE or text[end - 1] in _STOPS:
        return False
    return _BYLINE.fullmatch(text, start, end) is not None


def told_apart(blocks: Iterable[Block], text: str) -> Iterator[Block]:
    """The blocks of a text; paragraphs that are bylines or datelines, or begin with one, as such."""
    before_body = True
    for number, block in enumerate(blocks):
        if block.scope is not Scope.PARAGRAPH:
            yield block
        elif is_byline(text, block.span):
            yield block._replace(scope=Scope.BYLINE)
        else:
            opens = before_body and number < _HEAD and block.span[1] - block.span[0] >= _LEAST_FIRST
            before_body = before_body and not opens
            yield from _divided(text, block, may_be_unsigned=opens)


def _divided(text: str, block: Block, *, may_be_unsigned: bool) -> Iterator[Block]:
    """A paragraph, or the dateline that it begins with and the rest of it."""
    start, end = block.span
    at = _dateline_end(text, block.span, may_be_unsigned=may_be_unsigned)
    while at < end and text[at].isspace():
        at += 1
    if at == start:
        yield block
    elif at == end:
        yield block._replace(scope=Scope.DATELINE)
    else:
        yield Block(Scope.DATELINE, (start, start + len(text[start:at].rstrip())), by_line=False)
        yield Block(Scope.PARAGRAPH, (at, end), by_line=False)


def _dateline_end(text: str, span: Span, *, may_be_unsigned: bool) -> int:
    """Where the dateline ends that a paragraph begins with; its start where there is none."""
    start, end = span
    limit = min(end, start + _LONGEST_DATELINE)
    if (
        not (text[start].isalpha() or text[start] == "(")
        or text[start].islower()
        or not _MARK.search(text, start, limit)
    ):
        return start
    found = _DATELINE.match(text, start, limit)
    if found is None:
        found = _ALONE.fullmatch(text, start, end)
    if found is None and may_be_unsigned and text[end - 1] in _STOPS:
        found = _UNSIGNED.match(text, start, limit)
    if found is None or ("(" not in found[0] and _is_label(found["town"])):
        return start
    return found.end()


def _is_label(town: str) -> bool:
    """Whether what stands in the place of a town may be none."""
    return town.isupper() and (len(town) < _LEAST_TOWN or not _LABELS.isdisjoint(town.split()))
