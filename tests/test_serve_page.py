"""The page as an editor meets it: Chromium pastes articles, mends them and takes them away."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newslint import check_text, fix_text
from tests.browser import ROOT, chromium, complaints, needs_axe, needs_chromium, press, view, violations
from tests.serving import served
from tests.test_serve import word

pytestmark = [pytest.mark.loopback, needs_chromium]
FERRY = (ROOT / "examples" / "ferry.txt").read_text(encoding="utf-8")
RAIN = "It rained 🚢 on Monday , they say. He recieved the the result from Mr. Oddbjorn.\n"
CODE = re.compile(r"[A-Z]{3}\d{3}")
F8, ENTER, ESCAPE, ALT, SHIFT, CONTROL = "\ue038", "\ue007", "\ue00c", "\ue00a", "\ue008", "\ue009"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as found:
        yield found


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture
def page(driver: Any, address: str) -> Any:
    return opened(driver, address)


def opened(driver: Any, address: str) -> Any:
    clipboard = ["clipboardReadWrite", "clipboardSanitizedWrite"]
    driver.execute_cdp_cmd("Browser.grantPermissions", {"origin": address, "permissions": clipboard})
    driver.get(address)
    complaints(driver)  # those of the page before
    driver.execute_script("localStorage.clear()")
    driver.get(address)
    until(lambda: driver.execute_script("return 'ready' in document.documentElement.dataset"))
    return driver


def until(true: Callable[[], Any], seconds: float = 10) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


def one(driver: Any, selector: str) -> Any:
    return driver.find_element("css selector", selector)


def paste(driver: Any, text: str) -> None:
    """Paste a text into the article, from the clipboard."""
    from selenium.webdriver import ActionChains

    one(driver, "#article").click()
    driver.execute_async_script("navigator.clipboard.writeText(arguments[0]).then(arguments[1])", text)
    ActionChains(driver).key_down(CONTROL).send_keys("v").key_up(CONTROL).perform()


def article(driver: Any) -> str:
    found: str = driver.execute_script("return document.getElementById('article').value")
    return found


def marks(driver: Any) -> list[str]:
    found: list[str] = driver.execute_script(
        "return [...document.querySelectorAll('.backdrop .mark')].map((mark) => mark.textContent)"
    )
    return found


def codes(driver: Any) -> list[str]:
    found: list[str] = driver.execute_script(
        "return [...document.querySelectorAll('.card .head')].map((head) => head.textContent)"
    )
    return [match[0] for match in map(CODE.search, found) if match]


def deed(driver: Any, code: str, label: str) -> None:
    """Press a button of the card of a rule's finding."""
    driver.execute_script(
        "[...document.querySelectorAll('.card')].find((card) => card.textContent.includes(arguments[0]))"
        ".querySelectorAll('.deeds button').forEach((each) => each.textContent.includes(arguments[1]) && each.click())",
        code,
        label,
    )


def test_a_pasted_article_shows_what_the_command_line_finds(page: Any) -> None:
    paste(page, FERRY)
    findings = check_text(FERRY)
    until(lambda: codes(page) == [finding.code for finding in findings])
    assert "".join(marks(page)) == "".join(FERRY[slice(*finding.span)] for finding in findings)
    assert one(page, "#status").text == "12 errors, 5 warnings · 290 words · English"
    shown = page.execute_script(
        "return [...document.querySelectorAll('.backdrop > div')].map((each) => each.textContent)"
    )
    assert shown == FERRY.split("\n")
    assert complaints(page) == []


def test_marks_stand_behind_their_words(page: Any) -> None:
    paste(page, RAIN * 3 + "x" * 400 + "  , and so on\n")
    until(lambda: len(codes(page)) > 6)
    box = page.execute_script(
        "const area = document.getElementById('article'); return [area.scrollHeight, area.clientHeight, "
        "area.scrollWidth, area.clientWidth, document.getElementById('backdrop').offsetHeight, area.offsetHeight]"
    )
    assert box[0] <= box[1]
    assert box[2] <= box[3]
    assert box[4] == box[5]


