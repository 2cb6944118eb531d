"""A headless Chromium that looks at pages of the library: what Debian's `chromium` and `chromium-driver` install."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import frozen

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars")


def missing() -> str | None:
    """What is not installed, if anything."""
    if not any(map(shutil.which, NAMES)):
        return "no chromium on the path"
    return None if shutil.which("chromedriver") else "no chromedriver on the path"


@frozen
class Browser:
    """The few things that are asked of a browser."""

    driver: Any

    def open(self, path: Path, fragment: str = "") -> None:
        """Load the page anew."""
        self.driver.get("about:blank")
        self.driver.get(path.as_uri() + fragment)

    def run(self, script: str, *arguments: object) -> Any:
        """What a script returns; `$` and `$$` find elements."""
        return self.driver.execute_script(
            f"const $ = (s) => document.querySelector(s), $$ = (s) => [...document.querySelectorAll(s)]; {script}",
            *arguments,
        )

    def command(self, name: str, **options: object) -> Any:
        """A command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(name, options)

    def size(self, width: int, height: int) -> None:
        """The size of the window in CSS pixels; narrow windows are phones."""
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def prefer(self, scheme: str, media: str = "") -> None:
        """Whether the user likes it light or dark, and whether the page is printed."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.command("Emulation.setEmulatedMedia", media=media, features=features)

    def keys(self, *keys: str) -> None:
        """Press keys on what has the focus."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def click(self, selector: str) -> None:
        """A click of the mouse."""
        self.driver.find_element("css selector", selector).click()

    def complaints(self) -> list[str]:
        """What the console said since last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """What was asked of the network since last asked."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        urls = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith(("file:", "data:", "about:"))]


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser that is closed again."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = next(filter(None, map(shutil.which, NAMES)))
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    for flag in FLAGS:
        options.add_argument(flag)
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    try:
        yield Browser(driver)
    finally:
        driver.quit()
