"""Wire items, feeds and translation files: what is prose, and that its way back to the file is exact."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.finding import Edit
from newslint.fixer import apply
from newslint.readers import is_article, reader_for
from newslint.source import Source
from newslint.view import Article

NAMES = {"xml": "a.xml", "po": "a.po", "ninjs": "a.json"}


def read(name: str, text: str | bytes) -> list[Article]:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
    return reader_for(name)(Source(name, data))


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.scope.value, article.view.text[slice(*block.span)]) for block in article.blocks]


def prose(articles: list[Article]) -> list[list[tuple[str, str]]]:
    return [blocks(article) for article in articles if not article.unread]


def unread(articles: list[Article]) -> list[str]:
    return [article.unread for article in articles if article.unread]


NITF = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf.dtd">
<nitf xml:lang="en-GB"><head><title>Ferry back</title></head><body>
<body.head><hedline><hl1>The <em>ferry</em> is back</hl1><hl2>At last</hl2></hedline>
<byline>By <person>Jane Doe</person><byttl>In Oslo</byttl></byline>
<dateline><location>OSLO</location>, <story.date norm="20251103">Nov 3</story.date></dateline>
<abstract><p>It came back.</p></abstract></body.head>
<body.content><p>Said <q>&#8220;yes&#8221;</q> &amp;<br/>no.</p><!-- a remark -->
<media><media-reference source="a.jpg"/><media-caption>A boat</media-caption><media-producer>X</media-producer></media>
<bq><block><p>Quoted.</p></block></bq><ul><li>one</li></ul><table><tr><td>cell</td></tr></table></body.content>
<body.end><tagline>Edited by J.</tagline></body.end></body></nitf>"""


def test_nitf_tells_title_byline_dateline_body_and_caption_apart() -> None:
    articles = read("a.xml", NITF)
    assert prose(articles) == [
        [
            ("title", "The ferry is back"),
            ("heading", "At last"),
            ("byline", "By Jane Doe"),
            ("byline", "In Oslo"),
            ("dateline", "OSLO, Nov 3"),
            ("paragraph", "Said “yes” & no."),
            ("caption", "A boat"),
            ("quote", "Quoted."),
            ("list-item", "one"),
            ("table-cell", "cell"),
            ("byline", "Edited by J."),
        ],
        [("title", "Ferry back")],
        [("paragraph", "It came back.")],
    ]
    assert [(article.kind, article.language) for article in articles] == [("nitf", "en")] * 3
    assert [said for said, _ in articles[0].comments] == ["a remark"]


def test_newsml_reads_metadata_and_xhtml() -> None:
    item = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="de"><contentMeta><headline>Back</headline>'
        '<byline>By A.</byline><dateline>OSLO</dateline><language tag="en"/><description role="drol:caption">A boat'
        '</description><description role="drol:summary">Short</description></contentMeta><contentSet>'
        '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>'
        "<p>The <b>ferry</b>.</p><pre>x</pre></body></html></inlineXML></contentSet></newsItem>"
    )
    expected = [
        [
            ("title", "Back"),
            ("byline", "By A."),
            ("dateline", "OSLO"),
            ("caption", "A boat"),
            ("paragraph", "The ferry."),
        ],
        [("paragraph", "Short")],
    ]
    for text in (item, f"<newsMessage><itemSet>{item}</itemSet></newsMessage>"):
        articles = read("a.xml", text)
        assert prose(articles) == expected
        assert [(article.kind, article.language) for article in articles] == [("newsml", "en")] * 2


def test_newsml_holds_nitf_and_plain_text_too() -> None:
    begin = "<newsItem><contentMeta><headline>Back</headline></contentMeta><contentSet>"
    end = "</contentSet></newsItem>"
    inner = "<inlineXML><nitf><body><body.content><p>It sails.</p></body.content></body></nitf></inlineXML>"
    assert prose(read("a.xml", begin + inner + end)) == [[("title", "Back"), ("paragraph", "It sails.")]]
    inner = '<inlineData contenttype="text/plain">It sails.\n\nAgain &amp; again.</inlineData>'
    expected = [[("title", "Back"), ("paragraph", "It sails."), ("paragraph", "Again & again.")]]
    assert prose(read("a.xml", begin + inner + end)) == expected
    inner = '<inlineData contenttype="text/html">&lt;h1>The ferry&lt;/h1>&lt;p>It sails.</inlineData>'
    expected = [[("title", "Back")], [("title", "The ferry"), ("paragraph", "It sails.")]]
    assert prose(read("a.xml", begin + inner + end)) == expected