def test_a_fix_is_accepted_and_undone(page: Any) -> None:
    paste(page, RAIN)
    until(lambda: codes(page) == ["PUN001", "SPL001", "DUP001"])
    deed(page, "SPL001", "Accept")
    assert article(page) == RAIN.replace("recieved", "received")
    until(lambda: codes(page) == ["PUN001", "DUP001"])
    one(page, "#undo").click()
    assert article(page) == RAIN
    until(lambda: codes(page) == ["PUN001", "SPL001", "DUP001"])


def test_all_safe_fixes_are_one_step(page: Any) -> None:
    paste(page, FERRY)
    until(lambda: len(codes(page)) == 17)
    one(page, "#fix-all").click()
    until(lambda: article(page) == fix_text(FERRY))
    until(lambda: not one(page, "#fix-all").is_enabled())
    assert len(codes(page)) == len(check_text(fix_text(FERRY)))
    one(page, "#undo").click()
    until(lambda: article(page) == FERRY)


def test_findings_move_with_the_text_while_one_types(page: Any) -> None:
    paste(page, RAIN)
    until(lambda: marks(page) == [" ,", "recieved", "the the"])
    page.execute_script("document.getElementById('article').setSelectionRange(0, 0)")
    press(page, "Yes. ")
    assert marks(page) == [" ,", "recieved", "the the"]
    press(page, "He recieved it. ")
    until(lambda: marks(page) == ["recieved", " ,", "recieved", "the the"])


def test_by_keyboard_alone(page: Any) -> None:
    from selenium.webdriver import ActionChains

    one(page, "#article").click()
    press(page, "It rained , they say. He recieved the the boat.")
    until(lambda: codes(page) == ["PUN001", "SPL001", "DUP001"])
    press(page, F8, F8)
    assert page.execute_script("return getSelection().toString()") == "recieved"
    assert page.execute_script("return document.querySelector('.card.current .head').textContent").endswith(
        "misspelling"
    )
    ActionChains(page).key_down(ALT).send_keys(ENTER).key_up(ALT).perform()
    assert article(page) == "It rained , they say. He received the the boat."
    until(lambda: codes(page) == ["PUN001", "DUP001"])
    ActionChains(page).key_down(SHIFT).send_keys(F8).key_up(SHIFT).perform()
    ActionChains(page).key_down(ALT).send_keys("i").key_up(ALT).perform()
    assert codes(page) == ["DUP001"]
    ActionChains(page).key_down(ALT).key_down(SHIFT).send_keys(ENTER).key_up(SHIFT).key_up(ALT).perform()
    until(lambda: article(page) == "It rained, they say. He received the boat.")
    ActionChains(page).key_down(CONTROL).send_keys("zz").key_up(CONTROL).perform()
    assert article(page) == "It rained , they say. He recieved the the boat."
    ActionChains(page).key_down(CONTROL).send_keys("y").key_up(CONTROL).perform()
    assert article(page) == "It rained , they say. He received the the boat."
    until(lambda: "DUP001" in codes(page))
    for _ in range(4):
        press(page, "\ue004")
    assert page.execute_script("return document.activeElement.closest('.panel') !== null")
    press(page, ESCAPE)
    assert page.switch_to.active_element.get_attribute("id") == "article"


def test_evidence_shows_under_the_pointer(page: Any) -> None:
    from selenium.webdriver import ActionChains

    paste(page, RAIN)
    until(lambda: len(codes(page)) == 3)
    place = page.execute_script(
        "const {x, y, width, height} = document.querySelectorAll('.backdrop .mark')[1].getBoundingClientRect();"
        "return [Math.round(x + width / 2), Math.round(y + height / 2)]"
    )
    ActionChains(page).move_by_offset(*place).perform()
    assert "“recieved” is a common misspelling" in one(page, ".tip").text
    ActionChains(page).move_by_offset(0, 300).perform()
    assert not one(page, ".tip").is_displayed()


