"""Dates that are right or wrong by the day that the file says it is of."""

from __future__ import annotations

import pytest

from newslint import check_text

SAID = "The ferry sank on {}, the coast guard said, and nobody was hurt."
FILES = {
    "a.md": "---\ntitle: Ferry sank\ndate: {date}\n---\n\n{said}\n",
    "a.json": '{{"title": "Ferry sank", "date": "{date}", "body": "{said}"}}',
    "a.toml.md": "+++\ndate = {date}T10:00:00Z\n+++\n\n{said}\n",
    "a.csv": 'published,text\n{date},"{said}"\n',
    "a.adoc": "= Ferry sank\nAna Lind\nv1.0, {date}\n\n{said}\n",
    "ninjs.json": '{{"uri": "u", "type": "text", "versioncreated": "{date}T10:00:00Z", "body_text": "{said}"}}',
    "a.html": '<html lang="en"><head><meta property="article:published_time" content="{date}T10:00:00Z"></head>'
    "<body><p>{said}</p></body></html>",
    "nitf.xml": '<nitf><head><docdata><date.issue norm="20230915T100000Z"/></docdata></head>'
    "<body><body.content><p>{said}</p></body.content></body></nitf>",
    "newsml.xml": '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><contentCreated>{date}T10:00:00Z'
    "</contentCreated></contentMeta><contentSet><inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><body><p>{said}"
    "</p></body></html></inlineXML></contentSet></newsItem>",
    "rss.xml": "<rss version='2.0'><channel><item><title>Ferry sank</title><pubDate>Fri, 15 Sep 2023 10:00:00 GMT"
    "</pubDate><description>{said}</description></item></channel></rss>",
    "atom.xml": "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Ferry sank</title><published>{date}T10:00:00Z"
    "</published><content>{said}</content></entry></feed>",
    "a.rst": ":date: {date}\n\n{said}\n",
}


def found(filename: str, date: str, when: str) -> list[str]:
    text = FILES[filename].format(date=date, said=SAID.format(when))
    return [one.message for one in check_text(text, filename=filename, language="en") if one.code == "CON011"]


@pytest.mark.parametrize("filename", FILES)
def test_a_date_without_a_year_is_of_the_days_around_the_article(filename: str) -> None:
    wrong = ["September 14, 2023 is a Thursday, not a Wednesday"]
    assert found(filename, "2023-09-15", "Wednesday, Sept. 14") == wrong
    assert found(filename, "2023-09-15", "Thursday, Sept. 14") == []


def test_the_year_may_be_the_next() -> None:
    assert found("a.md", "2023-12-28", "Tuesday, January 2") == []
    assert found("a.md", "2023-12-28", "Monday, January 2") == ["January 2, 2024 is a Tuesday, not a Monday"]


@pytest.mark.parametrize("when", ["Tuesday, September 11", "Wednesday, February 29"])
def test_a_date_far_from_the_article_may_be_of_any_year(when: str) -> None:
    assert found("a.md", "2021-06-20", when) == []


def test_without_a_day_of_the_article_a_date_needs_its_year() -> None:
    text = SAID.format("Wednesday, Sept. 14")
    assert [one for one in check_text(text, language="en") if one.code == "CON011"] == []
