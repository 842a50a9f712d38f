"""Ways to put an example into a file: the same finding at the right place, and the right bytes after fixing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from newslint.readers.options import DEFAULTS, Options
from newslint.readers.text import blocks_of
from newslint.testing import marked
from newslint.view import Scope

CLEAN = "Ten boats lay in the small harbor of the town, and their crews slept on deck in the evening sun.\n\n"
LONG = "".join(
    f"In year {number} the council met in the old town hall and spoke of roads, bridges and the price of grain.\n\n"
    for number in range(1601, 1701)
)  # 10 kB


_KINDS = {
    ".md": "markdown",
    ".html": "html",
    ".xml": "nitf",
    ".rss": "rss",
    ".xlf": "xliff",
    ".po": "po",
    ".json": "ninjs",
    ".mdx": "mdx",
    ".rst": "rst",
    ".adoc": "asciidoc",
}


class Carrier(NamedTuple):
    """How an example becomes a file; `None` where it cannot be carried that way.

    `moves`: something stands before it, which an anchored rule may mind. `scope`: what it becomes, if always the same.
    """

    name: str
    carry: Callable[[str], bytes | None]
    moves: bool = False
    scope: Scope | None = None
    path: str = "example.txt"
    options: Options = DEFAULTS

    @property
    def kind(self) -> str:
        """The kind of file."""
        return _KINDS.get(PurePath(self.path).suffix, "text")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


TEXT = (
    Carrier("as it is", _bytes),
    Carrier("crlf", lambda text: _bytes(text.replace("\n", "\r\n"))),
    Carrier("bom", lambda text: b"\xef\xbb\xbf" + _bytes(text)),
    Carrier("utf-16", lambda text: b"\xff\xfe" + text.encode("utf-16-le", "surrogatepass")),
    Carrier("text after", lambda text: _bytes(f"{text}\n\n{CLEAN}"), moves=True),
    Carrier("invalid byte", lambda text: _bytes(f"Ten \udce9 boats lay in the small harbor.\n\n{text}"), moves=True),
    Carrier("emoji before", lambda text: _bytes(f"Good morning, 🚢 harbor, from the boats.\n\n{text}"), moves=True),
    Carrier("after a dateline", lambda text: _bytes(f"{CLEAN}OSLO (NTB) — {text}"), True, Scope.PARAGRAPH),
    Carrier("10 kB before", lambda text: _bytes(CLEAN + LONG + text), moves=True),
)

_INLINE = re.compile(r"([\\`*_\[\]<{~|]|&(?=#?\w+;))")
_AT_START = re.compile(r"(⟦?)(?:([-+=#>])|(\d+)([.)]))")


def _escaped(line: str) -> str | None:
    """A line as Markdown writes it, or None where Markdown cannot: blanks at its ends would be lost."""
    if line.replace("⟦", "").replace("⟧", "") != line.replace("⟦", "").replace("⟧", "").strip():
        return None
    line = _INLINE.sub(r"\\\1", line)
    start = _AT_START.match(line)
    if start is None:
        return line
    mark = start[1] + ("\\" + start[2] if start[2] else start[3] + "\\" + start[4])
    return mark + line[start.end() :]


def _markdown(text: str, before: str = "") -> bytes | None:
    lines = [_escaped(line) for line in text.split("\n") if line.strip()]
    first = next(blocks_of(marked(text)[0]), None)
    if first is None or None in lines:
        return None
    title = "# " if first.scope is Scope.TITLE else ""
    return _bytes(before + title + "\n\n".join(line for line in lines if line is not None) + "\n")


def _around(before: str, after: str, *, quoted: bool = False) -> Callable[[str], bytes | None]:
    """Carries one line of prose between these."""

    def carry(text: str) -> bytes | None:
        line = _escaped(text) if "\n" not in text else None
        return None if line is None else _bytes(f"Ten boats lay in the harbor.\n\n{before}{line}{after}\n")

    return carry


FRONT = "---\ntitle: Boats , boats\nlang: en\n---\n\n"
MARKDOWN = (
    Carrier("markdown", _markdown, path="example.md"),
    Carrier("markdown crlf", lambda text: _crlf(_markdown(text)), path="example.md"),
    Carrier("front matter before", lambda text: _markdown(text, FRONT), path="example.md"),
    Carrier("list item", _around("- ", "\n- the crews"), True, Scope.LIST_ITEM, "example.md"),
    Carrier("block quote", _around("> ", ""), True, Scope.QUOTE, "example.md"),
    Carrier("table cell", _around("| a | b |\n|---|---|\n| ", " | the crews |"), True, Scope.TABLE_CELL, "example.md"),
    Carrier("emphasis", _around("*", "*"), True, Scope.PARAGRAPH, "example.md"),
    Carrier("link", _around("[", "](http://example.org/a_b 'c , d')"), True, Scope.PARAGRAPH, "example.md"),
    Carrier("after code", _around("`a , b` <!-- c , d --> ![e , f](g.jpg) ", ""), True, Scope.PARAGRAPH, "example.md"),
)


def _html_line(line: str) -> str | None:
    bare = line.replace("⟦", "").replace("⟧", "")
    if bare != bare.strip():
        return None
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return line.replace("{{", "&#123;{").replace("{%", "&#123;%")  # else a template's, and no prose


def _html(text: str) -> bytes | None:
    lines = [_html_line(line) for line in text.split("\n") if line.strip()]
    first = next(blocks_of(marked(text)[0]), None)
    if first is None or None in lines:
        return None
    tags = ["h1" if first.scope is Scope.TITLE else "p"] + ["p"] * len(lines)
    body = "\n".join(f"<{tag}>{line}</{tag}>" for tag, line in zip(tags, lines, strict=False))
    return _bytes(f'<html lang="en"><head><title>a , b</title></head>\n<body>\n{body}\n</body></html>\n')


def _in_html(before: str, after: str) -> Callable[[str], bytes | None]:
    def carry(text: str) -> bytes | None:
        line = _html_line(text) if "\n" not in text else None
        return None if line is None else _bytes(f"<p>Ten boats lay in the harbor.</p>\n{before}{line}{after}\n")

    return carry


HTML = (
    Carrier("html", _html, path="example.html"),
    Carrier("html crlf", lambda text: _crlf(_html(text)), path="example.html"),
    Carrier("html link", _in_html('<p><a href="x , y">', "</a></p>"), True, Scope.PARAGRAPH, "example.html"),
    Carrier(
        "html list",
        _in_html("<ul><li><em>", "</em></li><li>the crews</li></ul>"),
        True,
        Scope.LIST_ITEM,
        "example.html",
    ),
    Carrier(
        "html caption", _in_html('<img alt="x , y"><figcaption>', "</figcaption>"), True, Scope.CAPTION, "example.html"
    ),
)


def _in_wire(before: str, after: str, escape: Callable[[str], str]) -> Callable[[str], bytes | None]:
    """Carries one line of prose as a wire item or a translation file writes it."""

    def carry(text: str) -> bytes | None:
        bare = text.replace("⟦", "").replace("⟧", "")
        if "\n" in text or bare != bare.strip() or any(character in bare for character in _NO_XML):
            return None
        return _bytes(before + escape(text) + after)

    return carry


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _html_in_json(text: str) -> str:
    return json.dumps(_xml(text), ensure_ascii=False)[1:-1]


def _po(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


_NO_XML = frozenset(map(chr, range(32)))
_NITF = "<nitf><body><body.content><p>Ten boats lay in the harbor.</p>\n<p>", "</p></body.content></body></nitf>\n"
_RSS = "<rss><channel><item><description>&lt;p&gt;", "&lt;/p&gt;</description></item></channel></rss>\n"
_XLIFF = (
    "<xliff><file><body><trans-unit><source>12</source><target>",
    "</target></trans-unit></body></file></xliff>\n",
)
WIRE = (
    Carrier("nitf", _in_wire(*_NITF, _xml), True, Scope.PARAGRAPH, "example.xml"),
    Carrier("rss", _in_wire(*_RSS, lambda text: _xml(_xml(text))), True, Scope.PARAGRAPH, "example.rss"),
    Carrier("xliff", _in_wire(*_XLIFF, _xml), True, Scope.PARAGRAPH, "example.xlf"),
    Carrier("po", _in_wire('msgid "12"\nmsgstr "', '"\n', _po), True, Scope.PARAGRAPH, "example.po"),
    Carrier(
        "ninjs",
        _in_wire('{"uri": "x", "located": "Zürich", "body_html": "<p>', '</p>"}\n', _html_in_json),
        True,
        Scope.PARAGRAPH,
        "example.json",
    ),
)


def _crlf(data: bytes | None) -> bytes | None:
    return None if data is None else data.replace(b"\n", b"\r\n")


_FIELDS = Options(fields=("body",))


def _in_data(before: str, after: str, write: Callable[[str], str]) -> Callable[[str], bytes | None]:
    """Carries one line in a field of a record, after a record of its own."""

    def carry(text: str) -> bytes | None:
        return None if "\n" in text else _bytes(f"{before}{write(text)}{after}")

    return carry


def _json(text: str) -> str:
    """The inside of a string of JSON, its letters as they are."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _ascii(text: str) -> str:
    """The same with an escape for each letter beyond ASCII, as many programs write it."""
    return json.dumps(text)[1:-1].replace("\\u27e6", "⟦").replace("\\u27e7", "⟧")