def test_rss_reads_escaped_html_and_cdata() -> None:
    feed = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Feed</title><language>en-us</language>'
        "<item><title>A &amp; B</title><link>http://x</link>"
        "<description>&lt;p&gt;One &amp;amp; &lt;b&gt;two&lt;/b&gt;&lt;/p&gt;&lt;p&gt;three&lt;/p&gt;</description>"
        "<media:content><media:description>A boat</media:description></media:content></item>"
        "<item><title><![CDATA[C & D]]></title><description>Short.</description>"
        "<content:encoded><![CDATA[<p>Long &amp; wide.</p><figcaption>A pier</figcaption>]]></content:encoded></item>"
        "</channel></rss>"
    )
    articles = read("feed.rss", feed)
    assert prose(articles) == [
        [("title", "A & B"), ("paragraph", "One & two"), ("paragraph", "three"), ("caption", "A boat")],
        [("title", "C & D"), ("paragraph", "Long & wide."), ("caption", "A pier")],
        [("paragraph", "Short.")],
    ]
    assert {(article.kind, article.language) for article in articles} == {("rss", "en")}


def test_atom_reads_its_three_kinds_of_text() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Feed</title>'
        '<entry xml:lang="en"><title>A &lt; B</title><summary type="html">&lt;i>Short&lt;/i></summary>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>H</h2><p>Text</p></div></content></entry>'
        "<entry><title type='html'>C &amp;amp; D</title><content>E &amp; F</content></entry></feed>"
    )
    articles = read("a.atom", feed)
    assert prose(articles) == [
        [("title", "A < B"), ("heading", "H"), ("paragraph", "Text")],
        [("paragraph", "Short")],
        [("title", "C & D"), ("paragraph", "E & F")],
    ]
    assert [article.language for article in articles] == ["en", "en", "de"]


def test_ninjs_is_known_by_its_keys() -> None:
    old = {
        "uri": "x",
        "type": "text",
        "language": "en-GB",
        "headline": "Back",
        "byline": "By A.",
        "body_html": "<p>The “ferry” &amp; I.</p>",
        "body_text": "The ferry.",
        "description_text": "Short",
        "located": "Oslo",
        "associations": {"main": {"uri": "y", "type": "picture", "description_text": "A boat"}},
    }
    new = {
        "uri": "x",
        "headlines": [{"role": "main", "value": "Back"}],
        "bodies": [{"contenttype": "text/plain", "value": "One.\n\nTwo."}],
    }
    assert prose(read("a.json", json.dumps(old))) == [
        [("title", "Back"), ("byline", "By A."), ("paragraph", "The “ferry” & I.")],
        [("paragraph", "The ferry.")],
        [("paragraph", "Short")],
        [("caption", "A boat")],
    ]
    assert (
        prose(read("a.json", json.dumps([new, new])))
        == [[("title", "Back"), ("paragraph", "One."), ("paragraph", "Two.")]] * 2
    )


def pairs(article: Article) -> list[tuple[str, str]]:
    assert article.original is not None
    assert article.aligned
    return [
        (article.original.view.text[slice(*one.span)], article.view.text[slice(*two.span)])
        for one, two in zip(article.original.blocks, article.blocks, strict=True)
    ]


XLIFF_1 = (
    '<xliff version="1.2"><file source-language="fr-FR" target-language="en-US"><body><group><trans-unit id="1">'
    '<source>Un <g id="1">bateau</g></source><target>A <g id="1">boat</g> &amp; <x id="2"/></target>'
    "<alt-trans><target>not this</target></alt-trans></trans-unit>"
    '<trans-unit id="2"><source>Deux<x id="3"/></source><target/></trans-unit>'
    '<trans-unit id="3" translate="no"><source>X</source></trans-unit></group></body></file></xliff>'
)
XLIFF_2 = (
    '<xliff version="2.0" srcLang="fr" trgLang="en"><file id="f"><unit id="1"><segment><source>Un bateau</source>'
    '<target>A <pc id="1">boat</pc></target></segment><segment><source>Deux</source></segment></unit></file></xliff>'
)
TMX = (
    '<tmx version="1.4"><header srclang="fr"/><body><tu><tuv xml:lang="en"><seg>A <bpt i="1">&lt;b></bpt>boat'
    '<ept i="1">&lt;/b></ept></seg></tuv><tuv xml:lang="fr"><seg>Un bateau</seg></tuv>'
    '<tuv xml:lang="de"><seg>Ein Boot</seg></tuv></tu></body></tmx>'
)
PO = """# A translator
msgid ""
msgstr ""
"Language: en_GB\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#, fuzzy
#| msgid "older"
msgid "Un \\"bateau\\""
msgstr ""
"A \\"boat\\"\\n"
"here"

#~ msgid "gone"
#~ msgstr "gone"

msgctxt "menu"
msgid "Deux"
msgstr ""

msgid "%d jour"
msgid_plural "%d jours"
msgstr[0] "%d day"
msgstr[1] "%d days"
"""


