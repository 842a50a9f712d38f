"""Debian's Chromium, driven over loopback, for tests of what people see."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
CHROMIUM = shutil.which("chromium")
CHROMEDRIVER = shutil.which("chromedriver")
AXE = Path(os.environ.get("NEWSLINT_AXE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))

needs_chromium = pytest.mark.skipif(
    not (CHROMIUM and CHROMEDRIVER and find_spec("selenium")),
    reason="needs selenium and Chromium (Debian: apt install chromium chromium-driver)",
)
needs_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="needs axe-core (npm install --no-save axe-core, or NEWSLINT_AXE=…/axe.min.js)"
)


@contextmanager
def chromium(width: int = 1280, height: int = 900, *, dark: bool = False) -> Iterator[Any]:
    """A selenium driver of a headless Chromium that reaches nothing but this machine."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.add_argument("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(CHROMEDRIVER))
    try:
        view(driver, width, height, dark=dark)
        yield driver
    finally:
        driver.quit()


def view(driver: Any, width: int, height: int = 900, *, dark: bool = False) -> None:
    """Give the page another size and scheme of colours."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})


def press(driver: Any, *keys: str) -> None:
    """Press keys, wherever the focus is."""
    from selenium.webdriver import ActionChains

    ActionChains(driver).send_keys(*keys).perform()


def violations(driver: Any) -> list[str]:
    """What axe-core finds wrong with the page as it stands."""
    driver.execute_script(AXE.read_text(encoding="utf-8"))
    result = driver.execute_async_script(
        "Promise.all(document.getAnimations().map((one) => one.finished))"  # colours on their way have no contrast yet
        ".then(() => axe.run(document)).then(arguments[arguments.length - 1])"
    )
    return [
        f"{each['id']}: {each['help']}: {json.dumps([node['html'][:120] for node in each['nodes'][:3]])}"
        for each in result["violations"]
    ]


def complaints(driver: Any) -> list[str]:
    """What the browser's console says."""
    return [entry["message"] for entry in driver.get_log("browser")]
