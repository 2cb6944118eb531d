"""The pictures of the documentation, and of the demo's page as it looks elsewhere.

``python tests/browser/screenshots.py docs/images`` writes those that the documentation shows: page.png, arabic.png,
notebook.png, slide.png. With ``--all`` dark.png, phone.png and long.png too.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from browser import Browser, open_browser
from browser_timelines import long_timeline

import timeline
from timeline.batch.demo import demo_documents

WIDE, PHONE, CELL = (1280, 860), (390, 844), (1000, 125)
NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"
STYLE = "body { font: 15px sans-serif; margin: 12px } th, td { text-align: start; padding: 4px 12px }"
OPEN = "$('.flag')?.closest('.event')?.querySelector('a').click(); scrollTo(0, 0)"
SETTLED = "const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 200))"


def main(folder: Path, *, more: bool) -> None:
    """Write the pictures of the documentation, and more of the page."""
    demo = timeline.extract_many(demo_documents())
    english, arabic = demo.to_html(lang="en"), demo.to_html(lang="ar")
    with open_browser() as browser:
        picture(browser, english, folder / "page.png")
        picture(browser, arabic, folder / "arabic.png")
        picture(browser, notebook_table(), folder / "notebook.png", size=CELL)
        (folder / "slide.png").write_bytes(demo.to_png(scale=1))
        if not more:
            return
        picture(browser, english, folder / "phone.png", size=PHONE)
        picture(browser, long_timeline().to_html(), folder / "long.png")
        browser.prefer("dark")
        picture(browser, english, folder / "dark.png")


def notebook_table() -> str:
    """The table that the first cell of the notebook of the documentation shows, as a page."""
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    table = "".join(cells[1]["outputs"][0]["data"]["text/html"])
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{table}"


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
    main(Path(sys.argv[1]), more="--all" in sys.argv)