@pytest.mark.parametrize(
    ("name", "text", "expected", "languages"),
    [
        ("a.xlf", XLIFF_1, [[("Un bateau", "A boat & ￼"), ("Deux￼", "￼")]], [("fr", "en")]),
        ("a.xlf", XLIFF_2, [[("Un bateau", "A boat"), ("Deux", "￼")]], [("fr", "en")]),
        ("a.tmx", TMX, [[("Un bateau", "A boat")], [("Un bateau", "Ein Boot")]], [("fr", "en"), ("fr", "de")]),
        (
            "a.po",
            PO,
            [[('Un "bateau"', 'A "boat"\nhere'), ("Deux", "￼"), ("%d jour", "%d day"), ("%d jours", "%d days")]],
            [(None, "en")],
        ),
    ],
)
def test_segments_have_their_source(
    name: str, text: str, expected: list[list[tuple[str, str]]], languages: list[tuple[str | None, str]]
) -> None:
    articles = read(name, text)
    assert [pairs(article) for article in articles] == expected
    assert [(a.original.language if a.original else "", a.language) for a in articles] == languages


def test_what_is_not_translated_yet_is_no_article() -> None:
    assert read("a.po", 'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "Un"\nmsgstr ""\n') == []
    assert read("a.xlf", "<xliff><file><body><trans-unit><source>Un</source></trans-unit></body></file></xliff>") == []


BODY = "<nitf><body>{}</body></nitf>".format
BROKEN = [
    ("a.xml", "<nitf><body><p>One</p><p>Two</body>", "line 1, column 31: is no XML: <p> is still open", ["One", "Two"]),
    ("a.xml", "<nitf><body><p>One</p>", "line 1, column 23: is no XML: it ends inside <body>", ["One"]),
    ("a.xml", BODY("<p>A & B</p>"), "line 1, column 18: is no XML: & in the text: write &amp;", ["A & B"]),
    ("a.xml", BODY("<p>1 < 2</p>"), "line 1, column 18: is no XML: < in the text: write &lt;", ["1 < 2"]),
    ("a.xml", BODY("<p>a&nbsp;b</p>"), "line 1, column 17: is no XML: &nbsp; in the text: write &#160;", ["a\xa0b"]),
    ("a.xml", "", "line 1, column 1: is no XML: it is empty", []),
    ("a.xml", "<project/>", "is no wire item, feed or translation file: its root element is <project>", []),
    ("a.po", 'msgid "a"\nmsgstr "b\n', "line 2, column 8: is no PO: no string between quotes", []),
    ("a.po", 'msgid "a"\nmsgstr "b"\n?\n', "line 3, column 1: is no PO: neither an entry nor a string", ["b"]),
    ("a.po", 'msgid "a"\nmsgstr "b"\nmsgid "c"\n', "line 4, column 1: is no PO: the last entry has no msgstr", ["b"]),
    ("a.po", 'msgid ""\nmsgstr "charset=KOI8-R\\n"\n', "is in KOI8-R, which is not read: convert it to UTF-8", []),
]


@pytest.mark.parametrize(("name", "text", "line", "texts"), BROKEN)
def test_what_is_broken_is_said_in_one_line_and_the_rest_is_read(
    name: str, text: str, line: str, texts: list[str]
) -> None:
    articles = read(name, text)
    (said,) = unread(articles)
    assert said.startswith(line)
    assert "\n" not in said
    assert [content for article in prose(articles) for _, content in article] == texts


def test_xml_nested_without_end_is_no_trouble() -> None:
    (said,) = unread(read("a.xml", "<nitf>" + "<p>" * 100_000))
    assert "200 deep" in said


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>' + BODY("<p>x&b;y</p>")
    assert prose(read("a.xml", bomb)) == [[("paragraph", "x&b;y")]]