def test_on_a_phone_the_finding_that_is_touched_comes_into_view(page: Any) -> None:
    from selenium.webdriver import ActionChains

    view(page, 390, 844)
    paste(page, RAIN + "\nNothing is wrong here.\n" * 40)
    until(lambda: len(codes(page)) >= 3)
    page.execute_script("scrollTo(0, 0)")
    assert page.execute_script("return document.querySelector('.card').getBoundingClientRect().top") > 844
    mark = ".backdrop .mark"
    ActionChains(page).move_to_element(one(page, mark)).click().perform()
    card = "return document.querySelector('.card.current')?.getBoundingClientRect().bottom"
    until(lambda: page.execute_script(card) is not None)
    assert page.execute_script(card) <= 844
    ActionChains(page).move_to_element_with_offset(one(page, mark), 0, 100).click().perform()
    until(lambda: page.execute_script(card) is None)
    view(page, 1280)


def test_filters(page: Any) -> None:
    paste(page, FERRY)
    until(lambda: len(codes(page)) == 17)
    one(page, "#narrow summary").click()
    page.execute_script(
        "const select = document.querySelector('select[name=family]'); select.value = 'duplication';"
        "select.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert codes(page) == ["DUP004", "DUP001"]
    assert len(marks(page)) == 2
    one(page, "button[type=reset]").click()
    until(lambda: len(codes(page)) == 17)
    one(page, "input[name=text]").send_keys("recieved")
    assert codes(page) == ["SPL001"]


def test_rules_words_and_languages(page: Any) -> None:
    paste(page, RAIN)
    until(lambda: codes(page) == ["PUN001", "SPL001", "DUP001"])
    deed(page, "SPL001", "is right")
    until(lambda: codes(page) == ["PUN001", "DUP001"])
    deed(page, "DUP001", "Rule off")
    until(lambda: codes(page) == ["PUN001"])
    one(page, "#rules").click()
    assert one(page, "#words").get_attribute("value") == "recieved"
    one(page, "#sought").send_keys("original")  # there is none here, and no rule that asks for one
    assert "BIL" not in one(page, "#rule-list").text
    one(page, "#sought").clear()
    one(page, "#sought").send_keys("DUP001")
    box = one(page, "#rule-list input")
    assert not box.is_selected()
    box.click()
    press(page, ESCAPE)
    until(lambda: codes(page) == ["PUN001", "DUP001"])
    page.refresh()  # choices are kept, the text is not
    until(lambda: page.execute_script("return 'ready' in document.documentElement.dataset"))
    assert article(page) == ""
    paste(page, RAIN)
    until(lambda: codes(page) == ["PUN001", "DUP001"])
    one(page, "#rules").click()
    one(page, "#defaults").click()
    press(page, ESCAPE)
    until(lambda: codes(page) == ["PUN001", "SPL001", "DUP001"])
    page.execute_script(
        "const select = document.getElementById('language'); select.value = 'de';"
        "select.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    until(lambda: "German" in one(page, "#status").text)


def test_files_are_opened(page: Any, tmp_path: Path) -> None:
    upload = one(page, "#file")
    (tmp_path / "a.md").write_text("# Rain\n\nIt *rained* , they say.\n", encoding="utf-8")
    upload.send_keys(str(tmp_path / "a.md"))
    until(lambda: codes(page) == ["PUN001"])
    assert one(page, "#kind").get_attribute("value") == "article.md"
    (tmp_path / "b.docx").write_bytes(word("He recieved a boat.", "It rained , they say."))
    upload.send_keys(str(tmp_path / "b.docx"))
    until(lambda: article(page) == "He recieved a boat.\n\nIt rained , they say.\n")
    until(lambda: codes(page) == ["SPL001", "PUN001"])
    (tmp_path / "c.txt").write_bytes("Caf\u00e9 , na\u00efve.\r\nHe came.\r\n".encode("cp1252"))
    upload.send_keys(str(tmp_path / "c.txt"))
    until(lambda: article(page) == "Caf\u00e9 , na\u00efve.\nHe came.\n")
    (tmp_path / "d.docx").write_bytes(b"no Word document")
    upload.send_keys(str(tmp_path / "d.docx"))
    until(lambda: "not a Word document" in one(page, "#status").text)


def test_a_file_is_dropped(page: Any) -> None:
    page.execute_script(
        "const dataTransfer = new DataTransfer();"
        "dataTransfer.items.add(new File(['<p>It <b>rained</b> , they say.</p>'], 'rain.html'));"
        "for (const kind of ['dragover', 'drop'])"
        " document.body.dispatchEvent(new DragEvent(kind, {dataTransfer, bubbles: true, cancelable: true}));"
    )
    until(lambda: codes(page) == ["PUN001"])
    assert one(page, "#kind").get_attribute("value") == "article.html"
    assert not one(page, ".dropping").is_displayed()


def test_the_result_is_copied_and_the_report_downloaded(page: Any, tmp_path: Path) -> None:
    page.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    paste(page, RAIN)
    until(lambda: len(codes(page)) == 3)
    one(page, "#copy").click()
    until(lambda: one(page, "#status").text == "Copied.")
    assert page.execute_async_script("navigator.clipboard.readText().then(arguments[0])") == RAIN
    one(page, "#report").click()
    until(lambda: (tmp_path / "article-newslint.html").exists())
    assert "recieved" in (tmp_path / "article-newslint.html").read_text(encoding="utf-8")


def test_markup_in_an_article_stays_text(page: Any) -> None:
    paste(page, "<img src=x onerror=alert(1)> It rained , <b>they</b> say. <script>alert(1)</script>\n")
    until(lambda: "PUN001" in codes(page))
    assert (
        page.execute_script("return document.querySelectorAll('img, .panel script, .desk script, .card b').length") == 0
    )
    assert complaints(page) == []


def test_an_article_of_a_megabyte(page: Any) -> None:
    clean = "The ferry left the harbor at noon with forty people and a dog on board.\n\n" * 14_000
    text = clean[:500_000] + "\nIt rained , they say.\n" + clean[500_000:]
    assert len(text) > 1_000_000
    one(page, "#rules").click()  # what stands twice is no fault here
    for code in ("DUP", "MTR"):
        page.execute_script("document.getElementById('sought').value = ''")
        one(page, "#sought").clear()
        one(page, "#sought").send_keys(code)
        page.execute_script("document.querySelectorAll('#rule-list input:checked').forEach((box) => box.click())")
    one(page, "#choice .primary").click()
    paste(page, text)
    until(lambda: "PUN001" in codes(page), 60)
    began = time.monotonic()
    press(page, "x")
    page.execute_script("return document.getElementById('backdrop').offsetHeight")
    assert time.monotonic() - began < 2
    deed(page, "PUN001", "Accept")
    until(lambda: "It rained, they say." in article(page), 30)


def test_two_editors_at_once(page: Any, address: str) -> None:
    with chromium() as other:
        opened(other, address)
        paste(page, "It rained , they say.\n")
        paste(other, "He recieved the boat.\n")
        until(lambda: codes(page) == ["PUN001"])
        until(lambda: codes(other) == ["SPL001"])
        assert article(page) == "It rained , they say.\n"


def test_what_the_server_refuses_is_said(page: Any) -> None:
    page.execute_script("window.fetch = () => Promise.reject(new TypeError())")
    paste(page, RAIN)
    until(lambda: one(page, "#status").text == "The server does not answer.")
    answer = json.dumps({"title": "", "status": 413, "detail": "the body is larger than 9 bytes: send less"})
    page.execute_script(f"window.fetch = async () => new Response('{answer}', {{status: 413}})")
    press(page, "x")
    until(lambda: one(page, "#status").text == "Not done: the body is larger than 9 bytes: send less.")


@needs_axe
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False)])
def test_axe_finds_nothing(page: Any, width: int, dark: bool) -> None:
    view(page, width, dark=dark)
    assert violations(page) == []
    paste(page, FERRY)
    until(lambda: len(codes(page)) == 17)
    press(page, F8)
    one(page, "#narrow summary").click()
    assert violations(page) == []
    assert page.execute_script("return document.documentElement.scrollWidth") <= width
    for button in ("#rules", "#keys"):
        one(page, button).click()
        assert violations(page) == []
        press(page, ESCAPE)
    view(page, 1280)
