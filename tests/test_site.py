"""The documentation site: built with broken links as errors, complete, and loading nothing from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from newslint.build import DATA
from newslint.config import SCHEMA
from newslint.formats import rule_url
from newslint.registry import builtin

ROOT = Path(__file__).parent.parent
BASE = "https://newslint.readthedocs.io/en/latest/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return folder


class Loaded(HTMLParser):
    """What a browser fetches for a page, and what the page says."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.words: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "img", "iframe", "source", "video") and given.get("src"):
            self.addresses.append(given["src"] or "")
        if tag == "link" and given.get("rel") not in ("canonical", "prev", "next"):
            self.addresses.append(given["href"] or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))


def test_every_rule_has_its_page_where_findings_say(site: Path) -> None:
    for rule in (each.whole() for each in builtin()):
        address = rule_url(rule.code)
        assert address.startswith(BASE)
        text = Loaded(site / address.removeprefix(BASE) / "index.html").text
        assert f"{rule.code} {rule.name}" in text
        for example in (*rule.bad, *rule.good):
            if example.isprintable() and "  " not in example:
                assert example.replace("⟦", "").replace("⟧", "").strip() in text
        for option in rule.options:
            assert option in text


def test_a_page_shows_what_newslint_says_of_the_examples(site: Path) -> None:
    page = (site / "rules" / "PUN001" / "index.html").read_text(encoding="utf-8")
    assert "<mark> ,</mark>" in page
    assert '<p class="says">space before “,”</p>' in page


def test_every_page_of_the_documentation_is_in_the_site(site: Path) -> None:
    names = {page.stem for page in (ROOT / "docs").glob("*.md")} | {"contributing", "changelog", "commands", "python"}
    assert {name for name in names if not (site / name / "index.html").exists()} == set()
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "This is what it says of" in home


def test_schemas_are_where_they_say(site: Path) -> None:
    assert (site / SCHEMA.removeprefix(BASE)).read_bytes() == (DATA / "schema" / "settings.json").read_bytes()
    assert (site / "schema" / "output.json").exists()
    assert 'href="../schema/settings.json"' in (site / "settings" / "index.html").read_text(encoding="utf-8")


def test_menus_lead_somewhere(site: Path) -> None:
    page = (site / "precision" / "index.html").read_text(encoding="utf-8")
    menu = page[page.index('class="md-nav md-nav--primary') : page.index('class="md-sidebar md-sidebar--secondary')]
    entries = re.findall(r'<a href="([^"#]+)" class="md-nav__link[^>]*>\s*<span class="md-ellipsis">\s*(.*?)\s*<', menu)
    assert ("../settings/", "Settings") in entries
    assert [name for address, name in entries if not (site / "precision" / address / "index.html").exists()] == []


def test_the_address_of_the_changelog_is_the_one_in_the_package(site: Path) -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (address,) = re.findall(r'^Changelog = "(.*)"', project, re.MULTILINE)
    assert (site / address.removeprefix(BASE) / "index.html").exists()


def test_pages_load_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        loaded = Loaded(page).addresses
        assert [address for address in loaded if re.match(r"(https?:)?//", address)] == []
    styles = "".join(sheet.read_text(encoding="utf-8") for sheet in site.rglob("*.css"))
    assert re.findall(r"url\((?!\"?data:)[^)]*//[^)]*\)", styles) == []
