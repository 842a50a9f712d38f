"""Tags of template languages and site builders: Liquid, Nunjucks, shortcodes of Hugo and WordPress, and the like.

Left out are the tags, comments with what is in them, and listings. What stands between other tags is prose:
`{{< note >}}It rained.{{< /note >}}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.readers._holes import Hole, merged, shown

_REACH = 4000
"""The longest tag, in code points."""
_OPENING = re.compile(r"\{\{|\{%|\{#|<%")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>"}
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_HUGO_COMMENT = re.compile(r"\{\{[<%-]?\s*/\*(?P<said>.{0,4000}?)\*/\s*[>%-]?\}\}", re.DOTALL)
_CLOSING_TAG = re.compile(r"\{\{[<%]\s*/|\{%-?\s*end")
_SILENT = re.compile(
    r"\{%-?\s*(?P<liquid>comment|highlight|schema|javascript|stylesheet|style)\b[^%]*%\}"
    r"|\{\{[<%]\s*(?P<hugo>highlight|code|mermaid|math|katex|chart)\b[^{}]*\}\}"
)
"""Tags between which and their closing ones nothing is prose."""
_ATTRIBUTES = re.compile(r"""[ \t]*(?:\{:[^{}\n]*\}|\{[.\#][\w.\#=:"' -]*\}(?=[ \t\r]*$))""", re.MULTILINE)
"""`{: .lead}` of kramdown, `{#anchor .wide}` at the end of a line."""
_WORDPRESS = re.compile(
    r"""\[/?(?:caption|wp_caption|gallery|embed|audio|video|playlist|contact-form-7|su_\w+|vc_\w+|et_pb_\w+)\b"""
    r"""(?:"[^"]{0,999}"|'[^']{0,999}'|[^\]"'\n]){0,999}\]"""
    r"""|\[[a-z][\w-]*(?:\s+[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[\w-]+))+\s*/?\]"""
)


def template_holes(text: str) -> list[Hole]:
    """The tags of template languages in a text."""
    if "{" not in text and "<%" not in text:
        return []
    return merged(_comments(text), _listings(text), _tags(text), _attributes(text))


def wordpress_holes(text: str) -> list[Hole]:
    """The shortcodes of WordPress in a text."""
    return [Hole(*found.span(), shown(text, *found.span())) for found in _WORDPRESS.finditer(text)]


def _attributes(text: str) -> Iterator[Hole]:
    for found in _ATTRIBUTES.finditer(text):
        yield Hole(*found.span(), False)


def _comments(text: str) -> Iterator[Hole]:
    if "/*" in text:
        for found in _HUGO_COMMENT.finditer(text):
            yield Hole(*found.span(), False, found["said"])


def _listings(text: str) -> Iterator[Hole]:
    open_for_good: set[str] = set()
    for found in _SILENT.finditer(text):
        name = found["liquid"] or found["hugo"]
        if name in open_for_good:
            continue
        closing = rf"\{{%-?\s*end{name}\s*-?%\}}" if found["liquid"] else rf"\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}"
        closed = re.compile(closing).search(text, found.end())
        if closed is None:
            open_for_good.add(name)
        else:
            said = text[found.end() : closed.start()] if name == "comment" else None
            yield Hole(found.start(), closed.end(), False, said)


def _tags(text: str) -> Iterator[Hole]:
    at = 0
    while found := _OPENING.search(text, at):
        start, mark = found.start(), found[0]
        end = text.find(_CLOSING[mark], start + 2, start + _REACH) + 2
        if end < 2 or _BLANK_LINE.search(text, start, end):
            at = start + 2
            continue
        end += text.startswith("}", end) and mark == "{{"  # `{{{ as it is }}}` of Handlebars
        if mark == "{#":
            yield Hole(start, end, False, text[start + 2 : end - 2])
        else:
            is_value = mark == "{{" and not _CLOSING_TAG.match(text, start)
            yield Hole(start, end, is_value or shown(text, start, end))
        at = end
