"""What of a paragraph of AsciiDoc is prose."""

from __future__ import annotations

import re
from html import unescape

from newslint.readers._parts import Parts

_TOKEN = re.compile(
    r"\\(?P<escaped>[*_`#^~{<\[+]|(?=https?:|link:|mailto:|xref:))"
    r"|(?P<open>[\"'])`(?=\S)|(?<=\S)`(?P<close>[\"'])"
    r"|(?P<passed>\+\+\+.{0,999}?\+\+\+|\+\+.{1,999}?\+\+|(?<!\w)\+(?=\S)[^+]{1,999}(?<=\S)\+(?!\w)"
    r"|``.{1,999}?``|(?<![\w`])`(?=\S)[^`]{1,999}(?<=\S)`(?![\w`])"
    r"|(?:pass|stem|latexmath|asciimath|kbd|btn|icon|image|indexterm2?):[\w,.:/-]*\[[^\]]{0,999}\]"
    r"|menu:[^\[\]\n]{0,99}\[[^\]]{0,99}\])"
    r"|(?P<gone>footnote(?:ref)?:[\w-]*\[[^\]\\]{0,999}(?:\\.[^\]\\]{0,999}){0,99}\]"
    r"|\[\[[\w:.-]+(?:,[^\]]{0,99})?\]\]|anchor:[\w-]*\[[^\]]{0,99}\]"
    r"|\(\(\(.{0,299}?\)\)\)|\[(?:[\w ]*[.\#%][\w.\#% -]*|[a-z][\w-]*)\](?=[*_`\#]))"
    r"|(?P<link>(?:(?:link|xref|mailto):[^\s\[\]<>]+|(?:https?|ftp|irc)://[^\s\[\]<>]+|<<(?=[^>,\n]{1,99},))(?:\[|(?<=<<)))"
    r"|(?P<bare><<[^>,\n]{1,99}>>)"
    r"|(?P<double>\*\*|__|\#\#)(?P<inner>.{1,999}?)(?P=double)"
    r"|(?<![\w*_\#])(?P<mark>[*_\#])(?P<text>\S|\S.{0,999}?\S)(?P=mark)(?!\w)"
    r"|(?P<script>[\^~])(?P<small>[^\s\^~]{1,99})(?P=script)"
    r"|(?P<attribute>\{(?:[\w-]+|counter2?:[\w-]+|set:[\w-]+)\})"
    r"|(?P<entity>&(?:\#\d+|\#x[0-9a-fA-F]+|[A-Za-z]+\d*);)"
    r"|(?P<broken>[ ]\+(?=[ \t]*(?:\r\n?|\n)))",
    re.DOTALL,
)
"""Nothing that is marked is longer than a thousand characters: so long is the search for a mark that closes nothing."""
_REACH = 1000
_CURLY = {('"', "open"): "“", ('"', "close"): "”", ("'", "open"): "‘", ("'", "close"): "’"}
_ACTIVE = re.compile(r"[*_`#^~{}+\[\]\\|]|<<|&(?=#?\w+;)|://")


def escape(prose: str) -> str | None:
    """Prose as AsciiDoc writes it; None where it would be markup: what a backslash does hangs on what follows."""
    return None if _ACTIVE.search(prose) else prose


def add_inline(parts: Parts, text: str, start: int, end: int) -> None:
    """Add the prose of `text[start:end]`."""
    at = start
    while token := _TOKEN.search(text, at, end):
        parts.text(at, token.start())
        at = token.end()
        if token["escaped"] is not None:
            parts.unit(token["escaped"], token.start(), at)
        elif token["open"] or token["close"]:
            kind = "open" if token["open"] else "close"
            parts.unit(_CURLY[token[kind], kind], token.start(), at)
        elif token["link"]:
            at = _add_link(parts, text, token, end)
        elif token["entity"]:
            parts.unit(unescape(token["entity"]), token.start(), at)
        elif token["broken"]:
            parts.blank(token.start(), at)
        elif inside := next((name for name in ("inner", "text", "small") if token[name]), None):
            add_inline(parts, text, *token.span(inside))
        elif not token["gone"]:
            parts.stand_in(token.start(), at)
    parts.text(at, end)


def _add_link(parts: Parts, text: str, token: re.Match[str], end: int) -> int:
    """The text of a link that has one; where the link ends."""
    if token["link"] == "<<":
        begin = text.index(",", token.end()) + 1
        close, after = text.find(">>", begin, min(end, begin + _REACH)), 2
    else:
        begin = token.end()
        close, after = text.find("]", begin, min(end, begin + _REACH)), 1
    if close < 0:
        parts.text(token.start(), token.end())
        return token.end()
    said = text[begin:close]
    if not said.strip() or ("=" in said and re.match(r"\s*[\w-]+=", said)):
        parts.stand_in(token.start(), close + after)
    else:
        named = re.search(r",\s*[\w-]+=|\^\s*\Z", said)
        stop = begin + named.start() if named else close
        quoted = 1 if text[begin:stop].startswith('"') and text[begin:stop].endswith('"') and stop - begin > 1 else 0
        lead = len(text[begin:stop]) - len(text[begin:stop].lstrip())
        add_inline(parts, text, begin + max(quoted, lead), stop - quoted)
    return close + after