def test_a_declared_encoding_is_used() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?><nitf><body><p>Café boat</p></body></nitf>'
    source = Source("a.xml", text.encode("latin-1"))
    assert prose(reader_for("a.xml")(source)) == [[("paragraph", "Café boat")]]
    assert source.encode(source.text) == source.data
    assert source.encode(source.text.replace("boat", "“boat”")) == text.encode("latin-1").replace(
        b"boat", b"&#8220;boat&#8221;"
    )


def test_only_known_xml_and_json_is_an_article_in_a_folder(tmp_path: Path) -> None:
    for name, text, wanted in [
        ("nitf.xml", NITF, True),
        ("pom.xml", '<?xml version="1.0"?>\n<!-- nitf --><project><nitf/></project>', False),
        ("prefixed.xml", "<rdf:RDF xmlns:rdf='x'/>", True),
        ("ninjs.json", '{"uri": "x", "headlines": []}', True),
        ("package.json", '{"name": "x", "type": "module"}', False),
        ("any.xlf", "", True),
    ]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert is_article(str(tmp_path / name)) is wanted, name
    (tmp_path / "wide.xml").write_bytes(NITF.encode("utf-16"))
    assert is_article(str(tmp_path / "wide.xml"))
    assert not is_article(str(tmp_path / "missing.xml"))


# Random documents: the same paragraphs in every format, escaped in ways of its own.

PIECES = st.sampled_from(["boat", "Boot", " ", "é", "🚢", "&", "<", ">", '"', "\\", "’", "\u00a0", ",", "&amp;", "<b>"])
PARAGRAPH = st.lists(PIECES, min_size=1, max_size=8).map(lambda pieces: "".join(("One ", *pieces, " end.")))
PARAGRAPHS = st.lists(PARAGRAPH, min_size=1, max_size=4)
BLANKS = re.compile("[ \u00a0]+")


def xml_way(text: str, way: int) -> str:
    named = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if way % 3 == 0:
        return named.replace('"', "&quot;")
    return f"<![CDATA[{text}]]>" if way % 3 == 1 else "".join(f"&#{ord(c)};" if c in "&<>é🚢" else c for c in text)


def html_way(text: str, way: int) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;" if way % 2 else "&#62;")


def po_way(text: str, way: int) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    middle = text.index(" ") + 1
    return f'"{text}"' if way % 2 else f'""\n"{text[:middle]}"\n"{text[middle:]}"'


def nitf(texts: Sequence[str], ways: Sequence[int]) -> str:
    body = "\n".join(f"<p>{xml_way(*each)}</p>" for each in zip(texts, ways, strict=True))
    return f"<?xml version='1.0'?>\n<nitf><body><body.content>{body}</body.content></body></nitf>"


def newsml(texts: Sequence[str], ways: Sequence[int]) -> str:
    body = "\n".join(f"<p>{xml_way(*each)}</p>" for each in zip(texts, ways, strict=True))
    begin, end = (
        "<newsItem><contentSet><inlineXML><html><body>\n",
        "\n</body></html></inlineXML></contentSet></newsItem>",
    )
    return begin + body + end


def rss(texts: Sequence[str], ways: Sequence[int]) -> str:
    body = "\n".join(f"<p>{html_way(*each)}</p>" for each in zip(texts, ways, strict=True))
    return f"<rss><channel><item><description>{xml_way(body, ways[0])}</description></item></channel></rss>"


def atom(texts: Sequence[str], ways: Sequence[int]) -> str:
    body = "\n".join(f"<entry><title>{xml_way(*each)}</title></entry>" for each in zip(texts, ways, strict=True))
    return f"<feed xmlns='http://www.w3.org/2005/Atom'>{body}</feed>"


def xliff(texts: Sequence[str], ways: Sequence[int], unit: str = "trans-unit", segment: str = "{}") -> str:
    body = "\n".join(
        f"<{unit}>" + segment.format(f"<source>Un</source>\n<target>{xml_way(*each)}</target>") + f"</{unit}>"
        for each in zip(texts, ways, strict=True)
    )
    return f"<xliff><file>{body}</file></xliff>"


def tmx(texts: Sequence[str], ways: Sequence[int]) -> str:
    body = "\n".join(
        f"<tu><tuv xml:lang='fr'><seg>Un</seg></tuv>\n<tuv xml:lang='en'><seg>{xml_way(*each)}</seg></tuv></tu>"
        for each in zip(texts, ways, strict=True)
    )
    return f"<tmx><header srclang='fr'/><body>{body}</body></tmx>"


def po(texts: Sequence[str], ways: Sequence[int]) -> str:
    return "\n".join(f'msgid "Un"\nmsgstr {po_way(*each)}\n' for each in zip(texts, ways, strict=True))


