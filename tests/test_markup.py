"""MDX, reStructuredText, AsciiDoc, front matter, templates and the finer points of HTML: what is prose in them."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.finding import Edit
from newslint.fixer import apply
from newslint.readers import reader_for
from newslint.readers.options import DEFAULTS, Options
from newslint.source import Source
from newslint.view import Article


def article(name: str, text: str, options: Options = DEFAULTS) -> Article:
    (found,) = reader_for(name, options)(Source(name, text.encode("utf-8", "surrogateescape")))
    return found


def blocks(name: str, text: str, options: Options = DEFAULTS) -> list[tuple[str, str]]:
    found = article(name, text, options)
    return [(block.scope.value, found.view.text[slice(*block.span)]) for block in found.blocks]


def prose(name: str, text: str, options: Options = DEFAULTS) -> list[str]:
    return [said for _, said in blocks(name, text, options)]


def test_mdx_is_markdown_between_tags() -> None:
    text = (
        'import { A } from "a , b"\n\nexport const a = {\n  b: "c , d",\n\n  e: [1],\n}\n\n'
        '# Ferry <Badge text="a , b" />\n\n'
        '<Note kind="x" on={() => go(">")}>\n    It **rained** {props.name} here.\n</Note>\n\n'
        "{/* a , comment */}\nA <b>bold</b> `code {` and \\{ a brace.\n\n```js\n"
        "const a = { b , c\n```\n\nimport taxes rose.\n"
    )
    assert blocks("a.mdx", text) == [
        ("title", "Ferry"),
        ("paragraph", "It rained ￼ here."),
        ("paragraph", "A bold ￼ and { a brace."),
        ("paragraph", "import taxes rose."),
    ]
    assert [said for said, _ in article("a.mdx", text).comments] == ["a , comment"]


def test_rst_blocks() -> None:
    text = (
        "=====\nBoats\n=====\n\n:lang: fr\n:date: 2023-05-01\n\n.. a , comment\n\nText.\n\n"
        "Head\n----\n\n- one\n  goes on\n\n"
        "1. first\n#. second\n\nTerm\n    Definition.\n\nCode::\n\n    a , b\n\n.. note:: A note\n   goes on.\n\n"
        ".. figure:: a.jpg\n   :alt: x , y\n\n   The caption.\n\n.. code-block:: c\n\n"
        "   a , b\n\n.. [1] A footnote.\n\n"
        ".. _target: http://x\n\nSaid:\n\n    A quotation.\n\n+-----+---+\n| a b | c |\n"
        "| d   |   |\n+=====+===+\n| e   | f |\n+-----+---+\n\n"
        "===  ===\nA    B\n===  ===\nc c  d\n===  ===\n\n| one line\n"
    )
    assert blocks("a.rst", text) == [
        ("title", "Boats"), ("paragraph", "Text."), ("heading", "Head"), ("list-item", "one goes on"),
        ("list-item", "first"), ("list-item", "second"), ("list-item", "Term"), ("list-item", "Definition."),
        ("paragraph", "Code:"), ("paragraph", "A note goes on."), ("caption", "The caption."),
        ("paragraph", "A footnote."), ("paragraph", "Said:"), ("quote", "A quotation."),
        ("table-cell", "a b d"), ("table-cell", "c"),
        ("table-cell", "e"), ("table-cell", "f"), ("table-cell", "A"), ("table-cell", "B"), ("table-cell", "c c"),
        ("table-cell", "d"), ("paragraph", "one line"),
    ]  # fmt: skip
    found = article("a.rst", text)
    assert (found.language, found.date, [said for said, _ in found.comments]) == (
        "fr",
        date(2023, 5, 1),
        ["a , comment"],
    )


def test_rst_inline() -> None:
    text = (
        "It *is* **so** ``a , b`` :ref:`the port <x , y>` :sup:`2` `link <u>`_ word_ x [1]_ "
        "|sub| \\*esc\\* 2 * 3 * 4.\n"
    )
    assert prose("a.rst", text) == ["It is so ￼ the port 2 link word x ￼ *esc* 2 * 3 * 4."]


def test_rst_roles() -> None:
    # A line that begins with a role is no field, and text in backquotes has escapes as other text has.
    assert prose("a.rst", ":ref:`t` The boats, they say: 5.\n\n- :sup:`2` one: two\n") == [
        "￼ The boats, they say: 5.",
        "2 one: two",
    ]
    assert prose("a.rst", "A `b \\* c`_ and :sup:`\\*\\*` and `d\\ e <u>`_ *f\\** **g\\***.\n") == [
        "A b * c and ** and de f* g*."
    ]


def test_a_title_in_rst_never_grows_beyond_its_rule() -> None:
    assert prose("a.rst", "Boat\n====\n\nText.\n") == ["Boat", "Text."]
    assert prose("a.rst", "Boats here\n====\n\nText.\n") == ["Boats here￼", "Text."]


def test_asciidoc_blocks() -> None:
    text = (
        "= Boats\nJane Doe <jane@example.org>\nv1.0, 2023-05-01\n:lang: fr\n\n// a , comment\n"
        "Text +\nhere.\n\n== Head\n\n"
        ".A caption\nimage::a.jpg[alt , x]\n\n* one\ngoes on\n** two\n+\nmore\n\n. first\n\n"
        "Term:: Definition.\n\nNOTE: A note.\n\n"
        "[source,c]\n----\na , b\n----\n\n[quote, Someone]\n____\nSaid.\n____\n\n====\n"
        "Example.\n====\n\n////\na , b\n////\n\n"
        ' literal , text\n\n[cols="1,2"]\n|===\n|A b |c\n\n|e\n2+|wide\n|===\n'
    )
    assert blocks("a.adoc", text) == [
        ("title", "Boats"), ("paragraph", "Text here."), ("heading", "Head"), ("caption", "A caption"),
        ("list-item", "one goes on"), ("list-item", "two"), ("paragraph", "more"), ("list-item", "first"),
        ("list-item", "Term"), ("list-item", "Definition."), ("paragraph", "A note."), ("quote", "Said."),
        ("paragraph", "Example."), ("table-cell", "A b"), ("table-cell", "c"), ("table-cell", "e"),
        ("table-cell", "wide"),
    ]  # fmt: skip
    found = article("a.adoc", text)
    assert (found.language, found.date) == ("fr", date(2023, 5, 1))


def test_asciidoc_inline() -> None:
    text = (
        'It *is* _so_ `a , b` <<x,the port>> https://x.org/a_b[the *link*,role=y] {name} "`quoted`" it`\'s \\*x* '
        "&amp; x^2^ snake_case_name 5 * 3.footnote:[A , b]\n"
    )
    assert prose("a.adoc", text) == ["It is so ￼ the port the link ￼ “quoted” it’s *x* & x2 snake_case_name 5 * 3."]


CHOSEN = Options(front_matter=("title", "images.caption", "**.alt"))
YAML = (
    '---\ntitle: "Boats \\"x\\" caf\\u00e9"\nslug: a , b\nimages:\n'
    "  - caption: A long\n      plain one\n    alt: 'It''s one'\n"
    "lang: fr-CA\ndate: 2024-03-05T12:00\n---\n\nText.\n"
)
TOML = (
    '+++\ntitle = "Boats \\"x\\" caf\\u00e9"\nslug = "a , b"\nlang = "fr"\ndate = 2024-03-05\n[[images]]\n'
    'caption = """A long \\\n  plain one"""\nalt = "It\'s one"\n+++\n\nText.\n'
)
JSON = (
    '{\n  "title": "Boats \\"x\\" caf\\u00e9",\n  "slug": "a , b",\n  "images": [{"caption": "A long plain one", '
    '"alt": "It\'s one"}],\n  "lang": "fr",\n  "date": "2024-03-05T12:00"\n}\n\nText.\n'
)


@pytest.mark.parametrize("text", [YAML, TOML, JSON], ids=["yaml", "toml", "json"])
def test_front_matter_is_prose_where_settings_say_so(text: str) -> None:
    assert blocks("a.md", text, CHOSEN) == [
        ("title", 'Boats "x" café'),
        ("caption", "A long plain one"),
        ("caption", "It's one"),
        ("paragraph", "Text."),
    ]
    found = article("a.md", text)
    assert (prose("a.md", text), found.language, found.date) == (["Text."], "fr", date(2024, 3, 5))


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("---\ntitle: a boat\n---\n", "one, [two]", "---\ntitle: a one, [two]\n---\n"),
        ("---\ntitle: boat\n---\n", "[one]", None),
        ("---\ntitle: [a boat]\n---\n", "one, two", None),
        ("---\nimages: [{ caption: a boat }]\n---\n", "one, two", None),
        ("---\ntitle: a boat\n---\n", "ferry", "---\ntitle: a ferry\n---\n"),
        ("---\ntitle: a boat\n---\n", "x: y", None),
        ("---\ntitle: 'a boat'\n---\n", "it's", "---\ntitle: 'a it''s'\n---\n"),
        ('---\ntitle: "a boat"\n---\n', '"x\\', '---\ntitle: "a \\"x\\\\"\n---\n'),
        ('+++\ntitle = "a boat"\n+++\n', 'é"', '+++\ntitle = "a é\\""\n+++\n'),
        ("+++\ntitle = 'a boat'\n+++\n", "it's", None),
    ],
)
def test_fixes_in_front_matter_are_written_as_it_is(text: str, new: str, expected: str | None) -> None:
    found = article("a.md", text, CHOSEN)
    at = found.view.text.index("boat")
    mapped = found.view.source_edit((at, at + 4), new)
    assert (None if mapped is None else apply(text, [Edit(*mapped)])) == expected


def test_what_is_no_front_matter_is_prose() -> None:
    assert prose("a.md", "---\n\nText here.\n\n---\n\nMore.\n") == ["Text here.", "More."]
    assert prose("a.md", "{ a } b\n\nMore.\n") == ["{ a } b", "More."]
    assert prose("a.md", "---\ntitle: [\n---\n\nText.\n", CHOSEN) == ["Text."]


def test_front_matter_in_javascript_is_no_prose() -> None:
    for name in ("js", "javascript"):
        text = f'---{name}\n{{\n  title: "Boats , boats",\n  date: "2024-03-05",\n}}\n---\nText.\n'
        assert prose("a.md", text, CHOSEN) == ["Text."]


def test_a_tag_in_the_place_of_a_word_leaves_one() -> None:
    assert prose("a.md", "It is {% include a.html %}, and {% include b.html %}.\n") == ["It is ￼, and ￼."]


def test_tags_of_templates_are_no_prose_and_what_stands_between_them_is() -> None:
    text = (
        "A {{ x }} b {% if y %}c{% endif %}.\n\n{% include a , b %}\n{{< note >}}\n"
        'It rained {{< ref "x , y" >}} here.\n'
        "{{< /note >}}\n\n{% comment %} a , b {% endcomment %}\n{% highlight js %}\nq , r\n{% endhighlight %}\n\n"
        "{{/* c , d */}}{# e , f #}\n\n# Head {#id}\n\nText.\n{: .lead a , b}\n\nFoo {{ unclosed\n\nbar }} x.\n"
    )
    assert prose("a.md", text) == ["A ￼ b c.", "It rained ￼ here.", "Head", "Text.", "Foo {{ unclosed", "bar }} x."]
    assert [said for said, _ in article("a.md", text).comments] == ["a , b", "c , d", "e , f"]


def test_blocks_and_shortcodes_of_wordpress() -> None:
    text = (
        '<!-- wp:image {"id":1} -->\n'
        '<figure><img alt="x , y"/><figcaption>A boat</figcaption></figure>\n<!-- /wp:image -->\n'
        '[caption id="a" width="3"]<img src="a , b"> Ten boats[/caption]\n[gallery ids="1 , 2"]\n'
    )
    assert blocks("a.html", text) == [("caption", "A boat"), ("paragraph", "Ten boats")]


def test_html_in_another_language_than_the_page_is_left_out() -> None:
    page = (
        "<html lang=en-GB><p>He said <i lang=fr>bon , jour</i> to all.</p><p lang=fr>Bon , jour.</p><p lang=en>Yes.</p>"
    )
    assert prose("a.html", page) == ["He said ￼ to all.", "Yes."]
    assert article("a.html", "<article lang=de><p>Ja.</p></article>").language == "de"


def test_broken_html_loses_no_text() -> None:
    assert prose("a.html", "<p>R&D, AT&T & 5 < 6<p>two</p></div></p>three<code>x , y<p>four") == [
        "R&D, AT&T & 5 < 6",
        "two",
        "three￼",
        "four",
    ]


def test_a_comment_that_nobody_closed_hides_what_follows() -> None:
    assert prose("a.html", "<p>One</p><!-- two <p>three &amp; four") == ["One"]
    assert prose("a.md", "<div>\nOne\n<!-- two\n</div>\n\nThree\n") == ["One", "Three"]


def test_gfm_tables_and_footnotes() -> None:
    text = (
        "| a | b |\n|:--|--:|\n| c \\| d | `e , f` g |\n\nText[^1] and[^note].\n\n"
        "[^1]: One *note*.\n[^note]: Two.\n    goes on\n"
    )
    assert prose("a.md", text) == ["a", "b", "c | d", "￼ g", "Text and.", "One note.", "Two. goes on"]
