"""The report as its readers meet it: Chromium opens it from a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newslint.report.data import contents
from newslint.report.page import filled
from newslint.runner import Runner
from newslint.workspace import Terms, Workspace
from tests.browser import ROOT, chromium, complaints, needs_axe, needs_chromium, press, view, violations

pytestmark = [pytest.mark.loopback, needs_chromium]
F8, ENTER, ESCAPE, TAB = "\ue038", "\ue007", "\ue00c", "\ue004"


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    """The report's data on the example article, and on one with characters that nobody sees."""
    run = Runner(Workspace(Terms(isolated=True, with_figures=True)), fail_on="never").check([str(ROOT / "examples")])
    found = contents(run, "examples", datetime(2026, 1, 2, 3, 4), None)
    odd = "The ferry\u200b left 🚢 <b>soon</b>.\n\nIt came back , they say.\n"
    findings = [
        {"code": "ENC004", "severity": "error", "span": [9, 10], "message": "a character that nobody sees"},
        {"code": "PUN001", "severity": "warning", "span": [45, 47], "message": "space before “,”"},
    ]
    place = {"row": 1, "column": 1, "evidence": [], "related": []}
    found["articles"].append(
        {
            "file": "odd.txt",
            "number": 0,
            "figures": {},
            "text": odd,
            "blocks": [["paragraph", 0, 31], ["paragraph", 33, 57]],
            "findings": [finding | place for finding in findings],
        }
    )
    return found


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture
def page(driver: Any, data: dict[str, Any], tmp_path: Path) -> Any:
    file = tmp_path / "report.html"
    file.write_text(filled("report.html", data), encoding="utf-8")
    driver.get(file.as_uri())
    return driver


def texts(driver: Any, selector: str) -> list[str]:
    found: list[str] = driver.execute_script(
        "return [...document.querySelectorAll(arguments[0])]"
        ".filter((each) => each.checkVisibility()).map((each) => each.textContent)",
        selector,
    )
    return found


def one(driver: Any, selector: str) -> Any:
    return driver.find_element("css selector", selector)


def test_each_article_reads_as_it_is_with_its_findings_marked(page: Any, data: dict[str, Any]) -> None:
    article = data["articles"][0]
    for number, finding in enumerate(article["findings"]):
        marks = texts(page, f'#article-0 [data-findings~="{number}"]')
        start, end = finding["span"]
        assert "".join(marks) == article["text"][start:end]
    shown = "\n\n".join(texts(page, "#article-0 .block"))
    assert shown.split() == article["text"].split()
    assert texts(page, "#article-1 .block")[0] == "The ferryU+200B left 🚢 <b>soon</b>."
    assert complaints(page) == []


def test_evidence_and_fix_show_on_focus_and_go_with_escape(page: Any) -> None:
    press(page, "j", "j")
    assert page.switch_to.active_element.text.strip().startswith(",")
    tip = one(page, ".tip")
    assert tip.is_displayed()
    assert "space before “,”" in tip.text
    assert [each.text for each in tip.find_elements("css selector", "del, ins")] == [" ,", ","]
    assert page.switch_to.active_element.get_attribute("aria-describedby") == tip.get_attribute("id")
    press(page, ESCAPE)
    assert not tip.is_displayed()


def test_evidence_shows_under_the_pointer(page: Any) -> None:
    from selenium.webdriver import ActionChains

    mark = one(page, '#article-0 [data-findings~="3"]')
    settle = "requestAnimationFrame(() => requestAnimationFrame(arguments[1]))"
    page.execute_async_script("arguments[0].scrollIntoView({block: 'center'});" + settle, mark)
    ActionChains(page).move_to_element(mark).perform()
    assert "it stands in square brackets" in one(page, ".tip").text


def test_a_finding_opens_in_the_margin(page: Any) -> None:
    press(page, F8, ENTER)
    mark = page.switch_to.active_element
    assert mark.get_attribute("aria-expanded") == "true"
    note = one(page, f"#{mark.get_attribute('aria-controls')}")
    assert "names of sections with arrows between them" in note.text
    assert note.find_element("css selector", "a").get_attribute("href").endswith("/rules/CHR002/")
    press(page, ENTER)
    assert mark.get_attribute("aria-expanded") == "false"
    assert "arrows between them" not in note.text