def ninjs(texts: Sequence[str], ways: Sequence[int]) -> str:
    body = "".join(f"<p>{html_way(*each)}</p>" for each in zip(texts, ways, strict=True))
    return json.dumps({"uri": "x", "body_html": body}, ensure_ascii=ways[0] % 2 == 0)


FORMATS: dict[str, tuple[str, Callable[[Sequence[str], Sequence[int]], str]]] = {
    "nitf": ("a.xml", nitf),
    "newsml": ("a.xml", newsml),
    "rss": ("a.xml", rss),
    "atom": ("a.xml", atom),
    "xliff 1.2": ("a.xlf", xliff),
    "xliff 2.0": ("a.xlf", partial(xliff, unit="unit", segment="<segment>{}</segment>")),
    "tmx": ("a.tmx", tmx),
    "po": ("a.po", po),
    "ninjs": ("a.json", ninjs),
}


def contents(articles: list[Article]) -> list[str]:
    """What the blocks say; how many blanks stand in a row is the reader's affair."""
    return [BLANKS.sub(" ", content) for article in prose(articles) for _, content in article]


@given(PARAGRAPHS, st.lists(st.integers(0, 5), min_size=4, max_size=4), st.integers(0, 100), st.data())
@settings(max_examples=2000, deadline=None)
def test_random_documents_are_read_and_edited_exactly(
    texts: list[str], ways: list[int], choice: int, data: st.DataObject
) -> None:
    expected = [BLANKS.sub(" ", text) for text in texts]
    for kind, (name, render) in FORMATS.items():
        text = render(texts, ways[: len(texts)])
        source = Source(name, text.encode())
        articles = reader_for(name)(source)
        assert contents(articles) == expected, kind
        assert unread(articles) == []
        shifted = ("\ufeff" + text.replace("\n", "\r\n")).encode(("utf-8", "utf-16-le")[choice % 2])
        assert contents(read(name, shifted)) == expected, kind
        found: list[tuple[Article, int, re.Match[str]]] = []
        number = 0
        for article in articles:
            pieces = article.view.pieces
            assert all(one.source_end <= two.source_start for one, two in pairwise(pieces)), kind
            for block in article.blocks:
                for word in re.finditer("boat|Boot|One", article.view.text[slice(*block.span)]):
                    start, end = article.view.source_span((block.span[0] + word.start(), block.span[0] + word.end()))
                    assert text[start:end] == word[0], kind
                    found.append((article, number, word))
                number += 1
        article, number, word = found[choice % len(found)]
        at = article.blocks[number - sum(len(a.blocks) for a in articles[: articles.index(article)])].span[0]
        mapped = article.view.source_edit((at + word.start(), at + word.end()), 'ferry & "sons" <é>')
        assert mapped is not None, kind
        (start, end), new = mapped
        after = apply(text, [Edit((start, end), new)])
        assert (after[:start], after[start + len(new) :]) == (text[:start], text[end:])
        again = contents(read(name, after))
        edited = articles[articles.index(article)].view.text[at : at + word.start()]
        assert len(again) == len(expected), kind
        assert again[number].startswith(BLANKS.sub(" ", edited) + 'ferry & "sons" <é>'), kind
        assert again[:number] + again[number + 1 :] == expected[:number] + expected[number + 1 :], kind


SCRAPS = st.sampled_from(
    (
        "<nitf>|</nitf>|<body>|</body>|<p>|</p>|<rss>|<item>|</item>|<description>|</description>|<title>|&lt;p&gt;|&|<"
        "|&amp;|<![CDATA[|]]>|<!--|-->|boat|é|🚢|\n|<xliff>|<file>|<unit>|<segment>|<source>|</source>|<target>|<?xml"
        '|</target>|<target/>|msgid "|msgstr "|msgid ""|msgstr ""|"\n|#, fuzzy\n|msgctxt "c"|msgstr[1] "|\\n|\\x'
        '|{"uri": "x", "body_html": "|"}'
    ).split("|")
)


@given(st.one_of(st.binary(max_size=60), st.lists(SCRAPS, max_size=16).map(lambda scraps: "".join(scraps).encode())))
@settings(max_examples=2000, deadline=None)
def test_any_bytes_are_read(data: bytes) -> None:
    for name in NAMES.values():
        source = Source(name, data)
        for article in reader_for(name)(source):
            for block in article.blocks:
                start, end = article.view.source_span(block.span)
                assert 0 <= start <= end <= len(source.text)