DATA = (
    Carrier(
        "JSON line",
        _in_data('{"body": "Ten cafés closed.", "n": 1}\n{"id": "a , b", "body": "', '", "n": 2}\n', _json),
        True,
        Scope.PARAGRAPH,
        "example.jsonl",
        _FIELDS,
    ),
    Carrier(
        "JSON line of ASCII",
        _in_data('{"body": "Ten caf\\u00e9s closed.", "n": 1}\n{"id": "a , b", "body": "', '", "n": 2}\n', _ascii),
        True,
        Scope.PARAGRAPH,
        "example.jsonl",
        _FIELDS,
    ),
    Carrier(
        "cell of CSV",
        _in_data('id,body\n1,Ten cafés closed.\n"a , b","', '"\n', lambda text: text.replace('"', '""')),
        True,
        Scope.PARAGRAPH,
        "example.csv",
        _FIELDS,
    ),
)
_BEGINS_BLOCK = re.compile(r"⟦?(?:[-*+•‣⁃|>.:=/'<#_+]|\(?\w+[.)]\s|\w{1,9}:\s)")
_RST_ACTIVE = re.compile(r"[\\*`|]|_(?=_*(?:\W|\Z))")
_ADOC_ACTIVE = re.compile(r"[*_`#^~{}+\[\]\\|]|<<|&(?=#?\w+;)|\w:|::|;;|://")