def test_filters(page: Any, data: dict[str, Any]) -> None:
    findings = [finding for article in data["articles"] for finding in article["findings"]]
    shown = one(page, "#shown")
    assert shown.text == f"{len(findings)} findings in 2 articles"

    one(page, ".chip:has([value=error])").click()
    warnings = sum(finding["severity"] != "error" for finding in findings)
    assert shown.text == f"{warnings} findings in 2 articles"
    assert not page.find_elements("css selector", ".mark.error")

    one(page, "button[type=reset]").click()
    one(page, '.bars [data-key="duplication"]').click()
    assert shown.text == "2 findings in 1 article"
    assert texts(page, ".article h2") == [data["articles"][0]["file"]]
    assert one(page, '.bars [data-key="duplication"]').get_attribute("aria-pressed") == "true"

    one(page, "button[type=reset]").click()
    page.execute_script("document.querySelector('select[name=fix]').value = 'safe'")
    one(page, "input[type=search]").send_keys("SPACE before")
    assert shown.text == "1 finding in 1 article"
    assert texts(page, ".mark") == [" ,"]
    one(page, "input[type=search]").send_keys(" nowhere")
    assert shown.text == "0 findings in 0 articles"
    assert one(page, ".none").is_displayed()


def test_next_and_previous_visit_every_finding_by_keyboard(page: Any, data: dict[str, Any]) -> None:
    total = sum(len(article["findings"]) for article in data["articles"])
    seen = []
    for _ in range(total):
        press(page, "j")
        mark = page.switch_to.active_element
        seen.append((mark.get_attribute("data-starts"), mark.get_attribute("aria-controls")))
        place = mark.rect["y"] - page.execute_script("return scrollY")
        assert 0 < place < 900
    assert len(set(seen)) == total
    press(page, "k")
    assert page.switch_to.active_element.get_attribute("aria-controls") == seen[-2][1]
    press(page, "/")
    assert page.switch_to.active_element.get_attribute("type") == "search"


def test_single_letters_can_be_switched_off(page: Any) -> None:
    one(page, "#keys").click()
    assert one(page, "#help").is_displayed()
    one(page, "#letters").click()
    press(page, ESCAPE, "j")
    assert one(page, "#shown").text.startswith("19 ")
    press(page, F8)
    assert one(page, "#shown").text == "1 of 19 findings"


def test_light_and_dark(page: Any) -> None:
    ground = "return getComputedStyle(document.body).backgroundColor"
    view(page, 1280)
    light = page.execute_script(ground)
    one(page, "#theme").click()
    assert page.execute_script(ground) != light
    view(page, 1280, dark=True)
    one(page, "#theme").click()
    assert page.execute_script(ground) == light
    page.execute_script("localStorage.clear()")


def test_a_tap_on_a_narrow_screen_opens_the_note_below_the_paragraph(page: Any) -> None:
    view(page, 390, 844)
    assert page.execute_script("return document.documentElement.scrollWidth") <= 390
    mark = one(page, '#article-0 [data-findings~="3"]')
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    mark.click()
    note = one(page, f"#{mark.get_attribute('aria-controls')}")
    assert note.is_displayed()
    assert note.rect["y"] > mark.rect["y"]
    assert not one(page, ".tip").is_displayed()
    view(page, 1280)


def test_on_paper_everything_is_said(page: Any) -> None:
    page.execute_script("dispatchEvent(new Event('beforeprint'))")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    notes = texts(page, ".note .said")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert len(notes) == 19


@needs_axe
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False)])
def test_axe_finds_nothing(page: Any, width: int, dark: bool) -> None:
    view(page, width, dark=dark)
    press(page, "j", ENTER, "j")
    assert violations(page) == []
    view(page, 1280)
    one(page, "#keys").click()
    assert violations(page) == []


def test_two_thousand_articles_open_in_under_two_seconds(driver: Any, data: dict[str, Any], tmp_path: Path) -> None:
    articles = [data["articles"][0] | {"file": f"content/{number}.txt"} for number in range(2000)]
    file = tmp_path / "many.html"
    file.write_text(filled("report.html", data | {"articles": articles, "files": 2000}), encoding="utf-8")
    driver.get(file.as_uri())
    opened = driver.execute_script("return performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert opened < 2000
    assert 0 < len(driver.find_elements("css selector", ".block")) < 1000
    frames = driver.execute_async_script(
        """
        const done = arguments[0], times = [];
        let last = performance.now();
        const step = (now) => {
          times.push(now - last);
          last = now;
          scrollBy(0, 400);
          if (times.length < 100) requestAnimationFrame(step);
          else done(times.sort((a, b) => a - b)[50]);
        };
        requestAnimationFrame(step);
        """
    )
    assert frames < 50
    one(driver, "input[type=search]").send_keys("received")
    assert one(driver, "#shown").text == "2,000 findings in 2,000 articles"
    driver.execute_script("document.querySelector('#articles').lastChild.scrollIntoView()")
    press(driver, F8)
    assert driver.switch_to.active_element.text.startswith("recieved")
