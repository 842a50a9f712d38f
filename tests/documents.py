"""Random files in every format, for the properties of readers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from newslint.readers.options import DEFAULTS, Options

Texts = st.SearchStrategy[str]

PLAIN = "boat Boot ferry ferry, é 🚢 a_b 5 * < & . \"x\" 'y' boat , [z] town; it's".split(" ")
FIELDS = Options(fields=("title", "body"))


class Format(NamedTuple):
    """A kind of file: random ones, and what may stand before without changing what is read after it."""

    name: str
    path: str
    documents: Texts
    before: Callable[[str], str]
    """The file with a paragraph or a record of its own before all that stands in it; it begins with an emoji.

    What stood on the first line has a line of its own as before: a template’s tag that is alone there is no prose."""
    options: Options = DEFAULTS
    fronts: tuple[str, ...] = ()
    """Front matter that may stand before it."""
    markup: bool = False
    """Whether marks and blanks around a word mean something."""


def words(*more: str, least: int = 1) -> Texts:
    return st.lists(st.sampled_from([*PLAIN, *more]), min_size=least, max_size=7).map(" ".join)


def lines(some: Texts, mark: str = "") -> Texts:
    return st.lists(some, min_size=1, max_size=3).map(lambda each: "\n".join(mark + line for line in each))


def paragraphs(*blocks: Texts) -> Texts:
    return st.lists(st.one_of(*blocks), max_size=4).map(lambda each: "\n\n".join(each) + "\n")


FRONTS = (
    "---\ntitle: Boats , boats\nlang: en\n---\n",
    "+++\ntitle = 'Boats , boats'\n+++\n",
    '{\n"title": "a , b"\n}\n',
)


def _emoji(text: str) -> str:
    return f"🚢 é before.\n\n{text}"


TEXT = paragraphs(words(), lines(words()), st.just("By Jane Doe"), st.text(max_size=20))

_md = words(*"*ferry* **bold** `code` [link](u) &amp; \\* <b>x</b> <!-- c --> ![i](j) {{t}} [^1] ~~no~~".split(" "))
MARKDOWN = paragraphs(
    _md,
    _md.map(lambda text: f"# {text}"),
    lines(_md),
    lines(_md, "- "),
    lines(_md, "> "),
    _md.map(lambda text: f"| a | b |\n|---|---|\n| {text} | c |"),
    _md.map(lambda text: f"```\n{text}\n```"),
    _md.map(lambda text: f"<div>\n{text}\n</div>"),
    _md.map(lambda text: f"[^1]: {text}"),
    _md.map(lambda text: f"{{{{< note >}}}}\n{text}\n{{{{< /note >}}}}"),
    _md.map(lambda text: f"<!-- wp:paragraph -->\n{text}\n<!-- /wp:paragraph -->"),
    st.sampled_from(
        ["{% include a.html b='c , d' %}", "{{< figure src='a , b' >}}", "{% raw %}", "{# c , d #}", "{: .a}"]
    ),
)

_mdx = words(*"*ferry* **bold** `a{` &amp; {x} {/*c , d*/} <B/> <B>x</B> \\{ {'}'} <B a={() => 1} b='>'/>".split(" "))
MDX = paragraphs(
    _mdx,
    _mdx.map(lambda text: f"# {text}"),
    lines(_mdx, "- "),
    _mdx.map(lambda text: f"<Note kind='a , b'>\n  {text}\n</Note>"),
    _mdx.map(lambda text: f"<Note>\n\n{text}\n\n</Note>"),
    st.sampled_from(
        ["import A from 'a , b'", "export const a = {\n  b: ',',\n\n  c: [1]\n}", "{/* c , d */}", "```js\n{ ,\n```"]
    ),
)

_html = st.lists(
    st.sampled_from(
        "boat|Boot| | , |\n|é|🚢|&amp;|&eacute;|&#8217;|&x;|<b>|</b>|<p>|</p>|<i>|</i>|<br>|<li>|<ul>|</ul>|<!-- c -->|"
        "<a href='x , y'>|</a>|<script>s</script>|<td>|<table>|</table>|<nav>n</nav>|.|<|>|&|{{ x }}|<div>|</div>|"
        "<p lang='fr'>|<figcaption>|</figcaption>|<aside>a</aside>|<pre>q</pre>|<!-- wp:x -->|[gallery ids='1,2']|"
        "<i lang=de>|<code>|</code>|R&D|5 < 6".split("|")
    ),
    max_size=20,
)
HTML = _html.map("".join)

_rst = words(*"*ferry* **bold** ``code`` `link <u>`_ `l`_ ref_ |s| [1]_ \\* :ref:`t` :sup:`2` \\\\ **".split(" "))
RST = paragraphs(
    _rst,
    _rst.map(lambda text: f"{text}\n{'=' * len(text)}"),
    _rst.map(lambda text: f"{'=' * len(text)}\n{text}\n{'=' * len(text)}"),
    lines(_rst),
    lines(_rst, "- "),
    lines(_rst, "   "),
    lines(_rst, "| "),
    _rst.map(lambda text: f".. note:: {text}\n   more boat"),
    _rst.map(lambda text: f".. figure:: a , b\n   :alt: c\n\n   {text}"),
    _rst.map(lambda text: f".. code:: a\n\n   {text}"),
    _rst.map(lambda text: f"{text}::\n\n   code , boat"),
    _rst.map(lambda text: f".. [1] {text}"),
    _rst.map(lambda text: f"boat\n   {text}"),
    st.sampled_from(
        [".. a , comment", ".. _t: u", "+----+----+\n| ab | cd |\n+----+----+", "==  ==\na   b\n==  ==", "----"]
    ),
)

_adoc = words(
    *'*ferry* _it_ `code` https://x.org[link] <<a,b>> {c} &amp; \\* footnote:[x] #m# ^2^ "`q`" ++p++'.split(" ")
)
ADOC = paragraphs(
    _adoc,
    _adoc.map(lambda text: f"== {text}"),
    lines(_adoc),
    lines(_adoc, "* "),
    lines(_adoc, ". "),
    _adoc.map(lambda text: f"NOTE: {text}"),
    _adoc.map(lambda text: f"term:: {text}"),
    _adoc.map(lambda text: f"[source]\n----\n{text}\n----"),
    _adoc.map(lambda text: f"[quote]\n____\n{text}\n____"),
    _adoc.map(lambda text: f"|===\n|a |b\n\n|{text}\n|c\n|==="),
    _adoc.map(lambda text: f".{text}\nimage::a.png[b , c]"),
    _adoc.map(lambda text: f"////\n{text}\n////"),
    st.sampled_from([":a: b , c", "// c , d", "'''", " literal , boat", "[[x]]"]),
)

_said = st.one_of(
    lines(words("\t", "\\", "/", "<b>", "\u2028")), lines(words()).map(lambda text: text.replace("\n", "\n\n"))
)
_value = st.one_of(_said, st.integers(), st.none(), st.lists(_said, max_size=2))
_record = st.dictionaries(st.sampled_from(["title", "body", "id", "x , y"]), _value, max_size=4)


def _dumped(record: object, ascii_: bool, slashes: bool, indent: int | None = None) -> str:
    text = json.dumps(record, ensure_ascii=ascii_, indent=indent)
    return text.replace("/", "\\/") if slashes else text


JSON = st.builds(
    _dumped, st.one_of(_record, st.lists(_record, max_size=3)), st.booleans(), st.booleans(), st.sampled_from([None, 1])
)
JSONL = st.lists(st.builds(_dumped, _record, st.booleans(), st.booleans()), max_size=3).map(
    lambda each: "\n".join(each) + "\n"
)


def _table(rows: Sequence[tuple[str, str, str]], quoting: bool) -> str:
    out = io.StringIO()
    dialect = csv.unix_dialect if quoting else csv.excel
    csv.writer(out, dialect, lineterminator="\n").writerows([("id", "title", "body"), *rows])
    return out.getvalue()


CSV = st.builds(_table, st.lists(st.tuples(words(), words(), _said), max_size=3), st.booleans())


def _json_before(text: str) -> str:
    records = text[1:-1] if text.startswith("[") else text
    return f'[{{"body": "🚢 é before."}}{"," if records.strip() else ""} {records}]'


def _csv_before(text: str) -> str:
    header, rest = text.split("\n", 1)
    return f'{header}\n"🚢","é","before."\n{rest}'


FRONT = Options(front_matter=("title", "body", "**.alt"))
_flow = words("\\", "#", ": ", "\t")
_key = st.sampled_from(["title", "body", "x", "date"])


_quoted = _flow.map(lambda text: json.dumps(text, ensure_ascii=False))
_yaml_value = st.one_of(
    _flow,
    _quoted,
    _flow.map(lambda text: json.dumps(text)),
    _flow.map(lambda text: "'" + text.replace("'", "''") + "'"),
    st.tuples(st.sampled_from(["|", ">", "|-", ">+"]), lines(_flow, "  ")).map("\n".join),
    lines(_flow, "  "),
    _quoted.map(lambda text: f"\n  alt: {text}"),
    _quoted.map(lambda text: f"\n  - {{alt: {text}, x: 1}}"),
)
YAML = st.dictionaries(_key, _yaml_value, max_size=3).map(
    lambda table: "---\n" + "".join(f"{key}: {value}\n" for key, value in table.items()) + "---\n\nA boat , here.\n"
)
_toml_value = st.one_of(
    _quoted,
    _flow.map(lambda text: "'" + text.replace("'", "") + "'"),
    lines(_flow).map(lambda text: '"""\n' + json.dumps(text, ensure_ascii=False)[1:-1].replace("\\n", "\n") + '"""'),
    lines(_flow).map(lambda text: "'''" + text.replace("'", "") + "'''"),
    _quoted.map(lambda text: f"[{text}, {text}]"),
    _quoted.map(lambda text: f"{{ alt = {text}, x = 1 }}"),
)
TOML = st.dictionaries(_key, _toml_value, max_size=3).map(
    lambda table: "+++\n" + "".join(f"{key} = {value}\n" for key, value in table.items()) + "+++\n\nA boat , here.\n"
)
JSON_FRONT = st.dictionaries(_key, _said, min_size=1, max_size=3).map(
    lambda table: json.dumps(table, indent=1) + "\n\nA boat , here.\n"
)


def _nothing(text: str) -> str:
    """Front matter is none where anything stands before it."""
    return text


FORMATS = (
    Format("text", "a.txt", TEXT, _emoji),
    Format("markdown", "a.md", MARKDOWN, _emoji, fronts=FRONTS, markup=True),
    Format("mdx", "a.mdx", MDX, _emoji, fronts=FRONTS, markup=True),
    Format("html", "a.html", HTML, lambda text: f"<p>🚢 é before.</p>\n{text}", fronts=FRONTS, markup=True),
    Format("rst", "a.rst", RST, _emoji, fronts=FRONTS, markup=True),
    Format("asciidoc", "a.adoc", ADOC, _emoji, fronts=FRONTS, markup=True),
    Format("json", "a.json", JSON, _json_before, FIELDS),
    Format("jsonl", "a.jsonl", JSONL, lambda text: '{"body": "🚢 é before."}\n' + text, FIELDS),
    Format("csv", "a.csv", CSV, _csv_before, FIELDS),
    Format("yaml front matter", "a.md", YAML, _nothing, FRONT, markup=True),
    Format("toml front matter", "a.md", TOML, _nothing, FRONT, markup=True),
    Format("json front matter", "a.md", JSON_FRONT, _nothing, FRONT, markup=True),
)