def _in_markup(before: str, after: str, write: Callable[[str], str | None]) -> Callable[[str], bytes | None]:
    """Carries one line as a paragraph, where it does not look like the beginning of something else."""

    def carry(text: str) -> bytes | None:
        bare = text.replace("⟦", "").replace("⟧", "")
        if "\n" in text or bare != bare.strip() or not bare or _BEGINS_BLOCK.match(text) or "::" in bare:
            return None
        line = write(text)
        return None if line is None else _bytes(f"{before}{line}{after}\n")

    return carry


def _rst(text: str) -> str:
    return _RST_ACTIVE.sub(r"\\\g<0>", text)


def _asciidoc(text: str) -> str | None:
    return None if _ADOC_ACTIVE.search(text.replace("⟦", "").replace("⟧", "")) else text


def _mdx(text: str) -> str | None:
    line = _escaped(text)
    return None if line is None else re.sub(r"(?<!\\)[{}]", r"\\\g<0>", line)


_BOATS = "Ten boats lay in the harbor.\n\n"
MARKUP = (
    Carrier(
        "mdx",
        _in_markup("import A from 'a , b'\n\n" + _BOATS + "<Note a={'c , d'}>\n  ", "\n</Note>", _mdx),
        True,
        Scope.PARAGRAPH,
        "example.mdx",
    ),
    Carrier(
        "reStructuredText",
        _in_markup(_BOATS + ".. note::\n   :class: a , b\n\n   ", "\n\n.. c , d", _rst),
        True,
        Scope.PARAGRAPH,
        "example.rst",
    ),
    Carrier(
        "AsciiDoc",
        _in_markup(_BOATS + "// a , b\n\nNOTE: ", "\n\nimage::c[d , e]", _asciidoc),
        True,
        Scope.PARAGRAPH,
        "example.adoc",
    ),
)
CARRIERS = TEXT + MARKDOWN + HTML + DATA + WIRE + MARKUP
