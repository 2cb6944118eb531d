"""Pictures of the demo's page, as the documentation shows it and as it looks elsewhere.

``python tests/browser/screenshots.py FOLDER`` writes page.png (the picture of the README), dark.png, arabic.png,
phone.png and long.png.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from browser import Browser, open_browser
from browser_timelines import long_timeline

import timeline
from timeline.batch.demo import demo_documents

WIDE, PHONE = (1280, 860), (390, 844)
OPEN = "$('.flag')?.closest('.event').querySelector('a').click(); scrollTo(0, 0)"
SETTLED = "const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 200))"


def main(folder: Path) -> None:
    """Write all pictures."""
    demo = timeline.extract_many(demo_documents())
    english, arabic = demo.to_html(lang="en"), demo.to_html(lang="ar")
    with open_browser() as browser:
        picture(browser, english, folder / "page.png")
        picture(browser, arabic, folder / "arabic.png")
        picture(browser, english, folder / "phone.png", size=PHONE)
        picture(browser, long_timeline().to_html(), folder / "long.png")
        browser.prefer("dark")
        picture(browser, english, folder / "dark.png")


def picture(browser: Browser, page: str, path: Path, *, size: tuple[int, int] = WIDE) -> None:
    """The top of a page, with the first event open that sources disagree on."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, "utf-8")
        browser.size(*size)
        browser.open(file)
        browser.run(OPEN)
        browser.driver.execute_async_script(SETTLED)
        browser.driver.save_screenshot(str(path))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
